"""What people do while an example is made: who puts it forward, the editor, and the parties that tell."""

from dataclasses import dataclass

from playwright.sync_api import expect

from .hands import Hands
from .letters import link_in_letter

EDITOR = "redactie@demo.example"
VOLUNTEER = "bewoner@huurdersbelang.example"
SOURCE = {"url": "https://krant.example/esdoornflat", "publisher": "Stadskrant Voorbeeld", "kind": "news"}


@dataclass(frozen=True)
class Party:
    """A party that is asked, by one person."""

    name: str
    kind: str
    role: str
    email: str
    language: str = "nl"


def become(hands: Hands, email: str) -> None:
    """Sign in as somebody of the demonstration."""
    hands.open("/demo")
    hands.press(hands.page.get_by_role("button", name=f"({email})"))
    hands.page.wait_for_url("/mijn")
    hands.fits()


def nominate(hands: Hands, title: str) -> str:
    """Put an agreement forward. Gives the address where it can be followed."""
    hands.open("/voordragen")
    hands.fill(title=title, places="Tilburg", why="Wij klaagden jaren. Nu spreken we per portiek af wie wat doet.")
    hands.do("Draag voor")
    expect(hands.page.get_by_role("heading", level=1)).to_have_text(title)
    return hands.page.url


def take_up(editor: Hands, dossier: str) -> None:
    """Become the editor who sees to it."""
    editor.open(dossier)
    editor.follow("Oppakken")
    editor.do("Oppakken")
    expect(editor.page.locator("main")).to_contain_text("Vraag een partij")


def ask(editor: Hands, dossier: str, party: Party) -> None:
    """Ask a party; the mail is read before it goes."""
    editor.open(dossier)
    editor.follow("Vraag een partij")
    editor.fill(party=party.name, role=party.role, email=party.email)
    editor.page.locator("[name=kind]").select_option(party.kind)
    editor.tick(editor.page.locator(f"[name=language][value={party.language}]"))
    editor.do("Verder: lees de mail")
    expect(editor.page.locator(".mak-letter")).to_contain_text(party.name)
    editor.do("Verstuur deze mail")
    expect(editor.page.locator(".mak-list__item", has_text=party.name)).to_have_count(1)


def note(editor: Hands, dossier: str, party: Party, words: str) -> None:
    """Write down what a party told."""
    editor.open(dossier)
    editor.page.locator(".mak-list__item", has_text=party.name).get_by_role("link", name="Noteer").click()
    editor.fill(what_made_it_good=words)
    editor.do("Bewaar het voor de spreker")


def tell(speaker: Hands, words: str, **answers: str) -> None:
    """Write on one's own page, up to reading it through."""
    speaker.fill(what_made_it_good=words, **answers)
    speaker.do("Verder: lees het na")
    expect(speaker.page.locator(".wh-testimony")).to_contain_text(words)


def come_to_tell(speaker: Hands, party: Party) -> str:
    """Open the link in the letter. Gives the address of the speaker's page."""
    story = link_in_letter(speaker, party.email, "Wat maakte dit voor u een goede afspraak?")
    speaker.open(story)
    return story


def write_the_text(editor: Hands, dossier: str, slug: str, summary: str) -> None:
    """Everything that an example needs, with a source."""
    editor.open(dossier)
    editor.follow("Schrijf de tekst")
    editor.fill(slug=slug, summary=summary, years_from="2023", story="In de flat was het koud en nat.")
    editor.page.get_by_label("Betaalbaarheid").first.check()
    editor.fill(**{f"sources-0-{name}": SOURCE[name] for name in ("url", "publisher")})
    editor.page.locator("[name=sources-0-kind]").select_option(SOURCE["kind"])
    keep_the_text(editor, dossier)


def keep_the_text(editor: Hands, dossier: str) -> None:
    """Hand the text in; the dossier follows."""
    editor.page.locator(".edit-bar").first.get_by_role("button", name="Bewaar als nieuwste tekst").click()
    editor.page.wait_for_url(dossier)
    editor.fits()


def have_it_read(editor: Hands, dossier: str) -> None:
    """Ask those who told to read the whole."""
    editor.open(dossier)
    editor.follow("Vraag de sprekers om het geheel te lezen")
    editor.do("Verstuur de mails")


def read_the_whole(speaker: Hands, party: Party, other_than: str = "") -> str:
    """Open the newest link to the whole, once it is another one. Gives it."""
    whole = link_in_letter(speaker, party.email, "Leest u het voorbeeld voordat het verschijnt?", other_than=other_than)
    speaker.open(whole)
    return whole


def find_it_right(speaker: Hands) -> None:
    """Yes to the whole."""
    speaker.tick(speaker.page.locator("[name=agrees][value=yes]"))
    speaker.do("Verstuur mijn antwoord")
    expect(speaker.page.locator("main")).to_contain_text("U vindt dat het zo klopt.")


def publish(editor: Hands, dossier: str) -> None:
    """Put it in the library."""
    editor.open(dossier)
    editor.follow("Plaatsen")
    editor.do("Plaats het nu")
    editor.follow("Lees het voorbeeld")
