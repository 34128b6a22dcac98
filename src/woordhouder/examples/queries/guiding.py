"""What the guide tells, for everybody and for each of the three roles, and the same as open data."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import OrganisationKind

from ..facts import GuideFacts, LegalStatement, Section, Source, Table
from ..glossing import Term
from . import pages
from .pages import LibraryPage
from .telling import SourceLine, day_in_words, source_lines

PARTS = (
    ("question", gettext_lazy("Six questions")),
    ("phases", gettext_lazy("From phase to phase")),
    ("qualities", gettext_lazy("What makes an agreement good")),
)
# The Woningwet and the rules beside it were changed in 2022; what was read of before is not the text of now.
CHANGED_IN = "2022"


@dataclass(frozen=True)
class RoleEntrance:
    """One of the three who make agreements together. `key` stands in addresses; `first` are slugs to begin with."""

    key: str
    kind: OrganisationKind
    label: object
    first: tuple[str, ...]


# Pages of the repository's own guide; one that is not there is skipped.
ROLES = (
    RoleEntrance(
        "huurders",
        OrganisationKind.TENANTS_ORGANISATION,
        gettext_lazy("Tenants"),
        ("waarom-prestatieafspraken", "welke-informatie-is-er", "wie-doet-wat-in-welke-fase", "hoe-werken-we-eraan"),
    ),
    RoleEntrance(
        "gemeente",
        OrganisationKind.MUNICIPALITY,
        gettext_lazy("Municipality"),
        ("hoe-werken-we-eraan", "wie-doet-wat-in-welke-fase", "waaraan-voldoen-afspraken", "waarmee-rekening-houden"),
    ),
    RoleEntrance(
        "corporatie",
        OrganisationKind.HOUSING_ASSOCIATION,
        gettext_lazy("Housing association"),
        (
            "waar-gaan-afspraken-over",
            "wanneer-is-een-afspraak-goed",
            "waaraan-voldoen-afspraken",
            "hoe-werken-we-eraan",
        ),
    ),
)


@dataclass(frozen=True)
class GuideEntry:
    """A page of the guide in a list; `advice` is what it tells the reader's role alone."""

    title: str
    summary: str
    address: str
    advice: str


@dataclass(frozen=True)
class GuideIndex:
    """The guide as its first page shows it: by part; for a role `first` what to begin with, then the rest."""

    role: RoleEntrance | None
    first: Sequence[GuideEntry]
    groups: Sequence[tuple[object, Sequence[GuideEntry]]]


