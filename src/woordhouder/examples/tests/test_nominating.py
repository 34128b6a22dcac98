"""Putting an example forward, taking it up, closing it: who may, what is kept, and each refusal."""

import pytest
from django.utils.translation import override

from woordhouder.examples import actions
from woordhouder.examples.models import Nomination
from woordhouder.parties.actions import enrol
from woordhouder.parties.actor import ANONYMOUS, SYSTEM, Actor
from woordhouder.parties.models import Membership
from woordhouder.record.clock import now
from woordhouder.record.models import Audit, Entry
from woordhouder.record.refusals import Invalid, NotAllowed, NotFound, Refused

from .making import SLUG, invited, member, nominated, published, speaker, taken_up, written


@pytest.fixture(autouse=True)
def _english():
    """Refusals are told apart by their English words."""
    with override("en"):
        yield


TILBURG = "Gemeente Tilburg"


@pytest.fixture
def nominator(db):
    """Somebody of a municipality."""
    return member(TILBURG, "read", "municipality")


@pytest.fixture
def colleague(editor):
    """Another editor."""
    return member("Redactie", "bind", name="collega")


def test_whoever_acts_for_an_organisation_nominates_for_it(nominator):
    reference = nominated(nominator, source_url="https://voorbeeld.example/vocht")
    row = Nomination.objects.get(reference=reference)
    assert (row.by.name, row.person.reference, row.places) == (TILBURG, nominator.person, ["Tilburg"])
    assert (row.editor, row.taken_up_at, row.published_at) == (None, None, None)
    assert Audit.objects.get(action="examples.nominate").made == f"examples.nomination:{row.pk}"
    assert not Entry.objects.exists()


@pytest.mark.parametrize("who", ["anonymous", "system", "without organisation", "left"])
def test_nobody_else_nominates(nominator, who):
    actors = {"anonymous": ANONYMOUS, "system": SYSTEM, "without organisation": Actor(person=nominator.person)}
    if who == "left":
        Membership.objects.update(until=now())
    with pytest.raises(NotAllowed, match="Only a member"):
        nominated(actors.get(who, nominator))
    assert not Nomination.objects.exists()


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"title": " "}, "title"),
        ({"places": []}, "places"),
        ({"places": ["Atlantis"]}, "places.0"),
        ({"why": ""}, "why"),
        ({"source_url": "javascript:alert(1)"}, "source_url"),
    ],
)
def test_a_nomination_that_is_not_right_says_where(nominator, changes, path):
    with pytest.raises(Invalid) as refused:
        nominated(nominator, **changes)
    assert [error.path for error in refused.value.errors] == [path]


def test_an_editor_takes_it_up_and_a_colleague_takes_over(editor, colleague, nominator):
    reference = nominated(nominator)
    first = actions.take_up(editor, nomination=reference)
    second = actions.take_up(colleague, nomination=reference)
    assert second.editor.reference == colleague.person
    assert second.taken_up_at == first.taken_up_at
    assert Audit.objects.filter(action="examples.take_up").count() == 2
    with pytest.raises(Refused, match="already"):
        actions.take_up(colleague, nomination=reference)


def test_only_editors_take_up_and_close_and_outsiders_do_not_find_it(editor, nominator):
    reference = taken_up(editor, nominator)
    outsider = member("Woonvoorbeeld", "bind", "housing_association")
    for act, more in ((actions.take_up, {}), (actions.close_nomination, {"reason": "Nee."})):
        with pytest.raises(NotAllowed):
            act(nominator, nomination=reference, **more)
        with pytest.raises(NotFound):
            act(outsider, nomination=reference, **more)


def test_who_only_reads_for_the_board_does_nothing(editor, nominator):
    reference = taken_up(editor, nominator)
    enrol(SYSTEM, email="redactie@voorbeeld.example", organisation="Redactie", role="read")
    with pytest.raises(NotFound):
        actions.close_nomination(editor, nomination=reference, reason="Nee.")


def test_a_closed_nomination_keeps_its_reason_and_takes_nothing_more(editor, nominator, facts):
    reference = taken_up(editor, nominator)
    interview = invited(editor, reference)
    row = actions.close_nomination(editor, nomination=reference, reason="Er is geen bron.")
    assert row.closed_because == "Er is geen bron."
    for act in (
        lambda: actions.take_up(editor, nomination=reference),
        lambda: actions.close_nomination(editor, nomination=reference, reason="Weer."),
        lambda: invited(editor, reference, "Woonvoorbeeld"),
        lambda: written(editor, reference, facts()),
        lambda: actions.publish(editor, nomination=reference),
        lambda: actions.write_words(speaker(interview), interview=interview, what_made_it_good="Ja.", replaces=0),
    ):
        with pytest.raises(Refused, match="closed") as refused:
            act()
        assert refused.value.next_step


def test_an_example_of_the_library_is_opened_again_once_at_a_time(editor, nominator, an_example):
    row = actions.open_again(editor, slug=an_example)
    assert (row.title, row.example.slug, row.editor.reference) == ("Samen tegen vocht", an_example, editor.person)
    with pytest.raises(Refused, match="already"):
        actions.open_again(editor, slug=an_example)
    actions.close_nomination(editor, nomination=row.reference, reason="Toch niet.")
    assert actions.open_again(editor, slug=an_example).pk != row.pk
    with pytest.raises(NotAllowed):
        actions.open_again(nominator, slug=an_example)
    with pytest.raises(NotFound):
        actions.open_again(editor, slug="nergens-2020")


def test_what_is_published_takes_nothing_more_until_it_is_opened_again(editor, facts):
    reference, interviews = published(editor, facts())
    (interview,) = interviews.values()
    for act in (
        lambda: invited(editor, reference, "Woonvoorbeeld"),
        lambda: actions.publish(editor, nomination=reference),
        lambda: actions.decline_interview(speaker(interview), interview=interview),
    ):
        with pytest.raises(Refused, match="published"):
            act()
    assert actions.open_again(editor, slug=SLUG).example.slug == SLUG
