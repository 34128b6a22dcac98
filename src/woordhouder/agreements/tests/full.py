"""Something of every table that tables and agreements keep, for tests of exports and backups."""

import base64
from datetime import timedelta

from woordhouder.agreements import actions
from woordhouder.agreements.models import Sheet, SheetHabits, SheetRow
from woordhouder.parties import actions as parties
from woordhouder.parties.actor import ANONYMOUS, SYSTEM
from woordhouder.parties.links import holding
from woordhouder.parties.tests.tables import founded, organisation_with, whole_table
from woordhouder.record.clock import acting_at, now

from . import made

PAPER = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
SLUG = "prestatieafspraken-2026"


def something_of_everything(controller):
    """A table with seats of every kind and two agreements, and all that can happen to a promise. Gives the table."""
    table = whole_table()
    _people(table, controller)
    earlier = made.registered(table.municipality, table, slug="prestatieafspraken-2025", starts="2025-01-01")
    act = _with_paper(table)
    first, second, *_more = made.commitments(act)
    before = made.commitments(earlier)[0].reference
    actions.continue_commitment(table.tenants, commitment=first.reference, earlier=before)
    actions.confirm_text(table.tenants, act=act.reference, confirms=True)
    amendment = made.amended(table.municipality, table, first, made.promise(table.municipality_seat, "Wij doen meer."))
    made.signed(amendment, table.municipality)
    for actor in (table.municipality, table.association, table.tenants):
        actions.say_public(actor, act=amendment.reference)
    wording = made.wording(act, 1).reference
    actions.object_to_passage(table.tenants, wording=wording, start=0, end=3, reason="Nog niet.")
    removed = {"part": "all", "ground": "unlawful", "reason": "Op verzoek."}
    actions.remove_wording(controller, wording=made.wording(act, 2).reference, **removed)
    made.corrected(table.municipality, table, act, second, made.promise(table.association_seat, "Beter verteld."))
    fortnight_later = now() + timedelta(days=16)
    with acting_at(fortnight_later):
        actions.disclosing.disclose_all_due(fortnight_later)
    return table


def _people(table, controller):
    """Who begins, who facilitates, who is confirmed, and an organisation that took the seat of another."""
    asked = {"email": "begin@voorbeeld.example", "kind": "residents", "name": "Begonnen"}
    link = parties.found_by_mail(ANONYMOUS, **asked)
    begun = parties.found_itself(holding(task="found", about=link.about, moment=now()))
    parties.confirm_organisation(controller, organisation=begun.organisation.reference)
    parties.facilitate(table.municipality, partnership=table.partnership.reference, email="helpt@voorbeeld.example")
    old = organisation_with("oud", "Oude Gemeente")
    founded(old, "oudendam")
    new = organisation_with("jong", "Nieuwe Gemeente")
    parties.succeed(SYSTEM, organisation=old.organisation, successor=new.organisation, on="2026-01-01")


def _with_paper(table):
    """The registration of 2026, with its document, a sheet that was read, and promises that name each other."""
    goal = actions.set_goal(table.municipality, partnership=table.partnership.reference, title="Genoeg woningen")
    prepared = made.ready(table.municipality, table, "registration", [], **_told(), elsewhere=made.ELSEWHERE)
    content = base64.b64encode(PAPER).decode()
    actions.attach_document(table.municipality, preparation=prepared.reference, name="getekend.pdf", content=content)
    lines = [made.promise(table.association_seat), made.promise(table.tenants_seat, "Wij denken mee.")]
    for words in lines:
        actions.put_promise(table.municipality, preparation=prepared.reference, facts=words)
    others = list(prepared.promises.values_list("reference", flat=True))
    part = {"seat": table.tenants_seat.reference, "what": "Vraagt het de huurders."}
    named = {"depends_on": others[:1], "in_return_for": others[1:], "goals": [goal.reference], "contributors": [part]}
    last = made.promise(table.municipality_seat, "Wij geven grond.", **named)
    actions.put_promise(table.municipality, preparation=prepared.reference, facts=last)
    _sheet(prepared)
    return actions.register(table.municipality, preparation=prepared.reference)


def _told():
    return {"title": "Prestatieafspraken 2026", "slug": SLUG, "starts": "2026-01-01", "until": "2026-12-31"}


def _sheet(prepared):
    read = {"columns": ["Titel"], "mapping": {"0": "title"}}
    sheet = Sheet.objects.create(preparation=prepared, name="x.csv", sha256="0" * 64, read_at=now(), **read)
    SheetRow.objects.create(sheet=sheet, line=2, cells=["Veertig woningen"], state="taken", facts={"title": "Veertig"})
    SheetHabits.objects.create(organisation=prepared.seat.organisation, words={"WBV": "org-aaaaaaaaaaaa"})
