"""What the page of an example tells, part by part, and the same as open data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day  # noqa: N812
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from woordhouder.parties.models import OrganisationKind

from ..facts import PROSE, Source
from .examples import ExamplePage, example_data, years_in_words
from .history import Tombstone
from .menu import theme_address
from .voices import voice_data

HEADINGS = {
    "story": ("verhaal", _("The story")),
    "process": ("proces", _("How it came about")),
    "tenants_role": ("huurders", _("The part that tenants played")),
    "what_made_it_work": ("werkte", _("What made it work")),
    "what_came_of_it": ("vervolg", _("What came of it")),
}
ALWAYS_SHOWN = (
    OrganisationKind.MUNICIPALITY,
    OrganisationKind.HOUSING_ASSOCIATION,
    OrganisationKind.TENANTS_ORGANISATION,
)
ISSUER_FIRST = ("issuer", "news", "study", "copy")


@dataclass(frozen=True)
class TextPart:
    """One of the five texts. `text` None: not known, or removed, and then `removed` says why."""

    name: str
    anchor: str
    heading: object
    text: str | None
    is_our_reading: bool
    removed: Tombstone | None


@dataclass(frozen=True)
class PromiseLine:
    """One promise of the example. `years` is "" when it runs as long as the whole."""

    number: int
    text: str
    theme: str
    who: str
    figure: str | None
    years: str


@dataclass(frozen=True)
class SourceLine:
    """One source; `date` in words as far as it is known, else ""."""

    url: str
    publisher: str
    title: str | None
    date: str
    kind: str
    read_on: Day | None


def texts(page: ExamplePage) -> dict[str, TextPart]:
    """The five texts by their names."""
    prose = page.facts.prose()
    return {
        name: TextPart(name, *HEADINGS[name], prose[name], name in page.facts.our_reading, page.removed.get(name))
        for name in PROSE
    }


def promises(page: ExamplePage) -> list[PromiseLine]:
    """What was agreed, numbered as the anchors on the page."""
    return [
        PromiseLine(
            number=number,
            text=promise.text,
            theme=promise.theme,
            who=", ".join(promise.who),
            figure=promise.figure,
            years=years_in_words(promise.years.from_year, promise.years.until) if promise.years else "",
        )
        for number, promise in enumerate(page.facts.commitments, 1)
    ]


def parties_by_kind(page: ExamplePage) -> list[tuple[str, list[str]]]:
    """Kind and names of who took part. The three that make agreements together stand first, known or not."""
    names: dict[str, list[str]] = {kind.value: [] for kind in ALWAYS_SHOWN}
    for party in page.facts.parties:
        names.setdefault(party.kind, []).append(party.name)
    return list(names.items())


def source_lines(sources: Sequence[Source]) -> list[SourceLine]:
    """Sources with those of the parties themselves first."""
    return [
        SourceLine(source.url, source.publisher, source.title, day_in_words(source.date), source.kind, source.read_on)
        for source in sorted(sources, key=lambda source: ISSUER_FIRST.index(source.kind))
    ]


def day_in_words(day: str | None) -> str:
    """A day, month or year ("2024-01-31", "2024-01", "2024") as people write it; "" when not known."""
    parts = [int(part) for part in (day or "").split("-") if part]
    if len(parts) < 2:
        return day or ""
    return date_format(Day(*(*parts, 1)[:3]), "j F Y" if len(parts) == 3 else "F Y")


def example_page_data(page: ExamplePage) -> Mapping[str, Any]:
    """The page as open data: the example as in the list, and what stands beside it."""
    data = example_data(page.line.slug, page.facts)
    data["commitments"] = [
        {"number": number, **promise, "address": f"{page.line.address}#afspraak-{number}"}
        for number, promise in enumerate(data["commitments"], 1)
    ]
    return {
        **data,
        "address": page.line.address,
        "provinces": list(page.line.provinces),
        "theme_addresses": {theme: theme_address(theme) for theme in page.line.themes},
        "published_by": page.by,
        "licence": "CC-BY-4.0",
        "removed": [
            {"part": stone.part, "ground": str(stone.ground), "reason": stone.reason, "removed_at": stone.removed_at}
            for stone in page.removed.values()
        ],
        "earlier": page.earlier.slug if page.earlier else None,
        "later": [line.slug for line in page.later],
        "testimonies": [voice_data(voice) for voice in page.testimonies],
        "silenced": [{"at": line.at, "why": line.why} for line in page.silenced],
        "collections": [{"title": title, "address": address} for title, address in page.collections],
        "versions": [
            {"number": version.number, "published_at": version.at, "receipt": version.receipt}
            for version in page.versions
        ],
    }
