"""Publishing with the parties' words: what it needs, what it leaves, and how words go again."""

import json
from datetime import timedelta

import pytest
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import override

from woordhouder.examples import actions, queries
from woordhouder.examples.models import Description, Interview, Nomination, Removal, Testimony, Words
from woordhouder.examples.saving import save_library
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.parties.models import PersonalLink
from woordhouder.record.canonical import parse_canonical
from woordhouder.record.clock import acting_at, now
from woordhouder.record.inspection import inspect_record
from woordhouder.record.models import Audit, Opening
from woordhouder.record.refusals import Invalid, NotAllowed, NotFound, Overtaken, Refused
from woordhouder.site.models import Posting
from woordhouder.site.search.index import follow

from .making import SLUG, SPEAKERS, approved, invited, member, published, ready, speaker, taken_up, told, written


@pytest.fixture(autouse=True)
def _english():
    """Refusals are told apart by their English words."""
    with override("en"):
        yield


TILBURG, WOON = "Gemeente Tilburg", "Woonvoorbeeld"
ODD = "\tWij\u00a0zeiden:\u2009“ja”\u200b 🏘️👩🏽‍🔧 \n\n  en\u3000toen… é é  \n"


def page():
    return queries.example_page(ANONYMOUS, SLUG)


def test_approved_words_are_published_and_the_record_commits_to_them(editor, facts):
    nomination, _interviews = published(editor, facts(), (TILBURG, WOON))
    assert [voice.speaker for voice in page().testimonies] == [
        f"{SPEAKERS[name][1]}, {name}" for name in (TILBURG, WOON)
    ]
    entry = Audit.objects.get(action="examples.publish").entry
    assert entry.kind == "examples.published/1"
    assert {opening.name for opening in entry.openings.all()} >= {"title", "sources", "testimony_1", "testimony_2"}
    row = Nomination.objects.get(reference=nomination)
    assert (row.example.slug, row.published_at) == (SLUG, page().versions[0].at)
    assert not inspect_record()


def test_every_speaker_gets_a_link_to_take_it_back_with_and_nobody_else(editor, facts):
    nomination = taken_up(editor)
    speaks, silent = invited(editor, nomination, TILBURG), invited(editor, nomination, WOON)
    approved(speaks)
    actions.decline_interview(speaker(silent), interview=silent)
    written(editor, nomination, facts())
    actions.ask_checks(editor, nomination=nomination)
    actions.answer_check(speaker(speaks, "check"), interview=speaks, agrees=True)
    actions.publish(editor, nomination=nomination)
    link = PersonalLink.objects.get(about=speaks, withdrawn_at=None)
    assert (link.task, link.expires_at - link.made_at) == ("interview", timedelta(days=400))
    assert PersonalLink.objects.get(about=silent).expires_at - now() <= timedelta(days=30)


def test_a_party_that_wrote_on_after_its_approval_is_published_as_approved(editor, facts):
    nomination, interviews = ready(editor, facts())
    interview = interviews[TILBURG]
    actions.write_words(editor, interview=interview, what_made_it_good="Niet goedgekeurd.", replaces=1)
    actions.publish(editor, nomination=nomination)
    assert [voice.what_made_it_good for voice in page().testimonies] == [f"Wat {TILBURG} goed vond: Gemeentegeluk."]


@pytest.mark.parametrize(
    ("stop", "waits"),
    [("words", "Gemeente Tilburg"), ("approval", "Gemeente Tilburg"), ("check", "Gemeente Tilburg"), ("text", "")],
)
def test_it_is_published_only_when_all_who_speak_did_their_part(editor, facts, stop, waits):
    nomination = taken_up(editor)
    interview = invited(editor, nomination)
    if stop == "approval":
        told(interview)
    if stop in ("check", "text"):
        approved(interview)
    if stop != "text":
        written(editor, nomination, facts())
    if stop == "check":
        actions.ask_checks(editor, nomination=nomination)
    with pytest.raises(Refused, match="cannot be published") as refused:
        actions.publish(editor, nomination=nomination)
    assert waits in str(refused.value.next_step)
    assert refused.value.next_step
    assert not Description.objects.exists()


def test_who_let_her_link_expire_is_waited_for_no_longer(editor, facts):
    nomination, _interviews = ready(editor, facts())
    late = invited(editor, nomination, WOON)
    told(late)
    with pytest.raises(Refused):
        actions.publish(editor, nomination=nomination)
    with acting_at(now() + timedelta(days=30)):
        actions.publish(editor, nomination=nomination)
    assert [voice.party for voice in page().testimonies] == [TILBURG]


def test_only_editors_publish(editor, facts):
    nominator = member(TILBURG, "bind", "municipality")
    nomination, _interviews = ready(editor, facts(), nominator=nominator)
    with pytest.raises(NotAllowed):
        actions.publish(nominator, nomination=nomination)
    with pytest.raises(NotFound):
        actions.publish(member(WOON, "bind", "housing_association"), nomination=nomination)


def test_an_address_that_was_taken_meanwhile_is_not_overwritten(editor, facts):
    nomination, _interviews = ready(editor, facts())
    actions.describe(editor, slug=SLUG, facts=facts(title="Een ander"))
    with pytest.raises(Invalid) as refused:
        actions.publish(editor, nomination=nomination)
    assert refused.value.next_step


