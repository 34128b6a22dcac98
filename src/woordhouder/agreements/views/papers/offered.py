"""What a page offers on paper, and what is asked by an address of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from woordhouder.examples.words import THEME_SLUGS
from woordhouder.parties.requests import Request
from woordhouder.record.refusals import NotFound
from woordhouder.site.addresses import in_language

from ...queries import reading
from ...queries.printing import Choice, involved, municipality_slugs, parties_of, themes_of
from ...queries.reading import AgreementPage


@dataclass(frozen=True)
class Offer:
    """A paper in Word and as PDF; `label` says which."""

    label: str
    word: str
    pdf: str


@dataclass(frozen=True)
class Offered:
    """All that is offered of one agreement: whole, as a letter of each municipality, and of each party and theme."""

    whole: Offer
    letters: list[Offer]
    parties: list[Offer]
    themes: list[Offer]


def offered(page: AgreementPage) -> Offered:
    """On the day that is asked. No query."""
    here = page.address
    return Offered(
        whole=_offer("", here, page),
        letters=_letters(page),
        parties=[_offer(name, here, page, per=reading.PARTY, partij=seat) for seat, name in involved(page)],
        themes=[_offer(str(theme.label), here, page, thema=THEME_SLUGS[theme]) for theme in themes_of(page)],
    )


def _letters(page: AgreementPage) -> list[Offer]:
    """One to each council; only where there are more does the address say which."""
    here, names = f"{page.address}/brief", municipality_slugs(page.head)
    if len(names) > 1:
        return [_offer(name, here, page, gemeente=slug) for slug, name in names.items()]
    return [_offer(next(iter(names.values()), ""), here, page)]


def _offer(label: str, path: str, page: AgreementPage, **asked: str) -> Offer:
    day = [page.when.query.removeprefix("?")] if page.when.query else []
    return paper_at(path, "&".join([f"{name}={value}" for name, value in asked.items()] + day), label)


def paper_at(path: str, query: str = "", label: str = "") -> Offer:
    """The paper beside the page at `path`, for the same question: "op=2026-07-01"."""
    asked = f"?{query.removeprefix('?')}" if query else ""
    word, pdf = (in_language(f"{path}.{ending}") + asked for ending in ("docx", "pdf"))
    return Offer(label, word, pdf)


def choice_of(request: Request, page: AgreementPage) -> Choice:
    """Of which commitments a paper is asked. Raises NotFound for a party or theme of which the agreement has none: a
    paper of all would pass for a paper of that one.
    """
    seat, slug = request.GET.get("partij", "").strip(), request.GET.get("thema", "").strip()
    themes = {THEME_SLUGS[theme]: theme.value for theme in themes_of(page)}
    if seat and seat not in parties_of(page):
        raise _none(_("This agreement has no such party. Its page offers a document of each party that it has."))
    if slug and slug not in themes:
        told = _(
            "Of this theme nothing in this agreement is in force on this day. Its page offers a document of each theme"
            " that it has."
        )
        raise _none(told)
    return Choice(seat=seat, theme=themes.get(slug, ""))


def _none(next_step: str) -> NotFound:
    return NotFound(_("This page does not exist."), next_step=next_step)


def only_of(choice: Choice) -> Mapping[str, str]:
    """The same for who reads the data."""
    given = {"party": choice.seat, "theme": choice.theme}
    return {name: value for name, value in given.items() if value}


def suffix(choice: Choice) -> str:
    """Of the name of a file."""
    return "".join(f"-{part}" for part in (choice.seat, choice.theme.replace("_", "-")) if part)
