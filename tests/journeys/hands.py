"""How somebody reads the site: by mouse or by keyboard alone, on a wide or narrow screen, with or without scripts."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, FilePayload, Locator, Page, Route, expect

MOST_TABS = 300
PHONE, DESK, NARROWEST = 375, 1280, 320
# Whether the focus is on the target, and whether one sees where it is. Parts of a drawing show it by their colours.
FOCUSED = """(target) => {
  const here = document.activeElement, style = getComputedStyle(here), box = here.getBoundingClientRect();
  const colour = one => getComputedStyle(one).fill + getComputedStyle(one).stroke;
  const colours = () => [...here.querySelectorAll("*")].map(colour).join();
  const isColoured = () => {
    const before = colours();
    here.blur();
    const after = colours();
    here.focus();
    return before !== after;
  };
  const hasLine = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const isOutlined = hasLine || style.boxShadow !== "none";
  const isInWindow = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0;
  const isDay = here.type === "date" && !here.matches(":focus");
  const isNowhere = here === document.body || here === document.documentElement;
  return {
    what: here.outerHTML.slice(0, 200),
    isTarget: here === target,
    // In a field for a day the browser itself draws a line around its calendar.
    isSeen: isNowhere || (isInWindow && (isOutlined || isDay || (here instanceof SVGElement && isColoured()))),
  };
}"""
# Whether nothing has the focus yet, and the target stands in the page itself, not above it.
IS_BELOW = "target => document.activeElement === document.body && !location.hash && !!target.closest('main')"
TOO_WIDE = """async () => {
  await document.fonts.ready;
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const wide = [...document.querySelectorAll("body *")].filter(one => one.getBoundingClientRect().right > room + 1);
  return [`${document.documentElement.scrollWidth} px`, ...wide.slice(0, 3).map(one => one.outerHTML.slice(0, 120))];
}"""


@dataclass(frozen=True)
class Way:
    """A way to read. Without `width` it is the screen that somebody in this role has.

    `skips_header`: by keyboard, past what stands above each page by the link that is there for it.
    """

    name: str
    width: int | None = None
    by_keyboard: bool = False
    has_scripts: bool = True
    skips_header: bool = False


WAYS = (
    Way("mouse"),
    Way("keyboard", by_keyboard=True),
    Way("narrow-without-scripts", width=NARROWEST, has_scripts=False),
)


def keep_inside(context: BrowserContext, site: str) -> list[str]:
    """Nothing of the outside is fetched: who follows a link gets an empty page. Gives the addresses that were asked."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=200, content_type="text/html", body="<!doctype html><title>Buiten</title>")

    context.route(lambda address: not address.startswith((f"{site}/", "data:", "blob:")), answer)
    return asked


