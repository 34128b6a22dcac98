"""Three tables at which anything is done in any order: words are written, signed, objected to and made public."""

import base64
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from woordhouder.agreements import actions
from woordhouder.agreements.actions.disclosing import disclose_all_due
from woordhouder.agreements.models import ActItem, Wording
from woordhouder.parties.actions import confirm_organisation, enrol, found
from woordhouder.parties.actor import SYSTEM, acting_for
from woordhouder.parties.models import Organisation, Person
from woordhouder.parties.tests.tables import facilitator_of, member_of, whole_table
from woordhouder.record.clock import acting_at
from woordhouder.record.refusals import Refused

from . import made
from .disclosing_model import BARRED, TOKEN, Deed, Model, Objection, Words, token

BEGIN = datetime(2026, 1, 10, 9, tzinfo=UTC)
SLUGS = ("verzonnendam", "elderdam", "nergenshuizen")
PRIVATE = "nergenshuizen"
WHO = ("municipality", "association", "tenants")
WAITS = (0, 0, 1, 60, 24 * 60, 24 * 60, 6 * 24 * 60, 15 * 24 * 60)
PAPER = b"%PDF-1.7\n1 0 obj\n<< /Title (WORD) >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"


@dataclass(frozen=True)
class Pick:
    """Which of what there is: numbers wrap round. `yes`: mostly."""

    number: int
    other: int
    yes: bool


class Place:
    """Two public tables and one that nobody confirmed, made once, as they cost as much as many steps."""

    def __init__(self):
        with acting_at(BEGIN):
            self.tables = {slug: whole_table(slug) for slug in SLUGS}
            found(SYSTEM, kind="controller", name="Beheer")
            enrol(SYSTEM, email="beheer@voorbeeld.example", organisation="Beheer", role="bind")
            self.controller = acting_for("beheer@voorbeeld.example", "Beheer")
            first = self.tables[SLUGS[0]]
            self.facilitator = facilitator_of(first.partnership)
            self.reader = member_of(first.tenants.organisation, "meelezer", "read")
            # At one table all that sign can say that a text may be public.
            first.unclaimed_seat.terms.update(signs=False)
            founder = self.tables[PRIVATE].municipality
            Organisation.objects.filter(pk=founder.organisation_id).update(founded_itself=True)


