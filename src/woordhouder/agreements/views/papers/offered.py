"""What a page offers on paper, and what is asked by an address of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from woordhouder.examples.words import THEME_SLUGS
from woordhouder.parties.requests import Request
from woordhouder.site.addresses import in_language

from ...queries import reading
from ...queries.printing import ALL, Choice, involved, parties_of, themes_of
from ...queries.reading import AgreementPage


@dataclass(frozen=True)
class Offer:
    """A paper in Word and as PDF; `label` says which."""

    label: str
    word: str
    pdf: str


@dataclass(frozen=True)
class Offered:
    """All that is offered of one agreement: whole, as a letter, and of each party and theme apart."""

    whole: Offer
    letter: Offer
    parties: list[Offer]
    themes: list[Offer]


def offered(page: AgreementPage) -> Offered:
    """On the day that is asked. No query."""
    here = page.address
    return Offered(
        whole=_offer("", here, page),
        letter=_offer("", f"{here}/brief", page),
        parties=[_offer(name, here, page, per=reading.PARTY, partij=seat) for seat, name in involved(page)],
        themes=[_offer(str(theme.label), here, page, thema=THEME_SLUGS[theme]) for theme in themes_of(page)],
    )


def _offer(label: str, path: str, page: AgreementPage, **asked: str) -> Offer:
    day = [page.when.query.removeprefix("?")] if page.when.query else []
    return paper_at(path, "&".join([f"{name}={value}" for name, value in asked.items()] + day), label)


def paper_at(path: str, query: str = "", label: str = "") -> Offer:
    """The paper beside the page at `path`, for the same question: "op=2026-07-01"."""
    asked = f"?{query.removeprefix('?')}" if query else ""
    word, pdf = (in_language(f"{path}.{ending}") + asked for ending in ("docx", "pdf"))
    return Offer(label, word, pdf)


def choice_of(request: Request, page: AgreementPage) -> Choice:
    """Of which commitments a paper is asked; what is no party or theme of the agreement is no choice."""
    seat, slug = request.GET.get("partij", "").strip(), request.GET.get("thema", "").strip()
    if seat in parties_of(page):
        return Choice(seat=seat)
    theme = next((theme for theme in themes_of(page) if THEME_SLUGS[theme] == slug), None)
    return Choice(theme=theme.value) if theme else ALL


def only_of(choice: Choice) -> Mapping[str, str]:
    """The same for who reads the data."""
    given = {"party": choice.seat, "theme": choice.theme}
    return {name: value for name, value in given.items() if value}


def suffix(choice: Choice) -> str:
    """Of the name of a file."""
    part = choice.seat or choice.theme.replace("_", "-")
    return f"-{part}" if part else ""