class Hands:
    """What a reader does with a page, and how often. After each step the page must fit the screen."""

    def __init__(self, page: Page, way: Way, asked_outside: list[str]) -> None:
        self.page, self.way, self.asked_outside = page, way, asked_outside
        self.clicks = self.fields = 0
        self.complaints: list[str] = []
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, address: str) -> None:
        """Type an address in the bar of the browser."""
        answered = self.page.goto(address)
        assert answered is not None
        assert answered.status == 200, f"{address}: {answered.status}"
        self.fits()

    def fits(self) -> None:
        """Nothing is wider than the screen, once the letters that the page asks for are there."""
        too_wide = self.page.evaluate(TOO_WIDE)
        assert too_wide == [], (self.page.url, too_wide)

    def reach(self, target: Locator) -> None:
        """Press Tab until the focus is on `target`; each stop on the way must show where the focus is."""
        if self.way.skips_header and target.evaluate(IS_BELOW):
            self.page.keyboard.press("Tab")
            self.page.keyboard.press("Enter")
        for _press in range(MOST_TABS):
            stop = target.evaluate(FOCUSED)
            assert stop["isSeen"], f"the focus cannot be seen: {stop['what']}"
            if stop["isTarget"]:
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{MOST_TABS} times Tab did not reach {target}")

    def press(self, target: Locator, key: str = "Enter") -> None:
        """Use a link, button or checkbox."""
        self.clicks += 1
        if self.way.by_keyboard:
            self.reach(target)
            self.page.keyboard.press(key)
        else:
            target.click()

    def go(self, link: Locator) -> None:
        """Follow a link of the site to its page."""
        there = link.get_attribute("href") or ""
        self.press(link)
        self.page.wait_for_url(lambda address: address.endswith(there))
        self.fits()

    def write(self, box: Locator, words: str) -> None:
        """Type words in a field, in the place of what is there. A day is written as 2026-12-31."""
        self.fields += 1
        if not self.way.by_keyboard:
            box.fill(words)
            return
        self.reach(box)
        if box.get_attribute("type") == "date":
            self._type_day(box, words)
        else:
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type(words)
        expect(box).to_have_value(words)

    def _type_day(self, box: Locator, day: str) -> None:
        """In the order in which the browser asks it, which is that of its own language."""
        year, month, of_month = day.split("-")
        for first, second in ((month, of_month), (of_month, month)):
            self.page.keyboard.type(first + second + year)
            if box.input_value() == day:
                return
            self.page.keyboard.press("Shift+Tab")
            self.page.keyboard.press("Shift+Tab")

    def paste(self, box: Locator, text: str) -> None:
        """Put what was copied elsewhere in a field."""
        self.fields += 1
        if self.way.by_keyboard:
            self.reach(box)
            self.page.keyboard.insert_text(text)
        else:
            box.fill(text)

    def pick(self, name: str, label: str) -> None:
        """Choose from the list of this name; by keyboard one types the first letters."""
        self.fields += 1
        box = self.page.locator(f"main select[name={name}]")
        if self.way.by_keyboard:
            self.reach(box)
            self.page.keyboard.type(label)
            assert box.evaluate("one => one.selectedOptions[0].label") == label
        else:
            box.select_option(label=label)

    def hand_over(self, box: Locator, file: FilePayload) -> None:
        """Choose a file of one's own."""
        self.fields += 1
        with self.page.expect_file_chooser() as choosing:
            self.press(box)
        choosing.value.set_files(files=[file])

    def fill(self, **values: str) -> None:
        """Fill in the fields of these names."""
        for name, value in values.items():
            self.write(self.page.locator(f"main [name={name}]").first, value)

    def tick(self, box: Locator) -> None:
        """Choose a tick or a round button. By keyboard one comes at the round button of its group that is chosen."""
        if not self.way.by_keyboard:
            self.clicks += 1
            box.check()
        elif box.get_attribute("type") == "radio":
            self.reach_group(box)
        else:
            self.press(box, "Space")

    def reach_group(self, box: Locator) -> None:
        """Tab to a group of round buttons, and go on with the arrows to this one."""
        group = self.page.locator(f"[type=radio][name={box.get_attribute('name')}]")
        chosen = group.and_(self.page.locator(":checked"))
        self.reach(chosen if chosen.count() else group.first)
        self.page.keyboard.press("Space")
        for _press in range(group.count()):
            if box.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"the arrows did not reach {box}")

    def do(self, words: str) -> None:
        """Press the button with these words; the page that comes of it fits the screen."""
        self.send(self.page.locator("main").get_by_role("button", name=words, exact=True))

    def hand_in(self) -> None:
        """Press the main button of the form, whatever its language."""
        self.send(self.page.locator("main form .nl-button--primary").first)

    def send(self, button: Locator) -> None:
        """Press a button that leads to another page."""
        if self.way.by_keyboard:
            self.reach(button)
        with self.page.expect_navigation():
            self.press(button)
        self.fits()

    def follow(self, words: str) -> None:
        """Follow the first link with these words on the page itself."""
        self.go(self.page.locator("main").get_by_role("link", name=words).first)

    def unfold(self, summary: Locator) -> None:
        """Open what is folded, if it is."""
        if summary.is_visible() and not summary.evaluate("one => one.parentElement.open"):
            self.press(summary)

    def ask(self, words: str) -> None:
        """Type words in the search box of this page and press Enter. The box says what was asked."""
        box = self.page.get_by_role("searchbox")
        if self.way.by_keyboard:
            self.reach(box)
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type(words)
        else:
            box.fill(words)
        self.page.keyboard.press("Enter")
        expect(self.page.locator("#aantal")).to_contain_text(f"voor “{words}”")
        expect(box).to_have_value(words)
        self.fits()

    def open_find(self, among: Sequence[str]) -> str:
        """Open the first example of the page of finds that fits the need. Gives its address."""
        finds = self.page.locator(".find__results a")
        there = [str(find.get_attribute("href")) for find in finds.all()]
        fitting = [address for address in there if address.rpartition("/")[2] in among]
        assert fitting, f"none of {among} among {there}"
        self.go(self.page.locator(f'.find__results a[href="{fitting[0]}"]'))
        return fitting[0]

    def read_example(self) -> None:
        """The story, who played which part, and what was promised with figures."""
        for anchor in ("verhaal", "huurders"):
            part = self.page.locator(f"section[aria-labelledby={anchor}]")
            expect(part.get_by_role("heading", level=2)).to_be_visible()
            assert len(part.locator(".wh-flow").inner_text()) > 80, f"{self.page.url} tells too little: {anchor}"
        promises = self.page.locator(".wh-promise")
        expect(promises.first).to_be_visible()
        figures = " ".join(self.page.locator(".wh-promise__figure").all_inner_texts())
        # A figure may stand in words: "Twee keer per jaar".
        assert re.search(r"\d|\b(één|twee|drie|vier|vijf|zes|elf)\b", figures, re.I), f"{self.page.url} has no figure"
        expect(promises.first).to_contain_text("Wie:")

    def follow_a_source(self) -> None:
        """Leave for the first source, in the same window, and come back to the page."""
        page, source = self.page.url, self.page.locator(".wh-sources__link").first
        there = str(source.get_attribute("href"))
        assert there.startswith(("https://", "http://"))
        assert source.get_attribute("rel") == "noopener"
        assert source.get_attribute("target") is None
        self.press(source)
        expect(self.page).to_have_title("Buiten")
        assert self.asked_outside[-1].rstrip("/") == there.rstrip("/")
        self.page.go_back()
        expect(self.page).to_have_url(page)

    def print_it(self) -> None:
        """On paper there is the text with the addresses of its sources, and nothing to click."""
        self.page.emulate_media(media="print")
        for gone in (".wh-menu", ".wh-breadcrumbs", ".wh-footer__pages", ".wh-print", ".wh-data"):
            for one in self.page.locator(gone).all():
                expect(one).to_be_hidden()
        source = self.page.locator(".wh-sources__link").first
        printed = source.evaluate("one => getComputedStyle(one, '::after').content")
        assert "attr(href)" in printed or str(source.get_attribute("href")) in printed, printed
        expect(self.page.get_by_role("heading", level=1)).to_be_visible()
        paper = self.page.pdf(format="A4")
        assert paper.startswith(b"%PDF-")
        assert len(paper) > 20_000
        self.page.emulate_media(media="screen")

    def take_data(self) -> Any:
        """This page as JSON, and back."""
        page, link = self.page.url, self.page.locator(".wh-data a", has_text="JSON")
        with self.page.expect_response(re.compile(r"\.json")) as answered:
            self.press(link)
        assert answered.value.status == 200
        taken = json.loads(answered.value.body())
        self.page.wait_for_url(re.compile(r"\.json"))
        self.page.go_back()
        expect(self.page).to_have_url(page)
        return taken

    def take_sheet(self) -> list[str]:
        """The list on this page as CSV: its lines."""
        with self.page.expect_download() as downloading:
            self.press(self.page.locator(".wh-data a", has_text="CSV"))
        assert downloading.value.suggested_filename.endswith(".csv")
        return Path(downloading.value.path()).read_text(encoding="utf-8-sig").splitlines()
