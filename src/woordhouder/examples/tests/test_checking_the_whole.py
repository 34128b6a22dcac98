"""What the editor writes, and the speakers who check the whole before it is published."""

from datetime import timedelta

import pytest
from django.utils.translation import override

from woordhouder.examples import actions, queries
from woordhouder.examples.actions.describe import Unchanged
from woordhouder.examples.models import Check, Manuscript
from woordhouder.parties.links import holding
from woordhouder.parties.models import PersonalLink
from woordhouder.record.clock import acting_at, now
from woordhouder.record.refusals import Invalid, NotAllowed, NotFound, Overtaken, Refused

from .making import SLUG, agreed, approved, invited, member, ready, speaker, taken_up, told, written


@pytest.fixture(autouse=True)
def _english():
    """Refusals are told apart by their English words."""
    with override("en"):
        yield


TILBURG, WOON = "Gemeente Tilburg", "Woonvoorbeeld"


@pytest.fixture
def nomination(editor):
    """A nomination that the editor took up."""
    return taken_up(editor)


def objected(interview, remark="De 300 woningen kloppen niet."):
    checking = speaker(interview, "check")
    return actions.answer_check(checking, interview=interview, agrees=False, remark=remark)


def test_two_editors_at_once_both_keep_what_they_wrote(editor, nomination, facts):
    colleague = member("Redactie", "bind", name="collega")
    written(editor, nomination, facts())
    with pytest.raises(Overtaken) as refused:
        written(colleague, nomination, facts(title="Anders"))
    assert refused.value.next_step
    assert written(colleague, nomination, facts(title="Anders"), replaces=1).number == 2
    with pytest.raises(Unchanged):
        written(editor, nomination, facts(title="Anders"), replaces=2)


def test_only_editors_write_it(editor, facts):
    nominator = member(TILBURG, "bind", "municipality")
    nomination = taken_up(editor, nominator)
    with pytest.raises(NotAllowed):
        written(nominator, nomination, facts())
    with pytest.raises(NotFound):
        written(member(WOON, "bind", "housing_association"), nomination, facts())


def test_an_address_is_one_examples_own(editor, nomination, an_example, facts):
    with pytest.raises(Invalid) as refused:
        written(editor, nomination, facts(), slug=an_example)
    assert [error.path for error in refused.value.errors] == ["slug"]
    again = actions.open_again(editor, slug=an_example).reference
    with pytest.raises(Invalid):
        written(editor, again, facts(), slug="ander-adres")
    assert written(editor, again, facts(title="Anders"), slug=an_example).number == 1


def test_all_who_approved_are_asked_with_a_link_of_their_own_for_fourteen_days(editor, nomination, facts):
    interviews = [invited(editor, nomination, party) for party in (TILBURG, WOON)]
    told(invited(editor, nomination, "Huurdersraad Vocht"))
    for interview in interviews:
        approved(interview)
    written(editor, nomination, facts())
    made = actions.ask_checks(editor, nomination=nomination)
    assert [check.interview.reference for check in Check.objects.order_by("pk")] == interviews
    assert {check.manuscript for check in Check.objects.all()} == {made}
    links = PersonalLink.objects.filter(task="check")
    assert {link.about for link in links} == set(interviews)
    assert {link.expires_at - link.made_at for link in links} == {timedelta(days=14)}


def test_there_is_something_to_check_only_with_a_source_and_approved_words(editor, nomination, facts):
    interview = invited(editor, nomination)
    for prepare, why in (
        (lambda: None, "no text"),
        (lambda: written(editor, nomination, facts(sources=[])), "no text"),
        (lambda: written(editor, nomination, facts(), replaces=1), "No party"),
    ):
        prepare()
        with pytest.raises(Refused, match=why) as refused:
            actions.ask_checks(editor, nomination=nomination)
        assert refused.value.next_step
    approved(interview)
    assert actions.ask_checks(editor, nomination=nomination).number == 2


def test_nobody_is_asked_twice_about_the_same_whole(editor, facts):
    nomination, _interviews = ready(editor, facts())
    with pytest.raises(Refused, match="asked already") as refused:
        actions.ask_checks(editor, nomination=nomination)
    assert refused.value.next_step


