"""What is typed is kept for the one who typed it, at its address, and for nobody else."""

from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.test import Client

from woordhouder.examples.tests import making
from woordhouder.parties.about_me import KEPT
from woordhouder.parties.links import token
from woordhouder.parties.models import Person, PersonalLink
from woordhouder.record.clock import now
from woordhouder.site import drafts
from woordhouder.site.models import Draft

HERE = "/voordragen"
TYPED = {"title": "Samen tegen tocht", "why": "Het hielp echt."}
SCRIPT = {"X-Draft": "1"}


def browser(actor=None):
    client = Client()
    if actor:
        client.force_login(Person.objects.get(reference=actor.person))
    return client


@pytest.fixture
def member(db):
    return making.member("Huurdersbond", name="een", kind="tenants_organisation")


@pytest.fixture
def link(editor):
    """The path behind a speaker's personal link."""
    interview = making.invited(editor, making.taken_up(editor))
    return f"/uw-verhaal/{token(PersonalLink.objects.get(about=interview))}"


def test_what_is_typed_comes_back_at_its_address(member):
    client = browser(member)
    assert client.post(HERE, {**TYPED, "_keep": "1"}, headers=SCRIPT).status_code == 204
    page = browser(member).get(HERE).content.decode()
    assert TYPED["title"] in page
    assert "data-draft-status" in page


def test_without_script_the_button_leads_back_to_the_page_which_says_that_it_is_kept(member):
    answer = browser(member).post(HERE, {**TYPED, "_keep": "1"})
    assert (answer.status_code, answer["Location"]) == (303, f"{HERE}?bewaard=1")
    assert TYPED["title"] in browser(member).get(answer["Location"]).content.decode()


def test_a_draft_is_kept_in_either_language(member):
    browser(member).post(HERE, {**TYPED, "_keep": "1"}, headers=SCRIPT)
    assert TYPED["title"] in browser(member).get(f"/en{HERE}").content.decode()


def test_nobody_else_ever_sees_it(member, editor):
    browser(member).post(HERE, {**TYPED, "_keep": "1"}, headers=SCRIPT)
    other = making.member("Huurdersbond", name="ander", kind="tenants_organisation")
    for reader in (other, editor, None):
        assert TYPED["title"] not in browser(reader).get(HERE).content.decode()


def test_what_is_handed_in_is_a_draft_no_longer(member):
    client = browser(member)
    client.post(HERE, {**TYPED, "_keep": "1"}, headers=SCRIPT)
    assert client.post(HERE, {**TYPED, "places": "Tilburg"}).status_code == 303
    assert not Draft.objects.exists()


def test_a_speakers_draft_is_behind_her_own_link_only(link, editor):
    words = {"what_made_it_good": "Wij zaten aan tafel."}
    assert Client().post(link, {**words, "_keep": "1"}, headers=SCRIPT).status_code == 204
    assert words["what_made_it_good"] in Client().get(link).content.decode()
    other = making.invited(editor, making.taken_up(editor), "Woonvoorbeeld")
    elsewhere = f"/uw-verhaal/{token(PersonalLink.objects.get(about=other))}"
    for address, reader in ((elsewhere, Client()), (elsewhere, browser(editor)), (HERE, browser(editor))):
        assert words["what_made_it_good"] not in reader.get(address).content.decode()


def test_behind_a_link_that_ended_nothing_is_kept(link):
    PersonalLink.objects.update(withdrawn_at=now())
    assert Client().post(link, {"what_made_it_good": "x", "_keep": "1"}, headers=SCRIPT).status_code == 410
    assert not Draft.objects.exists()


def test_after_a_session_ended_what_was_handed_in_comes_back_after_the_sign_in(member):
    client = Client()
    answer = client.post(HERE, TYPED)
    assert answer.status_code == 303
    assert unquote(answer["Location"]) == f"/aanmelden?next={HERE}"
    client.force_login(Person.objects.get(reference=member.person))
    assert TYPED["why"] in client.get(HERE).content.decode()


def test_what_is_typed_after_that_comes_before_what_the_ended_session_kept(member):
    client = Client()
    client.post(HERE, TYPED)
    client.force_login(Person.objects.get(reference=member.person))
    client.post(HERE, {**TYPED, "why": "Het hielp pas later.", "_keep": "1"}, headers=SCRIPT)
    assert "Het hielp pas later." in client.get(HERE).content.decode()


def test_what_is_too_much_to_keep_is_not_said_to_be_kept(member):
    much = {"why": "x" * (drafts.LONGEST + 1), "_keep": "1"}
    client = browser(member)
    assert client.post(HERE, much, headers=SCRIPT).status_code == 413
    assert client.post(HERE, much)["Location"] == HERE
    assert not Draft.objects.exists()


def test_what_nobody_handed_in_goes_after_ninety_days(member):
    browser(member).post(HERE, {**TYPED, "_keep": "1"}, headers=SCRIPT)
    kept_at = Draft.objects.get().saved_at
    assert drafts.forget_old(kept_at + timedelta(days=90)) == 0
    assert drafts.forget_old(kept_at + timedelta(days=91)) == 1


def test_the_secret_of_the_form_is_not_kept(member):
    browser(member).post(HERE, {**TYPED, "_keep": "1", "csrfmiddlewaretoken": "x"}, headers=SCRIPT)
    assert Draft.objects.get().fields == TYPED


def test_drafts_are_told_to_their_typist_and_go_with_her(member):
    browser(member).post(HERE, {**TYPED, "_keep": "1"}, headers=SCRIPT)
    person = Person.objects.get(reference=member.person)
    assert [draft["fields"] for draft in KEPT["drafts"].tell(person)] == [TYPED]
    KEPT["drafts"].erase(person)
    assert not Draft.objects.exists()
