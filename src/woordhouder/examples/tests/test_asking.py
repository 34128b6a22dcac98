"""Asking the people behind an example: confirmed, answered or declined once, within limits, and forgotten in time."""

from datetime import UTC, datetime, timedelta

import pytest

from woordhouder.examples import actions
from woordhouder.examples.actions.asking import TooOften
from woordhouder.examples.models import Interview, PeerQuestion
from woordhouder.examples.tests import making
from woordhouder.examples.tests.asking import (
    CONTACT,
    TEXT,
    VISITOR,
    WHO,
    answered,
    askable,
    asked,
    confirmed,
    declined,
    fresh,
    holder,
)
from woordhouder.parties.actions import erase_me
from woordhouder.parties.actor import ANONYMOUS, SYSTEM
from woordhouder.parties.models import Person, PersonalLink
from woordhouder.record.clock import acting_at, now
from woordhouder.record.models import Audit, Entry
from woordhouder.record.refusals import Invalid, NotAllowed, NotFound, Refused

LONG = "Beste collega, 🙂\u00a0wat\u2003een  ruimte!\n" * 1000  # 5,000 words


@pytest.fixture
def testimony(editor, facts):
    return askable(editor, facts)


@pytest.fixture
def officer(editor):
    """A person of another municipality who signed in."""
    return making.member("Gemeente Breda", kind="municipality")


def links(task):
    return list(PersonalLink.objects.filter(task=task).values_list("email", flat=True))


def test_a_visitor_first_confirms_and_then_the_question_goes_to_the_contact(testimony):
    question = asked(testimony)
    assert (question.email, question.who, question.text, question.confirmed_at) == (VISITOR, WHO, TEXT, None)
    assert (links("ask"), links("answer")) == ([VISITOR], [])
    confirmed(question)
    assert links("answer") == [CONTACT]
    answered(question)
    assert fresh(question).answer == "Met een wandeling."


def test_who_signed_in_needs_no_address_and_asks_at_once(testimony, officer):
    question = asked(testimony, officer)
    assert question.person.reference == officer.person
    assert (question.email, links("ask"), links("answer")) == ("", [], [CONTACT])


def test_asking_and_answering_leave_nothing_in_the_public_record(testimony, officer):
    before = Entry.objects.count()
    answered(asked(testimony, officer))
    confirmed(asked(testimony))
    assert Entry.objects.count() == before
    assert not Audit.objects.filter(by__contains="@").exists()


def test_a_long_text_is_kept_exactly(testimony):
    assert fresh(asked(testimony, text=LONG)).text == LONG


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"who": "Anne\nBcc: iedereen@elders.example"}, "who"),
        ({"who": "Anne\r\nSubject: x"}, "who"),
        ({"who": "x" * 301}, "who"),
        ({"text": ""}, "text"),
        ({"text": "x" * 60_001}, "text"),
        ({"email": "geen adres"}, "email"),
        ({"email": "a@b.example\nBcc: c@d.example"}, "email"),
        ({"email": ""}, "email"),
    ],
)
def test_what_is_no_question_is_refused_with_the_field_at_fault(testimony, changes, path):
    with pytest.raises(Invalid) as refused:
        asked(testimony, **changes)
    assert [error.path for error in refused.value.errors] == [path]
    assert not PeerQuestion.objects.exists()


def test_only_who_said_so_can_be_asked(testimony, editor, facts):
    for change in ({"may_be_asked": False}, {"email": ""}):
        before = Interview.objects.values(*change).get()
        Interview.objects.update(**change)
        with pytest.raises(NotFound):
            asked(testimony)
        Interview.objects.update(**before)
    with pytest.raises(NotFound):
        asked(testimony, slug="ander-voorbeeld")
    assert asked(testimony)
    interview = Interview.objects.get().reference
    actions.take_back_testimony(making.speaker(interview), interview=interview)
    with pytest.raises(NotFound):
        asked(testimony, email="ander@elders.example")


def test_each_link_is_for_its_own_question_and_task(testimony, officer):
    first, second = asked(testimony), asked(testimony, officer)
    confirmed(first)
    for actor, question in ((holder(first, "ask"), second), (holder(second, "answer"), first)):
        with pytest.raises(NotFound):
            actions.answer_question(actor, question=question.reference, answer="x")
    with pytest.raises(NotAllowed):
        actions.answer_question(holder(first, "ask"), question=first.reference, answer="x")
    with pytest.raises(NotAllowed):
        actions.confirm_question(holder(second, "answer"), question=second.reference)
    for stranger in (ANONYMOUS, officer):
        with pytest.raises(NotFound):
            actions.answer_question(stranger, question=first.reference, answer="x")


