"""A large sheet: a worker looks at it in the name of who asked, and one act notes it."""

import pytest
from django.utils import translation

from woordhouder.agreements import actions, checking_sheets
from woordhouder.agreements.actions import sheet_checks
from woordhouder.jobs.models import Job
from woordhouder.jobs.running import run_next
from woordhouder.parties.actions import end_membership
from woordhouder.parties.models import Membership
from woordhouder.parties.tests.tables import facilitator_of, member_of, whole_table
from woordhouder.record.clock import now
from woordhouder.record.models import Audit
from woordhouder.record.refusals import Overtaken, Refused

from .preparing import begun
from .sheets import csv_of, named, read, states

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch):
    monkeypatch.setattr(sheet_checks, "AT_ONCE", 3)
    monkeypatch.setattr(checking_sheets, "AT_A_TIME", 2)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


@pytest.fixture(scope="module")
def table(made_once):
    return whole_table()


def five(lead="Gemeente verzonnendam"):
    return csv_of(*((at, "", f"Wij bouwen {at} woningen.", lead) for at in range(1, 6)))


def test_a_worker_looks_in_steps_and_one_act_notes_it(table):
    sheet = read(table.municipality, begun(table.municipality, table), five())
    assert states(sheet) == ["new"] * 5
    with pytest.raises(Refused, match="Not all rows"):
        actions.take_in_sheet(table.municipality, **named(sheet))
    steps = [step.done for step in checking_sheets.check_sheet(Job.objects.get())]
    assert steps == [2, 4, 5]
    assert states(sheet) == ["good"] * 5
    audit = Audit.objects.latest("pk")
    assert (audit.action, audit.by) == ("agreements.note_sheet_check", table.municipality.mark)


def test_it_goes_in_as_one_act(table):
    mine = begun(table.municipality, table)
    sheet = read(table.municipality, mine, five())
    run_next("a", now())
    before = Audit.objects.count()
    actions.take_in_sheet(table.municipality, **named(sheet))
    assert (Audit.objects.count(), mine.promises.count()) == (before + 1, 5)


def test_what_changed_meanwhile_is_looked_at_anew(table):
    sheet = read(table.municipality, begun(table.municipality, table), five("WBV"))
    actions.map_sheet(
        table.municipality,
        **named(sheet),
        columns={2: "text", 3: "lead"},
        words={"WBV": table.association_seat.reference},
        seen=1,
    )
    with pytest.raises(Overtaken):
        actions.note_sheet_check(table.municipality, **named(sheet), version=1, checks=[], unknown=[])
    while run_next("a", now()):
        pass
    assert states(sheet) == ["good"] * 5
    assert all(not job.failed for job in Job.objects.all())


def test_who_lost_her_say_has_nothing_looked_at(table):
    colleague = member_of(table.municipality.organisation, "collega", "contribute")
    sheet = read(colleague, begun(table.municipality, table), five())
    end_membership(table.municipality, membership=Membership.objects.get(person__reference=colleague.person).pk)
    assert run_next("a", now())
    assert states(sheet) == ["new"] * 5
    assert Job.objects.get().failed == ""


def test_a_facilitator_has_it_looked_at_too(table):
    helper = facilitator_of(table.partnership)
    sheet = read(helper, begun(helper, table, seat=table.tenants_seat.reference), five())
    assert run_next("a", now())
    assert states(sheet) == ["good"] * 5
