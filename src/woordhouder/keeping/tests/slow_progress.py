"""Progress worked out as slowly as can be: for each K the facts are told anew, one after another, and then read.

Written from docs/rules.md 3 alone, apart from `keeping.rules`: answers in the words of data, numbers by trying.
"""

from datetime import date, timedelta
from fractions import Fraction

from woordhouder.agreements.moments import AMSTERDAM

ENOUGH = {"limited": "beperkt", "largely": "grotendeels", "complete": "volledig", "not_started": "niet begonnen"}


class Told:
    """What is known of one promise after everything that was recorded up to a moment was told."""

    def __init__(self, facts, known):
        self.promise, self.day = facts.promise, known.astimezone(AMSTERDAM).date()
        rows = [facts.reports, facts.evidence, facts.responses, facts.seats, facts.rounds]
        self.reports, self.evidence, self.responses, self.seats, self.rounds = (
            [row for row in some if not row.recorded_at > known] for some in rows
        )

    def version(self, year):
        """The report of the lead over a year that counts."""
        best = None
        for report in self.reports:
            if report.seat != self.promise.lead or report.year != year:
                continue
            if any(other.replaces == report.report and other.seat == report.seat for other in self.reports):
                continue
            if best is None or report.part > best.part:
                best = report
        return best

    def due(self, year):
        days = []
        for one in {row.round for row in self.rounds if row.year == year}:
            said = [row for row in self.rounds if row.round == one]
            days.append(max(said, key=lambda row: row.number).day)
        return max(days) if days else date(year, 12, 31) + timedelta(days=181)

    def answers(self, report):
        said = {}
        for row in sorted(self.responses, key=lambda row: row.number):
            if report is not None and row.report == report.report and row.seat != self.promise.lead:
                said[row.seat] = row.answer.value
        return said

    def others(self, answers):
        terms = {}
        for row in sorted(self.seats, key=lambda row: row.number):
            terms[row.seat] = row
        concerned = []
        for seat, row in terms.items():
            begun, over = row.since <= self.day, row.until is not None and row.until < self.day
            if seat == self.promise.lead or (row.themes and self.promise.theme not in row.themes):
                continue
            if seat in answers or (begun and not over):
                concerned.append(seat)
        said = [answers[seat] for seat in concerned if seat in answers]
        confirming, contesting = [s for s in said if s.startswith("confirms")], [s for s in said if s == "contests"]
        word = "verschillend" if confirming and contesting else ""
        word = word or ("bevestigd" if confirming else "betwist" if contesting else "")
        word = word or ("niet te beoordelen" if said else "nog niet gezien")
        return f"{word} {len(said)}/{len(concerned)}"


def figure_of(report):
    """The figure of a report and whether it is a percentage; None without."""
    if report.value is not None:
        return report.value, False
    if report.numerator is None or report.denominator in (None, 0):
        return None, False
    return report.numerator / report.denominator * 100, True


def slow_progress(facts, year, known):
    """The answer as `telling.shown` writes it, None without a text."""
    if facts.promise is None:
        return None
    told = Told(facts, known)
    report = told.version(year)
    answers = told.answers(report)
    others = told.others(answers)
    if report is None:
        word = "nog niet nodig" if told.day <= told.due(year) else "geen verslag"
        return f"{word} - - | {others}"
    pair = compared(told, year, report)
    if pair:
        share = slow_share(told.promise.indicator, *pair)
        level = slow_level(share)
    else:
        share = None
        without = "geen cijfer" if figure_of(report)[0] is None else "geen streefwaarde"
        level = ENOUGH[report.claimed.value] if report.claimed else without
    proved = any(one.report == report.report for one in told.evidence)
    proved = proved or any(said.startswith("confirms") for said in answers.values())
    if level in ("beperkt", "grotendeels", "volledig") and not proved:
        level = "geen bewijs"
    course = slow_course(told.promise.indicator, year, pair[0]) if pair and level != "geen bewijs" else None
    return f"{level} {'-' if share is None else share} {course or '-'} | {others}"


def compared(told, year, report):
    """The figure and the target that are compared, None without."""
    figure, is_percentage = figure_of(report)
    indicator = told.promise.indicator
    if figure is None or indicator is None or not indicator.targets:
        return None
    targets = indicator.targets
    if indicator.form == "cumulative":
        if is_percentage or year < min(targets):
            return None
        together, target = Fraction(0), Fraction(0)
        for one in range(min(targets), year + 1):
            target += targets.get(one, 0)
            version = told.version(one)
            if version is not None:
                value, percentage = figure_of(version)
                together += 0 if value is None or percentage else value
        return together, target
    if indicator.form == "per_year":
        return (figure, targets[year]) if year in targets else None
    later = [one for one in range(year, max(targets) + 1) if one in targets]
    return figure, targets[later[0]] if later else targets[max(targets)]


def as_more_is_better(indicator, *numbers):
    """At most is at least, seen from the other side."""
    return [None if number is None else -number if indicator.direction == "at_most" else number for number in numbers]


def slow_share(indicator, figure, target):
    value, goal, start = as_more_is_better(indicator, figure, target, indicator.baseline)
    if value >= goal:
        return Fraction(1)
    if indicator.form == "level" and start is not None and start < goal:
        return (value - start) / (goal - start)
    if target <= 0:
        return Fraction(0)
    if indicator.direction == "at_least":
        return figure / target
    too_much = (figure - target) / target
    return 1 - too_much if too_much < 1 else Fraction(0)


def slow_level(share):
    if share >= 1:
        return "volledig"
    if share >= Fraction(1, 2):
        return "grotendeels"
    return "beperkt" if share > 0 else "niet begonnen"


def slow_course(indicator, year, figure):
    """On course or behind, None where nothing is said."""
    running, points = Fraction(0), {}
    for one in sorted(indicator.targets):
        running += indicator.targets[one]
        points[one] = running if indicator.form == "cumulative" else indicator.targets[one]
    later = [one for one in points if one > year]
    if not later:
        return None
    end = min(later)
    value, goal, start = as_more_is_better(indicator, figure, points[end], indicator.baseline)
    begins = start if indicator.form == "level" and start is not None and start < goal else None
    line = as_more_is_better(indicator, slow_line(indicator, points, year, end, begins is not None))[0]
    if line is None:
        return None
    if begins is None:
        is_fine = value >= line - abs(line) / 20
    elif line > begins:
        is_fine = (value - begins) / (line - begins) >= Fraction(19, 20)
    else:
        is_fine = value >= line
    return "op koers" if is_fine else "loopt achter"


def slow_line(indicator, points, year, end, has_start):
    """Walk year by year from the left point to the next target."""
    before = [one for one in points if one <= year]
    if before:
        left, height = max(before), points[max(before)]
    elif has_start:
        left = indicator.baseline_year if indicator.baseline_year is not None else min(points) - 1
        height = indicator.baseline
    else:
        return None
    if left > year:
        return None
    step = (points[end] - height) / (end - left)
    while left < year:
        left, height = left + 1, height + step
    return height
