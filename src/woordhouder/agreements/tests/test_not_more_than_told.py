"""Nobody reads more than was told, and nobody speaks for another: each of these once went wrong."""

import pytest

from woordhouder.agreements import actions
from woordhouder.parties import actions as parties
from woordhouder.parties.tests.tables import whole_table
from woordhouder.record.refusals import Refused

from . import made

pytestmark = pytest.mark.django_db


@pytest.fixture
def table():
    return whole_table()


def seats(table, *names):
    return [getattr(table, f"{name}_seat").reference for name in names]


def said(refused):
    return {error.path.rsplit(".", 1)[-1] for error in refused.value.errors}


# What others promised is not changed or ended "on paper" behind their backs.


@pytest.mark.parametrize("words", [None, "De huurders doen het voortaan."], ids=["ended", "changed"])
def test_whose_promise_is_changed_or_ended_on_paper_is_party(table, words):
    act = made.registered(table.municipality, table)
    third = made.commitments(act)[2]  # the tenants'
    line = (third, words and made.promise(table.association_seat, words))
    given = {"effective_from": "2026-07-01"}
    with pytest.raises(Refused) as refused:
        alone = seats(table, "municipality", "association")
        made.recorded(table.municipality, table, "registration", [line], act.agreement, parties=alone, **given)
    assert said(refused) == {"lead"}
    both = seats(table, "municipality", "association", "tenants")
    ended = made.recorded(table.municipality, table, "registration", [line], act.agreement, parties=both, **given)
    assert table.tenants_seat in {party.seat for party in ended.parties.all()}


def test_who_only_advises_now_is_still_asked_about_its_own_promise(table):
    act = made.registered(table.municipality, table)
    parties.set_terms(table.tenants, seat=table.tenants_seat.reference, signs=False, since="2026-01-01")
    line, given = (made.commitments(act)[2], None), {"effective_from": "2026-07-01"}
    with pytest.raises(Refused):
        alone = seats(table, "municipality")
        made.recorded(table.municipality, table, "registration", [line], act.agreement, parties=alone, **given)
    both = seats(table, "municipality", "tenants")
    ended = made.recorded(table.municipality, table, "registration", [line], act.agreement, parties=both, **given)
    assert actions.confirm_text(table.tenants, act=ended.reference, confirms=False, reason="Dit zeiden wij niet.")


def test_nobody_is_shown_as_promising_what_it_is_not_asked_about(table):
    with pytest.raises(Refused) as refused:
        made.registered(table.municipality, table, parties=seats(table, "municipality", "association"))
    assert said(refused) == {"lead"}


def test_who_is_named_by_a_correction_is_asked_as_well(table):
    line = made.promise(table.municipality_seat)
    alone = seats(table, "municipality", "association")
    act = made.registered(table.municipality, table, [line], parties=alone)
    correct = made.promise(table.tenants_seat, "De huurders bouwen veertig woningen.")
    correction = made.corrected(table.municipality, table, act, made.commitments(act)[0], correct)
    asked = {party.seat.reference for party in correction.parties.all()}
    assert asked == set(seats(table, "municipality", "association", "tenants"))
