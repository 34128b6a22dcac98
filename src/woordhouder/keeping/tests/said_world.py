"""The same seats, which also talk, thank, learn, count, repeat, and of whom words are removed, in any order.

Beside the database stands what was said, as it was asked for: by whom, in which words, and for whose eyes.
"""

from dataclasses import dataclass

from woordhouder.keeping import actions
from woordhouder.keeping.models import Evidence, Lesson, PublicLine, Reply, Report, Response, Spoken, Thanks, ThirdView
from woordhouder.keeping.recorded import Responded, Shown

from . import kept_world
from .kept_world import NAMES, YEARS, World

# What everybody reads once the promise is public; of all else only the table reads it.
FOR_ALL = (Report, Evidence, Response, Reply, PublicLine, ThirdView, Thanks, Lesson)
VIEW = {"body": "visitation", "name": "Visitatie", "url": "https://voorbeeld.example/visitatie"}


@dataclass
class Words:
    """What a seat said. `of`: what it is about; `is_inside`: only for the table."""

    row: Spoken
    who: str
    text: str
    of: str = ""
    year: int | None = None
    is_inside: bool = False
    is_removed: bool = False
    is_replaced: bool = False

    @property
    def is_of_table(self):
        """Whether it is of a year of the whole table."""
        return self.of.startswith("table-")


