"""What a page offers on paper, and what is asked by an address of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from woordhouder.examples.views.themes import theme_at
from woordhouder.examples.words import THEME_SLUGS
from woordhouder.parties.requests import Request
from woordhouder.record.refusals import NotFound
from woordhouder.site.addresses import in_language

from ...queries import reading
from ...queries.printing import ALL, Choice, involved, themes_of
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


def choice_of(request: Request) -> Choice:
    """Of which commitments a paper is asked. Raises NotFound for a theme that does not exist."""
    seat, slug = request.GET.get("partij", "").strip(), request.GET.get("thema", "").strip()
    if not slug:
        return Choice(seat=seat) if seat else ALL
    theme = theme_at(slug)
    if theme is None or seat:
        raise NotFound(_("This page does not exist."))
    return Choice(theme=theme.value)


def only_of(choice: Choice) -> Mapping[str, str]:
    """The same for who reads the data."""
    given = {"party": choice.seat, "theme": choice.theme}
    return {name: value for name, value in given.items() if value}


def suffix(choice: Choice) -> str:
    """Of the name of a file."""
    part = choice.seat or choice.theme.replace("_", "-")
    return f"-{part}" if part else ""
