"""What pages of an example in the making read: what each reader sees of it, and how many queries it takes."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from woordhouder.examples import actions, queries
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.record.asked import asked_once
from woordhouder.record.clock import acting_at, now
from woordhouder.record.refusals import NotAllowed, NotFound

from .making import (
    SLUG,
    SPEAKERS,
    approved,
    invited,
    member,
    nominated,
    published,
    ready,
    speaker,
    taken_up,
    told,
    written,
)

TILBURG, WOON = "Gemeente Tilburg", "Woonvoorbeeld"


@pytest.fixture
def nominator(db):
    """Somebody of a municipality that nominates."""
    return member(TILBURG, "bind", "municipality")


def asks(look):
    """What it gives, and how many queries it asked."""
    with asked_once(), CaptureQueriesContext(connection) as asked:
        found = look()
    return found, len(asked)


def test_everybody_sees_what_was_taken_up_and_nothing_of_who_is_asked(editor, nominator):
    nominated(nominator, title="Nog niet opgepakt")
    reference = taken_up(editor, nominator)
    approved(invited(editor, reference))
    lines, count = asks(lambda: queries.making_list(ANONYMOUS))
    assert [(line.title, line.place, line.stage.code, line.address) for line in lines] == [
        ("Samen tegen vocht", "Tilburg", "writing", "")
    ]
    assert count <= 8
    assert TILBURG not in repr(lines)
    assert reference not in repr(queries.making_data(ANONYMOUS))
    assert queries.making_list(nominator)[0].address == f"/in-de-maak/{reference}"


def test_the_list_takes_as_many_queries_for_many(editor, facts):
    counts = []
    for _round in range(2):
        for _more in range(3):
            nomination = taken_up(editor)
            approved(invited(editor, nomination))
            written(editor, nomination, facts(), slug=f"plaats-{nomination[11:]}")
            actions.ask_checks(editor, nomination=nomination)
        looks = (partial(look, editor) for look in (queries.making_list, queries.making_lines))
        counts.append([asks(look)[1] for look in looks])
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 8


def test_it_leaves_the_list_when_it_is_published_or_closed(editor, facts):
    published(editor, facts())
    actions.close_nomination(editor, nomination=taken_up(editor), reason="Geen bron.")
    assert queries.making_list(editor) == []
    assert [line.stage.code for line in queries.making_lines(editor)] == ["closed", "published"]
    assert queries.making_lines(ANONYMOUS) == []


def test_who_nominated_sees_the_parties_and_on_whom_it_waits_but_no_address_or_answer(editor, nominator):
    reference = taken_up(editor, nominator)
    invited(editor, reference)
    declining = invited(editor, reference, WOON)
    actions.decline_interview(speaker(declining), interview=declining, reason="Geheime reden.")
    page, count = asks(lambda: queries.dossier_page(nominator, reference))
    assert count <= 11
    assert [(line.party, line.is_out) for line in page.parties] == [(TILBURG, False), (WOON, True)]
    assert [(wait.party, wait.is_on_editor) for wait in page.waits] == [(TILBURG, False), ("", True)]
    assert not any((page.is_editor, page.can_edit, page.can_take_up, page.can_close, page.can_publish))
    assert not any(word in repr(page) for word in ("@", "Geheime reden", "interview-"))


def test_an_editor_sees_what_she_can_do_and_a_colleague_that_she_may_take_over(editor, nominator):
    colleague = member("Redactie", "bind", name="collega")
    reference = nominated(nominator)
    page = queries.dossier_page(editor, reference)
    assert (page.can_take_up, page.can_edit, page.can_close) == (True, False, True)
    actions.take_up(editor, nomination=reference)
    declining = invited(editor, reference)
    actions.decline_interview(speaker(declining), interview=declining, reason="Geen tijd.")
    page, count = asks(lambda: queries.dossier_page(editor, reference))
    assert count <= 11
    assert (page.can_take_up, page.can_edit, page.is_mine) == (False, True, True)
    assert [(line.email, line.because, line.is_mine) for line in page.parties] == [
        (SPEAKERS[TILBURG][2], "Geen tijd.", True)
    ]
    other = queries.dossier_page(colleague, reference)
    assert (other.can_take_up, other.is_mine, other.parties[0].is_mine) == (True, False, False)


def test_publishing_is_offered_when_it_is_ready(editor, facts):
    reference, _interviews = ready(editor, facts())
    assert queries.dossier_page(editor, reference).can_publish
    assert not queries.dossier_page(editor, reference).can_ask_checks
    actions.publish(editor, nomination=reference)
    page = queries.dossier_page(editor, reference)
    assert (page.can_publish, page.can_edit, page.stage.code) == (False, False, "published")
    assert page.example_address == f"/voorbeelden/{SLUG}"


def test_strangers_find_no_dossier(editor, nominator):
    reference = taken_up(editor)
    for stranger in (ANONYMOUS, nominator):
        with pytest.raises(NotFound):
            queries.dossier_page(stranger, reference)
        with pytest.raises(NotFound):
            queries.manuscript_page(stranger, reference)


def test_the_text_begins_with_what_stands_in_the_library(editor, an_example, facts):
    reference = taken_up(editor)
    assert (queries.manuscript_page(editor, reference).facts, queries.manuscript_page(editor, reference).number) == (
        None,
        0,
    )
    again = actions.open_again(editor, slug=an_example).reference
    page, count = asks(lambda: queries.manuscript_page(editor, again))
    assert (page.slug, page.facts, page.number, page.has_address) == (an_example, facts(), 0, True)
    assert count <= 5
    written(editor, again, facts(title="Nieuw"), slug=an_example)
    assert queries.manuscript_page(editor, again).facts == facts(title="Nieuw")


def test_a_speaker_sees_her_own_words_and_how_far_the_others_are_without_theirs(editor, facts):
    nomination = taken_up(editor)
    own, other = invited(editor, nomination), invited(editor, nomination, WOON)
    told(other, "Geheim van een ander.")
    actions.write_words(editor, interview=own, what_made_it_good="Zoals ik het hoorde.", replaces=0)
    page, count = asks(lambda: queries.interview_page(speaker(own)))
    assert count <= 12
    assert (page.number, page.is_noted, page.can_approve, page.can_withdraw) == (1, True, True, False)
    told(own, "Zoals ik het zei.", replaces=1)
    page = queries.interview_page(speaker(own))
    assert page.words.what_made_it_good == page.initial["what_made_it_good"] == "Zoals ik het zei."
    assert page.noted.what_made_it_good == "Zoals ik het hoorde."
    assert [line.party for line in page.parties] == [TILBURG, WOON]
    assert "Geheim" not in repr(page)
    assert "@" not in repr(page)


def test_what_a_speaker_can_do_changes_with_what_she_did(editor, facts):
    nomination, interviews = ready(editor, facts())
    interview = interviews[TILBURG]
    page = queries.interview_page(speaker(interview))
    assert (page.is_approved, page.can_approve, page.can_withdraw, page.can_take_back) == (True, False, True, False)
    actions.publish(editor, nomination=nomination)
    page = queries.interview_page(speaker(interview))
    assert (page.is_published, page.can_change, page.can_withdraw, page.can_take_back) == (True, False, False, True)
    actions.take_back_testimony(speaker(interview), interview=interview)
    page = queries.interview_page(speaker(interview))
    assert (page.is_published, page.is_taken_back, page.has_words, page.can_take_back) == (False, True, True, False)


def test_only_her_editor_reads_an_interview(editor, nominator):
    colleague = member("Redactie", "bind", name="collega")
    interview = invited(editor, taken_up(editor, nominator))
    told(interview)
    page, count = asks(lambda: queries.editor_interview_page(editor, interview))
    assert (page.has_words, page.can_approve, page.can_decline) == (True, False, False)
    assert count <= 12
    for other in (colleague, nominator):
        with pytest.raises(NotAllowed):
            queries.editor_interview_page(other, interview)
    with pytest.raises(NotFound):
        queries.editor_interview_page(ANONYMOUS, interview)


def test_the_whole_is_the_text_and_all_approved_words_and_no_draft(editor, facts):
    nomination = taken_up(editor)
    own, other, drafting = (invited(editor, nomination, party) for party in SPEAKERS)
    approved(own), approved(other, "Van een ander."), told(drafting, "Nog geheim.")
    written(editor, nomination, facts())
    actions.ask_checks(editor, nomination=nomination)
    actions.write_words(editor, interview=other, what_made_it_good="Nog niet goedgekeurd.", replaces=1)
    page, count = asks(lambda: queries.whole_page(speaker(own, "check")))
    assert count <= 12
    assert [voice.what_made_it_good for voice in page.voices] == ["Bewoners zaten zelf aan tafel.", "Van een ander."]
    assert page.whole.facts == facts()
    assert (page.whole.testimonies, page.can_answer, page.is_answered) == (page.voices, True, False)
    assert not any(word in repr(page) for word in ("geheim", "Nog niet", "@"))


def test_the_yearly_page_shows_the_words_that_stand(editor, facts):
    _nomination, interviews = published(editor, facts())
    moment = now() + timedelta(days=366)
    with acting_at(moment):
        actions.ask_all_due(moment)
        page, count = asks(lambda: queries.yearly_page(speaker(interviews[TILBURG], "refresh")))
        assert count <= 5
        assert (page.is_answered, page.own.party, page.example_address) == (False, TILBURG, f"/voorbeelden/{SLUG}")
        with pytest.raises(NotAllowed):
            queries.yearly_page(speaker(interviews[TILBURG]))


def test_an_example_page_takes_as_many_queries_with_words_as_without(editor, facts, an_example):
    without, count = asks(lambda: queries.example_page(ANONYMOUS, an_example))
    nomination = actions.open_again(editor, slug=an_example).reference
    approved(invited(editor, nomination))
    written(editor, nomination, facts(title="Anders"), slug=an_example)
    actions.ask_checks(editor, nomination=nomination)
    with acting_at(now() + timedelta(days=15)):
        actions.publish(editor, nomination=nomination)
    with_words, again = asks(lambda: queries.example_page(ANONYMOUS, an_example))
    assert (len(without.testimonies), len(with_words.testimonies)) == (0, 1)
    assert count == again == 7
    assert asks(lambda: queries.texts_of_examples(ANONYMOUS, [an_example]))[1] == 3
    assert asks(lambda: queries.due_for_refresh(now() + timedelta(days=500)))[1] == 3
