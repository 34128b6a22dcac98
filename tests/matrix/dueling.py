"""Two tables beside each other: who sits at one knows nothing of what the other keeps for itself."""

import base64
import re
from dataclasses import dataclass

from django.test import Client

from woordhouder.agreements import actions
from woordhouder.agreements.tests import made
from woordhouder.agreements.tests.reading import client_of
from woordhouder.parties.actions import end_membership, facilitate, invite_to_seat
from woordhouder.parties.models import Membership, Organisation
from woordhouder.parties.tests.tables import Table, member_of, whole_table

from . import keeping_doors, papering

SHEET = base64.b64encode(b"Tekst;Thema\r\nWij tellen.;Weer\r\n").decode()
PAPER = base64.b64encode(b"%PDF-1.7").decode()
# What stands for each open part of a route, by what stands before it and its own name.
THINGS = {
    ("", "table"): "table",
    ("table", "agreement"): "agreement",
    ("agreement", "number"): "number",
    ("naast", "other"): "other",
    ("akten", "reference"): "act",
    ("bevestigen", "wording"): "wording",
    ("document", "reference"): "document",
    ("doelen", "reference"): "goal",
    ("voorbereiden", "reference"): "preparation",
    ("regel", "promise"): "promise",
    ("blad", "sheet"): "sheet",
    ("rij", "line"): "line",
    ("stuk", "paper"): "paper",
    ("passage", "passage"): "passage",
    ("stoelen", "seat"): "seat",
    ("uitnodigingen", "invitation"): "invitation",
    ("begeleiders", "facilitation"): "facilitation",
    ("wacht", "act"): "act",
    ("tekst", "wording"): "wording",
    ("bezwaar", "objection"): "objection",
    ("bewijs", "reference"): "evidence",
    ("rondes", "reference"): "round",
    ("zorgen", "reference"): "concern",
    ("verslagen", "reference"): "report",
    ("verslagen", "year"): "year",
    ("jaar", "year"): "year",
}
ABSENT = {
    "table": "bestaatniet",
    "agreement": "prestatieafspraken-1999",
    "number": "98",
    "other": "prestatieafspraken-1998",
    "facilitation": "999999",
    "line": "98",
    "year": "1998",
}
FIRST, OTHER, SHOWN = "prestatieafspraken-2026", "prestatieafspraken-2024", "prestatieafspraken-2025"
OPEN = re.compile(r"<\w+:(\w+)>")


@dataclass(frozen=True)
class Duel:
    """What the tables keep for themselves by name, and the browsers of who asks.

    `insider`: somebody of the private table, `who_left`: who was so until a moment ago; `stranger`: of another one.
    """

    private: dict[str, str]
    undisclosed: dict[str, str]
    half: dict[str, str]
    insider: Client
    who_left: Client
    stranger: Client


def parts_of(route: str) -> list[str]:
    """What each open part of a route below a table is. Raises KeyError for one that THINGS does not know."""
    found, before = [], ""
    for segment in route.split("/"):
        if name := OPEN.match(segment):
            found.append(THINGS[before, name[1]])
        before = name[1] if name else segment
    return found


def filled(route: str, names: dict[str, str]) -> str:
    """The address of a route with these names in its open parts; of what is not named, what is nowhere."""
    parts = iter(parts_of(route))
    return "/" + OPEN.sub(lambda _found: named(next(parts), names), route)


def named(part: str, names: dict[str, str]) -> str:
    return names.get(part) or ABSENT.get(part) or f"{part}-aaaaaaaaaaaa"


def duel() -> Duel:
    """A table that is not public, a public one with an agreement that waits and a half public one; and who asks."""
    here, private, public = whole_table("hier"), whole_table("stiltafel"), whole_table("openbaar")
    left = member_of(private.municipality.organisation, "vertrokken")
    who_left = client_of(left)
    end_membership(left, membership=Membership.objects.get(person__reference=left.person).pk)
    names = _kept(private, _agreed(private, FIRST))
    Organisation.objects.filter(pk=private.municipality.organisation_id).update(founded_itself=True)
    waiting = _kept(public, _agreed(public, FIRST))
    shown = made.registered_in_public(public.municipality, public, made.promises(public, 1), slug=SHOWN)
    more = made.ready(public.municipality, public, "registration", made.promises(public, 1), shown.agreement)
    half = {
        **waiting,
        **_of(_recorded(public, more, effective_from="2026-01-01")),
        "agreement": SHOWN,
        "number": "2",
    }
    return Duel(names, waiting, half, client_of(private.municipality), who_left, client_of(here.municipality))


def _agreed(table: Table, slug: str):
    lines = made.promises(table, 2)
    begun = made.ready(table.municipality, table, "registration", lines, title="Stil", slug=slug, starts="2026-01-01")
    return _recorded(table, begun)


def _recorded(table: Table, begun, **facts):
    actions.attach_document(table.municipality, preparation=begun.reference, name="stil.pdf", content=PAPER)
    if facts:
        told = {"parties": begun.facts["parties"], **facts}
        actions.set_act_facts(table.municipality, preparation=begun.reference, facts=told)
    return actions.register(table.municipality, preparation=begun.reference)


def _of(act) -> dict[str, str]:
    return {"act": act.reference, "wording": made.wording(act).reference, "document": act.document.reference}


def _kept(table: Table, act) -> dict[str, str]:
    """Everything at a table that has an address, by what it is."""
    begun = made.ready(table.municipality, table, "registration", made.promises(table, 1), act.agreement)
    actions.attach_document(table.municipality, preparation=begun.reference, name="later.pdf", content=PAPER)
    sheet = actions.read_sheet(table.municipality, preparation=begun.reference, name="later.csv", content=SHEET)
    goal = actions.set_goal(table.municipality, partnership=table.partnership.reference, title="Stil doel")
    passage = {"wording": made.wording(act).reference, "start": 0, "end": 4, "reason": "Stil."}
    slug, seat = table.partnership.slug, table.unclaimed_seat.reference
    asked = invite_to_seat(table.municipality, seat=seat, email=f"zorg-{slug}@voorbeeld.example")
    email = f"begeleider-{slug}@voorbeeld.example"
    helps = facilitate(table.municipality, partnership=table.partnership.reference, email=email)
    return {
        "table": slug,
        "agreement": act.agreement.slug,
        "other": _agreed(table, OTHER).agreement.slug,
        "number": "1",
        **_of(act),
        "goal": goal.reference,
        "preparation": begun.reference,
        "promise": begun.promises.first().reference,
        "sheet": sheet.reference,
        **papering.read(table.municipality, begun),
        "line": "2",
        "seat": seat,
        "invitation": asked.reference,
        "facilitation": str(helps.pk),
        "objection": actions.object_to_passage(table.tenants, **passage).reference,
        **keeping_doors.said_at(table.municipality, table.tenants, made.commitments(act)[0], made.commitments(act)[1]),
    }
