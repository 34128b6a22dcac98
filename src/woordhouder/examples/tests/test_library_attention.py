"""What asks an editor's attention in the library, with one click to it."""

from datetime import timedelta

from woordhouder.examples import actions
from woordhouder.examples.queries.attention import attention
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.record.clock import now

from .making import approved, invited, member, nominated, ready, speaker, taken_up, written


def places(actor, moment=None):
    return [item.address for item in attention(actor, moment or now())]


def test_a_nomination_waits_for_any_editor_and_the_next_step_for_its_own(editor):
    colleague = member("Redactie", "bind")
    tenants = member("Huurdersraad", kind="tenants_organisation")
    nomination = nominated(tenants)
    assert places(editor) == places(colleague) == [f"/in-de-maak/{nomination}"]
    actions.take_up(editor, nomination=nomination)
    assert places(editor) == [f"/in-de-maak/{nomination}"]
    assert places(colleague) == places(tenants) == places(ANONYMOUS) == []


def test_each_stage_asks_its_own(editor, facts):
    nomination = taken_up(editor)
    interview = invited(editor, nomination)
    assert places(editor) == [f"/in-de-maak/{nomination}/tekst"]
    written(editor, nomination, facts())
    assert places(editor) == []
    approved(interview)
    assert places(editor) == [f"/in-de-maak/{nomination}"]
    actions.ask_checks(editor, nomination=nomination)
    assert places(editor) == []
    actions.answer_check(speaker(interview, "check"), interview=interview, agrees=False, remark="Nee.")
    assert places(editor) == [f"/in-de-maak/{nomination}/tekst"]


def test_ready_to_publish_and_a_link_that_expired(editor, facts):
    nomination, _interviews = ready(editor, facts())
    assert [str(item.minutes) for item in attention(editor, now())] == ["5"]
    actions.publish(editor, nomination=nomination)
    assert places(editor) == []
    other = taken_up(editor)
    invited(editor, other)
    assert f"/in-de-maak/{other}" in places(editor, now() + timedelta(days=31))


def test_reports_of_readers_come_as_one(editor, an_example):
    for number in range(3):
        actions.report_mistake(ANONYMOUS, slug=an_example, text=f"Er klopt iets niet, {number}.")
    (item,) = attention(editor, now())
    assert (item.address, item.minutes) == ("/redactie/meldingen", 30)


def test_the_number_of_queries_does_not_grow(editor, facts, django_assert_num_queries):
    for _number in range(3):
        invited(editor, taken_up(editor))
    with django_assert_num_queries(6):
        attention(editor, now())