class World:
    """The database and the model beside it."""

    def __init__(self, place):
        self.place, self.moment, self.said = place, BEGIN, 0
        self.controller, self.has_changed = place.controller, True
        seats = {slug: self._signing(table) for slug, table in place.tables.items()}
        self.model = Model({slug: asked for slug, (asked, _claimed) in seats.items()})
        self.model.claimed = {slug: claimed for slug, (_asked, claimed) in seats.items()}
        self.model.confirmed = {*SLUGS} - {PRIVATE}
        self.actors = {}
        for slug, table in place.tables.items():
            for who in WHO:
                self._comes(f"{who}@{slug}", getattr(table, who), slug)
        self._comes("facilitator", place.facilitator, SLUGS[0])
        self._comes("reader", place.reader, SLUGS[0])

    def _signing(self, table):
        rows = [(seat, seat.terms.last()) for seat in table.partnership.seats.all()]
        asked = {seat.reference for seat, terms in rows if terms.signs}
        return asked, {seat.reference for seat, _terms in rows if seat.claimed_at}

    def _comes(self, name, actor, slug):
        self.actors[name] = actor
        self.model.insiders[name] = {slug}
        self.model.homes[name] = actor.organisation

    def person(self, name):
        return Person.objects.get(reference=self.actors[name].person)

    def new(self):
        self.said += 1
        return token(self.said)

    def do(self, action, actor, **arguments):
        """What the action made; None when it was refused."""
        with acting_at(self.moment), suppress(Refused):
            made_row = action(actor, **arguments)
            self.has_changed = True
            return made_row

    # What somebody does.

    def wait(self, pick):
        self.moment += timedelta(minutes=WAITS[pick.number % len(WAITS)])
        self.has_changed = True

    def clock(self, _pick):
        with acting_at(self.moment):
            disclose_all_due(self.moment)
        self.has_changed = True

    def register(self, pick):
        """What was agreed on paper: one or two promises, sometimes with the paper, sometimes public elsewhere."""
        table, who = self._table(pick), WHO[pick.other % 3]
        title, paper = self.new(), self.new()
        facts = {"title": f"Afspraken {title}", "slug": f"afspraken-{self.said}"}
        if is_elsewhere := pick.number % 3 == 0:
            facts["elsewhere"] = made.ELSEWHERE
        lines = [self.promise(table, pick.other + at) for at in range(1 + pick.yes)]
        self._record("registration", table, who, lines, None, facts, paper if pick.other % 2 else "")
        if self.model.deeds and self.model.deeds[-1].recorded == self.moment and is_elsewhere:
            self.model.deeds[-1].is_elsewhere = True
        self._named(title)

    def adopt(self, pick):
        """New promises, of which each is complete once its lead signs."""
        table, title = self._table(pick), self.new()
        facts = {"title": f"Voorstel {title}", "slug": f"voorstel-{self.said}"}
        lines = [self.promise(table, at) for at in range(1 + pick.other % 3)]
        self._record("adoption", table, WHO[pick.number % 3], lines, None, facts)
        self._named(title)

    def _named(self, title):
        """The agreement that was just made bears this title, if it was made."""
        if self.model.deeds and self.model.deeds[-1].agreement not in self.model.titles.values():
            self.model.titles[title] = self.model.deeds[-1].agreement

    def change(self, pick):
        """Other words in the place of some that are in force, led by the same seat; or a correction by who wrote it."""
        pairs = self.model.wordings()
        if pairs:
            deed, one = pairs[pick.number % len(pairs)]
            table = self.place.tables[deed.table]
            row = Wording.objects.get(reference=one.reference)
            lead = next(at for at, who in enumerate(WHO) if getattr(table, f"{who}_seat").reference == one.lead)
            kind = "correction" if pick.yes and pick.other % 2 else "amendment"
            facts = {"corrects": deed.reference} if kind == "correction" else {"effective_from": "2026-02-01"}
            line = (row.commitment, self.promise(table, lead))
            self._record(kind, table, WHO[pick.other % 3], [line], row.commitment.agreement, facts)

    def promise(self, table, lead):
        """A promise in which every part has words of its own; the text has three, to object to the middle one."""
        seat, new = getattr(table, f"{WHO[lead % 3]}_seat"), self.new
        other = getattr(table, f"{WHO[(lead + 1) % 3]}_seat")
        return made.promise(
            seat,
            f"Wij doen {new()} {new()} {new()}.",
            title=f"Belofte {new()}",
            plain_summary=f"Kortom {new()}.",
            why=f"Want {new()}.",
            for_whom=new(),
            area=new(),
            goals=[],
            depends_on=[],
            indicator={"name": new(), "unit": new(), "targets": {"2026": "4"}},
            contributors=[{"seat": other.reference, "what": new()}] if lead % 2 else [],
        )

    def prepare(self, pick):
        """Words that only one organisation reads yet."""
        table, who = self._table(pick), WHO[pick.other % 3]
        actor, word = getattr(table, who), self.new()
        row = self.do(actions.prepare, actor, partnership=table.partnership.reference, kind="adoption")
        if row:
            facts = made.promise(table.municipality_seat, f"Wij bereiden {word} voor.")
            if self.do(actions.put_promise, actor, preparation=row.reference, facts=facts):
                self.model.prepared[word] = actor.organisation

    def sign(self, pick):
        """Somebody, mostly all who are needed, answers an act that waits."""
        waiting = [(deed, one) for deed, one in self.model.wordings() if one.completed is None]
        if waiting:
            deed, one = waiting[pick.number % len(waiting)]
            table, needed = self.place.tables[deed.table], self._needed(one)
            named = [who for who in WHO if getattr(table, f"{who}_seat").reference in needed]
            for who in named if pick.yes else named[:1]:
                self._answer(deed, getattr(table, who), getattr(table, f"{who}_seat").reference)

    def _answer(self, deed, actor, seat):
        reason = self.new()
        given = {"act": deed.reference, "answer": "signs_with_reservation", "reason": reason}
        if self.do(actions.sign, actor, **given):
            deed.own.append(reason)
            deed.signed.add(seat)
            for one in deed.takes_in:
                if one.completed is None and self._needed(one) <= deed.signed:
                    one.completed = self.moment

    def _needed(self, one):
        item = ActItem.objects.get(wording_in__reference=one.reference)
        return set(item.needs.values_list("reference", flat=True))

    def confirm(self, pick):
        if self.model.deeds:
            deed, reason = self.model.deeds[pick.number % len(self.model.deeds)], self.new()
            actor = getattr(self.place.tables[deed.table], WHO[pick.other % 3])
            if self.do(actions.confirm_text, actor, act=deed.reference, confirms=pick.yes, reason=reason):
                deed.own.append(reason)

    def say_public(self, pick):
        """One says so, or all at once."""
        if self.model.deeds:
            deed = self.model.deeds[pick.number % len(self.model.deeds)]
            table = self.place.tables[deed.table]
            for who in WHO if pick.yes else [WHO[pick.other % 3]]:
                if self.do(actions.say_public, getattr(table, who), act=deed.reference):
                    deed.said.add(getattr(table, f"{who}_seat").reference)

    def object(self, pick):
        """To one word of a wording; of the text the middle one."""
        pairs = self.model.wordings()
        if pairs:
            deed, one = pairs[pick.number % len(pairs)]
            part = BARRED[pick.other % len(BARRED)]
            word = one.parts[part][len(one.parts[part]) // 2]
            text = str(getattr(Wording.objects.get(reference=one.reference), part))
            start, actor = text.find(word), getattr(self.place.tables[deed.table], WHO[pick.other % 3])
            given = {"wording": one.reference, "part": part, "start": max(start, 0), "end": start + len(word)}
            row = self.do(actions.object_to_passage, actor, reason="Nog niet.", **given)
            if row:
                self.model.objections.append(Objection(row.reference, word, row.seat.reference))

    def settle(self, pick):
        open_now = [bar for bar in self.model.objections if not bar.is_settled]
        if open_now:
            bar = open_now[pick.number % len(open_now)]
            tables = self.place.tables.values()
            actor = next(getattr(one, who) for one in tables for who in WHO if self._holds(one, who, bar.seat))
            if self.do(actions.settle_objection, actor, objection=bar.reference):
                bar.is_settled = True

    def _holds(self, table, who, seat):
        return getattr(table, f"{who}_seat").reference == seat

    def remove(self, pick):
        """The controller takes all words of a wording away."""
        pairs = self.model.wordings()
        if pairs and pick.number % 4 == 0:
            _deed, one = pairs[pick.other % len(pairs)]
            given = {"wording": one.reference, "part": "all", "ground": "unlawful", "reason": "Op last."}
            if self.do(actions.remove_wording, self.controller, **given):
                one.is_removed = True

    def let_in(self, pick):
        """Somebody who may confirms the founder of the private table."""
        if pick.number == 0 and PRIVATE not in self.model.confirmed:
            founder = self.place.tables[PRIVATE].municipality.organisation
            if self.do(confirm_organisation, self.controller, organisation=founder):
                self.model.confirmed.add(PRIVATE)

    def _table(self, pick):
        return self.place.tables[SLUGS[(pick.number + pick.other) % 3]]

    def _record(self, kind, table, who, lines, agreement, facts, paper=""):  # noqa: PLR0917
        """Prepare and record it; the model hears of it when it was done."""
        why, actor = self.new(), getattr(table, who)
        told = {"why": f"Dit is {why}.", **facts, **({"document": paper} if paper else {})}
        act = self.do(self._made, actor, table=table, kind=kind, lines=lines, agreement=agreement, facts=told)
        words = [line[1] if isinstance(line, tuple) else line for line in lines]
        if act is None:  # what was prepared stays with the organisation that did so
            self.model.prepared |= dict.fromkeys(TOKEN.findall(repr((words, told))), actor.organisation)
        else:
            rows = act.items.select_related("wording_in").order_by("pk")
            takes_in = [self._words(row, facts) for row, facts in zip(rows, words, strict=True)]
            deed = Deed(act.reference, act.agreement.reference, table.partnership.slug, self.moment, takes_in, [why])
            deed.paper = paper
            for one, row in zip(takes_in, rows, strict=True):
                one.completed = None if row.needs.exists() else self.moment
            self.model.deeds.append(deed)

    def _made(self, actor, *, table, kind, lines, agreement, facts):
        return recorded(actor, table, kind, lines, agreement, **facts)

    def _words(self, row, facts):
        parts = {part: TOKEN.findall(str(facts[part])) for part in BARRED}
        figure = facts["indicator"]
        parts["more"] = [facts["for_whom"], facts["area"], *(one["what"] for one in facts["contributors"])]
        parts["figure"] = [figure["name"], figure["unit"]]
        return Words(row.wording_in.reference, facts["lead"], parts)


def recorded(actor, table, kind, lines, agreement, **facts):
    """As `made.recorded`, with a paper that holds one word, and with the dates that an agreement needs."""
    paper = facts.pop("document", "")
    if agreement is None:
        facts = {"starts": "2026-01-01", "until": "2026-12-31", **facts}
    if not paper:
        return made.recorded(actor, table, kind, lines, agreement, **facts)
    content = base64.b64encode(PAPER.replace(b"WORD", paper.encode())).decode()
    prepared = actions.prepare(actor, partnership=table.partnership.reference, kind=kind)
    actions.set_act_facts(
        actor, preparation=prepared.reference, facts={"parties": prepared.facts.get("parties", []), **facts}
    )
    for words in lines:
        actions.put_promise(actor, preparation=prepared.reference, facts=words)
    actions.attach_document(actor, preparation=prepared.reference, name=f"{paper}.pdf", content=content)
    return made.DONE[kind](actor, preparation=prepared.reference)


# What is done, and how often.
DEEDS = {
    World.wait: 10,
    World.clock: 10,
    World.register: 8,
    World.adopt: 4,
    World.change: 6,
    World.prepare: 2,
    World.sign: 8,
    World.confirm: 3,
    World.say_public: 8,
    World.object: 8,
    World.settle: 4,
    World.remove: 2,
    World.let_in: 2,
}
