"""What was said of promises, as their readers see it: reports with what stands beside each of them, and talks."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from woordhouder.agreements.models import Commitment
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Seat
from woordhouder.record.policy import allowed

from ..lateness import Late, late
from ..models import Concern, ConcernDay, Evidence, Reply, Report, Response, Spoken
from ..policy import CONCERN, EVIDENCE, REPLY, REPORT, RESPONSE
from ..recorded import WHOLE_YEAR, Filed, Responded, Shown
from ..talks import Talk, Wished
from ..words import Answer, Level, Outcome
from .data import number
from .loading import Loaded, exact, of_table
from .speakers import held_by, with_speakers

S = TypeVar("S", bound=Spoken)


@dataclass(frozen=True)
class ResponseLine:
    """What a seat says of a report. `is_latest`: it said nothing later of this version."""

    row: Response
    is_latest: bool
    evidence: Sequence[Evidence]
    replies: Sequence[Reply]

    @property
    def says(self) -> Answer:
        """The answer."""
        return Answer(self.row.answer)

    @property
    def contests(self) -> bool:
        """Whether it contests the report."""
        return self.says is Answer.CONTESTS

    @property
    def is_complete(self) -> bool:
        """Whether it has the words that such an answer needs: they may have been removed."""
        return bool(self.row.remark) or self.says not in (Answer.WITH_REMARK, Answer.CONTESTS)


@dataclass(frozen=True)
class ReportLine:
    """A report with all that stands beside it. `is_newest`: no later version replaces it; `late`: for which rounds it
    came late.
    """

    row: Report
    is_newest: bool
    evidence: Sequence[Evidence]
    responses: Sequence[ResponseLine]
    replies: Sequence[Reply]
    late: Sequence[Late] = ()

    @property
    def figure(self) -> str:
        """Its figure as people write it, "" without one."""
        return figure_of(self.row.value, self.row.numerator, self.row.denominator)

    @property
    def proof(self) -> list[Evidence]:
        """Its evidence that was not removed."""
        return [one for one in self.evidence if not one.removal_id]

    @property
    def is_whole_year(self) -> bool:
        """Whether it is of the whole year."""
        return self.row.part == WHOLE_YEAR

    def answer_of(self, seat: str) -> ResponseLine | None:
        """What a seat (by reference) said last."""
        return next((one for one in self.responses if one.is_latest and one.row.seat.reference == seat), None)


@dataclass(frozen=True)
class ConcernLine:
    """A talk at the table, with its replies and its last day. `opens_contest`: who raised it may contest now."""

    row: Concern
    until: date
    replies: Sequence[Reply]
    opens_contest: bool
    outcome: Outcome | None
    words: str

    @property
    def is_over(self) -> bool:
        """Whether it ended in words."""
        return self.outcome is not None


@dataclass(frozen=True)
class Said:
    """All that was said of one promise: the reports, the newest first, and for its table the talks."""

    reports: Sequence[ReportLine] = ()
    concerns: Sequence[ConcernLine] = ()

    def of(self, year: int) -> Sequence[ReportLine]:
        """The reports over a year, the newest first."""
        return [one for one in self.reports if one.row.year == year]

    def doubts(self, year: int) -> Sequence[ConcernLine]:
        """The talks about a year."""
        return [one for one in self.concerns if one.row.year == year]

    def report(self, reference: str | None) -> ReportLine | None:
        """The report with this reference."""
        return next((one for one in self.reports if one.row.reference == reference), None)


def figure_of(value: Decimal | None, numerator: Decimal | None, denominator: Decimal | None) -> str:
    """A figure as people write it: "12,5" or "3 / 4"; "" when there is none."""
    if (whole := exact(value)) is not None:
        return number(whole)
    part, of = exact(numerator), exact(denominator)
    return f"{number(part)} / {number(of)}" if part is not None and of is not None else ""


def told_figure(row: Report | None, unit: str = "") -> str:
    """The figure of a report for people who read it: "84 homes", or "118 of 160 (73,75 per cent)"; "" for none."""
    if row is None or not (figure := figure_of(row.value, row.numerator, row.denominator)):
        return ""
    part, of = exact(row.numerator), exact(row.denominator)
    if row.value is not None or part is None or not of:
        return f"{figure} {unit}".strip()
    facts = {"part": number(part), "whole": number(of), "share": number(100 * part / of)}
    return _("%(part)s of %(whole)s (%(share)s per cent)") % facts


def said_of(
    actor: Actor, commitments: Collection[int], partnership: int, day: date, *, is_at_table: bool
) -> tuple[Mapping[str, Said], Loaded]:
    """By reference what was said of these commitments (by id) of one table, as far as the reader reads it; and the
    same as the rules have it. 5 queries; 7 for who sits at the table. `day`: today.
    """
    of_report = Q(report__commitment__in=commitments)
    of_any = of_report | Q(response__report__commitment__in=commitments) | Q(concern__commitment__in=commitments)
    about = allowed(actor, "read", REPORT, Report.objects.filter(commitment__in=commitments))
    reports = _rows(about.select_related("commitment", "replaces"))
    proof = _rows(allowed(actor, "read", EVIDENCE, Evidence.objects.filter(of_report)))
    answers = _rows(allowed(actor, "read", RESPONSE, Response.objects.filter(of_report)))
    replies = _rows(allowed(actor, "read", REPLY, Reply.objects.filter(of_any)))
    doubts = _concerns(actor, commitments, replies, day) if is_at_table else []
    loaded = _loaded(reports, proof, answers, partnership)
    return _told(loaded, reports, proof, answers, replies, doubts), loaded


def said_over(  # noqa: PLR0913 - of what, where and when
    actor: Actor,
    commitments: Collection[Commitment],
    partnership: int,
    years: range,
    *,
    seats: Mapping[int, Seat],
    summed: Collection[int],
) -> tuple[Mapping[str, Said], Loaded]:
    """By reference what was reported and answered over the last of `years`, of these commitments of one table, as far
    as the reader reads it; and as the rules have it, what they look at for progress over each of `years`: of those that
    are `summed` (by id) also the reports over the years before. 4 queries.

    `seats`: those of the table, by id. No replies and no talks.
    """
    rows = {row.pk: row for row in commitments}
    of_years = Q(year__in=years) | Q(year__lt=years[0], commitment__in=summed)
    about = Report.objects.filter(of_years, commitment__in=rows)
    reports = _seated(allowed(actor, "read", REPORT, about), seats)
    known = {row.pk: row for row in reports}
    for row in reports:
        row.commitment = rows[row.commitment_id]
        if row.replaces_id in known:
            row.replaces = known[row.replaces_id]
    beside: dict[str, Any] = {"report__commitment__in": rows, "report__year__in": years}
    proof = _seated(allowed(actor, "read", EVIDENCE, Evidence.objects.filter(response=None, **beside)), seats)
    answers = _seated(allowed(actor, "read", RESPONSE, Response.objects.filter(**beside)), seats)
    last = [row for row in reports if row.year == years[-1]]
    loaded = _loaded(reports, proof, answers, partnership)
    return _told(loaded, last, proof, answers), loaded


def _seated(rows: QuerySet[S], seats: Mapping[int, Seat]) -> list[S]:
    """As `_rows`, with seats that are there already: of many rows they are most of what there is to make."""
    found = list(rows.select_related("removal").order_by("recorded_at", "pk"))
    for row in found:
        row.seat = seats[row.seat_id]
    return found


def _told(  # noqa: PLR0913, PLR0917 - all that can be said of a report
    loaded: Loaded,
    reports: Sequence[Report],
    proof: Sequence[Evidence],
    answers: Sequence[Response],
    replies: Sequence[Reply] = (),
    doubts: Sequence[ConcernLine] = (),
) -> Mapping[str, Said]:
    """The same by commitment (by reference), the newest report first."""
    lines: dict[str, list[ReportLine]] = defaultdict(list)
    talks: dict[str, list[ConcernLine]] = defaultdict(list)
    for line in _lines(reports, proof, answers, replies, _late(loaded)):
        lines[line.row.commitment.reference].insert(0, line)
    for talk in doubts:
        talks[talk.row.commitment.reference].append(talk)
    return {name: Said(lines[name], talks[name]) for name in {*lines, *talks}}


def _late(loaded: Loaded) -> Mapping[str, Sequence[Late]]:
    """By report (by reference) the rounds for which it came late."""
    return {name: found for filed in loaded.reports.values() for name, found in late(filed, loaded.rounds).items()}


def _rows(rows: QuerySet[S]) -> list[S]:
    return list(with_speakers(rows.select_related("seat", "removal")).order_by("recorded_at", "pk"))


def _by(rows: Iterable[Any], name: str) -> Mapping[int, list[Any]]:
    """The rows by the id that they have under `name`, without those that have none."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, name) or 0].append(row)
    return found


