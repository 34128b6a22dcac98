"""Who may do what with the sheets of a preparation: its doors, the rows, and what must be there to ask them of.

A sheet stands beside the registration in preparation at the private table (`agreeing`, and the house of `house`): one
row that is good, one that waits; and one that went into the list, or out of it again.
"""

import base64

from woordhouder.agreements import actions
from woordhouder.agreements.models import Preparation, Sheet

from .door import FORM, MEMBERS, POST, Door
from .sitting import FOUNDER
from .table_doors import voorbereiden

FOUNDERS = frozenset({"official", "table-writer", "table-reader"})
WRITE = frozenset({"official", "table-writer"})
SHEETS = {
    "waiting": "Nr;Tekst;Thema\r\n1;Wij tellen.;\r\n2;Wij rekenen.;Weer\r\n",
    "taken": f"Titel;Tekst;Thema;Trekker\r\nMeten;Wij meten.;Beschikbaarheid;{FOUNDER}\r\n",
    "undone": "Tekst\r\nWij wegen.\r\n",
}


def sheet_door(rest: str, of: str, methods: frozenset[str] = FORM, **more: object) -> Door:
    """A door of one sheet of the private table."""
    route = f"/blad/<str:sheet>{rest.replace('{row}', '<int:line>')}"
    there = f"/besloten/voorbereiden/{{preparing}}/blad/{{{of}}}{rest.replace('{row}', '3')}"
    absent = "" if methods == POST else there.replace("{preparing}", "preparation-aaaaaaaaaaaa")
    named = {"opens_for": frozenset({"seated"}), "knows": frozenset({"sitter"}), **more}
    return Door(f"<slug:table>/voorbereiden/<str:reference>{route}", MEMBERS, methods, there, absent, **named)


SHEET_DOORS = (
    voorbereiden("/blad"),
    sheet_door("", "sheet"),
    sheet_door("/rij/{row}", "sheet"),
    sheet_door("/overnemen", "sheet", POST),
    sheet_door("/eruit", "sheet", POST),
    sheet_door("/terug", "sheet", POST),
)


def read(actor, preparation, which="waiting"):
    """One of SHEETS beside a preparation."""
    content = base64.b64encode(SHEETS[which].encode()).decode()
    return actions.read_sheet(actor, preparation=preparation, name=f"{which}.csv", content=content)


def prepare(acting):
    """The three sheets, after `agreeing` prepared its own."""
    official = acting["official"]
    for which in SHEETS:
        sheet = read(official, registration(), which)
        named = {"preparation": registration(), "sheet": sheet.reference}
        if which != "waiting":
            actions.take_in_sheet(official, **named)
        if which == "undone":
            actions.undo_sheet(official, **named)


def registration():
    rows = Preparation.objects.filter(seat__organisation__name=FOUNDER)
    return rows.get(act=None, kind="registration").reference


def named(which="waiting"):
    sheet = Sheet.objects.get(name=f"{which}.csv")
    return {"preparation": sheet.preparation.reference, "sheet": sheet.reference}


def acts():
    """The rows of DOES. Of a sheet only those who prepare know."""
    new = {"name": "x.csv", "content": base64.b64encode(b"Tekst\r\nNieuw\r\n").decode()}
    asked = {
        "read_sheet": lambda: {"preparation": registration(), **new},
        "map_sheet": lambda: {**named(), "columns": {1: "text"}, "words": {}, "seen": 1},
        "note_sheet_check": lambda: {**named(), "version": 1, "checks": [], "unknown": []},
        "mend_sheet_row": lambda: {**named(), "line": 3, "cells": {"theme": ""}},
        "leave_out_sheet_row": lambda: {**named(), "line": 3},
        "take_in_sheet": named,
        "undo_sheet": lambda: named("taken"),
        "put_back_sheet": lambda: named("undone"),
    }
    return {f"agreements.{name}": (WRITE, given, FOUNDERS) for name, given in asked.items()}
