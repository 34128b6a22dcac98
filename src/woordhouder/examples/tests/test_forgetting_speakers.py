"""A speaker whose link works no longer is forgotten by a form in a running site: by whom, what goes, and what stays."""

import pytest
from django.core import serializers
from django.test import Client
from django.utils.translation import override

from woordhouder.examples import actions, models
from woordhouder.examples.models import Interview, Testimony, Words
from woordhouder.parties.actor import ANONYMOUS, SYSTEM
from woordhouder.parties.models import PersonalLink
from woordhouder.record.inspection import inspect_record
from woordhouder.record.models import Audit
from woordhouder.record.refusals import Invalid, NotAllowed, NotFound, Refused
from woordhouder.site.models import Draft
from woordhouder.site.tests.stepped_up import signed_in_now

from .making import SPEAKERS, invited, member, published, speaker, taken_up, told
from .making_pages import story
from .pages import page_text

pytestmark = pytest.mark.django_db
PARTY = "Gemeente Tilburg"
HERS, SAID = SPEAKERS[PARTY][2], "Sanne vond het spannend."
WHY = "Per brief van 3 maart gevraagd."
FINDING = "/en/verwijderen/sprekers"
FILLED_IN = {"reason": WHY, "sure": "on"}
OVER = ("ended", "declined", "closed", "published")


@pytest.fixture(autouse=True)
def _english():
    """Refusals are told apart by their English words."""
    with override("en"):
        yield


@pytest.fixture
def tenants(db):
    return member("Huurdersraad", kind="tenants_organisation", role="read")


@pytest.fixture
def make(editor, tenants, facts):
    """An interview in a state: open, or over in one of the four ways."""

    def interview(state):
        if state == "published":
            return published(editor, facts(), nominator=tenants)[1][PARTY]
        nomination = taken_up(editor, tenants)
        made = invited(editor, nomination)
        told(made, SAID)
        if state == "ended":
            actions.end_interview(editor, interview=made)
        elif state == "declined":
            actions.decline_interview(speaker(made), interview=made, reason="Sanne is ziek.")
        elif state == "closed":
            actions.close_nomination(editor, nomination=nomination, reason="Geen bron.")
        return made

    return interview


def forget(actor, interview, reason=WHY):
    return actions.forget_speaker(actor, interview=interview, reason=reason)


def there(interview):
    return f"{FINDING}/{interview}"


def ask(client, address, status=200, **given):
    answer = client.post(address, given) if given else client.get(address)
    assert answer.status_code == status, page_text(answer)
    return page_text(answer)


def kept():
    """All that the tables of the library and the links hold, as text."""
    tables = [getattr(models, name) for name in ("Interview", "Words", "Check", "StillRight", "PeerQuestion")]
    rows = [row for table in (*tables, PersonalLink, Draft) for row in table.objects.all()]
    return serializers.serialize("json", rows, ensure_ascii=False)


@pytest.mark.parametrize("state", OVER)
@pytest.mark.parametrize("who", ["editor", "a colleague", "controller"])
def test_editors_and_the_controller_forget_her_once_it_is_over(make, editor, controller, state, who):
    interview = make(state)
    actor = {"editor": editor, "controller": controller}.get(who) or member("Redactie", name="anna")
    row = forget(actor, interview)
    assert (row.email, row.forgotten_because, row.forgotten_at is not None) == ("", WHY, True)
    assert HERS not in kept()
    assert "Sanne" not in kept()
    assert Audit.objects.latest("pk").action == "examples.forget_speaker"
    assert not inspect_record()


def test_of_an_open_one_the_controller_does_it_and_an_editor_sends_her_own_link(make, editor, controller):
    interview = make("open")
    with pytest.raises(NotAllowed, match="by an editor once it is over"):
        forget(editor, interview)
    assert forget(controller, interview).declined_at
    assert "Sanne" not in kept()


@pytest.mark.parametrize("state", ["open", *OVER])
def test_nobody_else_forgets_her_whatever_the_state(make, tenants, state):
    interview = make(state)
    readers = [member("Redactie", "read", name="leest"), member("Beheer", "read", "controller", "leest")]
    for actor in (ANONYMOUS, member("Gemeente Elders", "bind", "municipality"), *readers):
        for named in (interview, "interview-aaaaaaaaaaaa"):
            with pytest.raises(NotFound):
                forget(actor, named)
    for actor in (tenants, SYSTEM):
        with pytest.raises(NotAllowed):
            forget(actor, interview)
    assert Interview.objects.get(reference=interview).email == HERS


def test_who_does_it_for_her_says_what_she_asked_and_she_herself_need_not(make, editor):
    interview = make("ended")
    with pytest.raises(Invalid) as refused:
        forget(editor, interview, " ")
    assert [error.path for error in refused.value.errors] == ["reason"]
    other = invited(editor, taken_up(editor), "Woonvoorbeeld")
    row = forget(speaker(other), other, "Zelf.")
    assert (row.forgotten_because, row.forgotten_at is not None) == ("", True)