def _lines(
    reports: Sequence[Report],
    proof: Sequence[Evidence],
    answers: Sequence[Response],
    replies: Sequence[Reply],
    came_late: Mapping[str, Sequence[Late]],
) -> list[ReportLine]:
    replaced = {row.replaces_id for row in reports}
    newest = {(row.report_id, row.seat_id): row.pk for row in answers}
    of_report, of_response = _by((one for one in proof if not one.response_id), "report_id"), _by(proof, "response_id")
    told, said = _by(replies, "report_id"), _by(replies, "response_id")
    by_report: dict[int, list[ResponseLine]] = defaultdict(list)
    for row in answers:
        is_latest = newest[row.report_id, row.seat_id] == row.pk
        by_report[row.report_id].append(ResponseLine(row, is_latest, of_response.get(row.pk, ()), said.get(row.pk, ())))
    return [
        ReportLine(
            row,
            row.pk not in replaced,
            of_report.get(row.pk, ()),
            by_report[row.pk],
            told.get(row.pk, ()),
            came_late.get(row.reference, ()),
        )
        for row in reports
    ]


def _concerns(actor: Actor, commitments: Collection[int], replies: Sequence[Reply], day: date) -> list[ConcernLine]:
    rows = allowed(actor, "read", CONCERN, Concern.objects.filter(commitment__in=commitments))
    whole = _rows(
        rows.select_related("commitment", "end__removal")
        .annotate(ended_by=held_by("end__seat", "end__recorded_at"))
        .prefetch_related(Prefetch("days", ConcernDay.objects.select_related("seat")))
    )
    told = _by(replies, "concern_id")
    return [_concern(row, told.get(row.pk, ()), day) for row in whole]


