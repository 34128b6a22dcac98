"""From a paper into the list and out again; a newer version of it; and what becomes of file and words in the end."""

import pytest

from woordhouder.agreements import actions as agreements
from woordhouder.agreements.tests.preparing import begun, facts_of, texts
from woordhouder.intake import actions
from woordhouder.intake.models import Paper, PaperPassage
from woordhouder.jobs.models import Job
from woordhouder.parties.tests.tables import whole_table
from woordhouder.record.refusals import Invalid, Refused

from .papers import LINES, a_paper, at, handed_in, named, noted, read, seen, states

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
NEWER = (
    *LINES[:1],
    LINES[1].replace("veertig", "vijftig"),
    LINES[2],
    LINES[4],
    "De huurders denken mee over de buurt.",
)


@pytest.fixture(scope="module")
def table(made_once):
    return whole_table()


@pytest.fixture
def me(table):
    return table.municipality


@pytest.fixture
def paper(table, me):
    made = a_paper(table)
    for place in (1, 2):
        actions.accept_passage(me, **seen(made, place))
    return made


@pytest.fixture
def list_(paper):
    return paper.preparation


def test_what_was_accepted_goes_into_the_list_in_its_order(paper, list_, me):
    agreements.put_promise(me, preparation=list_.reference, facts={"text": "Stond er al."})
    actions.take_in_paper(me, **named(paper))
    assert texts(list_) == ["Stond er al.", *LINES[1:3]]
    assert states(paper) == ["aside", "taken", "taken", "aside", "proposed"]
    with pytest.raises(Refused, match="Nothing of this paper was accepted"):
        actions.take_in_paper(me, **named(paper))
    with pytest.raises(Refused, match="in the list already"):
        actions.reject_passage(me, **seen(paper, 1))
    with pytest.raises(Refused, match="in the list already"):
        actions.undo_step(me, **named(paper), step=paper.steps.last().reference)


def test_all_of_it_comes_out_again_and_back_with_what_was_written_since(paper, list_, me):
    actions.take_in_paper(me, **named(paper))
    line = list_.promises.get(place=1)
    agreements.put_promise(
        me, preparation=list_.reference, promise=line.reference, replaces=1, facts={"text": "Beter gezegd."}
    )
    actions.undo_paper(me, **named(paper))
    assert (texts(list_), states(paper)[1]) == ([], "accepted")
    actions.reject_passage(me, **seen(paper, 2))
    actions.accept_passage(me, **seen(paper, 4))
    actions.take_in_paper(me, **named(paper))
    assert texts(list_) == ["Beter gezegd.", LINES[4]]
    with pytest.raises(Refused, match="Promises of this paper are in the list"):
        actions.drop_paper(me, **named(paper))


def test_a_newer_version_keeps_what_was_decided(paper, list_, me):
    actions.reject_passage(me, **seen(paper, 4))
    actions.take_in_paper(me, **named(paper))
    newer = noted(me, handed_in(me, list_, b"y", earlier=paper.reference), NEWER, aside=(0,))
    changes = list(newer.passages.values_list("change", "state"))
    assert changes == [
        ("same", "aside"),
        ("changed", "proposed"),
        ("same", "stands"),
        ("same", "rejected"),
        ("new", "proposed"),
    ]
    actions.accept_passage(me, **seen(newer, 1))
    actions.take_in_paper(me, **named(newer))
    assert texts(list_) == [NEWER[1], LINES[2]]


def test_an_earlier_version_in_what_was_recorded_gives_its_decisions_to_a_new_list(paper, table, me):
    actions.take_in_paper(me, **named(paper))
    other = begun(me, table)
    newer = read(me, other, content=b"y", earlier=paper.reference)
    assert states(newer) == ["aside", "accepted", "accepted", "aside", "proposed"]
    actions.take_in_paper(me, **named(newer))
    assert texts(other) == list(LINES[1:3])
    with pytest.raises(Invalid, match="no longer there"):
        handed_in(table.tenants, begun(table.tenants, table), b"z", earlier=paper.reference)


def test_the_same_file_is_read_once(list_, paper, me):
    assert handed_in(me, list_) == paper
    assert Job.objects.count() == 1
    with pytest.raises(Refused, match="read already"):
        noted(me, paper)


def test_what_cannot_be_read_is_told_and_tried_again(table, me):
    waits = handed_in(me, begun(me, table), b"kapot")
    failed = actions.note_unreadable(me, **named(waits), code="damaged", words="This file is damaged.")
    assert failed.failed == "damaged"
    assert failed.file.read() == b"kapot"
    assert actions.read_again(me, **named(waits)).failed == ""


def test_pasted_text_is_kept_as_a_file(table, me):
    made = actions.paste_paper(me, preparation=begun(me, table).reference, text="Wij bouwen.\n")
    assert made.file.read().decode() == "Wij bouwen.\n"
    with pytest.raises(Invalid):
        actions.paste_paper(me, preparation=made.preparation.reference, text=" \n")


def test_what_is_thrown_away_takes_its_papers_along(paper, list_, me, django_capture_on_commit_callbacks):
    storage, name = paper.file.storage, paper.file.name
    with django_capture_on_commit_callbacks(execute=True):
        agreements.drop_preparation(me, preparation=list_.reference)
    assert not storage.exists(name)
    assert not Paper.objects.exists()


def test_words_that_must_go_go_from_the_paper_too(paper, me, controller, django_capture_on_commit_callbacks):
    list_ = paper.preparation
    actions.take_in_paper(me, **named(paper))
    agreements.set_act_facts(me, preparation=list_.reference, facts=facts_of(list_))
    act = agreements.register(me, preparation=list_.reference)
    storage, name = paper.file.storage, paper.file.name
    gone = {"part": "text", "ground": "unlawful", "reason": "Op verzoek."}
    with django_capture_on_commit_callbacks(execute=True):
        agreements.remove_wording(controller, wording=act.items.first().wording_in.reference, **gone)
    left = Paper.objects.get()
    assert (left.file.name, left.text, left.sha256) == ("", "", paper.sha256)
    assert not storage.exists(name)
    assert set(PaperPassage.objects.values_list("text", flat=True)) == {""}
    assert at(left, 1).start == at(paper, 1).start
