"""The page of one speaker, behind her link: what she reads, writes, approves and takes back, and how it ends."""

import pytest

from woordhouder.examples import actions
from woordhouder.examples.models import Approval, Interview, Words
from woordhouder.parties.links import end_links
from woordhouder.site.models import Draft

from .making import approved, invited, published, speaker, taken_up, told
from .making_pages import WORDS, hidden, story
from .pages import page_text

LONG = "Woord 😀 met\u00a0rare\u2003spaties\u200b. " * 1250


@pytest.fixture
def interview(editor):
    return invited(editor, taken_up(editor))


def test_she_reads_who_asks_why_and_what_stands_beside_her_words(client, interview):
    answer = client.get(story(interview))
    text = page_text(answer)
    assert "Gemeente Tilburg" in text
    assert "beleidsmedewerker wonen" in text
    assert "gemeente@voorbeeld.example" not in text
    assert answer["Referrer-Policy"] == "same-origin"
    assert "noindex" in answer["X-Robots-Tag"]


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_she_writes_reads_it_through_and_agrees(client, interview, prefix):
    home = prefix + story(interview)
    answer = client.post(home, {**WORDS, "replaces": "0"})
    assert (answer.status_code, answer["Location"]) == (303, f"{home}/nalezen")
    page = client.get(f"{home}/nalezen")
    assert WORDS["what_made_it_good"] in page_text(page)
    agreed = {"number": hidden(page, "number"), "may_be_asked": "on"}
    assert client.post(f"{home}/nalezen", agreed)["Location"] == home
    assert Approval.objects.get(taken_back_at=None)
    assert Interview.objects.get().may_be_asked
    assert f"{home}/intrekken" in page_text(client.get(home))


def test_she_corrects_what_the_editor_noted_and_sees_the_difference(client, editor, interview):
    noted = "Wij bekeken vijf woningen."
    actions.write_words(editor, interview=interview, what_made_it_good=noted, replaces=0)
    page = client.get(story(interview))
    assert noted in page_text(page)
    client.post(
        story(interview), {"what_made_it_good": "Wij bekeken zes woningen.", "replaces": hidden(page, "replaces")}
    )
    text = page_text(client.get(story(interview, "/nalezen")))
    assert "<del>" in text
    assert "<ins>" in text


def test_what_she_leaves_as_it_was_noted_she_only_reads_through(client, editor, interview):
    actions.write_words(editor, interview=interview, **WORDS, replaces=0)
    answer = client.post(story(interview), {**WORDS, "replaces": "1"})
    assert answer["Location"] == story(interview, "/nalezen")
    assert Words.objects.count() == 1


def test_an_empty_answer_comes_back_with_the_others(client, interview):
    answer = client.post(story(interview), {"what_made_it_good": " ", "what_was_hard": "De cijfers.", "replaces": "0"})
    assert answer.status_code == 422
    assert "De cijfers." in page_text(answer)


def test_a_very_long_text_with_odd_signs_stays_as_it_is(client, interview):
    client.post(story(interview), {"what_made_it_good": LONG, "replaces": "0"})
    assert Words.objects.get().what_made_it_good == LONG.strip()
    assert "😀" in page_text(client.get(story(interview, "/nalezen")))


def test_the_editor_who_wrote_in_between_takes_nothing_away(client, editor, interview):
    actions.write_words(editor, interview=interview, what_made_it_good="Wat de redacteur hoorde.", replaces=0)
    answer = client.post(story(interview), {**WORDS, "replaces": "0"})
    text = page_text(answer)
    assert answer.status_code == 422
    assert WORDS["what_made_it_good"] in text
    assert "<del>" in text
    assert client.post(story(interview), {**WORDS, "replaces": hidden(answer, "replaces")}).status_code == 303


def test_she_approves_only_what_she_read(client, editor, interview):
    told(interview)
    page = client.get(story(interview, "/nalezen"))
    actions.write_words(editor, interview=interview, what_made_it_good="Iets anders.", replaces=1)
    answer = client.post(story(interview, "/nalezen"), {"number": hidden(page, "number")})
    assert answer.status_code == 422
    assert Approval.objects.count() == 0


def test_a_draft_is_kept_without_account_and_shown_to_nobody_else(client, interview):
    home = story(interview)
    kept = client.post(home, {"what_made_it_good": "Half", "replaces": "0", "_keep": "1"}, headers={"X-Draft": "1"})
    assert kept.status_code == 204
    assert "Half" in page_text(client.get(home))
    assert Words.objects.count() == 0


def test_rather_not_needs_no_reason(client, interview):
    assert client.get(story(interview, "/liever-niet")).status_code == 200
    assert client.post(story(interview, "/liever-niet"), {"reason": ""}).status_code == 303
    assert Interview.objects.get().declined_at
    assert "<textarea" not in page_text(client.get(story(interview)))


def test_she_takes_her_approval_back_before_publication(client, interview):
    approved(interview)
    assert client.post(story(interview, "/intrekken")).status_code == 303
    assert not Approval.objects.filter(taken_back_at=None).exists()
    assert client.post(story(interview, "/intrekken")).status_code == 422


def test_she_takes_her_words_off_after_publication(client, editor, facts):
    _nomination, interviews = published(editor, facts())
    interview, example = interviews["Gemeente Tilburg"], "/voorbeelden/tilburg-2020-2024"
    assert "Wat Gemeente Tilburg goed vond" in page_text(client.get(example))
    assert example in page_text(client.get(story(interview)))
    assert client.post(story(interview, "/intrekken")).status_code == 303
    assert "Wat Gemeente Tilburg goed vond" not in page_text(client.get(example))
    assert client.get(story(interview)).status_code == 200


def test_who_asks_to_be_forgotten_leaves_no_draft_no_address_and_a_dead_link(client, interview):
    told(interview)
    home = story(interview)
    client.post(f"{home}/veranderen", {**WORDS, "replaces": "1", "_keep": "1"})
    assert client.post(f"{home}/vergeten").status_code == 200
    assert (Interview.objects.get().email, Words.objects.get().what_made_it_good) == ("", "")
    assert not Draft.objects.exists()
    assert client.get(home).status_code == 410


PAGES = ("", "/veranderen", "/nalezen", "/liever-niet", "/intrekken", "/vergeten")


@pytest.mark.parametrize("rest", PAGES)
def test_an_ended_link_is_gone_and_a_made_up_one_was_never_there(client, interview, rest):
    told(interview)
    home = story(interview)
    end_links(about=interview)
    for method in (client.get, client.post):
        assert method(f"{home}{rest}").status_code == 410
        assert method(f"/uw-verhaal/link-aaaaaaaaaaaa~b{rest}").status_code == 404


@pytest.mark.parametrize("rest", PAGES)
def test_a_link_opens_nothing_else(client, editor, facts, interview, rest):
    _nomination, interviews = published(editor, facts(), ("Woonvoorbeeld",))
    foreign = story(interviews["Woonvoorbeeld"]).removeprefix("/uw-verhaal/")
    assert client.get(f"/uw-verhaal/het-geheel/{foreign}").status_code == 404
    assert client.get(f"/klopt-dit-nog/{foreign}").status_code == 404
    assert client.put(story(interview, rest)).status_code == 405


def test_another_speaker_never_reads_a_draft(client, editor, interview):
    told(interview, "Dit is nog van mij alleen.")
    other = invited(editor, Interview.objects.get().nomination.reference, "Woonvoorbeeld")
    assert "van mij alleen" not in page_text(client.get(story(other)))
    assert speaker(other).about == other