def _concern(row: Concern, replies: Sequence[Reply], day: date) -> ConcernLine:
    end = getattr(row, "end", None)
    wished = tuple(Wished(one.seat.reference, one.talk_until) for one in sorted(row.days.all(), key=lambda one: one.pk))
    talk = Talk(row.seat.reference, row.talk_until, wished, Outcome(end.outcome) if end else None)
    return ConcernLine(row, talk.until, replies, talk.opens_contest(day), talk.outcome, end.words if end else "")


def _loaded(
    reports: Sequence[Report], proof: Sequence[Evidence], answers: Sequence[Response], partnership: int
) -> Loaded:
    names = {row.pk: (row.reference, row.commitment.reference) for row in reports}
    filed, shown, said = defaultdict(list), defaultdict(list), defaultdict(list)
    for row in reports:
        filed[row.commitment.reference].append(_filed(row))
    for one in proof:
        if not one.response_id and one.report_id in names:
            report, commitment = names[one.report_id]
            shown[commitment].append(Shown(one.reference, report, one.recorded_at))
    for answer in answers:
        if answer.report_id in names:
            report, commitment = names[answer.report_id]
            by, at = answer.seat.reference, answer.recorded_at
            said[commitment].append(Responded(answer.reference, report, by, Answer(answer.answer), at, answer.number))
    return Loaded(filed, shown, said, *of_table(partnership))


def _filed(row: Report) -> Filed:
    return Filed(
        row.reference,
        row.seat.reference,
        row.year,
        row.recorded_at,
        row.part,
        exact(row.value),
        exact(row.numerator),
        exact(row.denominator),
        row.reason,
        Level(row.level) if row.level else None,
        row.replaces.reference if row.replaces else None,
    )
