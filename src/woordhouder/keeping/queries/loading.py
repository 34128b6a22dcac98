"""What was recorded of promises, as the facts over which the rules decide. Only what the reader may read."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Q

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import SeatTerms
from woordhouder.record.policy import allowed

from ..models import Evidence, Report, Response, RoundDue
from ..policy import EVIDENCE, REPORT, RESPONSE
from ..recorded import Due, Facts, Filed, Promise, Responded, Shown, Terms
from ..words import Answer, Level

NUMBERS = ("value", "numerator", "denominator")
OF_REPORT = ("reference", "seat__reference", "year", "recorded_at", "part", *NUMBERS, "reason", "level")


@dataclass(frozen=True)
class Loaded:
    """What was recorded of some commitments of one table, by reference of a commitment."""

    reports: Mapping[str, list[Filed]]
    evidence: Mapping[str, list[Shown]]
    responses: Mapping[str, list[Responded]]
    seats: list[Terms]
    rounds: list[Due]

    def facts(self, commitment: str, promise: Promise | None) -> Facts:
        """The facts of one commitment, with what it promises."""
        return Facts(
            promise,
            self.reports.get(commitment, ()),
            self.evidence.get(commitment, ()),
            self.responses.get(commitment, ()),
            self.seats,
            self.rounds,
        )


def loaded(actor: Actor, partnership: int, commitments: Collection[int]) -> Loaded:
    """All that was recorded of these commitments (by id) of a table, as far as the reader may read it. 5 queries."""
    here = Q(commitment__in=commitments)
    of_report = Q(report__commitment__in=commitments)
    reports = allowed(actor, "read", REPORT, Report.objects.filter(here)).order_by("pk")
    evidence = allowed(actor, "read", EVIDENCE, Evidence.objects.filter(of_report, response=None))
    responses = allowed(actor, "read", RESPONSE, Response.objects.filter(of_report))
    return Loaded(
        reports=_by_commitment(
            (name, _filed(*row))
            for name, *row in reports.values_list("commitment__reference", *OF_REPORT, "replaces__reference")
        ),
        evidence=_by_commitment(
            (str(name), Shown(reference, report, at))
            for name, reference, report, at in evidence.values_list(
                "report__commitment__reference", "reference", "report__reference", "recorded_at"
            )
        ),
        responses=_by_commitment(
            (name, Responded(reference, report, seat, Answer(answer), at, number))
            for name, reference, report, seat, answer, at, number in responses.values_list(
                "report__commitment__reference",
                "reference",
                "report__reference",
                "seat__reference",
                "answer",
                "recorded_at",
                "number",
            )
        ),
        seats=list(seats_at(partnership)),
        rounds=list(rounds_at(partnership)),
    )


def _by_commitment(rows: Iterable[tuple[str, Any]]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for name, row in rows:
        found[name].append(row)
    return found


def _filed(*row: Any) -> Filed:  # the values of OF_REPORT and what it replaces
    reference, seat, year, at, part, value, numerator, denominator, reason, level, replaces = row
    return Filed(
        reference,
        seat,
        year,
        at,
        part,
        exact(value),
        exact(numerator),
        exact(denominator),
        reason,
        Level(level) if level else None,
        replaces,
    )


def exact(value: Decimal | None) -> Fraction | None:
    """A stored number as an exact fraction."""
    return None if value is None else Fraction(value)


def seats_at(partnership: int) -> Iterator[Terms]:
    """What the seats of a table (by id) are, as recorded. 1 query."""
    rows = SeatTerms.objects.filter(seat__partnership=partnership).order_by("pk")
    names = ("seat__reference", "recorded_at", "since", "until", "themes", "number")
    for seat, at, since, until, themes, number in rows.values_list(*names):
        yield Terms(seat, at, since, until, frozenset(themes), number)


def rounds_at(partnership: int) -> Iterator[Due]:
    """The due days of the rounds of a table (by id), as recorded. 1 query."""
    rows = RoundDue.objects.filter(round__partnership=partnership).order_by("pk")
    names = ("round__reference", "round__year", "due", "recorded_at", "number")
    for row in rows.values_list(*names):
        yield Due(*row)
