"""Papers as a worker read them, made through actions, for the tests of this room and of those above."""

import base64
from datetime import date

from woordhouder.agreements.tests.preparing import begun
from woordhouder.intake import actions
from woordhouder.intake.facts import Deadline, Lead, Party, Passage, Quantity
from woordhouder.intake.models import Paper

TENANTS, CITY, HOMES = "Huurdersvereniging verzonnendam", "Gemeente verzonnendam", "Woonstichting verzonnendam"
PARTIES = (
    Party("municipality", CITY, ("de gemeente",)),
    Party("housing_association", HOMES, ("de corporatie",)),
    Party("tenants_organisation", TENANTS, ("de huurders",)),
)
LINES = (
    "Hoofdstuk 1 Bouwen",
    "De corporatie bouwt in 2027 veertig woningen voor ouderen.",
    "De gemeente wijst vóór 1 juli 2026 grond aan en betaalt de riolering.",
    "In 2025 is er al veel gebouwd.",
    "Partijen overleggen elk kwartaal.",
)
ASIDE = (0, 3)


def lead(name):
    """A party that is named as the one who does it."""
    kind = next(party.kind for party in PARTIES if party.name == name)
    return Lead(kind, name, explicit=True)


OF_LINES = {
    1: {"lead": (lead(HOMES),), "quantity": Quantity(40, "woningen", "eq"), "theme": "availability"},
    2: {"lead": (lead(CITY),), "deadline": Deadline("vóór 1 juli 2026", None, date(2026, 6, 30)), "theme": "finance"},
}


def passage(text, start, **changes):
    """A sentence that is proposed as a commitment, unless it is changed."""
    given = {
        "end": start + len(text),
        "page": 1,
        "label": "",
        "heading": LINES[0],
        "kind": "sentence",
        "commitment": 0.9,
        "commitment_kind": "result",
        "lead": (),
        "contributors": (),
        "theme": None,
        "quantity": None,
        "deadline": None,
        "why": "“bouwt”: een belofte in de tegenwoordige tijd",
        **changes,
    }
    return Passage(start=start, text=text, **given)


def passages_of(lines=LINES, aside=ASIDE):
    """A passage for each line of a text of such lines; those at a place of `aside` are not proposed."""
    found, start = [], 0
    for at, line in enumerate(lines):
        known = OF_LINES.get(at, {}) if line == LINES[min(at, len(LINES) - 1)] else {}
        found.append(passage(line, start, **{**known, "commitment": 0.1 if at in aside else 0.9}))
        start += len(line) + 1
    return tuple(found)


def handed_in(actor, preparation, content=b"x", name="afspraken.docx", **more):
    """A paper that waits for a worker."""
    given = {"name": name, "content": base64.b64encode(content).decode(), **more}
    return actions.hand_in_paper(actor, preparation=preparation.reference, **given)


def noted(actor, paper, lines=LINES, aside=ASIDE, **more):
    """The paper after a worker read these lines in it."""
    told = {
        "text": "\n".join(lines),
        "pages": 1,
        "title": "Prestatieafspraken 2026",
        "period": (date(2026, 1, 1), date(2026, 12, 31)),
        "parties": PARTIES,
        "passages": passages_of(lines, aside),
        "unread": (),
        **more,
    }
    return actions.note_reading(actor, **named(paper), **told)


def read(actor, preparation, lines=LINES, content=b"x", passages=None, **more):
    """The paper of these lines, handed in and read; with these `passages` instead of one a line, if they are given."""
    given = {"passages": passages} if passages else {}
    return noted(actor, handed_in(actor, preparation, content, **more), lines, **given)


def a_paper(table, **more):
    """Such a paper of the municipality, in a preparation of its own."""
    return read(table.municipality, begun(table.municipality, table), **more)


def decided_on(table):
    """Such a paper, and a newer version of it, with a decision on one of its passages."""
    earlier = a_paper(table)
    actions.accept_passage(table.municipality, **seen(earlier, 1))
    return read(table.municipality, earlier.preparation, content=b"y", earlier=earlier.reference)


def named(paper):
    """The arguments that name a paper."""
    return {"preparation": paper.preparation.reference, "paper": paper.reference}


def at(paper, place):
    """The passage at a place of the paper that is not part of another."""
    return paper.passages.exclude(state="joined")[place]


def seen(paper, place):
    """The arguments that name the passage at a place, as it is seen now."""
    one = at(paper, place)
    return {**named(paper), "passage": one.reference, "seen": one.version}


def states(paper):
    """How each passage stands, in the order of the paper."""
    return list(Paper.objects.get(pk=paper.pk).passages.values_list("state", flat=True))
