"""The mark on an item says to each reader what the list of all that she may read says."""

import pytest

from woordhouder.agreements.models import ActItem
from woordhouder.agreements.policy import ACT_ITEM
from woordhouder.parties.actor import ANONYMOUS, SYSTEM
from woordhouder.parties.tests.tables import whole_table
from woordhouder.record.policy import allowed, is_allowed

from .reading import a_table, amended, an_agreement, at

pytestmark = pytest.mark.django_db


def marked(actor):
    rows = ActItem.objects.annotate(mark=is_allowed(actor, "read", ACT_ITEM)).order_by("pk")
    return list(rows.values_list("pk", "mark"))


def test_the_mark_on_an_item_and_the_list_agree_for_every_reader():
    table = a_table()
    amended(table, an_agreement(table), elsewhere=None)
    with at("2026-06-01"):
        other = whole_table("elderdam")
    found = {}
    for actor in (table.tenants, other.tenants, SYSTEM, ANONYMOUS):
        readable = set(allowed(actor, "read", ACT_ITEM, ActItem.objects.all()).values_list("pk", flat=True))
        found[actor] = marked(actor)
        assert found[actor] == [(pk, pk in readable) for pk, _mark in found[actor]]
    assert all(mark for _pk, mark in found[table.tenants])
    assert {mark for _pk, mark in found[other.tenants]} == {mark for _pk, mark in found[ANONYMOUS]} == {True, False}