def test_nothing_is_confirmed_or_answered_twice(testimony, officer):
    question = asked(testimony)
    confirmed(question)
    with pytest.raises(Refused, match=r"already|al"):
        confirmed(question)
    answered(question)
    for again in (answered, declined):
        with pytest.raises(Refused, match=r"already|al"):
            again(question)
    other = asked(testimony, officer)
    declined(other)
    for again in (answered, declined):
        with pytest.raises(Refused, match=r"already|al"):
            again(other)


def test_who_wants_no_more_questions_gets_none_for_any_example(testimony, editor, facts, officer):
    elsewhere = askable(editor, facts, slug="breda-2021-2025")
    declined(asked(testimony, officer), no_more=True)
    with pytest.raises(NotFound):
        asked(elsewhere, slug="breda-2021-2025")
    assert not Interview.objects.filter(may_be_asked=True).exists()


def test_a_question_that_waits_for_its_link_is_not_sent_to_who_wants_none_any_more(testimony, officer):
    question = asked(testimony)
    declined(asked(testimony, officer), no_more=True)
    with pytest.raises(Refused):
        confirmed(question)
    assert fresh(question).confirmed_at is None


def test_a_speaker_who_is_forgotten_is_asked_nothing_any_more(testimony, officer):
    question = asked(testimony, officer)
    interview = Interview.objects.get().reference
    actions.forget_speaker(making.speaker(interview), interview=interview)
    assert links("answer") == [""]
    assert fresh(question).declined_at
    with pytest.raises(NotFound):
        asked(testimony)


def test_one_question_about_an_example_in_thirty_days(testimony, officer):
    answered(asked(testimony, officer))
    with pytest.raises(TooOften):
        asked(testimony, officer)
    with acting_at(now() + timedelta(days=30)):
        assert asked(testimony, officer)


def test_a_visitor_is_held_to_the_same_once_the_address_is_sure(testimony):
    confirmed(asked(testimony))
    second = asked(testimony, email=VISITOR.upper())
    with pytest.raises(TooOften):
        confirmed(second)


def test_nobody_can_have_a_mailbox_filled(testimony):
    for _number in range(3):
        asked(testimony)
    with pytest.raises(TooOften):
        asked(testimony)
    assert asked(testimony, email="ander@elders.example")
    assert len(links("ask")) == 4


def test_three_questions_wait_at_most(editor, facts, officer):
    slugs = [f"voorbeeld-{number}" for number in range(4)]
    said = {
        slug: askable(editor, facts, party, slug) for slug, party in zip(slugs, [*making.SPEAKERS] * 2, strict=False)
    }
    first = [asked(said[slug], officer, slug=slug) for slug in slugs[:3]]
    with pytest.raises(TooOften):
        asked(said[slugs[3]], officer, slug=slugs[3])
    answered(first[0])
    assert asked(said[slugs[3]], officer, slug=slugs[3])


def test_five_questions_a_week_to_one_contact(testimony, officer):
    for number in range(5):
        confirmed(asked(testimony, email=f"bezoeker-{number}@elders.example"))
    with pytest.raises(TooOften):
        asked(testimony, officer)
    with acting_at(now() + timedelta(days=7)):
        assert asked(testimony, officer)


START = datetime(2027, 3, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("then", "days"),
    [
        (lambda question: None, 7),
        (confirmed, 60),
        (lambda question: answered(confirmed(question)), 30),
        (lambda question: declined(confirmed(question)), 30),
    ],
    ids=["unconfirmed", "unanswered", "answered", "declined"],
)
def test_words_and_addresses_are_forgotten_in_time(testimony, then, days):
    with acting_at(START):
        question = asked(testimony)
        then(question)
    assert actions.forget_old_questions(START + timedelta(days=days) - timedelta(seconds=1)) == 0
    assert actions.forget_old_questions(START + timedelta(days=days)) == 1
    row = fresh(question)
    assert (row.email, row.who, row.text, row.answer, row.person) == ("", "", "", "", None)
    assert set(PersonalLink.objects.filter(about=row.reference).values_list("email", flat=True)) == {""}
    assert not PersonalLink.objects.filter(about=row.reference, withdrawn_at=None).exists()
    assert actions.forget_old_questions(START + timedelta(days=400)) == 0


def test_only_the_clock_forgets(testimony, editor, officer):
    question = asked(testimony)
    with pytest.raises(NotAllowed):
        actions.forget_question(holder(question, "ask"), question=question.reference)
    with pytest.raises(NotFound):
        actions.forget_question(editor, question=question.reference)
    assert actions.forget_question(SYSTEM, question=question.reference).forgotten_at


def test_who_erases_herself_takes_her_questions_along(testimony, officer):
    mine = asked(testimony, officer)
    elsewhere = asked(testimony, email=Person.objects.get(reference=officer.person).email)
    erase_me(officer)
    assert {fresh(mine).text, fresh(elsewhere).text} == {""}
    assert fresh(elsewhere).email == ""
