"""A newer version of a paper out of the list again: the list is as it was, and what people wrote since stays."""

import pytest

from woordhouder.agreements import actions as agreements
from woordhouder.agreements.tests.preparing import texts
from woordhouder.intake import actions
from woordhouder.intake.models import Paper
from woordhouder.parties.tests.tables import whole_table
from woordhouder.record.refusals import Refused

from .papers import LINES, a_paper, handed_in, named, noted, seen, states

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
FIFTY = LINES[1].replace("veertig", "vijftig")
ADDED = "De huurders denken mee over de buurt."
NEWER = (LINES[0], FIFTY, LINES[2], LINES[4], ADDED)


@pytest.fixture(scope="module")
def table(made_once):
    return whole_table()


@pytest.fixture
def me(table):
    return table.municipality


@pytest.fixture
def first(table, me):
    """Two promises of this paper stand in the list."""
    made = a_paper(table)
    for place in (1, 2):
        actions.accept_passage(me, **seen(made, place))
    return actions.take_in_paper(me, **named(made))


@pytest.fixture
def newer(first, me):
    """Its newer version: one of the two in other words, and one promise more."""
    made = noted(me, handed_in(me, first.preparation, b"y", earlier=first.reference), NEWER, aside=(0,))
    for place in (1, 4):
        actions.accept_passage(me, **seen(made, place))
    return actions.take_in_paper(me, **named(made))


def rewrite(me, newer, place, text):
    """Somebody writes on the promise of a passage in the list."""
    line = newer.preparation.promises.get(reference=newer.passages.all()[place].promise)
    newest = line.versions.last().number
    return agreements.put_promise(
        me, preparation=newer.preparation.reference, promise=line.reference, replaces=newest, facts={"text": text}
    )


def test_what_stood_there_before_stays_with_its_words_of_then(newer, me):
    assert texts(newer.preparation) == [FIFTY, LINES[2], ADDED]
    actions.undo_paper(me, **named(newer))
    assert texts(newer.preparation) == list(LINES[1:3])
    assert states(newer) == ["aside", "accepted", "stands", "proposed", "accepted"]
    actions.take_in_paper(me, **named(newer))
    assert texts(newer.preparation) == [FIFTY, LINES[2], ADDED]


def test_what_people_wrote_since_stays_as_they_wrote_it(newer, me):
    rewrite(me, newer, 1, "Wij bouwen er vijftig, zegt de wethouder.")
    actions.undo_paper(me, **named(newer))
    assert texts(newer.preparation) == ["Wij bouwen er vijftig, zegt de wethouder.", LINES[2]]
    assert states(newer) == ["aside", "taken", "stands", "proposed", "accepted"]
    with pytest.raises(Refused, match="changed in the list since"):
        actions.undo_paper(me, **named(newer))
    assert Paper.objects.get(pk=newer.pk).taken_in_at


def test_a_promise_that_the_newer_version_brought_stays_too_once_it_was_changed(newer, me):
    rewrite(me, newer, 4, "Huurders denken mee, en worden betaald.")
    actions.undo_paper(me, **named(newer))
    assert texts(newer.preparation) == [LINES[1], LINES[2], "Huurders denken mee, en worden betaald."]
    assert states(newer)[4] == "taken"


def test_what_was_taken_from_the_list_by_hand_comes_free(newer, me):
    line = rewrite(me, newer, 1, "Anders gezegd.")
    agreements.drop_promise(me, preparation=newer.preparation.reference, promise=line.reference)
    actions.undo_paper(me, **named(newer))
    assert texts(newer.preparation) == [LINES[2]]
    assert states(newer)[1] == "accepted"


def test_the_earlier_version_waits_for_the_newer_one(first, newer, me):
    with pytest.raises(Refused, match="newer version of this document is in the list"):
        actions.undo_paper(me, **named(first))
    actions.undo_paper(me, **named(newer))
    actions.undo_paper(me, **named(first))
    assert texts(first.preparation) == []
    assert states(newer) == ["aside", "accepted", "accepted", "proposed", "accepted"]
    actions.take_in_paper(me, **named(newer))
    assert texts(first.preparation) == [FIFTY, LINES[2], ADDED]