def test_it_is_done_once(make, editor):
    interview = make("ended")
    forget(editor, interview)
    with pytest.raises(Refused, match="already") as refused:
        forget(editor, interview, "Nog eens.")
    assert refused.value.next_step
    assert Interview.objects.get(reference=interview).forgotten_because == WHY


def test_what_is_public_stays_and_the_controller_is_led_to_it(make, controller, editor):
    interview = make("published")
    row = Testimony.objects.get()
    voice = f'href="/en/verwijderen/stemmen/{row.pk}"'
    assert voice in ask(signed_in_now(controller), there(interview))
    assert voice not in ask(signed_in_now(editor), there(interview))
    assert f'href="{there(interview)}"' in ask(signed_in_now(controller), f"/en/verwijderen/stemmen/{row.pk}")
    ask(signed_in_now(controller), there(interview), 303, **FILLED_IN)
    assert Words.objects.get().what_made_it_good
    assert "Gemeentegeluk" in ask(Client(), "/en/voorbeelden/tilburg-2020-2024")


@pytest.mark.parametrize("state", OVER)
def test_the_dossier_leads_an_editor_to_it_and_tells_when_it_was_done(make, editor, tenants, state):
    interview = make(state)
    row = Interview.objects.get(reference=interview)
    dossier = f"/en/in-de-maak/{row.nomination.reference}"
    browser = signed_in_now(editor)
    assert f'href="{there(interview)}"' in ask(browser, dossier)
    assert "/verwijderen/" not in ask(signed_in_now(tenants), dossier).split("<main")[1].split("</main")[0]
    ask(browser, there(interview), 303, **FILLED_IN)
    for address in (dossier, there(interview)):
        page = ask(browser, address)
        assert WHY in page
        assert "The speaker was forgotten on" in page
    assert f'href="{there(interview)}"' not in ask(browser, dossier)
    assert WHY not in ask(signed_in_now(tenants), dossier)


def test_an_open_interview_has_no_such_link(make, editor):
    interview = make("open")
    dossier = f"/en/in-de-maak/{Interview.objects.get(reference=interview).nomination.reference}"
    assert there(interview) not in ask(signed_in_now(editor), dossier)
    ask(signed_in_now(editor), there(interview), 403, **FILLED_IN)


def test_what_she_was_typing_goes_too(make, controller):
    interview = make("open")
    typed = {"what_made_it_good": "Sanne schrijft nog.", "_keep": "1"}
    assert Client().post(story(interview, "/veranderen"), typed, headers={"X-Draft": "1"}).status_code == 204
    ask(signed_in_now(controller), there(interview), 303, **FILLED_IN)
    assert not Draft.objects.exists()


def test_nothing_goes_before_it_is_right_and_nothing_typed_is_lost(make, editor):
    interview, browser = make("ended"), signed_in_now(editor)
    assert SAID not in ask(browser, there(interview))
    for missing in FILLED_IN:
        page = ask(browser, there(interview), 422, **{**FILLED_IN, missing: ""})
        assert (WHY in page) is (missing != "reason")
    assert Interview.objects.get().email == HERS
    ask(browser, there(interview), 303, **FILLED_IN)
    ask(browser, there(interview), 422, **FILLED_IN)


def test_she_is_found_by_her_address_in_all_her_interviews(make, editor, controller):
    ended, still = make("ended"), invited(editor, taken_up(editor))
    page = ask(signed_in_now(controller), FINDING, email=HERS.upper())
    assert [f'href="{there(one)}"' in page for one in (ended, still)] == [True, True]
    assert "/in-de-maak/" not in page.split("<main")[1].split("</main")[0]
    page = ask(signed_in_now(editor), FINDING, email=HERS)
    assert [f'href="{there(one)}"' in page for one in (ended, still)] == [True, False]
    assert "This interview is still open" in page
    forget(controller, ended)
    forget(controller, still)
    assert "There are none." in ask(signed_in_now(controller), FINDING, email=HERS)
    for wrong in ("geen adres", "@"):
        ask(signed_in_now(controller), FINDING, 422, email=wrong)


def test_a_part_of_an_address_and_none_at_all_find_nobody(make, editor, controller):
    forget(controller, make("ended"))
    invited(editor, taken_up(editor), "Woonvoorbeeld")
    for email in ("voorbeeld.example", "%@voorbeeld.example", ""):
        page = signed_in_now(controller).post(FINDING, {"email": email})
        assert page.status_code == (200 if email.startswith("%") else 422)
        assert "interview-" not in page_text(page)


def test_the_rooms_lead_to_the_search(editor, controller):
    assert f'href="{FINDING}"' in ask(signed_in_now(editor), "/en/redactie")
    assert f'href="{FINDING}"' in ask(signed_in_now(controller), "/en/verwijderen")
    assert f'href="{FINDING}"' not in ask(Client(), "/en/verwijderen")


def test_the_pages_ask_little_of_the_database(make, controller, django_assert_max_num_queries):
    interview, browser = make("published"), signed_in_now(controller)
    for address, given in ((there(interview), {}), (FINDING, {"email": HERS})):
        with django_assert_max_num_queries(15):
            ask(browser, address, **given)
