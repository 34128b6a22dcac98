"""The exact form of what the library holds: examples, collections, guide pages, glossary, calendar and events.

Files, actions, replay lines and `.json` all use these. `library/README.md` explains them to people who write the files.
"""

from datetime import date as Day  # noqa: N812
from datetime import datetime as Moment  # noqa: N812
from typing import Annotated, Literal, Self, TypeAlias

from django.utils.translation import gettext as _
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from woordhouder.parties.models import PARTY_KINDS
from woordhouder.parties.municipalities import municipalities
from woordhouder.record.typed import Line, Slug, Text, WrongAt

from .words import Theme, Trait

PROSE = ("story", "process", "tenants_role", "what_made_it_work", "what_came_of_it")

Year: TypeAlias = Annotated[int, Field(ge=1900, le=2100)]
Summary: TypeAlias = Annotated[Line, StringConstraints(max_length=240)]


def _real(written: str) -> str:
    """A day, month, year or moment, if there is one of that name: a page that shows the 31st of February would fail."""
    try:
        Moment.fromisoformat(written if "T" in written else f"{written}-01-01"[:10])
    except ValueError:
        raise ValueError(_("This day or hour does not exist: {written}.").format(written=written)) from None
    return written


PartlyKnownDate: TypeAlias = Annotated[
    str,
    StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"),
    AfterValidator(_real),
]
DayOrMoment: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$"), AfterValidator(_real)
]
WebAddress: TypeAlias = Annotated[Line, StringConstraints(pattern=r"^https?://[^\s/]+\.[^\s/]+", max_length=1000)]


def _known_place(name: str) -> str:
    if name not in municipalities():
        raise ValueError(_("Not a municipality of 1 January 2023: {name}.").format(name=name))
    return name


Place: TypeAlias = Annotated[Line, AfterValidator(_known_place)]
PartyKind: TypeAlias = Literal[tuple(kind.value for kind in PARTY_KINDS)]  # type: ignore[valid-type]
ThreeRoles: TypeAlias = Literal["municipality", "housing_association", "tenants_organisation"]


