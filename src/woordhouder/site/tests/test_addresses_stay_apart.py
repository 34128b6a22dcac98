"""Before an answer the address of the one never reaches the other, on paper or page, whatever happens to a question."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from woordhouder.examples import actions
from woordhouder.examples.models import Interview, PeerQuestion
from woordhouder.examples.tests import making
from woordhouder.examples.tests.asking import (
    CONTACT,
    VISITOR,
    address_of,
    answered,
    askable,
    asked,
    confirmed,
    declined,
)
from woordhouder.parties.models import Person, PersonalLink
from woordhouder.record.clock import acting_at
from woordhouder.record.models import Audit
from woordhouder.record.refusals import Refused
from woordhouder.site.mail.letters import letters_of

START = datetime(2027, 3, 1, 9, tzinfo=UTC)
MEMBER = "contribute.municipality@voorbeeld.example"
ASKERS = {VISITOR, MEMBER}
STEPS = (
    "visitor asks",
    "member asks",
    "confirm",
    "answer",
    "decline",
    "no more",
    "forget speaker",
    "take back",
    "days pass",
)


@pytest.fixture
def house(editor, facts):
    """Words that are public, and a person of another municipality who signed in."""
    return askable(editor, facts), making.member("Gemeente Breda", kind="municipality")


def act(step, testimony, officer, moment):
    question = PeerQuestion.objects.order_by("-pk").first()
    interview = Interview.objects.get().reference
    with suppress(Refused), acting_at(moment):
        if step == "visitor asks":
            asked(testimony)
        elif step == "member asks":
            asked(testimony, officer)
        elif step == "days pass":
            actions.forget_old_questions(moment)
        elif step == "forget speaker":
            actions.forget_speaker(making.speaker(interview), interview=interview)
        elif step == "take back":
            actions.take_back_testimony(making.speaker(interview), interview=interview)
        elif question:
            {"confirm": confirmed, "answer": answered, "decline": declined}.get(
                step, lambda one: declined(one, no_more=True)
            )(question)


def letters_since(read):
    acts = Audit.objects.filter(pk__gt=read).order_by("pk")
    return [letter for one in acts for letter in letters_of(one, one.at)]


def pages_of(question):
    """Each page of the question, by whose link it is; once its words were forgotten there are none."""
    browser = Client()
    for task, side in (("ask", "asker"), ("answer", "contact")):
        if PersonalLink.objects.filter(about=question.reference, task=task).exists():
            yield side, browser.get(address_of(question, task)).content.decode()


def holds_apart(letters, answered_ones):
    for letter in letters:
        if not answered_ones:
            other = {CONTACT} if letter.to in ASKERS else ASKERS
            assert not any(address in letter.text + letter.html + letter.subject for address in other), letter.to
    for question in PeerQuestion.objects.all():
        for side, page in pages_of(question):
            assert CONTACT not in page
            assert side == "contact" or not any(address in page for address in ASKERS)
            assert question.answered_at or not any(address in page for address in ASKERS)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 40)), max_size=8))
def test_addresses_stay_apart_until_there_is_an_answer(house, rolled_back, steps):
    testimony, officer = house
    with rolled_back():
        moment = START
        for step, days in steps:
            moment += timedelta(days=days, seconds=1)
            read = Audit.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
            act(step, testimony, officer, moment)
            with acting_at(moment):
                is_answered = PeerQuestion.objects.exclude(answered_at=None).exists()
                holds_apart(letters_since(read), is_answered)
                public = Client().get(f"/voorbeelden/{making.SLUG}/vraag").content.decode()
                assert not any(address in public for address in (*ASKERS, CONTACT))


def test_after_the_answer_each_gets_the_other_s_address_by_mail(house):
    testimony, officer = house
    assert Person.objects.get(reference=officer.person).email == MEMBER
    read = Audit.objects.latest("pk").pk
    with acting_at(START):
        answered(asked(testimony, officer))
        by_address = {letter.to: letter.text for letter in letters_since(read)[1:]}
    assert CONTACT in by_address[MEMBER]
    assert MEMBER in by_address[CONTACT]


def test_a_planted_address_is_found(house):
    testimony, officer = house
    with acting_at(START):
        question = asked(testimony, officer, text=f"Mail mij op {MEMBER}")
        with pytest.raises(AssertionError):
            holds_apart(letters_since(0), answered_ones=False)
    assert question.text
