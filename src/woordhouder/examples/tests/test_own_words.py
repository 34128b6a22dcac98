"""A party's own words: written by whom, approved by whom, taken back and forgotten, and each refusal."""

import pytest
from django.utils.translation import override

from woordhouder.examples import actions
from woordhouder.examples.actions.describe import Unchanged
from woordhouder.examples.models import Approval, Interview, Words
from woordhouder.parties.about_me import KEPT
from woordhouder.parties.actions import erase_me
from woordhouder.parties.links import holding
from woordhouder.parties.models import Person, PersonalLink
from woordhouder.record.clock import now
from woordhouder.record.refusals import Invalid, NotFound, Overtaken, Refused

from .making import SPEAKERS, approved, invited, member, published, ready, speaker, taken_up, told


@pytest.fixture(autouse=True)
def _english():
    """Refusals are told apart by their English words."""
    with override("en"):
        yield


@pytest.fixture
def interview(editor):
    """An interview with one party, of `editor`."""
    return invited(editor, taken_up(editor))


def noted(editor, interview, text, replaces=0):
    return actions.write_words(editor, interview=interview, what_made_it_good=text, replaces=replaces)


def standing(interview):
    return Approval.objects.filter(words__interview__reference=interview, taken_back_at=None)


def test_the_editor_notes_it_down_and_the_speaker_corrects_and_approves(editor, interview):
    first = noted(editor, interview, "De gemeente was blij.")
    second = told(interview, "Wij waren opgelucht.", replaces=1, what_was_hard="Het geld.")
    actions.approve_words(speaker(interview), interview=interview, number=2, may_be_asked=True)
    assert (first.by_speaker, second.by_speaker, second.number) == (False, True, 2)
    assert [approval.words for approval in standing(interview)] == [second]
    assert Interview.objects.get(reference=interview).may_be_asked


def test_who_wrote_over_another_hears_it_and_nothing_is_lost(editor, interview):
    told(interview, "Eerst.")
    with pytest.raises(Overtaken) as refused:
        noted(editor, interview, "Van de redacteur.", replaces=0)
    assert refused.value.next_step
    with pytest.raises(Overtaken):
        noted(editor, interview, "Van de redacteur.", replaces=2)
    assert noted(editor, interview, "Van de redacteur.", replaces=1).number == 2


def test_writing_the_same_again_makes_no_version(interview):
    told(interview, "Hetzelfde.")
    with pytest.raises(Unchanged):
        told(interview, "Hetzelfde.", replaces=1)
    assert Words.objects.count() == 1


@pytest.mark.parametrize(
    ("answers", "path"),
    [
        ({"what_made_it_good": " \n"}, "what_made_it_good"),
        ({"what_made_it_good": "x" * 60_001}, "what_made_it_good"),
        ({"what_was_hard": "x" * 60_001}, "what_was_hard"),
        ({"what_came_of_it": "\x00"}, "what_came_of_it"),
    ],
)
def test_words_that_do_not_fit_are_refused_with_the_question(interview, answers, path):
    with pytest.raises(Invalid) as refused:
        actions.write_words(
            speaker(interview), interview=interview, **{"what_made_it_good": "Goed.", "replaces": 0, **answers}
        )
    assert [error.path for error in refused.value.errors] == [path]


def test_what_she_approved_is_approved_no_longer_when_she_changes_it(editor, interview):
    approved(interview)
    told(interview, "Toch anders.", replaces=1)
    assert not standing(interview).exists()


def test_an_editor_who_writes_on_leaves_what_was_approved(editor, interview):
    approval = approved(interview)
    noted(editor, interview, "Mooier gezegd.", replaces=1)
    assert list(standing(interview)) == [approval]
    actions.approve_words(speaker(interview), interview=interview, number=2)
    assert [one.words.number for one in standing(interview)] == [2]


