"""Words that somebody chooses in a paper become a promise; places stay those of the text, and never overlap."""

from itertools import pairwise

import pytest

from woordhouder.intake import actions
from woordhouder.parties.tests.tables import member_of, whole_table
from woordhouder.record.refusals import Invalid, NotFound, Overtaken, Refused

from .papers import LINES, a_paper, at, named, passage, passages_of, read, seen, states

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
GROUND = LINES[2]
PIECE = "betaalt de riolering"


@pytest.fixture(scope="module")
def table(made_once):
    return whole_table()


@pytest.fixture
def paper(table):
    return a_paper(table)


@pytest.fixture
def me(table):
    return table.municipality


def chosen(paper, words, **more):
    """The arguments that name these words of the paper, where they stand first."""
    start = paper.text.index(words)
    return {**named(paper), "start": start, "end": start + len(words), **more}


def within(paper, place, words):
    """The same, of words in the passage at a place."""
    one = at(paper, place)
    return chosen(paper, words, passage=one.reference, seen=one.version)


def told(paper):
    """Each passage in its order: its words and its state, which are those of the paper at its place."""
    rows = list(paper.passages.exclude(state="joined"))
    assert all(paper.text[one.start : one.end] == one.text for one in rows)
    assert all(one.end <= other.start for one, other in pairwise(rows))
    return [(one.text, one.state) for one in rows]


def test_a_piece_of_a_passage_is_a_promise_and_the_rest_is_none(paper, me):
    actions.add_passage(me, **within(paper, 2, PIECE))
    before, after = GROUND.split(PIECE)
    assert told(paper)[2:4] == [(before.strip(), "aside"), (PIECE, "accepted")]
    assert after == "."
    draft = at(paper, 3).facts
    assert (draft["text"], draft["title"], draft["deadline"]) == (PIECE, "Betaalt de riolering", None)
    assert draft["theme"] == "finance"


def test_the_piece_keeps_the_promise_of_its_passage(paper, me):
    before = at(paper, 2)
    actions.add_passage(me, **within(paper, 2, "grond aan"))
    assert [text for text, _state in told(paper)[2:5]] == [
        "De gemeente wijst vóór 1 juli 2026",
        "grond aan",
        "en betaalt de riolering.",
    ]
    assert at(paper, 3).promise == before.promise


def test_the_words_of_a_passage_that_was_no_proposal_can_be_chosen(paper, me):
    actions.add_passage(me, **within(paper, 3, LINES[3]))
    assert told(paper)[3] == (LINES[3], "accepted")


def test_words_that_no_passage_holds_can_be_chosen(table, me):
    lines = passages_of()
    gap = tuple(one for at, one in enumerate(lines) if at != 3)
    paper = read(me, a_paper(table).preparation, content=b"z", passages=gap)
    actions.add_passage(me, **chosen(paper, "al veel gebouwd"))
    assert told(paper)[3] == ("al veel gebouwd", "accepted")
    assert (at(paper, 3).heading, at(paper, 3).page) == (LINES[0], 1)
    actions.undo_step(me, **named(paper), step=paper.steps.get().reference)
    assert [text for text, _state in told(paper)] == [one.text for one in gap]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("riolering.\nIn 2025", "more than one passage"),
        (".", "Choose words"),
        (" ", "Choose words"),
    ],
)
def test_what_is_no_piece_of_one_passage_is_refused(paper, me, words, why):
    before = told(paper)
    one = at(paper, 2)
    with pytest.raises(Invalid, match=why):
        actions.add_passage(me, **chosen(paper, words, passage=one.reference, seen=one.version))
    assert told(paper) == before


def test_a_place_beyond_the_text_is_refused(paper, me):
    with pytest.raises(Invalid, match="Choose words"):
        actions.add_passage(me, **named(paper), start=len(paper.text) - 5, end=len(paper.text) + 5)


def test_words_on_which_somebody_decided_meanwhile_stay(table, paper, me):
    old = within(paper, 2, PIECE)
    actions.reject_passage(member_of(table.municipality.organisation, "collega", "contribute"), **seen(paper, 2))
    with pytest.raises(Overtaken):
        actions.add_passage(me, **old)
    with pytest.raises(Overtaken):
        actions.add_passage(me, **chosen(paper, PIECE))
    actions.add_passage(me, **within(paper, 2, PIECE))
    assert states(paper)[2:4] == ["rejected", "accepted"]


def test_a_promise_in_the_list_is_changed_there(paper, me):
    actions.accept_passage(me, **seen(paper, 2))
    actions.take_in_paper(me, **named(paper))
    with pytest.raises(Refused, match="in the list already"):
        actions.add_passage(me, **within(paper, 2, PIECE))


def test_another_table_cannot_choose(paper):
    with pytest.raises(NotFound):
        actions.add_passage(whole_table("elders").municipality, **within(paper, 2, PIECE))


def test_it_can_be_taken_back_unless_its_words_stand_elsewhere_since(paper, me):
    before = told(paper)
    actions.add_passage(me, **within(paper, 2, PIECE))
    first = paper.steps.get()
    point = GROUND.split(PIECE)[1] + "\nIn 2025"
    actions.add_passage(me, **within(paper, 4, "is er al veel gebouwd."))
    actions.undo_step(me, **named(paper), step=paper.steps.last().reference)
    with pytest.raises(Invalid, match="more than one"):
        actions.add_passage(me, **chosen(paper, point))
    actions.undo_step(me, **named(paper), step=first.reference)
    assert told(paper) == before


def test_undoing_never_lays_one_passage_over_another(table, me):
    """The point that nobody's words hold any more was made part of other words in the meantime."""
    text = "De gemeente bouwt !? veel."
    found = (passage(text[:20], 0),)
    paper = read(me, a_paper(table).preparation, lines=(text,), content=b"z", passages=found)
    actions.add_passage(me, **within(paper, 0, "De gemeente bouwt"))
    actions.add_passage(me, **chosen(paper, "!? veel"))
    with pytest.raises(Overtaken, match="another passage since"):
        actions.undo_step(me, **named(paper), step=paper.steps.first().reference)
    assert [text for text, _state in told(paper)] == ["De gemeente bouwt", "!? veel"]


def test_many_that_were_seen_are_accepted_in_one_step(paper, me):
    rows = [at(paper, place) for place in (1, 2, 4)]
    shown = [{"passage": one.reference, "seen": one.version} for one in rows]
    actions.reject_passage(me, **seen(paper, 4))
    with pytest.raises(Overtaken):
        actions.accept_passages(me, **named(paper), passages=shown)
    assert states(paper) == ["aside", "proposed", "proposed", "aside", "rejected"]
    actions.accept_passages(me, **named(paper), passages=shown[:2])
    assert states(paper)[1:3] == ["accepted", "accepted"]
    step = paper.steps.last()
    assert step.kind == "accept_all"
    actions.undo_step(me, **named(paper), step=step.reference)
    assert states(paper)[1:3] == ["proposed", "proposed"]
