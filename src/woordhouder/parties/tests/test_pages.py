"""The pages of one's organisation, of an invitation and of one's own data, as a browser asks for them."""

import json
import secrets

import pytest
from django.test import Client

from woordhouder.parties import queries
from woordhouder.parties.actions import end_membership, invite
from woordhouder.parties.links import token
from woordhouder.parties.models import Invitation, Membership, Organisation, Person
from woordhouder.record.clock import now

from . import people

ORGANISATION = "/mijn/organisatie"
HERS = "/mijn/gegevens"
NEW = {"email": "nieuw@voorbeeld.example", "role": "read", "layer": "staff", "language": "nl"}


def membership_of(who):
    return Membership.objects.get(person__email=people.address(who), until=None).pk


def addresses(binder):
    """Every page of an organisation, with whether it takes a POST."""
    mine = f"{ORGANISATION}/leden/{membership_of('binder')}"
    return {
        ORGANISATION: "get",
        f"{ORGANISATION}/uitnodigen": "both",
        f"{ORGANISATION}/uitnodigingen/invitation-none/intrekken": "post",
        mine: "both",
        f"{mine}/beeindigen": "both",
        f"{ORGANISATION}/naam": "both",
        f"{ORGANISATION}/opvolger": "both",
        HERS: "get",
        f"{HERS}.json": "get",
        f"{HERS}/wissen": "both",
    }


@pytest.fixture
def as_binder(client, binder):
    return people.signed_in(client, "binder")


@pytest.fixture
def asked(binder):
    invitation = invite(binder, organisation=binder.organisation, email=NEW["email"], role="contribute")
    return f"/uitnodiging/{token(people.link_of(invitation))}"


def test_a_stranger_is_asked_to_sign_in_everywhere(client, binder):
    for address in addresses(binder):
        for method in (client.get, client.post):
            answer = method(address)
            assert answer.status_code == 303
            assert answer.headers["Location"].startswith("/aanmelden?next=")


def test_a_wrong_method_is_refused(as_binder, binder):
    for address, kind in addresses(binder).items():
        wrong = [as_binder.put, as_binder.delete]
        wrong += [as_binder.post] if kind == "get" else [as_binder.get] if kind == "post" else []
        assert {method(address).status_code for method in wrong} == {405}, address


def test_who_binds_sees_members_invitations_and_ways_to_change(as_binder, reader, asked):
    page = as_binder.get(ORGANISATION)
    text = page.content.decode()
    assert page.status_code == 200
    assert "private" in page.headers["Cache-Control"]
    for shown in (people.HERE, people.address("reader"), NEW["email"], f"{ORGANISATION}/uitnodigen", "/intrekken"):
        assert shown in text


def test_a_reader_sees_the_same_people_and_changes_nothing(client, reader, asked):
    text = people.signed_in(client, "reader").get(ORGANISATION).content.decode()
    assert people.address("binder") in text
    assert NEW["email"] in text
    for hidden in ("uitnodigen", "/intrekken", f"/leden/{membership_of('binder')}", "/naam", "/opvolger"):
        assert hidden not in text
    for address in ("uitnodigen", "naam", "opvolger"):
        assert client.get(f"{ORGANISATION}/{address}").status_code == 403
        assert client.post(f"{ORGANISATION}/{address}", NEW).status_code == 403


def test_absent_and_foreign_members_answer_alike(client, foreigner, binder):
    people.signed_in(client, "foreigner")
    answers = set()
    for number in (membership_of("binder"), 987_654_321, 10**30):
        for ending in ("", "/beeindigen"):
            for method in (client.get, client.post):
                answer = method(f"{ORGANISATION}/leden/{number}{ending}")
                plain = answer.content.decode().replace(str(number), "N")
                answers.add((answer.status_code, tuple(sorted(answer.headers)), plain.replace(ending, "")))
    assert {answer[0] for answer in answers} == {404}
    assert client.get(f"{ORGANISATION}/leden/geen-getal").status_code == 404


def test_who_acts_for_nobody_may_not_look(client, binder, reader):
    people.signed_in(client, "reader")
    assert client.get(ORGANISATION).status_code == 200
    end_membership(binder, membership=membership_of("reader"))
    assert client.get(ORGANISATION).status_code == 403
    assert client.get(HERS).status_code == 200


def test_inviting_through_the_page(as_binder, binder):
    answer = as_binder.post(f"{ORGANISATION}/uitnodigen", NEW)
    assert (answer.status_code, answer.headers["Location"]) == (303, ORGANISATION)
    assert Invitation.objects.get().email == NEW["email"]


def test_a_form_that_is_refused_comes_back_with_what_was_typed(as_binder, reader):
    for email in ("geen-adres", people.address("reader"), "a@voorbeeld.example\r\nBcc: b@voorbeeld.example"):
        answer = as_binder.post(f"{ORGANISATION}/uitnodigen", {**NEW, "email": email})
        assert answer.status_code == 422
        assert email.split("@")[0] in answer.content.decode()
    assert not Invitation.objects.exists()


def test_withdrawing_through_the_page(as_binder, asked):
    reference = Invitation.objects.get().reference
    address = f"{ORGANISATION}/uitnodigingen/{reference}/intrekken"
    assert as_binder.post(address).status_code == 303
    assert as_binder.post(address).status_code == 422
    assert as_binder.get(asked).status_code == 410
    assert as_binder.post(address.replace(reference, "invitation-none")).status_code == 404