def test_only_the_newest_version_that_is_there_is_approved_and_once(editor, interview):
    with pytest.raises(Refused, match="no words"):
        actions.approve_words(speaker(interview), interview=interview, number=0)
    told(interview)
    noted(editor, interview, "Daarna.", replaces=1)
    with pytest.raises(Overtaken):
        actions.approve_words(speaker(interview), interview=interview, number=1)
    actions.approve_words(speaker(interview), interview=interview, number=2)
    with pytest.raises(Refused, match="already"):
        actions.approve_words(speaker(interview), interview=interview, number=2)


def test_an_approval_is_taken_back_and_given_again(interview):
    approved(interview)
    actions.withdraw_approval(speaker(interview), interview=interview)
    assert not standing(interview).exists()
    with pytest.raises(Refused, match="No approval"):
        actions.withdraw_approval(speaker(interview), interview=interview)
    actions.approve_words(speaker(interview), interview=interview, number=1)
    assert Approval.objects.count() == 2


def test_withdrawing_closes_the_whole_that_she_was_reading(editor, facts):
    _nomination, interviews = ready(editor, facts())
    (interview,) = interviews.values()
    checking = speaker(interview, "check")
    actions.withdraw_approval(speaker(interview), interview=interview)
    with pytest.raises(NotFound):
        actions.answer_check(checking, interview=interview, agrees=True)


def test_what_is_public_is_taken_back_as_such(editor, facts):
    _nomination, interviews = published(editor, facts())
    (interview,) = interviews.values()
    with pytest.raises(Refused, match="published") as refused:
        actions.withdraw_approval(speaker(interview), interview=interview)
    assert refused.value.next_step


def test_who_declines_takes_her_approval_along(interview):
    approved(interview)
    row = actions.decline_interview(speaker(interview), interview=interview, reason="Geen tijd.")
    assert (row.declined_because, standing(interview).count()) == ("Geen tijd.", 0)
    for act in (
        lambda: told(interview, "Toch.", replaces=1),
        lambda: actions.approve_words(speaker(interview), interview=interview, number=1),
        lambda: actions.decline_interview(speaker(interview), interview=interview),
    ):
        with pytest.raises(Refused, match="does not take part") as refused:
            act()
        assert refused.value.next_step


def test_who_is_forgotten_leaves_no_address_and_no_words(interview):
    approved(interview, what_was_hard="Het geld.")
    held = speaker(interview)
    actions.forget_speaker(held, interview=interview)
    row = Interview.objects.get(reference=interview)
    assert (row.email, row.declined_at is not None) == ("", True)
    assert set(Words.objects.values_list("what_made_it_good", "what_was_hard")) == {("", "")}
    assert set(PersonalLink.objects.values_list("email", flat=True)) == {""}
    assert not standing(interview).exists()
    with pytest.raises(NotFound):
        actions.forget_speaker(held, interview=interview)
    with pytest.raises(NotFound):
        holding(task="interview", about=interview, moment=now())


def test_who_is_forgotten_after_publication_keeps_what_she_let_be_published(editor, facts):
    _nomination, interviews = published(editor, facts())
    (interview,) = interviews.values()
    actions.forget_speaker(speaker(interview), interview=interview)
    assert Words.objects.get().what_made_it_good
    assert Interview.objects.get().declined_at is None


def test_a_person_sees_and_erases_the_interviews_to_which_she_was_invited(editor, interview):
    approved(interview)
    email = SPEAKERS["Gemeente Tilburg"][2]
    actor = member("Gemeente Tilburg", "read", "municipality")
    Person.objects.filter(reference=actor.person).update(email=email.upper())
    told_of = KEPT["interviews"].tell(Person.objects.get(reference=actor.person))
    assert told_of[0]["words"][0]["what_made_it_good"] == "Bewoners zaten zelf aan tafel."
    assert KEPT["nominations"].tell(Person.objects.get(reference=editor.person))[0]["title"] == "Samen tegen vocht"
    erase_me(actor)
    assert Words.objects.get().what_made_it_good == ""
    assert Interview.objects.get().email == ""
