"""Asking a party: the invitation and its link, sending it again, ending it, and the editor who left."""

from datetime import timedelta

import pytest
from django.utils.translation import override

from woordhouder.examples import actions
from woordhouder.examples.models import Interview
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.parties.links import LinkEnded, holder, token
from woordhouder.parties.models import Membership, PersonalLink
from woordhouder.record.clock import acting_at, now
from woordhouder.record.refusals import Invalid, NotAllowed, NotFound, Refused

from .making import SPEAKERS, approved, invited, member, nominated, published, speaker, taken_up, told


@pytest.fixture(autouse=True)
def _english():
    """Refusals are told apart by their English words."""
    with override("en"):
        yield


@pytest.fixture
def colleague(editor):
    """Another editor."""
    return member("Redactie", "bind", name="collega")


@pytest.fixture
def nomination(editor):
    """A nomination that the editor took up."""
    return taken_up(editor)


def test_who_invites_becomes_the_editor_and_a_link_works_for_thirty_days(editor, nomination):
    reference = invited(editor, nomination)
    row = Interview.objects.get(reference=reference)
    link = PersonalLink.objects.get(about=reference)
    assert row.editor.reference == editor.person
    assert (link.task, link.email, link.expires_at - link.made_at) == ("interview", row.email, timedelta(days=30))
    assert holder(token(link), task="interview", moment=now()).about == reference


def test_a_link_is_for_its_own_task_and_interview_only(editor, nomination):
    first, second = invited(editor, nomination), invited(editor, nomination, "Woonvoorbeeld")
    with pytest.raises(NotAllowed):
        actions.answer_check(speaker(first), interview=first, agrees=True)
    with pytest.raises(NotAllowed):
        actions.write_words(speaker(first), interview=second, what_made_it_good="Van een ander.", replaces=0)
    with pytest.raises(NotAllowed):
        actions.approve_words(editor, interview=first, number=1)
    with pytest.raises(NotFound):
        actions.decline_interview(ANONYMOUS, interview=first)


def test_nobody_is_invited_before_an_editor_took_it_up(editor):
    with pytest.raises(Refused, match="took this nomination up") as refused:
        invited(editor, nominated(editor))
    assert refused.value.next_step


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"email": "geen adres"}, "email"),
        ({"email": "a@b.example\nBcc: c@d.example"}, "email"),
        ({"party": ""}, "party"),
        ({"kind": "editorial_board"}, "kind"),
        ({"language": "fr"}, "language"),
    ],
)
def test_an_invitation_that_is_not_right_says_where(editor, nomination, changes, path):
    given = {
        "party": "Gemeente Tilburg",
        "kind": "municipality",
        "role": "wethouder",
        "email": "a@b.example",
        **changes,
    }
    with pytest.raises(Invalid) as refused:
        actions.invite_speaker(editor, nomination=nomination, **given)
    assert [error.path for error in refused.value.errors] == [path]


def test_a_party_is_asked_once_at_a_time(editor, nomination):
    reference = invited(editor, nomination)
    with pytest.raises(Refused, match="asked already"):
        invited(editor, nomination)
    actions.end_interview(editor, interview=reference)
    assert invited(editor, nomination) != reference


def test_an_example_holds_twenty_parties_and_no_more(editor, nomination):
    given = {"nomination": nomination, "kind": "other", "role": "lid", "email": "a@b.example"}
    for number in range(20):
        actions.invite_speaker(editor, party=f"Partij {number}", **given)
    with pytest.raises(Refused, match="20"):
        actions.invite_speaker(editor, party="Partij 21", **given)


def test_a_link_that_is_sent_again_ends_the_one_before(editor, nomination):
    reference = invited(editor, nomination)
    old = speaker(reference)
    actions.send_link_again(editor, interview=reference)
    with pytest.raises(NotFound):
        actions.decline_interview(old, interview=reference)
    told(reference)


def test_an_expired_link_opens_nothing_and_a_new_one_finds_what_was_written(editor, nomination):
    reference = invited(editor, nomination)
    told(reference)
    link = PersonalLink.objects.get(about=reference)
    with acting_at(now() + timedelta(days=30)):
        with pytest.raises(LinkEnded):
            holder(token(link), task="interview", moment=now())
        actions.send_link_again(editor, interview=reference)
        assert told(reference, "Anders.", replaces=1).number == 2


def test_ending_an_interview_ends_its_links_and_no_link_is_sent_again(editor, nomination):
    reference = invited(editor, nomination)
    held = speaker(reference)
    actions.end_interview(editor, interview=reference)
    with pytest.raises(NotFound):
        actions.write_words(held, interview=reference, what_made_it_good="Toch.", replaces=0)
    for act in (actions.send_link_again, actions.end_interview):
        with pytest.raises(Refused, match="ended"):
            act(editor, interview=reference)


def test_after_publication_a_new_link_is_to_take_the_words_back_with(editor, facts):
    _nomination, interviews = published(editor, facts())
    (reference,) = interviews.values()
    actions.send_link_again(editor, interview=reference)
    link = PersonalLink.objects.get(about=reference, task="interview", withdrawn_at=None)
    assert link.expires_at - link.made_at == timedelta(days=400)


def test_no_link_is_sent_to_who_asked_to_be_forgotten(editor, nomination):
    reference = invited(editor, nomination)
    actions.forget_speaker(speaker(reference), interview=reference)
    with pytest.raises(Refused, match="forgotten"):
        actions.send_link_again(editor, interview=reference)


def test_a_colleague_takes_over_only_when_the_editor_left(editor, colleague, nomination):
    reference = invited(editor, nomination)
    with pytest.raises(NotAllowed, match="belongs to one editor"):
        actions.take_over_interview(colleague, interview=reference)
    with pytest.raises(NotAllowed):
        actions.write_words(colleague, interview=reference, what_made_it_good="Ja.", replaces=0)
    Membership.objects.filter(person__reference=editor.person).update(until=now())
    row = actions.take_over_interview(colleague, interview=reference)
    assert row.editor.reference == colleague.person
    actions.write_words(colleague, interview=reference, what_made_it_good="Ja.", replaces=0)
    with pytest.raises(NotFound):
        actions.write_words(editor, interview=reference, what_made_it_good="Nee.", replaces=1)


def test_the_nominator_sees_that_parties_are_asked_but_does_not_manage_it(editor):
    nominator = member("Gemeente Tilburg", "bind", "municipality")
    reference = invited(editor, taken_up(editor, nominator))
    approved(reference)
    for act in (actions.end_interview, actions.send_link_again, actions.take_over_interview):
        with pytest.raises(NotAllowed):
            act(nominator, interview=reference)
    assert set(SPEAKERS) >= {Interview.objects.get(reference=reference).party}
