"""How one promise stands in the newest year that was reported on, for its own page: 1 query, whatever was said."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from django.db.models import CharField, DateField, DecimalField, F, IntegerField, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast

from woordhouder.agreements.moments import today
from woordhouder.agreements.queries.texts import WordingText
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import SeatTerms
from woordhouder.record.policy import allowed

from ..models import Evidence, Report, Response, RoundDue
from ..policy import EVIDENCE, REPORT, RESPONSE
from ..recorded import Due, Facts, Filed, Indicator, Promise, Responded, Shown, Terms
from ..rules import Progress, progress
from ..running import running_until
from ..words import Answer, Level
from .loading import exact

FILED, SHOWN, RESPONDED, TERMS, DUE = range(1, 6)
EMPTY = Value("", CharField())
NO_PART = Value(0, IntegerField())
NO_DAY = Cast(Value(None), DateField())
NO_NUMBER = Cast(Value(None), DecimalField(max_digits=20, decimal_places=6))
NOTHING: Mapping[str, Any] = {
    "a_about": EMPTY,
    "a_year": NO_PART,
    "a_day": NO_DAY,
    "a_until": NO_DAY,
    "a_told": Cast(EMPTY, TextField()),
    "a_word": EMPTY,
    "a_value": NO_NUMBER,
    "a_part": NO_NUMBER,
    "a_whole": NO_NUMBER,
}
COLUMNS = ("a_which", "pk", "a_name", "a_by", "recorded_at", "a_number", *NOTHING)


@dataclass(frozen=True)
class StandsNow:
    """How far a promise is in a year. `running_until`: the last day of that year when it is not over."""

    year: int
    progress: Progress
    running_until: date | None


def stands_now(
    actor: Actor, commitment: str, partnership: str, texts: Mapping[int, WordingText], known: datetime
) -> StandsNow | None:
    """How a commitment of a table (both by reference) stood in the newest year with a report, else in the last one that
    is over, else in this one; as known then. `texts`: by year what is in force on its 31 December, as far as the reader
    reads it. None without such a text. 1 query; none without texts.
    """
    if not texts:
        return None
    facts = _facts(actor, commitment, partnership)
    this = today(known).year
    reported = {report.year for report in facts.reports if report.recorded_at <= known and report.year in texts}
    over = [year for year in texts if year < this]
    year = max(reported) if reported else max(over) if over else max(texts)
    told = Facts(_promise(texts[year]), facts.reports, facts.evidence, facts.responses, facts.seats, facts.rounds)
    found = progress(told, year, known)
    return StandsNow(year, found, running_until(year, today(known))) if found else None


def _promise(text: WordingText) -> Promise:
    figure = text.figure
    if figure is None:
        return Promise(text.reference, text.lead, text.theme)
    indicator = Indicator(
        direction=str(figure.direction),
        form=str(figure.form),
        targets={year: Fraction(target) for year, target in figure.targets.items()},
        baseline=None if figure.baseline is None else Fraction(figure.baseline),
        baseline_year=figure.baseline_year,
    )
    return Promise(text.reference, text.lead, text.theme, indicator)


def _facts(actor: Actor, commitment: str, partnership: str) -> Facts:
    """All that was recorded of it, without what it promises. 1 query."""
    of_report = Q(report__commitment__reference=commitment)
    reports = allowed(actor, "read", REPORT, Report.objects.filter(commitment__reference=commitment))
    evidence = allowed(actor, "read", EVIDENCE, Evidence.objects.filter(of_report, response=None))
    answers = allowed(actor, "read", RESPONSE, Response.objects.filter(of_report))
    terms = SeatTerms.objects.filter(seat__partnership__reference=partnership)
    dues = RoundDue.objects.filter(round__partnership__reference=partnership)
    numbers = {"a_value": F("value"), "a_part": F("numerator"), "a_whole": F("denominator")}
    rows = _lines(
        reports,
        FILED,
        "reference",
        F("part"),
        **numbers,
        a_about=F("replaces__reference"),
        a_year=F("year"),
        a_told=F("reason"),
        a_word=F("level"),
    ).union(
        _lines(evidence, SHOWN, "reference", NO_PART, a_about=F("report__reference")),
        _lines(answers, RESPONDED, "reference", F("number"), a_about=F("report__reference"), a_word=F("answer")),
        _lines(
            terms,
            TERMS,
            "seat__reference",
            F("number"),
            a_day=F("since"),
            a_until=F("until"),
            a_told=Cast("themes", TextField()),
        ),
        _lines(dues, DUE, "round__reference", F("number"), a_year=F("round__year"), a_day=F("due")),
        all=True,
    )
    return _sorted_out(sorted(rows, key=lambda row: row[:2]))


def _lines(rows: QuerySet[Any], which: int, name: str, number: Any, **told: Any) -> QuerySet[Any, Any]:
    columns = {"a_which": Value(which, IntegerField()), "a_name": F(name), "a_by": F("seat__reference")}
    columns |= {"a_number": number, **NOTHING, **told}
    found: QuerySet[Any, Any] = rows.order_by().annotate(**columns).values_list(*COLUMNS)
    return found


def _sorted_out(rows: list[Any]) -> Facts:
    filed, shown, responded, terms, dues = [], [], [], [], []
    for which, _pk, name, by, at, number, about, year, day, until, told, word, value, part, whole in rows:
        if which == FILED:
            figures = (exact(value), exact(part), exact(whole))
            level = Level(word) if word else None
            filed.append(Filed(name, by, year, at, number, *figures, told, level, about or None))
        elif which == SHOWN:
            shown.append(Shown(name, about, at))
        elif which == RESPONDED:
            responded.append(Responded(name, about, by, Answer(word), at, number))
        elif which == TERMS:
            terms.append(Terms(name, at, day, until, frozenset(json.loads(told)), number))
        else:
            dues.append(Due(name, year, day, at, number))
    return Facts(None, filed, shown, responded, terms, dues)
