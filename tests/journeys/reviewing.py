"""What an officer does with a long paper: hands it in, decides, chooses words herself, takes over the rest, records."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Locator, expect

from .conftest import PATIENCE
from .hands import Hands
from .whole_paper import Signed

# Proposals of which nothing that the list needs is missing, to be decided on; and those of which something is.
COMPLETE = ".intake-card--proposed:not(:has(.prep-line__missing))"
LACKING = ".intake-card--proposed:has(.prep-line__missing)"
ASIDE = ".intake-passage--aside > a[data-start]"
OWN_WORDS = "Zo zeggen wij het zelf."
MOST_LOOKS = 200
# From the middle of the first to the middle of the fourth word of a passage, in the window.
WORDS_OF = """(link) => {
  link.scrollIntoView({ block: "center" });
  const text = link.firstChild;
  const at = (place) => {
    const sign = document.createRange();
    sign.setStart(text, place);
    sign.setEnd(text, place + 1);
    const box = sign.getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
  };
  const words = [...text.data.matchAll(/\\S+/g)];
  return [...at(words[0].index), ...at(words[3].index + 1)];
}"""


@dataclass(frozen=True)
class Officer:
    """She who has the paper. `look`: what happens at each page that she comes to."""

    hands: Hands
    signed: Signed
    look: Callable[[], None]

    def hand_in(self) -> None:
        """The file goes in as the signed document too, and the page comes back by itself once it was read."""
        officer = self.hands
        officer.go(officer.page.locator(".prep-steps a[href$='/stuk']"))
        self.look()
        officer.hand_over(officer.page.locator("main [name=file]"), self.signed.file)
        officer.tick(officer.page.locator("main [name=keeps]"))
        officer.hand_in()
        if officer.way.has_scripts:
            officer.page.locator(".intake-cards").wait_for(timeout=4 * PATIENCE)
        for _look in range(MOST_LOOKS):
            if officer.page.locator(".intake-cards").count():
                break
            officer.open(officer.page.url)
        officer.fits()
        self.look()

    def decide(self, card: Locator, key: str) -> None:
        """Decide on a proposal: by its key, or by the button or link that has it."""
        officer = self.hands
        if not officer.way.by_keyboard:
            officer.send(card.locator(f"[data-key={key}]"))
            return
        wanted = card.get_attribute("id")
        while officer.page.evaluate("document.activeElement.id") != wanted:
            officer.page.keyboard.press("j")
        with officer.page.expect_navigation():
            officer.page.keyboard.press(key)
        officer.fits()

    def review(self) -> None:
        """One as proposed, one rejected and put back and in other words, words of her own choice, and all the rest."""
        page = self.hands.page
        self.decide(page.locator(COMPLETE).first, "a")
        name = page.locator(COMPLETE).first.get_attribute("id")
        self.decide(page.locator(f"#{name}"), "x")
        expect(page.locator(f"#{name}.intake-card--rejected")).to_be_visible()
        self.hands.send(page.locator("[data-key=u]"))
        expect(page.locator(f"#{name}.intake-card--proposed")).to_be_visible()
        self.decide(page.locator(f"#{name}"), "c")
        self.look()
        self.hands.write(page.locator("main [name=text]"), OWN_WORDS)
        self.hands.send(page.locator("main form.prep-row .nl-button--primary").first)
        expect(page.locator(f"#{name}.intake-card--accepted")).to_be_visible()
        self.choose()
        self.take_the_rest()

    def choose(self) -> None:
        """Words of the document that nobody proposed: marked with the mouse, or by the first and the last in a form."""
        page, accepted = self.hands.page, self.hands.page.locator(".intake-card--accepted")
        before = accepted.count()
        if self.hands.way.by_keyboard:
            self.decide(page.locator(COMPLETE).first, "p")
            self._choose_in_a_form()
        elif self.hands.way.has_scripts:
            left, top, right, bottom = (
                page.locator(ASIDE).filter(has_text=re.compile(r"(\S+ ){5}")).first.evaluate(WORDS_OF)
            )
            page.mouse.move(left, top)
            page.mouse.down()
            page.mouse.move(right, bottom, steps=5)
            page.mouse.up()
            self.look()
            self.hands.send(page.locator("[data-marked] button"))
        else:
            passage = page.locator(ASIDE).filter(has_text=re.compile(r"(\S+ ){5}")).first
            passage.click()
            self.hands.go(passage.locator("xpath=following-sibling::span/a"))
            self._choose_in_a_form()
        expect(accepted).to_have_count(before + 1)
        self._complete(page.locator(".intake-card--accepted:has(.prep-line__missing)"))

    def _complete(self, lacking: Locator) -> None:
        """Say of what was chosen who leads it and what it is about, where the document does not tell."""
        if not lacking.count():
            return
        name = lacking.first.get_attribute("id")
        self.decide(lacking.first, "c")
        for field in ("theme", "lead"):
            label = self.hands.page.locator(f"main select[name={field}] option").nth(1).inner_text()
            self.hands.pick(field, label)
        self.hands.send(self.hands.page.locator("main form.prep-row .nl-button--primary").first)
        expect(self.hands.page.locator(f"#{name}.intake-card--accepted")).to_be_visible()

    def _choose_in_a_form(self) -> None:
        page = self.hands.page
        self.look()
        rather_words = page.locator("main [name=piece][value=words]")
        if rather_words.count():  # a passage of more sentences offers each of them first
            self.hands.tick(rather_words)
        for name, place in (("first", 1), ("last", 4)):
            label = page.locator(f"main select[name={name}] option").nth(place).inner_text()
            self.hands.pick(name, label)
        self.hands.hand_in()

    def take_the_rest(self) -> None:
        """Part by part: no to what says nothing that one can promise, and yes to all others at once."""
        page = self.hands.page
        while page.locator(".intake-card--proposed").count():
            while page.locator(LACKING).count():
                self.decide(page.locator(LACKING).first, "x")
            one = page.locator(".intake-card--proposed")
            if one.count() == 1:
                self.decide(one.first, "a")
                continue
            if self.hands.way.by_keyboard:  # past all cards
                page.keyboard.press("v")
                expect(page.locator("#samen")).to_be_focused()
            self.hands.send(page.locator("#samen [value=alle]"))

    def finish(self) -> tuple[int, str]:
        """What is missing is told; into the list, and recorded. Gives how many promises, and their address."""
        officer = self.hands
        officer.go(officer.page.locator("main a[href$='/klaar']"))
        expect(officer.page.locator("#mist")).to_be_visible()
        self.look()
        number = int(re.findall(r"\d+", officer.page.locator("h1").inner_text())[0])
        officer.send(officer.page.locator("form[action$='/overnemen'] button"))
        expect(officer.page.locator(".prep-count")).to_contain_text(re.compile(rf"^\s*{number} \w+ {number} "))
        if officer.way.by_keyboard:  # the list is long, and the steps stand above it
            officer.open(officer.page.url.partition("#")[0])
        officer.go(officer.page.locator(".prep-steps__last"))
        self.look()
        officer.hand_in()
        self.look()
        return number, officer.page.url.partition("#")[0].replace("/en/", "/")
