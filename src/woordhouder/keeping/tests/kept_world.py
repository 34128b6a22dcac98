"""Seats that keep a promise or not, in any order; and beside the database all that they were allowed to say.

The facts are written down from what was asked, not from what the database keeps; `slow_progress` reads them. Each deed
is expected to be done or refused, as docs/rules.md 3 and 4 say. `Pick` says which of what there is is meant.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

from woordhouder.agreements.actions.disclosing import disclose_all_due as disclose_texts
from woordhouder.agreements.moments import AMSTERDAM
from woordhouder.agreements.tests import made
from woordhouder.agreements.tests.table_world import Pick
from woordhouder.keeping import actions
from woordhouder.keeping.actions.disclosing import disclose_all_due
from woordhouder.keeping.recorded import Due, Facts, Filed, Indicator, Promise, Responded, Shown, Terms
from woordhouder.keeping.words import Answer, Level
from woordhouder.parties import actions as parties
from woordhouder.parties.actor import SYSTEM, acting_for
from woordhouder.parties.tests.tables import organisation_with, whole_table
from woordhouder.record.clock import acting_at
from woordhouder.record.models import Audit, Entry
from woordhouder.record.refusals import Refused
from woordhouder.record.registry import ACTIONS

BEGIN = datetime(2026, 1, 10, 9, tzinfo=UTC)
WAITS = (0, 0, 60, 24 * 60, 15 * 24 * 60, 15 * 24 * 60, 60 * 24 * 60, 90 * 24 * 60)
YEARS = (2026, 2027, 2028)
FIGURES = ("0", "10", "19", "20", "38", "40", "57.5", None)
FORMS = ("per_year", "cumulative", "level")
ANSWERS = ("confirms", "confirms", "confirms_with_remark", "cannot_judge", "contests", "contests")
NAMES = ("association", "municipality", "tenants")


class Place:
    """Two tables, and everybody who acts at the first; made once."""

    def __init__(self):
        with acting_at(BEGIN):
            self.table, self.other = whole_table(), whole_table("elders")
            home = self.table.municipality.organisation
            parties.enrol(SYSTEM, email="lezer@voorbeeld.example", organisation=home, role="read")
            self.actors = {name: getattr(self.table, name) for name in NAMES}
            self.actors |= {"reader": acting_for("lezer@voorbeeld.example", home), "stranger": self.other.tenants}
            self.actors["controller"] = organisation_with("beheer", "Beheer", "controller")


class World:
    """The database, and the facts beside it. `texts`: (since, complete, promise) of the one commitment."""

    def __init__(self, place):
        self.place, self.table, self.moment = place, place.table, BEGIN
        self.seats = {name: getattr(self.table, f"{name}_seat").reference for name in NAMES}
        self.done = self.owed = 0
        self.is_open = False  # whether everybody reads the promise
        self.before = Audit.objects.count(), Entry.objects.count()
        self.texts, self.facts, self.claims, self.talks = [], Facts(None, [], [], [], [], []), {}, []
        self.answered, self.kept, self.shown, self.words_said = {}, {}, {}, 0
        words, promise = self.words("association", 0)
        with acting_at(self.moment):
            act = made.registered(self.table.municipality, self.table, [words], until="2030-12-31")
        self.commitment = made.commitments(act)[0]
        self.texts.append((date(2026, 1, 1), self.moment, promise))
        for name in (*NAMES, "unclaimed"):
            seat = getattr(self.table, f"{name}_seat")
            self.facts.seats.append(Terms(seat.reference, BEGIN, date(2026, 1, 10)))
        self.before = Audit.objects.count(), Entry.objects.count()

    @property
    def today(self):
        return self.moment.astimezone(AMSTERDAM).date()

    def words(self, lead, number):
        """A promise of this lead, as it is handed in and as the rules have it."""
        form, direction = FORMS[number % 3], "at_least" if number % 4 else "at_most"
        targets = dict.fromkeys(YEARS[number % 2 :], 20 + number)
        baseline = 5 if form == "level" else None
        told = {"name": "Woningen", "unit": "woningen", "form": form, "direction": direction, "targets": targets}
        seat = getattr(self.table, f"{lead}_seat")
        exact = {year: Fraction(target) for year, target in targets.items()}
        figure = Indicator(direction, form, exact, None if baseline is None else Fraction(baseline))
        text = made.promise(seat, f"Wij bouwen, {len(self.texts)}.", indicator={**told, "baseline": baseline})
        return text, Promise("w", seat.reference, "availability", figure)

    def promise(self, year, known=None):
        """What is promised on 31 December, as known then."""
        end = date(year, 12, 31)
        here = [one for one in self.texts if one[0] <= end and one[1] <= (known or self.moment)]
        return max(here, key=lambda one: one[:2])[2] if here else None

    def told(self, year, known):
        return replace(self.facts, promise=self.promise(year, known))

    def act(self, action, who, *, expected, **arguments):
        """What the action made; None when it was refused, as is expected or not."""
        row = None
        with acting_at(self.moment), suppress(Refused):
            row = action(self.place.actors[who], **arguments)
            self.done += 1
            self.owed += ACTIONS[f"keeping.{action.__name__}"].owes is not None
        assert (row is not None) == expected, (action.__name__, arguments, expected)
        return row

    def say(self, words):
        """Words that nobody said before."""
        self.words_said += 1
        return f"{words} {self.words_said}."

    def leads(self, who, year):
        return who in self.seats and self.promise(year).lead == self.seats[who]

    def heads(self):
        replaced = {report.replaces for report in self.facts.reports}
        return [report for report in self.facts.reports if report.report not in replaced]

    # What somebody does.

    def wait(self, pick):
        self.moment += timedelta(minutes=WAITS[pick.number])

    def amend(self, pick):
        """What was agreed on paper changes the promise from a day on; another may lead it then."""
        lead = NAMES[pick.other % 3]
        words, promise = self.words(lead, pick.number)
        since = date(YEARS[pick.other % 3], 1 + 6 * (pick.number % 2), 1)
        self.moment += timedelta(minutes=1)
        with acting_at(self.moment):
            lines = [(self.commitment, words)]
            agreement = self.commitment.agreement
            told = {"effective_from": since.isoformat(), "parties": sorted(self.seats.values())}
            made.recorded(self.table.municipality, self.table, "registration", lines, agreement, **told)
        # Preparing it: begun, its facts, one promise; then recorded, which alone owes an entry.
        self.done, self.owed = self.done + 4, self.owed + 1
        self.texts.append((since, self.moment, promise))

    def report(self, pick):
        """Mostly by who leads, mostly with the right report to revise."""
        year, part = YEARS[pick.other % 3], 12 if pick.number % 3 else 6
        leading = [name for name in NAMES if self.leads(name, year)]
        who = leading[0] if pick.yes else pick.who
        seat = self.seats.get(who)
        same = [one for one in self.heads() if (one.seat, one.year, one.part) == (seat, year, part)]
        replaces = same[0].report if same and (pick.yes or pick.number % 2) else None
        value, facts, is_theirs = self.figure(pick, who, (year, part))
        indicator = self.promise(year).indicator
        computed = (
            value is not None
            and (year >= min(indicator.targets) if indicator.form == "cumulative" else True)
            and (indicator.form in {"level", "cumulative"} or year in indicator.targets)
        )
        claims = pick.other > 1 if pick.yes is False else not computed
        facts |= {"level": "limited"} if claims else {}
        facts |= {"revised": "Beter."} if replaces else {}
        expected = self.leads(who, year) and year <= self.today.year
        expected = expected and is_theirs and claims != computed
        expected = expected and (same[0].report if same else None) == replaces
        told = {"commitment": self.commitment.reference, "year": year, "part": part, "replaces": replaces}
        row = self.act(actions.report, who, expected=expected, facts=facts | {"story": self.say("Verhaal")}, **told)
        if row:
            figure, level = Fraction(value) if value else None, Level("limited") if claims else None
            filed = Filed(row.reference, seat, year, self.moment, part, figure, claimed=level, replaces=replaces)
            self.facts.reports.append(filed)

    def figure(self, pick, _who, _when):
        """A figure as the rules have it, how it is handed in, and whether this seat may."""
        value = FIGURES[pick.number]
        return value, {"value": value} if value else {"reason": "Nog niet geteld."}, True

    def prove(self, pick):
        if report := self.a_report(pick):
            own = [name for name in NAMES if self.seats[name] == report.seat]
            who = own[0] if pick.yes else pick.who
            expected = self.seats.get(who) == report.seat
            link = f"https://voorbeeld.example/{self.say('bewijs')}pdf".replace(" ", "-")
            row = self.act(actions.add_evidence, who, expected=expected, report=report.report, url=link)
            if row:
                self.facts.evidence.append(Shown(row.reference, report.report, self.moment))

    def a_report(self, pick):
        rows = self.heads() if pick.yes else self.facts.reports
        return rows[pick.number % len(rows)] if rows else None

    def respond(self, pick):
        if not (report := self.a_report(pick)):
            return
        who, answer = pick.who, ANSWERS[pick.other % len(ANSWERS)]
        seat = self.seats.get(who)
        expected = seat is not None and seat != report.seat and report in self.heads()
        if answer == "contests":
            expected = expected and any(self.opens(talk) for talk in self.talks if talk["of"] == (seat, report.year))
        told = {"report": report.report, "answer": answer, "remark": self.say("Omdat")}
        row = self.act(actions.respond, who, expected=expected, **told)
        if row:
            number = self.answered[report.report, seat] = self.answered.get((report.report, seat), 0) + 1
            said = Responded(row.reference, report.report, seat, Answer(answer), self.moment, number)
            self.facts.responses.append(said)

    def opens(self, talk):
        return talk["end"] == "not_agreed" or (talk["end"] is None and self.today > talk["until"])

    def doubt(self, pick):
        year, seat = YEARS[pick.other % 3], self.seats.get(pick.who)
        goes_on = [t for t in self.talks if t["of"] == (seat, year) and t["end"] is None and not self.opens(t)]
        expected = seat is not None and not self.leads(pick.who, year) and not goes_on
        told = {"commitment": self.commitment.reference, "year": year, "text": self.say("Twijfel")}
        row = self.act(actions.raise_concern, pick.who, expected=expected, **told)
        if row:
            until = self.today + timedelta(days=14)
            self.talks.append({"of": (seat, year), "end": None, "until": until, "name": row.reference, "heard": False})

    def end(self, pick):
        open_ones = [talk for talk in self.talks if talk["end"] is None]
        if not open_ones:
            return
        talk = open_ones[pick.number % len(open_ones)]
        seat, year = talk["of"]
        leader = next(name for name in NAMES if self.leads(name, year))
        who = leader if pick.yes else pick.who
        outcome = "agreed" if pick.other % 3 == 0 else "not_agreed"
        mine = self.seats.get(who)
        is_lead = mine is not None and self.leads(who, year) and mine != seat
        is_raiser = mine == seat and (outcome == "agreed" or talk["heard"] or self.today > talk["until"])
        expected = is_raiser or (is_lead and outcome == "not_agreed")
        told = {"concern": talk["name"], "outcome": outcome, "words": self.say("Zo eindigt het")}
        if self.act(actions.end_concern, who, expected=expected, **told):
            talk["end"] = outcome

    def hold_round(self, pick):
        """A round over a year, or another day for the one that there is."""
        year, day = YEARS[pick.other % 3], self.today + timedelta(days=20 * pick.number)
        there = [due for due in self.facts.rounds if due.year == year]
        expected = pick.who in self.seats and day.year >= year
        if there:
            row = self.act(actions.move_due, pick.who, expected=expected, round=there[0].round, due=day)
            name, number = there[0].round, len(there) + 1
        else:
            told = {"partnership": self.table.partnership.reference, "year": year, "due": day}
            row = self.act(actions.open_round, pick.who, expected=expected, **told)
            name, number = row.reference if row else "", 1
        if row:
            self.facts.rounds.append(Due(name, year, day, self.moment, number))

    def change_themes(self, pick):
        """A seat is asked about some themes only, or about all."""
        who = NAMES[pick.number % 3]
        themes = ["finance"] if pick.yes and pick.other % 2 else []
        told = {"seat": self.seats[who], "signs": True, "since": date(2026, 1, 10), "themes": themes}
        with acting_at(self.moment):
            parties.set_terms(self.place.actors[who], **told)
        self.done += 1
        number = sum(terms.seat == self.seats[who] for terms in self.facts.seats) + 1
        terms = Terms(self.seats[who], self.moment, date(2026, 1, 10), None, frozenset(themes), number)
        self.facts.seats.append(terms)

    def disclose(self, _pick):
        """The clock makes public what has waited long enough."""
        with acting_at(self.moment):
            found = disclose_texts(self.moment) + disclose_all_due()
        self.done, self.owed = self.done + found, self.owed + found
        complete = self.texts[0][1].astimezone(AMSTERDAM).date()
        self.is_open = self.is_open or self.today >= complete + timedelta(days=15)


# What is done, and how often among a hundred.
DEEDS = {
    World.report: 28,
    World.wait: 17,
    World.respond: 17,
    World.prove: 12,
    World.doubt: 7,
    World.end: 6,
    World.amend: 4,
    World.hold_round: 3,
    World.change_themes: 3,
    World.disclose: 3,
}
__all__ = ["DEEDS", "NAMES", "YEARS", "Pick", "Place", "World"]