@dataclass(frozen=True)
class TableLines:
    """A table of which each cell knows its column, for screens on which rows become cards."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[tuple[str, str]]]


@dataclass(frozen=True)
class SectionLine:
    """A part of a page at its anchor. `is_for_reader`: it is meant for the role that the reader chose."""

    anchor: str
    heading: str
    text: str
    table: TableLines | None
    is_for_reader: bool


@dataclass(frozen=True)
class LegalLine:
    """What a law says; `certainty` tells in words which text was read, `is_read` whether it was."""

    statement: str
    article: str
    url: str
    is_read: bool
    certainty: str


def role_called(key: str | None) -> RoleEntrance | None:
    """The role of an address; None for everybody, and for a word that is no role."""
    return next((role for role in ROLES if role.key == key), None)


def guide_index(actor: Actor, role: RoleEntrance | None) -> GuideIndex:
    """All pages of the guide: by part, or for a role with what to begin with and then the rest. Always 1 query."""
    found = pages.guide_lines(actor)
    if role is None:
        parts = [
            (heading, [_entry(page, role) for page in found if page.facts and page.facts.part == part])
            for part, heading in PARTS
        ]
        return GuideIndex(None, [], [(heading, entries) for heading, entries in parts if entries])
    by_slug = {page.slug: page for page in found}
    first = [slug for slug in role.first if slug in by_slug]
    rest = [_entry(page, role) for page in found if page.slug not in first]
    return GuideIndex(
        role, [_entry(by_slug[slug], role) for slug in first], [(_("Then read on"), rest)] if rest else []
    )


def beside(actor: Actor, slug: str, role: RoleEntrance | None) -> tuple[GuideEntry | None, GuideEntry | None]:
    """The page before and the page after this one. Always 1 query."""
    found = pages.guide_lines(actor)
    here = next((number for number, page in enumerate(found) if page.slug == slug), None)
    if here is None:
        return None, None
    before = _entry(found[here - 1], role) if here else None
    after = _entry(found[here + 1], role) if here + 1 < len(found) else None
    return before, after


def _entry(page: LibraryPage[GuideFacts], role: RoleEntrance | None) -> GuideEntry:
    assert page.facts is not None
    kept = f"?rol={role.key}" if role else ""
    advice = "\n\n".join(section.text for section in page.facts.sections if role and section.role == role.kind)
    return GuideEntry(page.facts.title, page.facts.summary, f"{page.address}{kept}", advice)


def sections(facts: GuideFacts, role: RoleEntrance | None) -> list[SectionLine]:
    """All parts of a page; those for the reader's role first, the others in their own order."""
    taken: dict[str, int] = {}
    lines = [_section(section, role, taken) for section in facts.sections]
    return sorted(lines, key=lambda line: not line.is_for_reader)


def _section(section: Section, role: RoleEntrance | None, taken: dict[str, int]) -> SectionLine:
    anchor = slugify(section.heading) or "deel"
    taken[anchor] = taken.get(anchor, 0) + 1
    return SectionLine(
        # With this prefix no heading takes the anchor of another part of the page.
        anchor=f"deel-{anchor}" if taken[anchor] == 1 else f"deel-{anchor}-{taken[anchor]}",
        heading=section.heading,
        text=section.text,
        table=_table(section.table) if section.table else None,
        is_for_reader=role is not None and section.role == role.kind,
    )


def _table(table: Table) -> TableLines:
    return TableLines(table.caption, table.columns, [list(zip(table.columns, row, strict=True)) for row in table.rows])


def legal_line(law: LegalStatement) -> LegalLine:
    """A statement of law with what we know of it in words."""
    return LegalLine(law.statement, law.article, law.url, law.certainty == "read", certainty(law))


def certainty(law: LegalStatement) -> str:
    """How sure a statement of law is: which text was read, or that only others tell it."""
    if law.certainty != "read":
        return _("Only read in what others write; not checked in the law itself.")
    if not law.text_of:
        return _("Read in the text of the law; of which day is not known. Look whether the law has changed since.")
    if law.text_of < CHANGED_IN:
        return _("Read in the text of %(day)s; the law has changed since.") % {"day": day_in_words(law.text_of)}
    return _("Read in the text of %(day)s. Look whether the law has changed since.") % {
        "day": day_in_words(law.text_of)
    }


def told_by(sources: Sequence[Source]) -> list[SourceLine]:
    """Sources of a page that is about no agreement: who issued one is then an organisation, not a party."""
    own = _("from the organisation itself")
    return [replace(line, kind=own) if line.kind == "issuer" else line for line in source_lines(sources)]


def terms(actor: Actor) -> list[Term]:
    """The words of the field, to explain in running text. Always 1 query."""
    return [Term(term.slug, (term.term, *term.also), term.explanation) for term in pages.glossary_terms(actor)]


def guide_list_data(actor: Actor) -> Mapping[str, Any]:
    """The list of pages as open data. Always 1 query."""
    lines = [
        {
            "slug": page.slug,
            "address": page.address,
            **page.facts.model_dump(mode="json", include={"order", "part", "title", "summary"}),
        }
        for page in pages.guide_lines(actor)
        if page.facts
    ]
    return {"pages": lines, "licence": "CC-BY-4.0"}
