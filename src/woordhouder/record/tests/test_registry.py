from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum

import pytest

from woordhouder.parties.actor import ANONYMOUS, SYSTEM
from woordhouder.parties.models import Organisation
from woordhouder.record.entries import record_entry
from woordhouder.record.kinds import Kind
from woordhouder.record.models import Audit, Entry, Opening
from woordhouder.record.refusals import Invalid
from woordhouder.record.registry import ACTIONS, BrokenPromise, action, running
from woordhouder.record.tests.toys import ANNE, SAID, a_row, note, say, unlisted
from woordhouder.record.typed import Line

pytestmark = pytest.mark.django_db


def recorded(kind=SAID, **changes):
    return record_entry(kind, **{"on": "", "stream": "talk", "has": {"text": "Hallo"}, **changes})


def acting(perform, owes=SAID, actor=ANNE):
    """Call a function as an action that owes an entry."""
    with unlisted():
        return action(owes=owes)(perform)(actor)


def nothing_happened():
    return not (Audit.objects.exists() or Entry.objects.exists() or Organisation.objects.exists())


def test_an_action_leaves_its_row_one_audit_row_and_its_entry():
    made = say(ANNE, stream="talk", text="Hallo")
    audit = Audit.objects.get()
    assert (audit.action, audit.by) == ("record.say", "person-anne for org-tenants")
    assert audit.made == f"parties.organisation:{made.pk}"
    assert audit.entry == Entry.objects.get()


def test_an_action_that_owes_nothing_leaves_only_its_audit_row():
    note(SYSTEM)
    assert Audit.objects.get().by == "system"
    assert not Entry.objects.exists()


def test_who_acted_is_committed_to_and_the_system_has_no_hand():
    say(ANNE, stream="talk", text="Hallo")
    say(SYSTEM, stream="clock", text="Tik")
    opened = Opening.objects.filter(name="hand").get()
    assert opened.entry.stream_id == "talk"
    assert opened.value == '{"person":"person-anne","role":"contribute"}'


def twice(actor):
    recorded()
    recorded()
    return a_row()


def unlisted_name(actor):
    recorded(has={"other": 1})
    return a_row()


def own_hand(actor):
    recorded(has={"hand": {}})
    return a_row()


def no_word(actor):
    recorded(set_={"tone": "Free text"})
    return a_row()


def boolean_as_number(actor):
    recorded(set_={"number": True})
    return a_row()


def number_as_boolean(actor):
    recorded(set_={"loud": 1})
    return a_row()


def no_value(actor):
    recorded(has={"text": None})
    return a_row()


def bad_stream(actor):
    recorded(stream="Het overleg")
    return a_row()


def bad_object(actor):
    recorded(on="Gemeente Elders")
    return a_row()


def too_long(actor):
    recorded(refs=[Entry(leaf_hash=number.to_bytes(32, "big")) for number in range(800)])
    return a_row()


def nothing_made(actor):
    recorded()


def not_saved(actor):
    recorded()
    return Organisation(name="Never saved")


def another_action(actor):
    note(actor)
    recorded()
    return a_row()


def no_entry(actor):
    return a_row()


FAULTS = [
    twice,
    unlisted_name,
    own_hand,
    no_word,
    boolean_as_number,
    number_as_boolean,
    no_value,
    bad_stream,
    bad_object,
    too_long,
    nothing_made,
    not_saved,
    another_action,
    no_entry,
]


@pytest.mark.parametrize("perform", FAULTS, ids=lambda perform: perform.__name__)
def test_a_fault_in_our_own_code_leaves_nothing(perform):
    with pytest.raises(BrokenPromise):
        acting(perform)
    assert nothing_happened()


def test_the_same_call_without_the_fault_goes_well():
    def well(actor):
        recorded(set_={"number": 2, "loud": True, "tone": "calm"})
        return a_row()

    assert acting(well).pk


def test_an_action_records_only_what_it_owes():
    def careless(actor):
        recorded()
        return a_row()

    with unlisted():
        other = Kind("toys.other/1", says="Something else.", has=("text",))
    for owes in (None, other):
        with pytest.raises(BrokenPromise):
            acting(careless, owes=owes)
    with pytest.raises(BrokenPromise):
        acting(careless, actor=ANONYMOUS)
    assert nothing_happened()


def test_the_audience_of_a_stream_never_changes():
    say(ANNE, stream="talk", text="Hallo", audience="table")
    with pytest.raises(BrokenPromise):
        say(ANNE, stream="talk", text="Hallo")
    assert Audit.objects.count() == 1


def test_outside_an_action_nothing_is_recorded():
    with pytest.raises(BrokenPromise):
        recorded()
    with pytest.raises(ZeroDivisionError):
        note(ANNE, fail=True)
    with pytest.raises(BrokenPromise):
        running()


@pytest.mark.parametrize("actor", [None, "anne@example.nl", object()])
def test_only_an_actor_acts(actor):
    with pytest.raises(BrokenPromise):
        note(actor)


def test_arguments_go_by_name():
    with pytest.raises(BrokenPromise):
        note(ANNE, True)


def test_two_actions_of_one_name_and_arguments_without_type_are_refused_at_once():
    def untyped(actor, *, text):
        return a_row()

    def by_place(actor, text: str):
        return a_row()

    with unlisted():
        action()(no_entry)
        for perform in (no_entry, untyped, by_place):
            with pytest.raises(BrokenPromise):
                action()(perform)


class Colour(Enum):
    RED = "red"


@dataclass(frozen=True)
class Part:
    text: Line


def test_a_replay_gives_arguments_in_the_forms_of_json():
    def build(actor, *, day: date, colour: Colour, parts: tuple[Part, ...], price: Decimal) -> Organisation:
        assert (day, colour) == (date(2026, 3, 1), Colour.RED)
        assert parts == (Part("a"), Part("b"))
        assert price == Decimal("3.50")
        return a_row()

    in_json = {"day": "2026-03-01", "colour": "red", "parts": [{"text": "a"}, {"text": "b"}], "price": "3.50"}
    with unlisted():
        action()(build)
        assert ACTIONS["record.build"].run(ANNE, **in_json).pk
        with pytest.raises(Invalid) as refused:
            ACTIONS["record.build"].run(ANNE, **{**in_json, "day": "gisteren", "parts": [{"text": " "}], "more": 1})
    assert [error.path for error in refused.value.errors] == ["day", "parts.0.text", "more"]
    assert Audit.objects.count() == 1
