"""A year later: who is asked whether it is still right, when, and what an editor confirms."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils.timezone import localdate
from django.utils.translation import override

from woordhouder.examples import actions, queries
from woordhouder.examples.models import Description, StillRight
from woordhouder.parties.actor import ANONYMOUS, SYSTEM
from woordhouder.parties.models import PersonalLink
from woordhouder.record.clock import acting_at, now
from woordhouder.record.inspection import inspect_record
from woordhouder.record.refusals import NotAllowed, NotFound, Refused

from .making import SLUG, published, speaker


@pytest.fixture(autouse=True)
def _english():
    """Refusals are told apart by their English words."""
    with override("en"):
        yield


TILBURG, WOON = "Gemeente Tilburg", "Woonvoorbeeld"


@pytest.fixture
def a_year_later(editor, facts):
    """The moment a year and a day after publication, and the interviews by party."""
    _nomination, interviews = published(editor, facts(), (TILBURG, WOON))
    return now() + timedelta(days=366), interviews


def test_an_example_is_due_after_a_year_and_not_before(a_year_later):
    moment, _interviews = a_year_later
    assert queries.due_for_refresh(moment - timedelta(days=2)) == []
    (line,) = queries.due_for_refresh(moment)
    assert (line.slug, line.speakers, line.asked_at, line.can_be_asked) == (SLUG, 2, None, True)


def test_all_who_speak_are_asked_once_with_links_to_answer_and_to_take_back(a_year_later):
    moment, interviews = a_year_later
    with acting_at(moment):
        assert actions.ask_all_due(moment) == 1
        assert actions.ask_all_due(moment + timedelta(days=100)) == 0
        assert {row.interview.reference for row in StillRight.objects.all()} == set(interviews.values())
        alive = PersonalLink.objects.filter(about=interviews[TILBURG], withdrawn_at=None)
        assert {link.task: (link.expires_at - link.made_at).days for link in alive} == {"refresh": 60, "interview": 400}
    assert actions.ask_all_due(moment + timedelta(days=366)) == 1


def test_an_answer_that_it_is_right_counts_for_a_year_and_a_change_does_not(a_year_later):
    moment, interviews = a_year_later
    with acting_at(moment):
        actions.ask_all_due(moment)
        tilburg = speaker(interviews[TILBURG], "refresh")
        actions.answer_still_right(tilburg, interview=interviews[TILBURG], answer="changed", remark="De wijk is af.")
        assert [line.slug for line in queries.due_for_refresh(moment)] == [SLUG]
        woon = speaker(interviews[WOON], "refresh")
        assert not queries.yearly_page(woon).is_answered
        actions.answer_still_right(woon, interview=interviews[WOON], answer="still_right")
        assert queries.yearly_page(woon).is_answered
    assert queries.due_for_refresh(moment) == []
    assert queries.due_for_refresh(moment + timedelta(days=366))[0].since == moment.replace(microsecond=0)


def test_one_answers_once_and_only_for_oneself(a_year_later):
    moment, interviews = a_year_later
    with acting_at(moment):
        actions.ask_all_due(moment)
        tilburg = speaker(interviews[TILBURG], "refresh")
        with pytest.raises(NotFound):
            actions.answer_still_right(tilburg, interview=interviews[WOON], answer="still_right")
        actions.answer_still_right(tilburg, interview=interviews[TILBURG], answer="still_right")
        with pytest.raises(Refused, match="already") as refused:
            actions.answer_still_right(tilburg, interview=interviews[TILBURG], answer="changed")
        assert refused.value.next_step


def test_only_the_clock_asks_and_only_whose_words_stand(editor, a_year_later):
    moment, interviews = a_year_later
    with acting_at(moment):
        for stranger in (editor, ANONYMOUS):
            with pytest.raises(NotAllowed):
                actions.ask_still_right(stranger, slug=SLUG)
        with pytest.raises(NotFound):
            actions.ask_still_right(SYSTEM, slug="nergens-2020")
        actions.take_back_testimony(speaker(interviews[TILBURG]), interview=interviews[TILBURG])
        actions.forget_speaker(speaker(interviews[WOON]), interview=interviews[WOON])
        assert not queries.due_for_refresh(moment)[0].can_be_asked
        with pytest.raises(Refused, match="Nobody") as refused:
            actions.ask_still_right(SYSTEM, slug=SLUG)
        assert refused.value.next_step


def test_an_editor_confirms_it_with_the_day_and_nothing_else_changes(editor, a_year_later, facts):
    moment, _interviews = a_year_later
    with acting_at(moment):
        made = actions.confirm_still_right(editor, slug=SLUG)
        assert (made.number, made.checked_on) == (2, localdate(moment))
        page = queries.example_page(ANONYMOUS, SLUG)
        assert page.facts == facts(checked_on=localdate(moment))
        assert len(page.testimonies) == 2
        with pytest.raises(Refused, match="today"):
            actions.confirm_still_right(editor, slug=SLUG)
    assert queries.due_for_refresh(moment) == []
    assert not inspect_record()


def test_the_day_on_which_it_was_looked_at_is_that_of_the_country(editor, an_example):
    with acting_at(datetime(2027, 11, 27, 23, 30, tzinfo=UTC)):
        assert actions.confirm_still_right(editor, slug=an_example).checked_on == date(2027, 11, 28)


def test_what_has_a_removed_part_is_described_anew_instead(editor, controller, an_example):
    actions.remove_from_example(controller, slug=an_example, part="title", ground="unlawful", reason="Een naam.")
    with pytest.raises(Refused, match="removed") as refused:
        actions.confirm_still_right(editor, slug=an_example)
    assert refused.value.next_step
    with pytest.raises(NotFound):
        actions.confirm_still_right(editor, slug="nergens-2020")
    with pytest.raises(NotAllowed):
        actions.confirm_still_right(controller, slug=an_example)
    assert Description.objects.count() == 1
