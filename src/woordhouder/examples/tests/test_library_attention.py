"""What asks an editor's attention in the library, with one click to it."""

from datetime import timedelta

from django.utils.timezone import localdate

from woordhouder.examples import actions
from woordhouder.examples.conversing import NAMES
from woordhouder.examples.queries import attention as waiting
from woordhouder.examples.queries.attention import attention
from woordhouder.examples.queries.desk import desk
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.record.asked import asked_once
from woordhouder.record.clock import now

from .making import approved, invited, member, nominated, ready, speaker, taken_up, written


def items(actor, moment=None):
    moment = moment or now()
    return attention(actor, moment, desk(actor, moment))


def places(actor, moment=None):
    return [item.address for item in items(actor, moment)]


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
    assert [str(item.minutes) for item in items(editor)] == ["5"]
    actions.publish(editor, nomination=nomination)
    assert places(editor) == []
    other = taken_up(editor)
    invited(editor, other)
    assert f"/in-de-maak/{other}" in places(editor, now() + timedelta(days=31))


def test_reports_of_readers_come_as_one(editor, an_example):
    for number in range(3):
        actions.report_mistake(ANONYMOUS, slug=an_example, text=f"Er klopt iets niet, {number}.")
    (item,) = items(editor)
    assert (item.address, item.minutes) == ("/redactie/meldingen", 30)


def test_the_number_of_queries_does_not_grow(editor, facts, django_assert_num_queries):
    for _number in range(3):
        invited(editor, taken_up(editor))
    with asked_once(), django_assert_num_queries(6):
        items(editor)


def test_of_very_many_the_oldest_are_named_and_the_rest_is_counted(editor, monkeypatch):
    monkeypatch.setattr(waiting, "NAMED", 2)
    forward = [nominated(editor, title=f"Afspraak {number}") for number in range(4)]
    own = [taken_up(editor) for _number in range(3)]
    found = items(editor)
    assert [f"/in-de-maak/{reference}" in places(editor) for reference in forward] == [True, True, False, False]
    assert [f"/in-de-maak/{reference}" in places(editor) for reference in own] == [True, True, False]
    more = {item.address: item for item in found if "#" in item.address}
    assert set(more) == {"/redactie#op-te-pakken", "/redactie#in-de-maak"}
    assert more["/redactie#op-te-pakken"].minutes == 10
    assert "2" in str(more["/redactie#op-te-pakken"].text)
    assert "1" in str(more["/redactie#in-de-maak"].text)


def test_examples_that_are_due_come_as_one(editor, facts):
    for number in range(2):
        actions.describe(editor, slug=f"oud-{number}", facts=facts(checked_on=localdate() - timedelta(days=400)))
    actions.describe(editor, slug="net", facts=facts(checked_on=localdate()))
    (item,) = items(editor)
    assert (item.address, item.minutes) == ("/redactie/verversen", 20)
    assert localdate(item.since) == localdate() - timedelta(days=35)
    assert items(member("Huurdersraad", kind="tenants_organisation")) == []


def test_a_conversation_waits_for_who_began_it_until_each_question_has_an_answer(editor, an_example):
    tenant = member("Huurdersraad", kind="tenants_organisation")
    kept = actions.keep_conversation(tenant, slug=an_example, answers={"task": "Vocht in de flats."})
    (item,) = items(tenant)
    assert (item.address, item.minutes) == ("/mijn/gesprekken", 10)
    assert places(editor) == []
    answers = dict.fromkeys(NAMES, "Weet ik niet.")
    actions.keep_conversation(tenant, slug=an_example, conversation=kept.conversation.reference, answers=answers)
    assert items(tenant) == []
