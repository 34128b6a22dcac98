"""What an editor does with one party: the invitation with its mail, the notes, a new link, an end, and taking over."""

import pytest

from woordhouder.examples.models import Interview, Words
from woordhouder.parties.actions import enrol
from woordhouder.parties.actor import SYSTEM, acting_for
from woordhouder.parties.models import Membership
from woordhouder.record.clock import now

from .making import approved, invited, member, taken_up, told
from .making_pages import WORDS, browser, hidden
from .pages import page_text

GIVEN = {
    "party": "Huurdersraad Vocht",
    "kind": "tenants_organisation",
    "role": "bestuurslid",
    "email": "huurders@voorbeeld.example",
    "language": "nl",
}


@pytest.fixture
def colleague(editor):
    enrol(SYSTEM, email="collega@voorbeeld.example", organisation="Redactie", role="contribute")
    return acting_for("collega@voorbeeld.example", "Redactie")


def notes(nomination, interview, rest=""):
    return f"/in-de-maak/{nomination}/gesprek/{interview}{rest}"


def test_the_mail_is_shown_before_it_goes(editor):
    address = f"/in-de-maak/{taken_up(editor)}/sprekers/nieuw"
    mine = browser(editor)
    shown = mine.post(address, GIVEN)
    assert shown.status_code == 200
    assert Interview.objects.count() == 0
    assert "bestuurslid" in page_text(shown)
    assert "/uw-verhaal/" in page_text(shown)
    assert mine.post(address, {**GIVEN, "read": hidden(shown, "read")}).status_code == 303
    assert Interview.objects.get().party == "Huurdersraad Vocht"


def test_what_was_changed_after_reading_is_shown_again(editor):
    address = f"/in-de-maak/{taken_up(editor)}/sprekers/nieuw"
    mine = browser(editor)
    read = hidden(mine.post(address, GIVEN), "read")
    again = mine.post(address, {**GIVEN, "email": "ander@voorbeeld.example", "read": read})
    assert (again.status_code, Interview.objects.count()) == (200, 0)


@pytest.mark.parametrize(
    "wrong", [{"email": "geen adres"}, {"party": ""}, {"kind": "ministry"}, {"email": "a@b.example\nBcc: c@d.example"}]
)
def test_a_wrong_invitation_comes_back_whole(editor, wrong):
    answer = browser(editor).post(f"/in-de-maak/{taken_up(editor)}/sprekers/nieuw", {**GIVEN, **wrong})
    assert answer.status_code == 422
    assert "bestuurslid" in page_text(answer)


def test_asking_the_same_party_twice_is_refused_at_its_field(editor):
    nomination = taken_up(editor)
    invited(editor, nomination, "Huurdersraad Vocht")
    mine, address = browser(editor), f"/in-de-maak/{nomination}/sprekers/nieuw"
    answer = mine.post(address, {**GIVEN, "read": hidden(mine.post(address, GIVEN), "read")})
    assert answer.status_code == 422
    assert 'href="#id_party"' in page_text(answer)


def test_the_editor_notes_and_sees_what_the_speaker_changed(editor):
    nomination = taken_up(editor)
    interview = invited(editor, nomination)
    mine, address = browser(editor), notes(nomination, interview)
    answer = mine.post(address, {"what_made_it_good": "Wij bekeken vijf woningen.", "replaces": "0"})
    assert (answer.status_code, answer["Location"]) == (303, f"/in-de-maak/{nomination}")
    told(interview, "Wij bekeken zes woningen.", replaces=1)
    text = page_text(mine.get(address))
    assert "<del>" in text
    assert "vijf" in text
    assert "zes" in text


def test_two_who_write_at_once_see_both_texts_and_lose_none(editor):
    nomination = taken_up(editor)
    interview = invited(editor, nomination)
    told(interview, "De woorden van de spreker.")
    mine, address = browser(editor), notes(nomination, interview)
    mine_first = {"what_made_it_good": "De woorden van de redacteur.", "replaces": "0"}
    answer = mine.post(address, mine_first)
    text = page_text(answer)
    assert answer.status_code == 422
    assert "<del>" in text
    assert "De woorden van de redacteur." in text
    assert "spreker" in text
    assert mine.post(address, {**mine_first, "replaces": hidden(answer, "replaces")}).status_code == 303
    assert list(Words.objects.values_list("what_made_it_good", flat=True)) == [
        "De woorden van de spreker.",
        "De woorden van de redacteur.",
    ]


def test_a_colleague_never_reads_what_is_not_approved(editor, colleague):
    nomination = taken_up(editor)
    interview = invited(editor, nomination)
    told(interview, "Dit is nog van mij alleen.")
    hers = browser(colleague)
    assert hers.get(notes(nomination, interview)).status_code == 403
    assert hers.post(notes(nomination, interview), {**WORDS, "replaces": "1"}).status_code == 403
    assert hers.get(notes(nomination, interview, "/overnemen")).status_code == 403
    assert "van mij alleen" not in page_text(hers.get(f"/in-de-maak/{nomination}"))


def test_a_colleague_takes_over_once_that_editor_left(editor, colleague):
    nomination = taken_up(editor)
    interview = invited(editor, nomination)
    told(interview, "Dit moet niet blijven liggen.")
    Membership.objects.filter(person__reference=editor.person).update(until=now())
    hers = browser(colleague)
    assert hers.post(notes(nomination, interview, "/overnemen")).status_code == 303
    assert "Dit moet niet blijven liggen." in page_text(hers.get(notes(nomination, interview)))


def test_a_new_link_and_an_end(editor):
    nomination = taken_up(editor)
    interview = invited(editor, nomination)
    mine = browser(editor)
    for act in ("/opnieuw-sturen", "/stoppen"):
        assert mine.get(notes(nomination, interview, act)).status_code == 200
        assert mine.post(notes(nomination, interview, act)).status_code == 303
    assert Interview.objects.get().ended_at
    assert mine.post(notes(nomination, interview, "/stoppen")).status_code == 422


@pytest.mark.parametrize("rest", ["", "/opnieuw-sturen", "/stoppen", "/overnemen"])
def test_foreign_and_absent_answer_alike_and_the_nominator_may_not(editor, client, rest):
    tenants = member("Huurdersraad", kind="tenants_organisation", role="contribute")
    stranger = browser(member("Gemeente Elders", kind="municipality", role="bind"))
    nomination = taken_up(editor, tenants)
    interview = invited(editor, nomination)
    approved(interview)
    there = notes(nomination, interview, rest)
    assert stranger.get(there).status_code == 404
    assert stranger.get(notes(nomination, "interview-x", rest)).status_code == 404
    assert browser(editor).get(notes("nomination-x", interview, rest)).status_code == 404
    assert browser(tenants).get(there).status_code == 403
    assert client.get(there).status_code == 303