def test_changing_and_ending_through_the_pages(as_binder, binder, reader):
    address = f"{ORGANISATION}/leden/{membership_of('reader')}"
    assert as_binder.get(address).status_code == 200
    assert as_binder.post(address, {"role": "bind", "layer": "governing"}).status_code == 303
    assert as_binder.get(address).status_code == 404
    mine = f"{ORGANISATION}/leden/{membership_of('binder')}/beeindigen"
    assert as_binder.get(mine).status_code == 200
    assert as_binder.post(mine).headers["Location"] == "/mijn"
    assert as_binder.get(ORGANISATION).status_code == 403


def test_the_last_who_binds_reads_why_not(as_binder, binder):
    mine = f"{ORGANISATION}/leden/{membership_of('binder')}"
    assert as_binder.post(mine, {"role": "read", "layer": "staff"}).status_code == 422
    assert as_binder.post(f"{mine}/beeindigen").status_code == 422
    assert "/beeindigen" not in as_binder.get(mine).content.decode()


def test_renaming_through_the_page(as_binder, binder):
    answer = as_binder.post(f"{ORGANISATION}/naam", {"name": "Een\nBcc: twee", "until": "2026-01-31"})
    assert answer.status_code == 422
    assert as_binder.post(f"{ORGANISATION}/naam", {"name": "Nieuw", "until": "2026-01-31"}).status_code == 303
    assert people.HERE in as_binder.get(ORGANISATION).content.decode()


def test_a_succession_through_the_page(as_binder, binder, foreigner):
    address = f"{ORGANISATION}/opvolger"
    assert '<form class="wh-form' not in as_binder.get(address).content.decode()
    people.settle("binder", "bind", people.THERE)
    given = {"successor": foreigner.organisation, "on": "2026-01-31"}
    assert as_binder.post(address, given).status_code == 422
    assert as_binder.post(address, {**given, "sure": "on"}).status_code == 303
    assert Organisation.objects.get(name=people.HERE).successor.name == people.THERE
    assert people.THERE in as_binder.get(ORGANISATION).content.decode()


def test_an_invitation_makes_a_person_and_signs_her_in(client, asked):
    page = client.get(asked)
    assert page.status_code == 200
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert people.HERE in page.content.decode()
    answer = client.post(asked)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/mijn")
    assert client.get(ORGANISATION).status_code == 200
    assert client.get(asked).status_code == 410


def test_who_takes_part_already_signs_in_first(client, binder, foreigner):
    invitation = invite(binder, organisation=binder.organisation, email=people.address("foreigner"), role="read")
    address = f"/uitnodiging/{token(people.link_of(invitation))}"
    assert client.get(address).status_code == 200
    assert client.post(address).headers["Location"].startswith("/aanmelden?next=%2Fuitnodiging%2F")
    people.signed_in(client, "binder")
    assert client.post(address).headers["Location"].startswith("/aanmelden?next=")
    people.signed_in(client, "foreigner")
    assert client.post(address).headers["Location"] == "/mijn"
    assert people.HERE in client.get(ORGANISATION).content.decode()


def test_somebody_else_who_is_signed_in_becomes_who_was_asked(client, asked, foreigner):
    people.signed_in(client, "foreigner")
    assert people.address("foreigner") in client.get(asked).content.decode()
    client.post(asked)
    assert client.session["_auth_user_id"] == str(Person.objects.get(email=NEW["email"]).pk)


def test_a_thousand_guessed_links_answer_alike(client, binder, asked):
    seen = set()
    for number in range(1000):
        guess = secrets.token_urlsafe(24) if number % 2 else f"link-{secrets.token_hex(6)}~{secrets.token_urlsafe(32)}"
        method = client.post if number % 5 == 0 else client.get
        answer = method(f"/uitnodiging/{guess}")
        seen.add((answer.status_code, answer.content.decode().replace(guess, "").count("nieuw@")))
    assert seen == {(404, 0)}


def test_a_link_for_another_task_or_with_one_sign_changed_is_absent(client, asked):
    last = "A" if asked[-1] != "A" else "B"
    for address in (asked[:-1] + last, asked.replace("~", "-"), f"{asked}x", "/uitnodiging/~"):
        assert client.get(address).status_code == 404


def test_her_own_data_as_page_and_as_file(client, reader):
    people.signed_in(client, "reader")
    text = client.get(HERS).content.decode()
    assert people.address("reader") in text
    assert people.address("binder") not in text
    answer = client.get(f"{HERS}.json")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "public" not in answer.headers["Cache-Control"]
    kept = json.loads(answer.content)
    assert kept["person"]["kept"][0]["email"] == people.address("reader")


def test_erasing_asks_for_a_tick_and_signs_out_everywhere(client, reader, client_elsewhere):
    for browser in (client, client_elsewhere):
        people.signed_in(browser, "reader")
    assert client.get(f"{HERS}/wissen").status_code == 200
    assert client.post(f"{HERS}/wissen").status_code == 422
    answer = client.post(f"{HERS}/wissen", {"sure": "on"})
    assert client.get(answer.headers["Location"]).status_code == 200
    for browser in (client, client_elsewhere):
        assert browser.get(HERS).status_code == 303


@pytest.fixture
def client_elsewhere():
    """Another browser of the same person."""
    return Client()


def test_many_members_and_invitations_come_in_pages_of_their_own(as_binder, binder, monkeypatch):
    monkeypatch.setattr(queries, "ON_A_PAGE", 2)
    for number in range(3):
        people.settle(f"lid-{number}")
        invite(binder, organisation=binder.organisation, email=people.address(f"gast-{number}"), role="read")
    text = as_binder.get("/mijn/organisatie?uitnodigingen=2").content.decode()
    assert [people.address(f"gast-{number}") in text for number in range(3)] == [False, False, True]
    assert 'href="?uitnodigingen=2&amp;pagina=2"' in text
    page = queries.members_page(binder, now(), people=2)
    assert (page.members.total, len(page.members.lines), page.members.pages) == (4, 2, 2)