def test_words_that_are_approved_later_make_another_whole_that_all_check_anew(editor, facts):
    nomination, interviews = ready(editor, facts())
    with acting_at(now() + timedelta(days=1)):
        late = invited(editor, nomination, WOON)
        approved(late)
        with pytest.raises(Refused, match="cannot be published"):
            actions.publish(editor, nomination=nomination)
        assert actions.ask_checks(editor, nomination=nomination).number == 2
        for interview in (*interviews.values(), late):
            agreed(interview)
        actions.publish(editor, nomination=nomination)
    first, second = Manuscript.objects.order_by("number")
    assert (first.facts, first.slug) == (second.facts, second.slug)


def test_one_who_changes_her_words_after_the_round_makes_all_check_anew(editor, facts):
    nomination, interviews = ready(editor, facts(), (TILBURG, WOON))
    with acting_at(now() + timedelta(days=1)):
        words = told(interviews[WOON], "Toch anders.", replaces=1)
        actions.approve_words(speaker(interviews[WOON]), interview=interviews[WOON], number=words.number)
        with pytest.raises(Refused):
            actions.publish(editor, nomination=nomination)
        actions.ask_checks(editor, nomination=nomination)
        assert {check.interview.party for check in Check.objects.filter(manuscript__number=2)} == {TILBURG, WOON}


def test_an_objection_blocks_until_a_newer_text_was_checked(editor, nomination, facts):
    interview = invited(editor, nomination)
    approved(interview)
    written(editor, nomination, facts())
    actions.ask_checks(editor, nomination=nomination)
    objected(interview)
    with acting_at(now() + timedelta(days=30)):
        with pytest.raises(Refused) as refused:
            actions.publish(editor, nomination=nomination)
        assert TILBURG in str(refused.value.next_step)
        actions.send_link_again(editor, interview=interview)
        written(editor, nomination, facts(story="Nu goed."), replaces=1)
        actions.ask_checks(editor, nomination=nomination)
        agreed(interview)
        assert actions.publish(editor, nomination=nomination).story == "Nu goed."


def test_who_does_not_answer_in_time_has_no_objection(editor, nomination, facts):
    interview = invited(editor, nomination)
    approved(interview)
    written(editor, nomination, facts())
    actions.ask_checks(editor, nomination=nomination)
    moment = now()
    with acting_at(moment + timedelta(days=14, seconds=-1)), pytest.raises(Refused):
        actions.publish(editor, nomination=nomination)
    with acting_at(moment + timedelta(days=14)):
        actions.publish(editor, nomination=nomination)


def test_an_objection_has_words_and_one_answers_once(editor, nomination, facts):
    interview = invited(editor, nomination)
    approved(interview)
    written(editor, nomination, facts())
    actions.ask_checks(editor, nomination=nomination)
    with pytest.raises(Invalid) as refused:
        objected(interview, " ")
    assert [error.path for error in refused.value.errors] == ["remark"]
    objected(interview)
    with pytest.raises(Refused, match="already"):
        agreed(interview)


def test_an_answer_is_about_the_text_that_was_read(editor, nomination, facts):
    interview = invited(editor, nomination)
    approved(interview)
    written(editor, nomination, facts())
    actions.ask_checks(editor, nomination=nomination)
    written(editor, nomination, facts(title="Nieuwer"), replaces=1)
    page = queries.whole_page(speaker(interview, "check"))
    assert (page.whole.facts.title, page.is_newest, page.can_answer) == ("Samen tegen vocht", False, False)
    with pytest.raises(Refused, match="newer") as refused:
        agreed(interview)
    assert refused.value.next_step


def test_a_link_to_check_ends_when_it_is_published_or_closed(editor, facts):
    nomination, interviews = ready(editor, facts())
    held = speaker(interviews[TILBURG], "check")
    assert queries.whole_page(held).voices
    actions.publish(editor, nomination=nomination)
    with pytest.raises(NotFound):
        queries.whole_page(held)
    again = actions.open_again(editor, slug=SLUG).reference
    interview = invited(editor, again)
    approved(interview, "Opnieuw.")
    written(editor, again, facts(title="Opnieuw"))
    actions.ask_checks(editor, nomination=again)
    actions.close_nomination(editor, nomination=again, reason="Toch niet.")
    with pytest.raises(NotFound):
        holding(task="check", about=interview, moment=now())
