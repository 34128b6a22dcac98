"""The person decides: accepting, rejecting, changing, splitting and joining what a paper proposes, and steps back."""

import pytest

from woordhouder.intake import actions
from woordhouder.parties.tests.tables import member_of, whole_table
from woordhouder.record.models import Audit
from woordhouder.record.refusals import Invalid, NotFound, Overtaken, Refused

from .papers import LINES, a_paper, at, named, seen, states

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture(scope="module")
def table(made_once):
    return whole_table()


@pytest.fixture
def paper(table):
    return a_paper(table)


@pytest.fixture
def me(table):
    return table.municipality


@pytest.fixture
def colleague(table):
    return member_of(table.municipality.organisation, "collega", "contribute")


def facts(paper, place):
    return at(paper, place).facts


def test_what_was_found_is_proposed_and_nothing_is_in_the_list(table, paper):
    assert states(paper) == ["aside", "proposed", "proposed", "aside", "proposed"]
    built, ground = facts(paper, 1), facts(paper, 2)
    assert (built["lead"], built["theme"]) == (table.association_seat.reference, "availability")
    assert built["indicator"]["targets"] == {"2026": "40"}
    assert (ground["lead"], ground["deadline"]) == (table.municipality_seat.reference, "2026-06-30")
    assert paper.preparation.promises.count() == 0


def test_each_decision_is_kept_at_once_as_one_act(paper, me):
    before = Audit.objects.count()
    actions.accept_passage(me, **seen(paper, 1))
    actions.reject_passage(me, **seen(paper, 2))
    actions.accept_passage(me, **seen(paper, 3))
    assert states(paper) == ["aside", "accepted", "rejected", "accepted", "proposed"]
    actions.reconsider_passage(me, **seen(paper, 2))
    assert states(paper)[2] == "proposed"
    assert Audit.objects.count() == before + 4
    assert [step.kind for step in paper.steps.all()] == ["accept", "reject", "accept", "reconsider"]


def test_a_changed_proposal_is_accepted_with_its_words_and_keeps_its_place(table, paper, me):
    words = {"title": "Woningen", "text": "Wij bouwen.", "theme": "finance", "lead": table.tenants_seat.reference}
    one = actions.change_passage(me, **seen(paper, 1), facts=words)
    assert (one.state, one.facts["text"], one.text) == ("accepted", "Wij bouwen.", LINES[1])
    with pytest.raises(Invalid, match="seat"):
        actions.change_passage(me, **seen(paper, 1), facts={**words, "lead": "seat-aaaaaaaaaaaa"})


def test_who_decides_on_what_somebody_changed_meanwhile_is_told(paper, me, colleague):
    old = seen(paper, 1)
    actions.reject_passage(colleague, **old)
    for act in (actions.accept_passage, actions.reconsider_passage):
        with pytest.raises(Overtaken, match="Meanwhile"):
            act(me, **old)
    with pytest.raises(Overtaken):
        actions.change_passage(me, **old, facts={"text": "Mijn woorden."})
    with pytest.raises(Overtaken):
        actions.split_passage(me, **old, at=10)
    assert states(paper)[1] == "rejected"


def test_a_passage_is_split_where_somebody_says(paper, me):
    cut = LINES[2].index(" en betaalt")
    actions.split_passage(me, **seen(paper, 2), at=cut)
    first, second = at(paper, 2), at(paper, 3)
    assert (first.text, second.text) == (LINES[2][:cut], LINES[2][cut + 1 :])
    assert [paper.text[one.start : one.end] for one in (first, second)] == [first.text, second.text]
    assert (first.facts["deadline"], second.facts["deadline"]) == ("2026-06-30", None)
    assert first.facts["lead"] == second.facts["lead"]
    with pytest.raises(Invalid, match="words before it and after it"):
        actions.split_passage(me, **seen(paper, 2), at=500)


def test_a_passage_is_joined_with_the_next(paper, me):
    one, other = at(paper, 2), at(paper, 3)
    actions.join_with_next(me, **seen(paper, 2), next_seen=other.version)
    whole = at(paper, 2)
    assert whole.pk == one.pk
    assert whole.text == f"{LINES[2]}\n{LINES[3]}" == paper.text[whole.start : whole.end]
    assert whole.facts["text"] == f"{LINES[2]} {LINES[3]}"
    assert states(paper) == ["aside", "proposed", "proposed", "joined", "proposed"]
    with pytest.raises(Overtaken):
        actions.reject_passage(me, **named(paper), passage=other.reference, seen=other.version)
    with pytest.raises(Refused, match="no passage after"):
        actions.join_with_next(me, **seen(paper, 3), next_seen=1)


def test_every_step_can_be_taken_back_the_last_first(paper, me):
    before = list(paper.passages.values("start", "end", "text", "state", "facts"))
    actions.split_passage(me, **seen(paper, 2), at=30)
    actions.join_with_next(me, **seen(paper, 1), next_seen=at(paper, 2).version)
    actions.reject_passage(me, **seen(paper, 1))
    first = paper.steps.first()
    with pytest.raises(Overtaken, match="since"):
        actions.undo_step(me, **named(paper), step=first.reference)
    for step in reversed(paper.steps.all()):
        actions.undo_step(me, **named(paper), step=step.reference)
    assert list(paper.passages.values("start", "end", "text", "state", "facts")) == before
    with pytest.raises(Refused, match="already"):
        actions.undo_step(me, **named(paper), step=first.reference)


def test_who_takes_back_her_own_step_leaves_those_of_others(paper, me, colleague):
    actions.reject_passage(me, **seen(paper, 1))
    actions.accept_passage(colleague, **seen(paper, 2))
    actions.undo_step(me, **named(paper), step=paper.steps.first().reference)
    assert states(paper)[1:3] == ["proposed", "accepted"]


def test_a_party_is_another_seat_than_was_thought(table, paper, me):
    asked = {"seats": {"Woonstichting verzonnendam": table.unclaimed_seat.reference}, "seen": paper.version}
    actions.change_passage(me, **seen(paper, 2), facts={"text": "Anders.", "lead": table.association_seat.reference})
    actions.seat_parties(me, **named(paper), **asked)
    assert facts(paper, 1)["lead"] == table.unclaimed_seat.reference
    assert facts(paper, 2)["lead"] == table.association_seat.reference
    with pytest.raises(Overtaken):
        actions.seat_parties(me, **named(paper), **asked)
    actions.undo_step(me, **named(paper), step=paper.steps.last().reference)
    assert facts(paper, 1)["lead"] == table.association_seat.reference


def test_another_table_knows_nothing_of_a_paper(paper):
    other = whole_table("elders").municipality
    with pytest.raises(NotFound):
        actions.accept_passage(other, **seen(paper, 1))
    assert states(paper)[1] == "proposed"