def test_an_example_that_was_opened_again_gets_a_new_version(editor, an_example, facts):
    nomination = actions.open_again(editor, slug=an_example).reference
    interview = invited(editor, nomination)
    approved(interview)
    written(editor, nomination, facts(), slug=an_example)
    actions.ask_checks(editor, nomination=nomination)
    actions.answer_check(speaker(interview, "check"), interview=interview, agrees=True)
    with acting_at(now() + timedelta(days=1)):
        made = actions.publish(editor, nomination=nomination)
    assert (made.number, made.replaces.number, len(page().testimonies)) == (2, 1, 1)
    actions.take_back_testimony(speaker(interview), interview=interview)
    assert not inspect_record()


def test_a_change_in_the_library_meanwhile_is_not_lost(editor, an_example, facts):
    nomination = actions.open_again(editor, slug=an_example).reference
    written(editor, nomination, facts(story="Van de maker."), slug=an_example)
    with acting_at(now() + timedelta(days=1)):
        actions.describe(editor, slug=an_example, facts=facts(story="Van een collega."))
        with pytest.raises(Overtaken) as refused:
            actions.publish(editor, nomination=nomination)
        assert refused.value.next_step


def test_long_and_odd_words_are_kept_exactly_on_the_page_and_in_the_record(editor, facts):
    text = ODD + "woord " * 5000 + ODD
    nomination = taken_up(editor)
    interview = invited(editor, nomination)
    approved(interview, text, what_was_hard=text, what_we_would_do_again=text, what_came_of_it=text)
    written(editor, nomination, facts())
    actions.ask_checks(editor, nomination=nomination)
    actions.answer_check(speaker(interview, "check"), interview=interview, agrees=True, remark=text)
    actions.publish(editor, nomination=nomination)
    (voice,) = page().testimonies
    assert voice.texts == [text] * 4
    opened = parse_canonical(Opening.objects.get(name="testimony_1").value.encode())
    assert opened["what_made_it_good"] == opened["what_came_of_it"] == text
    assert [line["answer"] for line in queries.example_page_data(page())["testimonies"][0]["answers"]] == [text] * 4
    assert not inspect_record()


def everywhere(folder):
    """All that everybody can read of an example: page, data, search, record, files."""
    follow()
    save_library(folder)
    return "".join(
        (
            repr(page()),
            json.dumps(queries.example_page_data(page()), cls=DjangoJSONEncoder),
            repr(queries.texts_of_examples(ANONYMOUS, [SLUG])),
            " ".join(Posting.objects.values_list("form", flat=True)),
            " ".join(Opening.objects.values_list("value", flat=True)),
            *(path.read_text() for path in folder.rglob("*.yaml")),
        )
    )


def test_words_that_are_taken_back_are_nowhere_and_the_mark_stays(editor, facts, tmp_path):
    _nomination, interviews = published(editor, facts(), (TILBURG, WOON))
    assert everywhere(tmp_path).count("Wat Woonvoorbeeld goed vond") >= 3
    assert Posting.objects.filter(form="woonvoorbeeldgeluk").exists()
    row = actions.take_back_testimony(speaker(interviews[WOON]), interview=interviews[WOON])
    assert "woonvoorbeeldgeluk" not in everywhere(tmp_path).casefold()
    assert [voice.party for voice in page().testimonies] == [TILBURG]
    assert [(line.at, TILBURG in line.why, WOON in line.why) for line in page().silenced] == [
        (row.removed_at, False, False)
    ]
    assert Words.objects.get(testimony=row).what_made_it_good
    assert Audit.objects.get(action="examples.take_back_testimony").entry.kind == "record.removed/1"
    assert not inspect_record()


def test_only_who_said_it_takes_it_back_and_once(editor, controller, facts):
    _nomination, interviews = published(editor, facts(), (TILBURG, WOON))
    interview = interviews[WOON]
    for knowing in (editor, controller, speaker(interviews[TILBURG])):
        with pytest.raises(NotAllowed):
            actions.take_back_testimony(knowing, interview=interview)
    with pytest.raises(NotFound):
        actions.take_back_testimony(ANONYMOUS, interview=interview)
    actions.take_back_testimony(speaker(interview), interview=interview)
    with pytest.raises(Refused, match="None of your words") as refused:
        actions.take_back_testimony(speaker(interview), interview=interview)
    assert refused.value.next_step
    assert not Interview.objects.get(reference=interview).may_be_asked


def test_the_controller_removes_words_with_a_reason_in_their_place(editor, controller, facts):
    published(editor, facts())
    row = Testimony.objects.get()
    given = {"testimony": row.pk, "ground": "unlawful", "reason": "Op last van de rechter."}
    with pytest.raises(NotAllowed):
        actions.remove_testimony(editor, **given)
    actions.remove_testimony(controller, **given)
    assert [line.why for line in page().silenced] == ["Op last van de rechter."]
    assert (page().testimonies, Words.objects.get().what_made_it_good) == ([], "")
    assert Removal.objects.get().part == "testimony_1"
    assert not inspect_record()
    with pytest.raises(NotFound):
        actions.remove_testimony(controller, **given)
