"""What was recorded of promises, as the facts over which the rules decide. Only what the reader may read."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import DateField, DateTimeField, F, IntegerField, Q, TextField, Value
from django.db.models.functions import Cast

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import SeatTerms
from woordhouder.record.policy import allowed

from ..models import Evidence, Report, Response, RoundDue
from ..policy import EVIDENCE, REPORT, RESPONSE
from ..recorded import Due, Facts, Filed, Promise, Responded, Shown, Terms
from ..words import Answer, Level

NUMBERS = ("value", "numerator", "denominator")
OF_REPORT = ("reference", "seat__reference", "year", "recorded_at", "part", *NUMBERS, "reason", "level")
SEAT, ROUND = 1, 2
OF_TABLE = ("a_which", "pk", "a_name", "recorded_at", "a_day", "a_until", "a_told", "number", "a_part", "a_closed")


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
    """All that was recorded of these commitments (by id) of a table, as far as the reader may read it. 4 queries."""
    here = Q(commitment__in=commitments)
    of_report = Q(report__commitment__in=commitments)
    reports = allowed(actor, "read", REPORT, Report.objects.filter(here)).order_by("pk")
    evidence = allowed(actor, "read", EVIDENCE, Evidence.objects.filter(of_report, response=None))
    responses = allowed(actor, "read", RESPONSE, Response.objects.filter(of_report))
    seats, rounds = of_table(partnership)
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
        seats=seats,
        rounds=rounds,
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


def of_table(partnership: int) -> tuple[list[Terms], list[Due]]:
    """What the seats of a table (by id) are, and the due days of its rounds, as recorded. 1 query."""
    terms = SeatTerms.objects.filter(seat__partnership=partnership).order_by()
    dues = RoundDue.objects.filter(round__partnership=partnership).order_by()
    more = {"a_name": F("seat__reference"), "a_until": F("until"), "a_told": Cast("themes", TextField())}
    more |= {"a_part": Value(0, IntegerField()), "a_closed": Cast(Value(None), DateTimeField())}
    seats = terms.annotate(a_which=Value(SEAT, IntegerField()), a_day=F("since"), **more)
    more = {"a_name": F("round__reference"), "a_until": Cast(Value(None), DateField())}
    more |= {"a_told": Cast("round__year", TextField()), "a_part": F("round__part"), "a_closed": F("round__closed_at")}
    rounds = dues.annotate(a_which=Value(ROUND, IntegerField()), a_day=F("due"), **more)
    found: tuple[list[Terms], list[Due]] = [], []
    for which, _pk, name, at, day, until, told, number, part, closed in sorted(
        seats.values_list(*OF_TABLE).union(rounds.values_list(*OF_TABLE), all=True), key=lambda row: row[:2]
    ):
        if which == SEAT:
            found[0].append(Terms(name, at, day, until, frozenset(json.loads(told)), number))
        else:
            found[1].append(Due(name, int(told), day, at, number, part, closed))
    return found
