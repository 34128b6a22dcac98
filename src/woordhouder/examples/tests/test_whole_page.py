"""Reading the whole before it is published, and the yearly question after."""

import pytest

from woordhouder.examples import actions
from woordhouder.examples.models import Check, StillRight
from woordhouder.parties.actor import SYSTEM
from woordhouder.parties.links import end_links

from .making import SLUG, approved, invited, published, taken_up, told, written
from .making_pages import whole, yearly
from .pages import page_text


@pytest.fixture
def asked(editor, facts):
    """Two speakers who were asked to read the whole, and one who has only a draft."""
    nomination = taken_up(editor)
    interviews = [invited(editor, nomination, party) for party in ("Gemeente Tilburg", "Woonvoorbeeld")]
    for number, interview in enumerate(interviews):
        approved(interview, f"Woorden van partij {number}.")
    told(invited(editor, nomination, "Huurdersraad Vocht"), "Dit is nog van mij alleen.")
    written(editor, nomination, facts())
    actions.ask_checks(editor, nomination=nomination)
    return [nomination, *interviews]


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_she_reads_the_text_and_all_approved_words_and_no_draft(client, asked, prefix):
    text = page_text(client.get(prefix + whole(asked[1])))
    assert "Bewoners klaagden over schimmel." in text
    assert "Woorden van partij 0." in text
    assert "Woorden van partij 1." in text
    assert "van mij alleen" not in text


def test_she_agrees(client, asked):
    answer = client.post(whole(asked[1]), {"agrees": "yes"})
    assert (answer.status_code, answer["Location"]) == (303, whole(asked[1]))
    assert Check.objects.get(agrees=True).remark == ""
    assert "<textarea" not in page_text(client.get(whole(asked[1])))


def test_an_objection_needs_words_and_nothing_typed_is_lost(client, asked):
    answer = client.post(whole(asked[1]), {"agrees": "no", "remark": ""})
    assert (answer.status_code, Check.objects.filter(agrees=False).count()) == (422, 0)
    assert client.post(whole(asked[1]), {"agrees": "", "remark": "Dit bleef."}).status_code == 422
    assert client.post(whole(asked[1]), {"agrees": "no", "remark": "Het zijn er 280."}).status_code == 303
    assert Check.objects.get(agrees=False).remark == "Het zijn er 280."


def test_answering_twice_is_refused(client, asked):
    client.post(whole(asked[1]), {"agrees": "yes"})
    assert client.post(whole(asked[1]), {"agrees": "no", "remark": "Toch niet."}).status_code == 422
    assert Check.objects.get(agrees=True)


def test_when_the_editor_wrote_on_there_is_nothing_to_answer(client, editor, facts, asked):
    written(editor, asked[0], facts(title="Een nieuwe titel"), replaces=1)
    answer = client.get(whole(asked[1]))
    assert answer.status_code == 200
    assert 'name="agrees"' not in page_text(answer)


@pytest.mark.parametrize("answer", ["still_right", "changed", "cannot_say"])
def test_the_yearly_question_has_three_answers(client, editor, facts, answer):
    _nomination, interviews = published(editor, facts())
    actions.ask_still_right(SYSTEM, slug=SLUG)
    address = yearly(interviews["Gemeente Tilburg"])
    assert f"/voorbeelden/{SLUG}" in page_text(client.get(address))
    assert client.post(address, {"answer": "", "remark": "Dit bleef."}).status_code == 422
    assert client.post(address, {"answer": answer, "remark": "Er is een jaar bij."}).status_code == 303
    assert StillRight.objects.get().answer == answer
    assert "<textarea" not in page_text(client.get(address))


def test_links_that_ended_are_gone_and_other_methods_refused(client, editor, facts, asked):
    address = whole(asked[1])
    assert client.put(address).status_code == 405
    end_links(about=asked[1])
    assert [client.get(address).status_code, client.post(address).status_code] == [410, 410]
    assert client.get("/uw-verhaal/het-geheel/link-aaaaaaaaaaaa~b").status_code == 404
    assert client.get("/klopt-dit-nog/link-aaaaaaaaaaaa~b").status_code == 404
