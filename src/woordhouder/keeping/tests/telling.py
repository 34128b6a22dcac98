"""A promise, its reports and what seats say of them, told in short lines, for tables of worked rows.

The seats: L leads, T and Z are asked about everything (Z only advises), F only about finance. The theme is availability
unless a row says "finance". All sit there since 2020.

An indicator: ">= per_year 2026=40 2027=40", "<= level from 10 in 2024 2026=5" (a baseline, with its year or without).
A report: "2026: 20" with, in any order, "e" (evidence), "m6" (up to and including June), "=largely" (claimed),
"@2027-02-01" (recorded then, else 1 February after the year), "by T" (not the lead), "x" (revises the one before it).
Its figure: "20", "3/4" (numerator and denominator) or "-" (none). An answer: "T+" confirms, "Tr" with a remark, "T-"
contests, "T?" cannot judge, to the report that stands before them, on the day after it or "@" another.
"""

import re
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from woordhouder.agreements.moments import end_of
from woordhouder.keeping.recorded import (
    Due,
    Facts,
    Filed,
    Indicator,
    Promise,
    Responded,
    Shown,
    Terms,
)
from woordhouder.keeping.words import IN_DATA, Answer, Level

ANSWERS = {"+": Answer.CONFIRMS, "r": Answer.WITH_REMARK, "-": Answer.CONTESTS, "?": Answer.CANNOT_JUDGE}
DIRECTIONS = {">=": "at_least", "<=": "at_most"}
BEGIN = datetime(2020, 1, 1, tzinfo=UTC)
SEATS = tuple(
    Terms(seat, BEGIN, date(2020, 1, 1), themes=frozenset({"finance"} if seat == "F" else ())) for seat in "LTZF"
)


def moment(text):
    return datetime.fromisoformat(f"{text}T12:00:00+00:00")


def indicator(text):
    """An indicator, or None for ""."""
    words = text.split()
    if not words:
        return None
    baseline = Fraction(words[words.index("from") + 1]) if "from" in words else None
    since = int(words[words.index("in") + 1]) if "in" in words else None
    targets = dict(word.split("=") for word in words if "=" in word[1:] and word not in DIRECTIONS)
    return Indicator(
        DIRECTIONS[words[0]],
        words[1],
        {int(year): Fraction(target) for year, target in targets.items()},
        baseline,
        since,
    )


class Story:
    """Reads lines of reports and answers into facts."""

    def __init__(self):
        self.reports, self.evidence, self.responses = [], [], []

    def line(self, text):
        """One report, or answers to the report before."""
        for part in filter(None, (part.strip() for part in text.split(";"))):
            if re.match(r"\d{4}:", part):
                self._report(part)
            else:
                self._answers(part)

    def _report(self, text):
        head, figure, *flags = text.replace("by ", "by").split()
        year = int(head[:-1])
        at = next((moment(flag[1:]) for flag in flags if flag.startswith("@")), moment(f"{year + 1}-02-01"))
        figure, _slash, whole = figure.partition("/")
        made = Filed(
            report=f"r{len(self.reports)}",
            seat=next((flag[2:] for flag in flags if flag.startswith("by")), "L"),
            year=year,
            recorded_at=at,
            part=next((int(flag[1:]) for flag in flags if re.fullmatch(r"m\d+", flag)), 12),
            value=None if figure == "-" or whole else Fraction(figure),
            numerator=Fraction(figure) if whole else None,
            denominator=Fraction(whole) if whole else None,
            claimed=next((Level(flag[1:]) for flag in flags if flag.startswith("=")), None),
            replaces=self.reports[-1].report if "x" in flags else None,
        )
        self.reports.append(made)
        if "e" in flags:
            self.evidence.append(Shown(f"e{len(self.reports)}", made.report, at))

    def _answers(self, text):
        words = text.split()
        report = self.reports[-1]
        at = next((moment(word[1:]) for word in words if word[0] == "@"), report.recorded_at + timedelta(days=1))
        for word in words:
            if word[0] != "@":
                number = len(self.responses) + 1
                said = Responded(f"a{number}", report.report, word[0], ANSWERS[word[1]], at, number)
                self.responses.append(said)


def facts(figure, reports, rounds="", seats=SEATS, theme="availability"):
    """All facts of one promise. `rounds`: "2026=2027-03-31", more of them by a space."""
    story = Story()
    story.line(reports)
    dues = [
        Due(f"d{number}", int(year), date.fromisoformat(day), BEGIN)
        for number, (year, day) in enumerate(word.split("=") for word in rounds.split())
    ]
    promise = Promise("w", "L", "finance" if "finance" in figure else theme, indicator(figure.replace("finance", "")))
    return Facts(promise, story.reports, story.evidence, story.responses, seats, dues)


def known(text):
    """The end of a day."""
    return end_of(date.fromisoformat(text))


def shown(found):
    """A progress in the words of data: "grotendeels 3/4 op koers | bevestigd 1/2"."""
    share = "-" if found.share is None else str(found.share)
    course = IN_DATA[found.on_course] if found.on_course else "-"
    others = found.others
    return f"{IN_DATA[found.level]} {share} {course} | {IN_DATA[others.word]} {others.answered}/{others.asked}"
