"""Who may do what with the papers of a preparation: its doors, the rows, and what must be there to ask them of.

Papers stand beside the registration in preparation at the private table (`agreeing`, and the house of `house`): one
that waits for a worker, one of which a passage was accepted, and one of which a promise went into the list.
"""

import base64

from woordhouder.agreements.models import Preparation
from woordhouder.intake import actions
from woordhouder.intake.models import Paper
from woordhouder.intake.tests import papers

from .door import FORM, MEMBERS, POST, READ, Door
from .sheeting import FOUNDERS, WRITE, registration
from .table_doors import voorbereiden

WAITING, OPEN, TAKEN = "wacht.txt", "open.txt", "genomen.txt"


def paper_door(rest: str, methods: frozenset[str] = FORM, **more: object) -> Door:
    """A door of one paper of the private table."""
    route = f"/stuk/<str:paper>{rest.replace('{passage}', '<str:passage>')}"
    there = f"/besloten/voorbereiden/{{preparing}}/stuk/{{paper}}{rest}"
    absent = "" if methods == POST else there.replace("{preparing}", "preparation-aaaaaaaaaaaa")
    named = {"opens_for": frozenset({"seated"}), "knows": frozenset({"sitter"}), **more}
    return Door(f"<slug:table>/voorbereiden/<str:reference>{route}", MEMBERS, methods, there, absent, **named)


PAPER_DOORS = (
    voorbereiden("/stuk"),
    paper_door("", READ),
    paper_door("/bestand", READ),
    paper_door("/opnieuw", POST),
    paper_door("/weg"),
    paper_door("/stap", POST),
    paper_door("/stap-terug", POST),
    paper_door("/partijen", POST),
    paper_door("/stukje", POST),
    paper_door("/samen", POST),
    paper_door("/vervalt", POST),
    paper_door("/passage/{passage}"),
    paper_door("/passage/{passage}/splitsen"),
    paper_door("/passage/{passage}/stukje"),
    paper_door("/passage/{passage}/afspraak"),
    paper_door("/klaar", READ),
    paper_door("/gegevens", POST),
    paper_door("/overnemen", POST),
    paper_door("/eruit", POST),
)


def read(actor, preparation):
    """A paper that was read, and its second passage, by reference."""
    paper = papers.read(actor, preparation)
    return {"paper": paper.reference, "passage": papers.at(paper, 1).reference}


def prepare(acting):
    """The three papers, after `agreeing` prepared its own."""
    official, row = acting["official"], Preparation.objects.get(reference=registration())
    papers.handed_in(official, row, b"wacht", WAITING)
    for name in (OPEN, TAKEN):
        made = papers.read(official, row, content=name.encode(), name=name)
        actions.accept_passage(official, **papers.seen(made, 2))
    actions.take_in_paper(official, **named(TAKEN))


def named(name=OPEN):
    return papers.named(Paper.objects.get(name=name))


def seen(place=1):
    return papers.seen(Paper.objects.get(name=OPEN), place)


def is_hers(who, row):
    """Nothing of what is prepared is told to anybody else."""
    return who in FOUNDERS


def a_word(place=1):
    """The first word of a passage, as it is chosen."""
    one = papers.at(Paper.objects.get(name=OPEN), place)
    return {**seen(place), "start": one.start, "end": one.start + 2}


def rows():
    """The rows of MAY."""
    return {("intake.PaperPassage", "read"): (FOUNDERS, is_hers)}


def acts():
    """The rows of DOES. Of a paper only those who prepare know."""
    new = {"name": "x.txt", "content": base64.b64encode(b"Wij bouwen.").decode()}
    told = {"text": "Wij.", "pages": None, "title": "", "period": (None, None)}
    nothing = {"parties": (), "passages": (), "unread": ()}
    asked = {
        "hand_in_paper": lambda: {"preparation": registration(), **new},
        "paste_paper": lambda: {"preparation": registration(), "text": "Wij bouwen."},
        "read_again": lambda: named(WAITING),
        "note_reading": lambda: {**named(WAITING), **told, **nothing},
        "note_unreadable": lambda: {**named(WAITING), "code": "damaged", "words": "Kapot."},
        "drop_paper": named,
        **{f"{word}_passage": seen for word in ("accept", "reject", "reconsider")},
        "accept_passages": lambda: {**named(), "passages": [{name: seen()[name] for name in ("passage", "seen")}]},
        "add_passage": a_word,
        "match_passage": lambda: {**seen(), "commitment": None},
        "change_passage": lambda: {**seen(), "facts": {"text": "Anders."}},
        "split_passage": lambda: {**seen(), "at": 20},
        "join_with_next": lambda: {**seen(3), "next_seen": 1},
        "seat_parties": lambda: {**named(), "seats": {}, "seen": 1},
        "undo_step": lambda: {**named(), "step": Paper.objects.get(name=OPEN).steps.first().reference},
        "take_in_paper": named,
        "undo_paper": lambda: named(TAKEN),
    }
    return {f"intake.{name}": (WRITE, given, FOUNDERS) for name, given in asked.items()}
