"""Any facts of one promise, drawn as actions would leave them; from one number, so that thousands cost a second."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from woordhouder.keeping.recorded import Due, Facts, Filed, Indicator, Promise, Responded, Shown, Terms
from woordhouder.keeping.words import Answer, Claim, Level

FIRST = datetime(2026, 6, 1, 22, tzinfo=UTC)
YEARS = range(2025, 2030)
CLAIMS = [None, *(Level(claim.value) for claim in Claim)]
KINDS = ("reports", "evidence", "responses", "seats", "rounds")


def drawn(seed):
    """Facts, a year and a moment to ask about."""
    chance = random.Random(seed)
    facts = Facts(_promise(chance), *_told(chance), _seats(chance), _rounds(chance))
    return facts, chance.choice(YEARS), _moment(chance)


def _moment(chance):
    return FIRST + timedelta(days=chance.choice([chance.randrange(1500), 1500]))


def _figure(chance):
    return Fraction(chance.choice([chance.randrange(-3, 13), chance.randrange(-20, 250) / Fraction(20)]))


def _promise(chance):
    if chance.random() < 0.05:
        return None
    lead = "T" if chance.random() < 0.1 else "L"
    return Promise("w", lead, chance.choice(["finance", "availability"]), _indicator(chance))


def _indicator(chance):
    if chance.random() < 0.1:
        return None
    years = chance.sample(YEARS, chance.randrange(1, 5))
    return Indicator(
        direction=chance.choice(["at_least", "at_most"]),
        form=chance.choice(["per_year", "cumulative", "level", "level"]),
        targets={year: _figure(chance) for year in years},
        baseline=chance.choice([None, _figure(chance)]),
        baseline_year=chance.choice([None, chance.randrange(2023, 2029)]),
    )


def _told(chance):
    """Reports, evidence and answers. A report replaces one of the same seat, year and part, and each once."""
    reports, evidence, responses = [], [], []
    for at in range(chance.randrange(9)):
        made = _report(chance, f"r{at}")
        heads = [one for one in reports if one.report not in {other.replaces for other in reports}]
        same = [one for one in heads if (one.seat, one.year, one.part) == (made.seat, made.year, made.part)]
        if same:
            later = max(made.recorded_at, same[0].recorded_at)
            made = replace(made, replaces=same[0].report, recorded_at=later)
        reports.append(made)
        if chance.random() < 0.6:
            evidence.append(Shown(f"e{at}", made.report, _moment(chance)))
    for at in range(chance.randrange(9) if reports else 0):
        report, seat = chance.choice(reports).report, chance.choice("LTTZF")
        answered = FIRST + timedelta(days=200 * at)
        responses.append(Responded(f"a{at}", report, seat, chance.choice(list(Answer)), answered, at))
    return reports, evidence, responses


def _report(chance, name):
    kind = chance.choice(["value", "value", "value", "share", "none"])
    return Filed(
        report=name,
        seat=chance.choice("LLLLT"),
        year=chance.choice(YEARS),
        recorded_at=FIRST + timedelta(days=chance.randrange(1500)),
        part=chance.choice([6, 12, 12]),
        value=_figure(chance) if kind == "value" else None,
        numerator=_figure(chance) if kind == "share" else None,
        denominator=Fraction(chance.randrange(5)) if kind == "share" else None,
        claimed=chance.choice(CLAIMS),
    )


def _seats(chance):
    return [
        Terms(
            seat=seat,
            recorded_at=FIRST + timedelta(days=500 * number),
            since=date(2026, 1, 1),
            until=chance.choice([None, None, date(2028, 1, 1)]),
            themes=frozenset(chance.choice([(), (), ("finance",)])),
            number=number,
        )
        for seat in "LTZF"
        for number in range(chance.randrange(1, 3))
    ]


def _rounds(chance):
    return [
        Due(
            round=f"d{chance.randrange(2)}",
            year=2026,
            day=date(2026, 12, 1) + timedelta(days=chance.randrange(1000)),
            recorded_at=FIRST + timedelta(days=400 * number),
            number=number,
        )
        for number in range(chance.randrange(4))
    ]