class Facts(BaseModel):
    """Base of all: unknown names are refused, nothing changes after it was made."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Years(Facts):
    """A term in whole years; `until` None: not known."""

    from_year: Year = Field(alias="from")
    until: Year | None = None

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, serialize_by_alias=True)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.until is not None and self.until < self.from_year:
            raise ValueError(_("The last year comes before the first."))
        return self


class Party(Facts):
    """One that took part, by the name that people use."""

    name: Line
    kind: PartyKind


class Source(Facts):
    """Where it can be read. `kind`: issuer (one of the parties), news, copy (at a third party), study (research)."""

    url: WebAddress
    publisher: Line
    title: Line | None = None
    date: PartlyKnownDate | None = None
    kind: Literal["issuer", "news", "copy", "study"]
    read_on: Day | None = None


class CommitmentFacts(Facts):
    """One promise. `who` names parties of the example; empty: not known who."""

    text: Annotated[Text, StringConstraints(max_length=2000)]
    theme: Theme
    who: tuple[Line, ...] = ()
    figure: Line | None = None
    years: Years | None = None


class Subject(Facts):
    """What a librarian says it is about. `weight`: 3 the heart of it, 2 really about it, 1 touches it."""

    name: Line
    weight: Annotated[int, Field(ge=1, le=3)]


class ExampleFacts(Facts):
    """What the library tells of one example. None and empty: not known. Without `places` it has a `region`."""

    title: Line
    summary: Summary
    places: Annotated[tuple[Place, ...], Field(max_length=60)] = ()
    region: Line | None = None
    years: Years
    parties: Annotated[tuple[Party, ...], Field(max_length=100)] = ()
    themes: Annotated[tuple[Theme, ...], Field(min_length=1)]
    traits: tuple[Trait, ...] = ()
    commitments: Annotated[tuple[CommitmentFacts, ...], Field(max_length=200)] = ()
    story: Text | None = None
    process: Text | None = None
    tenants_role: Text | None = None
    what_made_it_work: Text | None = None
    what_came_of_it: Text | None = None
    our_reading: tuple[Literal["story", "process", "tenants_role", "what_made_it_work", "what_came_of_it"], ...] = ()
    succeeds: Slug | None = None
    keywords: Annotated[tuple[Line, ...], Field(max_length=40)] = ()
    subjects: Annotated[tuple[Subject, ...], Field(max_length=120)] = ()
    sources: Annotated[tuple[Source, ...], Field(max_length=50)]  # empty only after a removal
    checked_on: Day | None = None

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if not self.places and not self.region:
            raise WrongAt("places", _("Name a municipality, or the region."))
        names = {party.name for party in self.parties}
        for number, promise in enumerate(self.commitments):
            if strangers := [name for name in promise.who if name not in names]:
                raise WrongAt(
                    f"commitments.{number}.who",
                    _("Not among the parties of this example: {names}.").format(names=", ".join(strangers)),
                )
        if empty := [name for name in self.our_reading if getattr(self, name) is None]:
            raise WrongAt("our_reading", _("Marked as our reading but empty: {names}.").format(names=", ".join(empty)))
        return self

    def prose(self) -> dict[str, str | None]:
        """The five texts by their names, None where not known."""
        return {name: getattr(self, name) for name in PROSE}


class MemberFacts(Facts):
    """One item of a collection; `example` is its slug when the library has it."""

    title: Line
    place: Line | None = None
    example: Slug | None = None


class CollectionFacts(Facts):
    """A collection that others made. `expected`: how many it holds, when known."""

    title: Line
    summary: Summary
    collected_by: tuple[Line, ...]
    year: Year | None = None
    expected: int | None = None
    text: Text
    invitation: Text | None = None
    members: tuple[MemberFacts, ...] = ()
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]


class LegalStatement(Facts):
    """What a law says. `text_of`: the day of the text that was read; certainty "secondary": only told by others."""

    statement: Text
    article: Line
    url: WebAddress
    text_of: PartlyKnownDate | None = None
    certainty: Literal["read", "secondary"]


class Table(Facts):
    """Words in rows; each row has as many cells as there are columns."""

    caption: Line
    columns: Annotated[tuple[Line, ...], Field(min_length=1)]
    rows: tuple[tuple[str, ...], ...]

    @model_validator(mode="after")
    def _rows_fit(self) -> Self:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(_("A row has another number of cells than there are columns."))
        return self


class Section(Facts):
    """A part of a guide page; `role`: for whom, None for all."""

    heading: Line
    text: Text
    role: ThreeRoles | None = None
    table: Table | None = None


class GuideFacts(Facts):
    """A page of the guide. `part`: one of the six questions, the phases, or the qualities of a good agreement."""

    order: int
    part: Literal["question", "phases", "qualities"]
    title: Line
    summary: Annotated[Text, StringConstraints(max_length=600)]
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    legal: tuple[LegalStatement, ...] = ()
    examples: tuple[Slug, ...] = ()
    sources: tuple[Source, ...] = ()


class TermFacts(Facts):
    """A word of the field. `also`: other forms as they stand in running text."""

    slug: Slug
    term: Line
    also: tuple[Line, ...] = ()
    explanation: Annotated[Text, StringConstraints(max_length=600)]
    english: Line


class GlossaryFacts(Facts):
    """All words of the field."""

    terms: tuple[TermFacts, ...]


def _real_day(written: str) -> str:
    """A month and day that a year can have, 29 February too: a calendar of a year would fail on the 30th."""
    _real(f"2000-{written}")
    return written


MonthDay: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"), AfterValidator(_real_day)
]


class MomentFacts(Facts):
    """A moment of the year, by month and day; `before`: the law says "before this day"."""

    slug: Slug
    title: Line
    starts: MonthDay
    until: MonthDay | None = None
    before: bool = False
    text: Text
    who: tuple[Literal["municipality", "housing_association", "tenants_organisation", "minister", "other"], ...] = ()
    legal: LegalStatement | None = None
    sources: tuple[Source, ...] = ()


class CalendarFacts(Facts):
    """The year, statutory moments and moments of practice."""

    moments: tuple[MomentFacts, ...]


class EventFacts(Facts):
    """A congress or meeting. `starts` and `ends`: a day, or a day with a time (Europe/Amsterdam)."""

    title: Line
    summary: Summary
    starts: DayOrMoment
    ends: DayOrMoment | None = None
    place: Line | None = None
    organisers: tuple[Line, ...] = ()
    programme: Text | None = None
    signup_url: WebAddress | None = None
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
