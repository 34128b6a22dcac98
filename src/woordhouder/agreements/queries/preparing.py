"""What the pages of a preparation show: its facts, its list of promises, what is missing, and what can be chosen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woordhouder.parties.actor import Actor
from woordhouder.record.policy import allowed, fetch
from woordhouder.record.refusals import Words

from ..addresses import act_address, agreement_address, preparation_address
from ..duplicates import duplicates
from ..models import ActKind, Commitment, Document, Goal, Preparation, RowState
from ..policy import PREPARATION
from ..preparing_facts import ActFacts, PromiseDraft, missing_in
from .prepared import PreparedPromise, act_facts, promises_in
from .seats import sittings
from .standing_words import titles_now

ON_A_PAGE = 100

KINDS: Mapping[str, Words] = {
    ActKind.REGISTRATION: gettext_lazy("Put what was signed on paper on the site"),
    ActKind.ADOPTION: gettext_lazy("New promises, to be signed here"),
    ActKind.AMENDMENT: gettext_lazy("Amendment of promises"),
    ActKind.CORRECTION: gettext_lazy("Correction of how promises were written down"),
    ActKind.WITHDRAWAL: gettext_lazy("Withdrawal of promises"),
}


@dataclass(frozen=True)
class Choice:
    """What can be chosen, by reference."""

    reference: str
    name: str


@dataclass(frozen=True)
class Line:
    """One promise in the list. `missing`: what it needs. `twin`: an earlier line that says the same, with its place.

    `number`: that of the commitment that it changes, None for a new one. `before`, `after`: the places next to it.
    """

    reference: str
    place: int
    version: int
    number: int | None
    title: str
    draft: PromiseDraft | None
    theme: Words
    lead: str
    missing: tuple[Words, ...]
    twin: Choice | None
    before: int | None
    after: int | None

    @property
    def is_ready(self) -> bool:
        """Whether it can be recorded as it stands."""
        return not self.missing

    @property
    def ends(self) -> bool:
        """Whether nothing comes in the place of the commitment."""
        return self.draft is None


@dataclass(frozen=True)
class PreparationPage:
    """A preparation as its own organisation sees it. `facts` and `lines` as they stand; the rest can be chosen from.

    `waiting_rows`: rows of sheets with which something is wrong.
    """

    reference: str
    address: str
    kind: str
    heading: Words
    table: str
    table_address: str
    organisation: str
    seat: str
    agreement: str
    agreement_address: str
    facts: ActFacts
    document: Document | None
    lines: Sequence[Line]
    seats: Sequence[Choice]
    signing: Sequence[Choice]
    goals: Sequence[Choice]
    others: Sequence[Choice]
    waiting_rows: int
    may_write: bool
    may_record: bool
    is_over: bool
    recorded_address: str

    @property
    def why_not(self) -> Words:
        """To who may only read it: why there is no button; else ""."""
        return "" if self.may_write else PREPARATION["write"].why

    @property
    def ready(self) -> int:
        """How many promises can be recorded as they stand."""
        return sum(line.is_ready for line in self.lines)

    @property
    def makes_agreement(self) -> bool:
        """Whether it makes a new agreement."""
        return not self.agreement_address or bool(self.recorded_address and not self.agreement)

    @property
    def is_signed_here(self) -> bool:
        """Whether it takes force by signatures on this site."""
        return self.kind not in (ActKind.REGISTRATION,)

    @property
    def takes_new(self) -> bool:
        """Whether promises can be written that are not there yet."""
        return self.kind in (ActKind.REGISTRATION, ActKind.ADOPTION)

    @property
    def takes_sheets(self) -> bool:
        """Whether promises can come from a sheet: what only ends promises takes no words."""
        return self.kind != ActKind.WITHDRAWAL

    @property
    def takes_existing(self) -> bool:
        """Whether promises of the agreement can be chosen."""
        return bool(self.agreement_address) and self.kind != ActKind.ADOPTION

    @property
    def title(self) -> str:
        """What it is called as long as it is not recorded."""
        return self.facts.title or self.agreement or str(self.heading)

    def line(self, reference: str) -> Line | None:
        """The line with this reference."""
        return next((line for line in self.lines if line.reference == reference), None)


def preparation_page(actor: Actor, table: str, reference: str, moment: datetime, verb: str = "read") -> PreparationPage:
    """The preparation at the table with this slug, for who may `verb`. At most 10 queries.

    Raises NotFound, and NotAllowed for who may only read it.
    """
    rows = Preparation.objects.select_related(
        "partnership", "agreement__parent", "seat__organisation", "document", "act__agreement"
    ).annotate(waiting=Count("sheets__rows", filter=Q(sheets__rows__state=RowState.WAITING)))
    row = fetch(actor, verb, PREPARATION, rows, partnership__slug=table, reference=reference)
    prepared = promises_in(row)
    seats = sittings(row.partnership_id, moment)
    names = {seat.reference: seat.organisation for seat in seats}
    titles = titles_now([line.commitment for line in prepared if line.commitment], moment)
    recorded = act_address(table, row.act.agreement.slug, row.act.reference) if row.act else ""
    return PreparationPage(
        reference=reference,
        address=preparation_address(table, reference),
        kind=row.kind,
        heading=KINDS[row.kind],
        table=row.partnership.name,
        table_address=f"/{table}",
        organisation=row.seat.organisation.name,
        seat=row.seat.reference,
        agreement=row.agreement.title if row.agreement else "",
        agreement_address=agreement_address(table, row.agreement.slug) if row.agreement else "",
        facts=act_facts(row),
        document=row.document,
        lines=_lines(prepared, names, titles),
        seats=[Choice(seat.reference, seat.organisation) for seat in seats],
        signing=[Choice(seat.reference, seat.organisation) for seat in seats if seat.signs],
        goals=[Choice(*goal) for goal in _goals(row)],
        others=_others(row, prepared, moment),
        waiting_rows=getattr(row, "waiting", 0),
        may_write=verb == "write" or _may(actor, "write", row),
        may_record=_may(actor, "record", row),
        is_over=bool(row.act_id or row.dropped_at),
        recorded_address=recorded,
    )


def _may(actor: Actor, verb: str, row: Preparation) -> bool:
    return allowed(actor, verb, PREPARATION, Preparation.objects.filter(pk=row.pk)).exists()


def _goals(row: Preparation) -> Sequence[tuple[str, str]]:
    return list(Goal.objects.filter(partnership=row.partnership_id).order_by("pk").values_list("reference", "title"))


def _others(row: Preparation, prepared: Sequence[PreparedPromise], moment: datetime) -> list[Choice]:
    """Promises of the agreement and of its framework, on which one in the list may depend. At most 5 queries."""
    agreements = [row.agreement] if row.agreement else []
    if row.agreement and row.agreement.parent:
        agreements.append(row.agreement.parent)
    if not agreements:
        return []
    listed = {line.commitment.pk for line in prepared if line.commitment}
    commitments = Commitment.objects.filter(agreement__in=agreements).exclude(pk__in=listed).select_related("agreement")
    rows = list(commitments.order_by("agreement_id", "number"))
    titles = titles_now(rows, moment)
    return [
        Choice(
            one.reference,
            _("%(agreement)s, %(number)s: %(title)s")
            % {"agreement": one.agreement.title, "number": one.number, "title": titles.get(one.pk, "")},
        )
        for one in rows
    ]


def _lines(prepared: Sequence[PreparedPromise], names: Mapping[str, str], titles: Mapping[int, str]) -> list[Line]:
    places = {line.reference: line.place for line in prepared}
    known = {*places, *(line.commitment.reference for line in prepared if line.commitment)}
    twins = duplicates({line.reference: line.draft.text for line in prepared if line.draft})
    return [
        Line(
            reference=line.reference,
            place=line.place,
            version=line.number,
            number=line.commitment.number if line.commitment else None,
            title=_title(line, titles),
            draft=line.draft,
            theme=line.draft.theme.label if line.draft and line.draft.theme else "",
            lead=names.get(line.draft.lead or "", "") if line.draft else "",
            missing=_missing(line, known),
            twin=Choice(twins[line.reference], str(places[twins[line.reference]])) if line.reference in twins else None,
            before=line.place - 1 if line.place > 1 else None,
            after=line.place + 1 if line.place < len(prepared) else None,
        )
        for line in prepared
    ]


def _title(line: PreparedPromise, titles: Mapping[int, str]) -> str:
    before = titles.get(line.commitment.pk, "") if line.commitment else ""
    return (line.draft.title if line.draft else "") or before


def _missing(line: PreparedPromise, known: set[str]) -> tuple[Words, ...]:
    if line.draft is None:
        return ()
    named = {*line.draft.depends_on, *line.draft.in_return_for}
    gone = {name for name in named if name.startswith("promise-") and name not in known}
    lost: tuple[Words, ...] = (_("It names a promise that is no longer in the list."),) if gone else ()
    return (*(error.message for error in missing_in(line.draft)), *lost)


def dropped_lines(actor: Actor, table: str, reference: str) -> list[Choice]:
    """What was taken from the list and can be put back, the newest first, at most twenty. 2 queries."""
    row = fetch(actor, "read", PREPARATION, Preparation.objects.all(), partnership__slug=table, reference=reference)
    lines = row.promises.exclude(dropped_at=None).prefetch_related("versions").order_by("-dropped_at", "-pk")[:20]
    return [Choice(line.reference, _words_of(list(line.versions.all())[-1].facts)) for line in lines]


def _words_of(facts: Mapping[str, str] | None) -> str:
    return (facts or {}).get("title") or (facts or {}).get("text", "")[:90] or _("No words yet")
