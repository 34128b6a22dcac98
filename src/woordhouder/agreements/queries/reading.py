"""An agreement as a page shows it: by theme, by party or whole, with who confirmed it and where it comes from."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from woordhouder.examples.words import THEME_EXPLANATIONS, Theme
from woordhouder.parties.actor import Actor
from woordhouder.record.kinds import BODY
from woordhouder.record.models import Entry, Opening
from woordhouder.record.policy import allowed
from woordhouder.record.queries import FOR_EVERYBODY, receipt_address
from woordhouder.record.refusals import Words

from ..addresses import agreement_address
from ..disclosure import Part, public_text
from ..kinds import ACTS
from ..models import Act, Agreement, AgreementKind, Wording
from ..moments import When
from ..policy import ACT, AGREEMENT, WORDING
from .bars import bars_of
from .entries import public_stream, sealed_stream
from .in_force import agreement_text
from .on_theme import theme_at_tables
from .papers import PaperLine, SourceLine, origins
from .texts import CONFIRMS, NOT_YET_CONFIRMED, OBJECTS, AgreementHead, AgreementText, CommitmentText

THEME, PARTY, WHOLE = "thema", "partij", "geheel"
WAYS = (THEME, PARTY, WHOLE)
RECORDS = [kind.name for kind in ACTS.values()]


# What a seat says, in words that stand after its name. The first group is of what was signed on paper before.
SAYS: Mapping[str, Words] = {
    NOT_YET_CONFIRMED: _("not confirmed yet"),
    CONFIRMS: _("confirmed"),
    OBJECTS: _("objects"),
    "signs": _("signed"),
    "signs_with_reservation": _("signed with reservation"),
    "takes_note": _("took note"),
    "refuses": _("did not sign"),
    "silent": _("no answer yet"),
}


@dataclass(frozen=True)
class Tally:
    """What a seat says of the texts that stand: how many times each word. `is_claimed`: somebody acts for it here."""

    seat: str
    organisation: str
    is_claimed: bool
    words: Sequence[tuple[str, int]]

    @property
    def shown(self) -> Sequence[tuple[Words, int]]:
        """The words as people read them."""
        return [(SAYS[word], count) for word, count in self.words]

    @property
    def only(self) -> Words:
        """The one word that it says of all; "" when it says more than one."""
        return SAYS[self.words[0][0]] if len(self.words) == 1 else ""


@dataclass(frozen=True)
class Group:
    """Commitments under one heading. `anchor`: its place on the page; `address`: of the same at all tables, or ""."""

    title: object
    anchor: str
    note: object
    commitments: Sequence[CommitmentText]
    address: str = ""


@dataclass(frozen=True)
class ActFacts:
    """An act of the agreement with where it comes from and its proof (`receipt` "": none for everybody yet)."""

    reference: str
    kind: str
    by: str
    recorded_at: datetime
    signed_on: date | None
    effective_from: date | None
    why: str
    is_public: bool
    receipt: str
    sources: Sequence[SourceLine]
    papers: Sequence[PaperLine]


@dataclass(frozen=True)
class Beside:
    """Another agreement of the table that stands beside this one. `relation`: how."""

    title: str
    slug: str
    address: str
    relation: Words


@dataclass(frozen=True)
class AgreementPage:
    """An agreement with all that its page shows beside the texts."""

    text: AgreementText
    when: When
    acts: Sequence[ActFacts]
    beside: Sequence[Beside]
    ended: Mapping[str, str]
    may_change: bool = False

    @property
    def head(self) -> AgreementHead:
        return self.text.head

    @property
    def address(self) -> str:
        return agreement_address(self.head.table, self.head.slug)

    @property
    def kind_label(self) -> object:
        return AgreementKind(self.head.kind).label

    @property
    def in_force(self) -> Sequence[CommitmentText]:
        return [row for row in self.text.commitments if row.state == "in_force"]

    @property
    def withdrawn(self) -> Sequence[tuple[CommitmentText, str]]:
        """What was ended, with the title that it had."""
        rows = [row for row in self.text.commitments if row.state == "withdrawn"]
        return [(row, self.ended.get(row.reference, "")) for row in rows]

    @property
    def without_text(self) -> Sequence[CommitmentText]:
        """What has no text on this day: not in force yet, or not complete."""
        return [row for row in self.text.commitments if row.state == "none"]

    @property
    def signed_on(self) -> date | None:
        """The day on which it was signed on paper, if that was registered."""
        return next((act.signed_on for act in reversed(self.acts) if act.signed_on), None)

    @property
    def is_waiting(self) -> bool:
        """Whether a party has not confirmed yet what another registered."""
        return any(NOT_YET_CONFIRMED in row.seats.values() for row in self.in_force)

    @property
    def newer(self) -> Sequence[CommitmentText]:
        """Of which a newer text is in force that this reader cannot read yet."""
        return [row for row in self.text.commitments if row.newer]

    @property
    def why_not(self) -> Words:
        """To who sits at the table and may not prepare a change: why there is no button for it; else ""."""
        return AGREEMENT["prepare"].why if self.head.is_at_the_table and not self.may_change else ""

    @property
    def tallies(self) -> Sequence[Tally]:
        return tallies(self.in_force, {seat.reference: seat.is_claimed for seat in self.head.seats})


def agreement_page(actor: Actor, table: str, agreement: str, when: When) -> AgreementPage:
    """One agreement on the asked day as known on the asked moment. Raises NotFound. At most 16 queries."""
    text = agreement_text(actor, table, agreement, day=when.day, known=when.known)
    beside, may_change = _beside(actor, text.head)
    return AgreementPage(text, when, _acts(actor, text), beside, _ended(actor, text), may_change)


def _ended(actor: Actor, text: AgreementText) -> dict[str, str]:
    """By reference of a commitment that was ended the title that it had. At most 2 queries."""
    ended = {row.reference: row.act.reference for row in text.commitments if row.state == "withdrawn" and row.act}
    if not ended:
        return {}
    where = {"taken_out_by__act__reference__in": ended.values(), "commitment__reference__in": ended}
    found = allowed(actor, "read", WORDING, Wording.objects.filter(**where)).select_related("commitment").distinct()
    rows = list(found)
    bars = {} if text.head.is_at_the_table else bars_of(row.pk for row in rows)
    return {row.commitment.reference: public_text(row.title, bars.get(row.pk, ()), Part.TITLE) for row in rows}


def tallies(commitments: Iterable[CommitmentText], claimed: Mapping[str, bool]) -> list[Tally]:
    """What each seat says of these texts, most frequent word first; seats by name."""
    names: dict[str, str] = {}
    counts: dict[str, Counter[str]] = {}
    for row in commitments:
        for answer in row.answers:
            names[answer.seat] = answer.organisation
            counts.setdefault(answer.seat, Counter())[answer.word] += 1
    lines = [Tally(seat, names[seat], claimed.get(seat, False), counts[seat].most_common()) for seat in names]
    return sorted(lines, key=lambda line: line.organisation)


def groups(page: AgreementPage, way: str) -> list[Group]:
    """The texts in force under headings: by theme, by leading party, or all in their order."""
    if way == PARTY:
        return _by_party(page.in_force)
    if way == THEME:
        return _by_theme(page.in_force)
    return [Group("", "", "", page.in_force)] if page.in_force else []


def _by_theme(rows: Sequence[CommitmentText]) -> list[Group]:
    """In the order of the themes."""
    found = []
    for theme in Theme:
        own = [row for row in rows if row.wording and row.wording.theme == theme]
        if own:
            anchor, everywhere = f"thema-{theme.value}", theme_at_tables(theme)
            found.append(Group(theme.label, anchor, THEME_EXPLANATIONS[theme], own, everywhere))
    return found


def _by_party(rows: Sequence[CommitmentText]) -> list[Group]:
    """By who leads; who contributes to others' promises is named there."""
    names = {row.wording.lead: row.wording.lead_organisation for row in rows if row.wording}
    found = []
    for seat, name in sorted(names.items(), key=lambda pair: pair[1]):
        own = [row for row in rows if row.wording and row.wording.lead == seat]
        helped = sum(1 for row in rows if row.wording and seat in {part.seat for part in row.wording.contributors})
        note = _("Leads these promises; contributes to %(count)d others.") % {"count": helped} if helped else ""
        found.append(Group(name, seat, note, own))
    return found


