"""A newer version of a paper where an agreement changes: beside what is in force, and nothing happens by itself."""

import pytest

from woordhouder.agreements import actions as agreements
from woordhouder.agreements.models import Prepared
from woordhouder.agreements.tests.made import registered
from woordhouder.agreements.tests.preparing import begun, facts_of, texts
from woordhouder.intake import actions
from woordhouder.parties.tests.tables import whole_table
from woordhouder.record.refusals import Invalid, Refused

from .papers import LINES, a_paper, at, named, passages_of, read, seen, states

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
BUILT, GROUND, TALK = LINES[1], LINES[2], LINES[4]
FIFTY = BUILT.replace("veertig", "vijftig")
ADDED = "De huurders denken mee over de buurt."
NEWER = (LINES[0], FIFTY, GROUND, ADDED)
SAYS = {"for_whom": "Ouderen", "area": "Zuid"}


@pytest.fixture(scope="module")
def table(made_once):
    return whole_table()


@pytest.fixture
def me(table):
    return table.municipality


@pytest.fixture
def act(table, me):
    """Three promises of a paper, recorded: building (in words that were filled in), ground, talking."""
    first = a_paper(table)
    for place in (1, 2, 4):
        one = at(first, place)
        facts = {**one.facts, "theme": "availability", "lead": one.facts["lead"] or table.tenants_seat.reference}
        actions.change_passage(me, **seen(first, place), facts={**facts, **SAYS})
    actions.take_in_paper(me, **named(first))
    agreements.set_act_facts(me, preparation=first.preparation.reference, facts=facts_of(first.preparation))
    return agreements.register(me, preparation=first.preparation.reference)


def changing(me, table, act, kind="amendment"):
    """What is prepared to change that agreement halfway its year."""
    made = begun(me, table, kind, agreement=act.agreement.reference)
    facts = {**made.facts, "effective_from": "2027-07-01"}
    return agreements.set_act_facts(me, preparation=made.reference, facts=facts)


def newer(me, table, act, kind="amendment"):
    found = passages_of(NEWER, aside=(0,))
    return read(me, changing(me, table, act, kind), NEWER, content=b"y", passages=found)


def told(paper):
    return list(paper.passages.values_list("change", "state"))


def commitment(act, number):
    return act.agreement.commitments.get(number=number)


def test_each_passage_is_matched_with_what_is_in_force(table, me, act):
    paper = newer(me, table, act)
    assert told(paper) == [("new", "aside"), ("changed", "proposed"), ("same", "in_force"), ("new", "proposed")]
    assert [one.commitment for one in paper.passages.all()] == [
        "",
        commitment(act, 1).reference,
        commitment(act, 2).reference,
        "",
    ]
    assert texts(paper.preparation) == []


def test_what_changed_is_the_newer_wording_of_the_same_promise(table, me, act):
    paper = newer(me, table, act)
    actions.accept_passage(me, **seen(paper, 1))
    actions.take_in_paper(me, **named(paper))
    line = Prepared.objects.get(preparation=paper.preparation)
    facts = line.versions.get().facts
    assert (line.commitment, facts["text"], facts["area"]) == (commitment(act, 1), FIFTY, "Zuid")
    done = agreements.amend(me, preparation=paper.preparation.reference)
    item = done.items.get()
    assert (item.commitment, item.wording_in.text) == (commitment(act, 1), FIFTY)
    assert act.agreement.commitments.count() == 3


def test_an_amendment_takes_no_new_promise_but_what_changes_in_it(table, me, act):
    paper = newer(me, table, act)
    for refused in (actions.accept_passage, lambda *given, **more: actions.change_passage(*given, **more, facts={})):
        with pytest.raises(Refused, match="This one is new"):
            refused(me, **seen(paper, 3))
    both = [{"passage": at(paper, place).reference, "seen": 1} for place in (1, 3)]
    with pytest.raises(Refused, match="This one is new"):
        actions.accept_passages(me, **named(paper), passages=both)
    with pytest.raises(Refused, match="in force in these words"):
        actions.accept_passage(me, **seen(paper, 2))
    assert states(paper) == ["aside", "proposed", "in_force", "proposed"]