class SaidWorld(World):
    """`said`: all words, by reference. `counted`: by organisation its measure; and its values, by year and part."""

    def __init__(self, place):
        super().__init__(place)
        self.said, self.lines, self.measures, self.values = {}, [], {}, {}

    def act(self, action, who, *, expected, **arguments):
        """As before; what was said is remembered."""
        row = super().act(action, who, expected=expected, **arguments)
        if isinstance(row, Spoken):
            told = [arguments.get(name) for name in ("text", "words", "remark", "url")]
            text = next((one for one in told if one), arguments.get("facts", {}).get("story", ""))
            of = next((str(arguments[name]) for name in ("partnership", "commitment", "to") if name in arguments), "")
            inside = not isinstance(row, FOR_ALL) or of.startswith("concern") or arguments.get("only_table", False)
            self.said[row.reference] = Words(row, who, text, of, arguments.get("year"), inside)
        return row

    def some(self, rows, pick):
        """One of these; None without any."""
        return rows[(8 * pick.number + pick.other) % len(rows)] if rows else None

    def side(self, who, talk):
        """Whether somebody speaks for who doubted, or for who leads now."""
        return self.seats.get(who, "-") == talk["of"][0] or self.leads(who, talk["of"][1])

    # What somebody does.

    def reply(self, pick):
        """To a report, to an answer, or in a talk."""
        told = [name for name in self.said if name.startswith(("report", "response", "concern"))]
        if to := self.some(told, pick):
            expected = pick.who in NAMES
            self.act(actions.reply, pick.who, expected=expected, to=to, text=self.say("Wij zeggen erop"))
            for talk in self.talks:
                heard = expected and talk["name"] == to and self.seats[pick.who] != talk["of"][0]
                talk["heard"] = talk["heard"] or heard

    def want_line(self, pick):
        """Mostly of a talk that ended agreed, by one of its sides."""
        agreed = [talk for talk in self.talks if talk["end"] == "agreed"]
        if not (talk := self.some(agreed if agreed and pick.yes else self.talks, pick)):
            return
        sides = [name for name in NAMES if self.side(name, talk)]
        who = self.some(sides, pick) if pick.yes else pick.who
        expected = self.side(who, talk) and talk["end"] == "agreed" and "line" not in talk
        told = {"concern": talk["name"], "text": self.say("Samen gezien")}
        if row := self.act(actions.want_line, who, expected=expected, **told):
            self.lines.append((row.reference, who, talk))

    def agree_line(self, pick):
        """Who doubted and who leads say the same, of the newest line, while its words are there."""
        if not (found := self.some(self.lines[-2:], pick)):
            return
        name, by, talk = found
        sides = [one for one in NAMES if self.side(one, talk)]
        others = [one for one in sides if one != by]
        who = others[0] if pick.yes and others else pick.who
        newest = [line for line, _by, of in self.lines if of is talk][-1]
        expected = who in others and by in sides and newest == name and "line" not in talk
        expected = expected and not self.said[name].is_removed
        if row := self.act(actions.agree_line, who, expected=expected, line=name):
            talk["line"] = row.reference
            self.said[row.reference].text = self.said[name].text

    def about(self, pick):
        """A promise, over a year or as a whole, or a year of the whole table."""
        year = YEARS[pick.other % 3]
        if pick.number % 3 == 0:
            return {"partnership": self.table.partnership.reference, "year": year}
        return {"commitment": self.commitment.reference, **({"year": year} if pick.number % 3 == 1 else {})}

    def thank(self, pick):
        """All, or another seat."""
        to = (None, *NAMES)[pick.number % 4]
        expected = pick.who in NAMES and to != pick.who
        told = {"text": self.say("Dank"), "only_table": pick.other % 3 == 0, "to": to and self.seats[to]}
        self.act(actions.thank, pick.who, expected=expected, **told, **self.about(pick))

    def learn(self, pick):
        """A lesson, now and then in the place of an earlier one."""
        about = self.about(pick)
        of = about.get("commitment") or about["partnership"]
        lessons = [name for name, one in self.said.items() if isinstance(one.row, Lesson)]
        before = self.some(lessons, pick) if pick.number % 2 else None
        told = {"text": self.say("Les"), "only_table": pick.other % 3 == 0, "replaces": before}
        expected = pick.who in NAMES
        if before:
            one = self.said[before]
            expected = expected and (one.who, one.of) == (pick.who, of) and not one.is_replaced
        if self.act(actions.learn, pick.who, expected=expected, **told, **about) and before:
            self.said[before].is_replaced = True

    def view(self, pick):
        """What an independent body found."""
        about = {"commitment": self.commitment.reference, "year": YEARS[pick.other % 3]}
        told = {**VIEW, **about, "text": self.say("Gezien")}
        row = self.act(actions.record_view, pick.who, expected=pick.who in NAMES, **told)
        assert row is None or self.said[row.reference].text == told["text"]

    def count(self, pick):
        """An organisation begins a figure of its own, gives its value, or another one in its place."""
        who, when = pick.who, (YEARS[pick.other % 3], 12 if pick.number % 3 else 6)
        owner = who if pick.yes else self.some(list(self.measures), pick) or who
        if owner not in self.measures:
            row = self.act(actions.set_measure, who, expected=who != "reader", name="Opgeleverd", unit="woningen")
            self.measures.update({who: row.reference} if row else {})
            return
        before = self.values.get((owner, *when), (None, None))[0]
        replaces = before if pick.yes or pick.number % 2 else None
        told = {"measure": self.measures[owner], "year": when[0], "part": when[1], "value": str(10 + pick.number)}
        told |= {"replaces": replaces, "revised": "Nageteld."} if replaces else {}
        expected = owner == who and replaces == before
        if row := self.act(actions.measure, who, expected=expected, **told):
            self.values[owner, *when] = row.reference, told["value"]

    def follow(self, pick):
        """Reports of a seat follow a figure of its organisation, or no longer."""
        owner = pick.who if pick.yes else self.some(list(self.measures), pick) or pick.who
        measure = self.measures.get(owner)
        expected = pick.who in NAMES and (measure is None or owner == pick.who)
        told = {"commitment": self.commitment.reference, "measure": measure}
        self.act(actions.follow_measure, pick.who, expected=expected, **told)

    def figure(self, pick, who, when):
        """Now and then the value that the organisation keeps, or that another one does."""
        owner = who if pick.yes else NAMES[pick.other % 3]
        kept = self.values.get((owner, *when))
        if pick.number < 5 or not kept:
            return super().figure(pick, who, when)
        return kept[1], {"measured": kept[0]}, owner == who

    def repeat(self, pick):
        """What was shown or said of the version before, of this one as well."""
        revised = [one for one in self.facts.reports if one.replaces]
        report = self.some(revised if pick.yes else self.facts.reports, pick)
        if report:
            (self._prove_again if pick.number % 2 else self._respond_again)(pick, report)

    def _prove_again(self, pick, report):
        before = [one for one in self.facts.evidence if one.report == report.replaces]
        texts = [self.said[one.evidence].text for one in before if not self.said[one.evidence].is_removed]
        has = any(one.report == report.report for one in self.facts.evidence)
        own = [name for name in NAMES if self.seats[name] == report.seat]
        who = own[0] if pick.yes else pick.who
        expected = self.seats.get(who) == report.seat and bool(texts) and not has
        if self.act(actions.repeat_evidence, who, expected=expected, report=report.report):
            rows = list(Evidence.objects.filter(report__reference=report.report, response=None))
            assert sorted(row.url for row in rows) == sorted(texts)
            self.said |= {row.reference: Words(row, who, row.url) for row in rows}
            self.facts.evidence.extend(Shown(row.reference, report.report, self.moment) for row in rows)

    def _respond_again(self, pick, report):
        seat = self.seats.get(pick.who)
        said = [one for one in self.facts.responses if one.seat == seat]
        before = [one for one in said if one.report == report.replaces]
        has = any(one.report == report.report for one in said)
        expected = seat not in (None, report.seat) and bool(before) and not has and report in self.heads()
        last = max(before, key=lambda one: one.number, default=None)
        words = self.said[last.response] if last else None
        needs = expected and last.answer.value in ("contests", "confirms_with_remark")
        expected = expected and not (needs and words.is_removed)
        if row := self.act(actions.repeat_response, pick.who, expected=expected, report=report.report):
            self.answered[report.report, seat] = 1
            self.facts.responses.append(Responded(row.reference, report.report, seat, last.answer, self.moment, 1))
            self.said[row.reference].text = "" if words.is_removed else words.text

    def remove(self, pick):
        """The law demands that words go; only the controller does it, and once."""
        if name := self.some(list(self.said), pick):
            one, who = self.said[name], "controller" if pick.yes else pick.who
            expected = who == "controller" and not one.is_removed
            told = {"said": name, "ground": "personal_data", "reason": "Een naam."}
            if self.act(actions.remove_said, who, expected=expected, **told):
                one.is_removed = True


# What is done, and how often.
DEEDS = kept_world.DEEDS | {
    SaidWorld.reply: 3,
    SaidWorld.want_line: 4,
    SaidWorld.agree_line: 4,
    SaidWorld.thank: 3,
    SaidWorld.learn: 3,
    SaidWorld.view: 1,
    SaidWorld.count: 6,
    SaidWorld.follow: 1,
    SaidWorld.repeat: 5,
    SaidWorld.remove: 4,
}
