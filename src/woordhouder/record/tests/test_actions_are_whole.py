"""Whatever fails, an action happened wholly or not at all; and one audit row and the owed entry go with each."""

from contextlib import suppress

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from woordhouder.parties.actor import SYSTEM
from woordhouder.parties.models import Organisation
from woordhouder.record.inspection import inspect_record
from woordhouder.record.models import Audit, Entry, Opening, Removal, Stream
from woordhouder.record.refusals import Refused
from woordhouder.record.tests.toys import ANNE, BOB, note, say, take_away

pytestmark = pytest.mark.django_db
TABLES = (Organisation, Stream, Entry, Opening, Removal, Audit)


class PowerCut(Exception):
    """The fault that the tests put in."""


class Cut:
    """Fails at write number `at`, before it is done or just after."""

    def __init__(self, at, *, after):
        self.at, self.after, self.writes = at, after, 0

    def __call__(self, execute, sql, params, many, context):
        is_write = sql.lstrip().split()[0].upper() in {"INSERT", "UPDATE", "DELETE"}
        self.writes += is_write
        is_now = is_write and self.writes == self.at
        if is_now and not self.after:
            raise PowerCut
        result = execute(sql, params, many, context)
        if is_now:
            raise PowerCut
        return result


def everything():
    return [list(model.objects.order_by("pk").values_list()) for model in TABLES]


def new_public():
    say(ANNE, stream="new", text="Hallo")


def next_public():
    say(ANNE, stream="talk", text="Hallo")


def next_sealed():
    say(BOB, stream="table", text="Hallo", audience="table")


def private():
    note(SYSTEM)


def removed():
    take_away(BOB, entries=list(Entry.objects.values_list("pk", flat=True)[:1]), ground="order", reason="Vonnis")


@pytest.mark.parametrize("act", [new_public, next_public, next_sealed, private, removed], ids=lambda act: act.__name__)
@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
def test_a_failure_at_any_write_leaves_all_as_it_was(act, after):
    next_public()
    next_sealed()
    before = everything()
    for at in range(1, 30):
        cut = Cut(at, after=after)
        try:
            with connection.execute_wrapper(cut):
                act()
            break
        except PowerCut:
            assert everything() == before, f"write {at}"
    assert cut.writes == at - 1 >= 2
    assert Audit.objects.count() == 3
    assert inspect_record() == []


deeds = st.tuples(
    st.sampled_from(["say", "say", "say", "note", "fail", "remove", "bad"]),
    st.sampled_from([ANNE, BOB, SYSTEM]),
    st.sampled_from(["s1", "s2", "s3"]),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=5),
    st.integers(0, 9),
)


def act_out(deed):
    """Do it; give whether it was done and what it owed."""
    what, actor, stream, text, number = deed
    entries = list(Entry.objects.order_by("pk").values_list("pk", flat=True))
    chosen = entries[number % len(entries)] if entries else None
    audience = {"s1": "public", "s2": "table", "s3": "organisation"}[stream]
    if what == "say":
        say(actor, stream=stream, text=text, audience=audience, number=number, answers=chosen)
    elif what == "remove" and chosen:
        take_away(actor, entries=[chosen], name="all" if number % 2 else "text", ground="order", reason=text)
    elif what == "bad":
        say(actor, stream=stream, text=5)
    else:
        note(actor, fail=what == "fail")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(deeds, max_size=14))
def test_anybody_does_anything_in_any_order(rolled_back, doings):
    done = owed = 0
    with rolled_back():
        for deed in doings:
            with suppress(Refused, ZeroDivisionError):
                act_out(deed)
                done += 1
                owed += deed[0] == "say" or (deed[0] == "remove" and Entry.objects.exists())
            assert Audit.objects.count() == done
            assert Entry.objects.count() == Audit.objects.exclude(entry=None).count() == owed
        assert inspect_record() == []