def test_what_was_changed_on_paper_takes_new_ones_too(table, me, act):
    paper = newer(me, table, act, "registration")
    for place in (1, 3):
        actions.accept_passage(me, **seen(paper, place))
    actions.take_in_paper(me, **named(paper))
    lines = paper.preparation.promises.order_by("place")
    assert [line.commitment_id for line in lines] == [commitment(act, 1).pk, None]


def test_somebody_says_of_which_promise_it_is_the_newer_wording(table, me, act):
    paper = newer(me, table, act)
    third, first = commitment(act, 3).reference, commitment(act, 1).reference
    with pytest.raises(Invalid, match="Another passage"):
        actions.match_passage(me, **seen(paper, 3), commitment=first)
    with pytest.raises(Invalid, match="no text on the day"):
        actions.match_passage(me, **seen(paper, 3), commitment="commitment-x")
    actions.match_passage(me, **seen(paper, 3), commitment=third)
    one = at(paper, 3)
    assert (one.change, one.facts["text"], one.facts["area"]) == ("changed", ADDED, "Zuid")
    actions.accept_passage(me, **seen(paper, 3))
    actions.match_passage(me, **seen(paper, 1), commitment=None)
    assert told(paper)[1] == ("new", "proposed")
    for step in reversed(paper.steps.all()):
        actions.undo_step(me, **named(paper), step=step.reference)
    assert told(paper) == [("new", "aside"), ("changed", "proposed"), ("same", "in_force"), ("new", "proposed")]


def test_a_promise_that_stands_in_the_list_already_gets_the_new_words_there(table, me, act):
    paper = newer(me, table, act)
    agreements.choose_commitments(me, preparation=paper.preparation.reference, changed=[commitment(act, 1).reference])
    actions.accept_passage(me, **seen(paper, 1))
    actions.take_in_paper(me, **named(paper))
    assert texts(paper.preparation) == [FIFTY]
    actions.undo_paper(me, **named(paper))
    assert texts(paper.preparation) == [BUILT]
    actions.take_in_paper(me, **named(paper))
    assert texts(paper.preparation) == [FIFTY]


def test_words_that_were_mended_in_the_list_are_the_same_as_long_as_the_paper_is(table, me):
    first = a_paper(table)
    told = {**at(first, 1).facts, "text": "De corporatie bouwt in 2027 veertig huizen voor ouderen in Zuid."}
    actions.change_passage(me, **seen(first, 1), facts=told)
    actions.take_in_paper(me, **named(first))
    agreements.set_act_facts(me, preparation=first.preparation.reference, facts=facts_of(first.preparation))
    act = agreements.register(me, preparation=first.preparation.reference)
    changes = changing(me, table, act)
    other = read(me, changes, LINES, content=b"y", earlier=first.reference)
    assert (at(other, 1).change, at(other, 1).state) == ("same", "in_force")
    bare = read(me, changes, LINES, content=b"z")
    assert (at(bare, 1).change, at(bare, 1).state) == ("changed", "proposed")


def test_what_is_not_in_force_on_that_day_is_not_changed(table, me, act):
    paper = newer(me, table, act)
    actions.accept_passage(me, **seen(paper, 1))
    early = {"effective_from": "2026-12-01"}
    agreements.set_act_facts(me, preparation=paper.preparation.reference, facts=early)
    with pytest.raises(Invalid, match="no text on the day"):
        actions.take_in_paper(me, **named(paper))


def test_new_promises_beside_an_agreement_leave_out_what_is_in_force(table, me, act):
    paper = newer(me, table, act, "adoption")
    assert told(paper) == [("new", "aside"), ("", "proposed"), ("same", "in_force"), ("new", "proposed")]


def test_another_agreement_of_the_table_is_left_alone(table, me):
    act = registered(me, table)
    paper = newer(me, table, act)
    assert {one.commitment for one in paper.passages.all()} == {""}