def _acts(actor: Actor, text: AgreementText) -> list[ActFacts]:
    """The acts that were recorded by the asked moment, newest first. 3 queries."""
    where = {"agreement__reference": text.head.reference, "recorded_at__lte": text.known}
    rows = allowed(actor, "read", ACT, Act.objects.filter(**where)).select_related("by__organisation")
    acts = list(rows.order_by("-recorded_at", "-pk"))
    told = origins(actor, text.head, [act.reference for act in acts])
    receipts = receipts_of(text.head.reference)
    return [
        ActFacts(
            reference=act.reference,
            kind=act.kind,
            by=act.by.organisation.name,
            recorded_at=act.recorded_at,
            signed_on=act.signed_on,
            effective_from=act.effective_from,
            why=act.why,
            is_public=act.public_from is not None,
            receipt=receipts.get(act.reference, ""),
            sources=told[act.reference].sources,
            papers=told[act.reference].papers,
        )
        for act in acts
    ]


def receipts_of(agreement: str) -> dict[str, str]:
    """By reference of each act of the agreement (by reference) where everybody fetches its receipt. 1 query."""
    named = Agreement(reference=agreement)
    streams = (public_stream(named), sealed_stream(named))
    bodies = Opening.objects.filter(entry=OuterRef("pk"), name=BODY).values("value")[:1]
    rows = Entry.objects.filter(FOR_EVERYBODY, stream__in=streams, kind__in=RECORDS).annotate(body=Subquery(bodies))
    found = {}
    for entry in rows:
        leaf = json.loads(bytes(entry.leaf))
        body = leaf["body"] if "body" in leaf else json.loads(entry.body)
        found[body.get("on", "")] = receipt_address(entry)
    return found


def _beside(actor: Actor, head: AgreementHead) -> tuple[list[Beside], bool]:
    """The other agreements of the table that the reader may read, newest first; and whether she may prepare a change of
    this one. 1 query.
    """
    changeable = allowed(actor, "prepare", AGREEMENT, Agreement.objects.filter(pk=OuterRef("pk")))
    rows = Agreement.objects.filter(partnership__reference=head.table_reference).annotate(may_change=Exists(changeable))
    near = {head.follows: _("the one before"), head.parent: _("the framework of this one")}
    lines, may_change = [], False
    for row in allowed(actor, "read", AGREEMENT, rows).select_related("parent").order_by("-starts", "title"):
        if row.reference == head.reference:
            may_change = row.may_change
            continue
        relation: Words = near.get((row.title, row.slug), "")
        if row.parent and row.parent.reference == head.reference:
            relation = _("a year within this one")
        lines.append(Beside(row.title, row.slug, agreement_address(head.table, row.slug), relation))
    return lines, may_change
