"""The pages of beginning, of tables and of seats, as a browser asks for them."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from woordhouder.parties.actions import facilitate, found_by_mail, invite_to_seat
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.parties.links import token
from woordhouder.parties.models import (
    Confirmed,
    Facilitation,
    Founding,
    Invitation,
    Membership,
    Organisation,
    Partnership,
    Person,
    PersonalLink,
    Seat,
)
from woordhouder.site.limiting import forget_counts

from . import people, tables

pytestmark = pytest.mark.django_db
BEGIN = {"kind": "tenants_organisation", "name": "Huurders van Nergens", "email": "begin@voorbeeld.example"}
GIVEN = {"organisation": "", "name": "Zorg Nieuw", "kind": "care_provider", "signs": "no", "since": "2026-01-01"}
SECRET = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]+"')


@pytest.fixture(autouse=True)
def _counts():
    forget_counts()


@pytest.fixture(scope="module")
def table(made_once):
    return tables.whole_table()


@pytest.fixture
def private(table):
    """The same table, of which nobody confirmed the founder yet."""
    Organisation.objects.filter(pk=table.municipality.organisation_id).update(founded_itself=True)
    return table


def by(client, who, slug="verzonnendam"):
    """The browser of somebody who acts for an organisation of the table with this slug."""
    return people.signed_in(client, f"{who}-{slug}")


def address(seat, rest=""):
    return f"/{seat.partnership.slug}/stoelen/{seat.reference}{rest}"


def text_of(answer):
    return " ".join(answer.content.decode().split())


def test_beginning_from_nothing_to_a_table(client):
    assert client.get("/begin").status_code == 200
    answer = client.post("/begin", BEGIN)
    assert answer.headers["Location"] == "/begin?verstuurd=1"
    assert "<form class" not in client.get(answer.headers["Location"]).content.decode()
    there = f"/begin/{token(PersonalLink.objects.get(task='found'))}"
    assert BEGIN["name"] in client.get(there).content.decode()
    answer = client.post(there, {"kind": "residents", "name": "Bewoners van Nergens"})
    assert answer.headers["Location"] == "/tafels/nieuw"
    assert client.get(answer.headers["Location"]).status_code == 200
    answer = client.post("/tafels/nieuw", {"name": "Wonen in Nergens", "region": "Nergens", "slug": ""})
    assert answer.headers["Location"] == "/wonen-in-nergens/stoelen"
    assert "Bewoners van Nergens" in client.get(answer.headers["Location"]).content.decode()
    assert client.get(there).status_code == 410


def test_what_is_refused_comes_back_with_what_was_typed(client):
    tables.organisation_with("x", "Gemeente Bestaat")
    for given in ({"email": "geen-adres"}, {"name": "gemeente bestaat"}, {"kind": "controller"}, {"name": ""}):
        answer = client.post("/begin", {**BEGIN, **given})
        assert answer.status_code == 422
        assert str(given.get("email", BEGIN["email"])) in answer.content.decode()
    assert not Founding.objects.exists()


def test_where_it_is_closed_the_page_says_so(client, settings):
    settings.OPEN_FOR_TABLES = False
    assert "<form class" not in client.get("/begin").content.decode()
    assert client.post("/begin", BEGIN).status_code == 422
    assert not Founding.objects.exists()


def test_one_address_sends_twenty_forms_an_hour(client):
    statuses = [client.post("/begin", {**BEGIN, "email": "geen"}).status_code for _time in range(21)]
    assert statuses == [422] * 20 + [429]


def test_who_takes_part_already_signs_in_before_she_founds(client, table):
    link = found_by_mail(ANONYMOUS, **{**BEGIN, "email": people.address("huurders-verzonnendam")})
    there = f"/begin/{token(link)}"
    assert client.post(there, BEGIN).headers["Location"].startswith("/aanmelden?next=%2Fbegin%2F")
    by(client, "ambtenaar")
    assert people.address("ambtenaar-verzonnendam") in client.get(there).content.decode()
    assert client.post(there, BEGIN).headers["Location"].startswith("/aanmelden?next=")
    by(client, "huurders")
    assert client.post(there, BEGIN).headers["Location"] == "/tafels/nieuw"
    assert Organisation.objects.get(name=BEGIN["name"]).founded_itself


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ({"slug": "mijn"}, 'value="mijn"'),
        ({"slug": "Met Spatie"}, "Met Spatie"),
        ({"region": ""}, "Wonen"),
        ({"municipalities": "Etten Leur"}, "Etten-Leur"),
    ],
)
def test_a_table_that_cannot_be_comes_back(client, table, given, shown):
    by(client, "ambtenaar")
    answer = client.post("/tafels/nieuw", {"name": "Wonen", "region": "Nergens", "slug": "", **given})
    assert answer.status_code == 422
    assert shown in answer.content.decode()
    assert Partnership.objects.count() == 1


def test_municipalities_are_written_with_commas_whatever_their_capitals(client, table):
    by(client, "ambtenaar")
    given = {"name": "Wonen", "municipalities": "breda,  etten-LEUR ,", "slug": "wonen", "region": ""}
    assert client.post("/tafels/nieuw", given).status_code == 303
    assert Partnership.objects.get(slug="wonen").municipalities == ["Breda", "Etten-Leur"]


def test_who_sits_at_a_public_table_is_public(client, table):
    facilitate(table.tenants, partnership=table.partnership.reference, email="begeleider@voorbeeld.example")
    text = text_of(client.get("/verzonnendam/stoelen"))
    for shown in ("Gemeente verzonnendam", "Woonstichting verzonnendam", "Zorggroep verzonnendam"):
        assert shown in text
    for hidden in ("begeleider@", "/stoelen/nieuw", "ambtenaar-"):
        assert hidden not in text
    for seat in table.partnership.seats.all():
        assert client.get(address(seat)).status_code == 200


def test_the_table_sees_its_facilitators_and_who_binds_has_the_ways_to_act(client, table):
    made = facilitate(table.tenants, partnership=table.partnership.reference, email="begeleider@voorbeeld.example")
    text = text_of(by(client, "ambtenaar").get("/verzonnendam/stoelen"))
    for shown in ("begeleider@", "/stoelen/nieuw", f"/begeleiders/{made.pk}/beeindigen", "/begeleiders/nieuw"):
        assert shown in text
    people.signed_in(client, "begeleider")
    text = text_of(client.get("/verzonnendam/stoelen"))
    assert f"/begeleiders/{made.pk}/beeindigen" in text
    assert "/stoelen/nieuw" not in text


def every_door(table, facilitation):
    """Every address of a table, as they are there."""
    seat = table.unclaimed_seat
    rests = ("", "/innemen", "/veranderen", "/uitnodigen", "/vertrekken", "/uitnodigingen/invitation-x/intrekken")
    return [
        "/verzonnendam/stoelen",
        "/verzonnendam/stoelen/nieuw",
        "/verzonnendam/stoelen/begeleiders/nieuw",
        f"/verzonnendam/stoelen/begeleiders/{facilitation}/beeindigen",
        *(address(seat, rest) for rest in rests),
    ]


def test_a_private_table_is_absent_for_all_others(client, private):
    made = facilitate(private.tenants, partnership=private.partnership.reference, email="begeleider@voorbeeld.example")
    tables.whole_table("elders")
    strangers = [None, "ambtenaar", "zorg"]
    for who in strangers:
        browser = by(client, who, "elders") if who == "ambtenaar" else client
        for door in every_door(private, made.pk):
            for method in (browser.get, browser.post):
                there, nowhere = method(door), method(door.replace("verzonnendam", "nergensland"))
                assert there.status_code == nowhere.status_code != 200, door
                assert there.headers.keys() == nowhere.headers.keys()
                plain = SECRET.sub(b"", nowhere.content).replace(b"nergensland", b"verzonnendam")
                assert SECRET.sub(b"", there.content) == plain, door


def test_a_seat_of_another_table_is_absent_below_this_one(client, table):
    other = tables.whole_table("elders")
    by(client, "ambtenaar")
    for rest in ("", "/innemen", "/veranderen", "/uitnodigen", "/vertrekken"):
        for seat in (other.unclaimed_seat.reference, other.municipality_seat.reference, "seat-absent"):
            assert client.get(f"/verzonnendam/stoelen/{seat}{rest}").status_code == 404
    assert client.get("/verzonnendam/stoelen/begeleiders/999/beeindigen").status_code == 404


def test_giving_a_seat_through_the_page(client, table):
    by(client, "huurders")
    there = "/verzonnendam/stoelen/nieuw"
    assert client.get(there).status_code == 200
    answer = client.post(there, {**GIVEN, "kind": ""})
    assert answer.status_code == 422
    assert "Zorg Nieuw" in answer.content.decode()
    answer = client.post(there, {**GIVEN, "themes": ["housing_care"]})
    seat = Seat.objects.latest("pk")
    assert answer.headers["Location"] == address(seat)
    terms = seat.terms.get()
    assert (terms.signs, terms.themes, terms.since) == (False, ["housing_care"], date(2026, 1, 1))
    other = tables.organisation_with("x", "Bekend")
    assert client.post(there, {**GIVEN, "organisation": other.organisation, "name": "", "kind": ""}).status_code == 303
    assert Seat.objects.latest("pk").organisation_id == other.organisation_id


def test_asking_somebody_for_a_seat_and_taking_it_back(client, table):
    by(client, "huurders")
    seat = table.unclaimed_seat
    there, given = address(seat, "/uitnodigen"), {"email": "nieuw@voorbeeld.example", "language": "nl"}
    assert client.get(there).status_code == 200
    assert client.post(there, {**given, "email": "geen"}).status_code == 422
    assert client.post(there, given).headers["Location"] == address(seat)
    assert "nieuw@voorbeeld.example" in client.get(address(seat)).content.decode()
    back = address(seat, f"/uitnodigingen/{Invitation.objects.get().reference}/intrekken")
    assert client.get(back).status_code == 405
    assert client.post(back).headers["Location"] == address(seat)
    assert client.post(back).status_code == 422
    assert "nieuw@voorbeeld.example" not in client.get(address(seat)).content.decode()


def test_who_was_asked_claims_the_seat_by_saying_yes(client, private):
    made = invite_to_seat(private.tenants, seat=private.unclaimed_seat.reference, email="nieuw@voorbeeld.example")
    there = f"/uitnodiging/{token(people.link_of(made))}"
    assert "Wonen in Verzonnendam" in client.get(there).content.decode()
    assert client.post(there).headers["Location"] == "/mijn"
    assert client.get("/verzonnendam/stoelen").status_code == 200
    private.unclaimed_seat.refresh_from_db()
    assert private.unclaimed_seat.claimed_at


def test_claiming_a_seat_of_a_table_one_does_not_see_yet(client, private):
    tables.member_of(private.unclaimed_seat.organisation.reference, "zorg")
    people.signed_in(client, "zorg")
    there = address(private.unclaimed_seat, "/innemen")
    assert client.get("/verzonnendam/stoelen").status_code == 404
    assert there in client.get("/mijn/tafels").content.decode()
    assert "Wonen in Verzonnendam" in client.get(there).content.decode()
    assert client.post(there).headers["Location"] == "/verzonnendam/stoelen"
    assert client.get("/verzonnendam/stoelen").status_code == 200
    assert client.get(there).status_code == 403


def test_changing_a_seat_and_leaving_through_the_pages(client, table):
    by(client, "corporatie")
    seat = table.association_seat
    there = address(seat, "/veranderen")
    assert client.get(there).status_code == 200
    given = {"signs": "no", "themes": ["finance"], "since": "2026-02-01", "until": "2026-01-01"}
    assert client.post(there, given).status_code == 422
    assert client.post(there, {**given, "until": ""}).headers["Location"] == address(seat)
    assert "2026" in client.get(address(seat)).content.decode()
    there = address(seat, "/vertrekken")
    assert client.get(there).status_code == 200
    assert client.post(there, {"until": "2026-02-28"}).status_code == 422
    assert client.post(there, {"until": "2026-02-28", "sure": "on"}).headers["Location"] == "/mijn/tafels"
    assert [terms.until for terms in seat.terms.order_by("number")] == [None, None, date(2026, 2, 28)]
    assert client.get(there).status_code == 403


def test_others_read_a_seat_and_may_not_act_on_it(client, table):
    by(client, "ambtenaar")
    seat = table.association_seat
    text = client.get(address(seat)).content.decode()
    for rest in ("/innemen", "/veranderen", "/uitnodigen", "/vertrekken"):
        assert address(seat, rest) not in text
        assert client.get(address(seat, rest)).status_code == 403
        assert client.post(address(seat, rest), GIVEN).status_code == 403


def test_a_facilitator_is_asked_and_ended_through_the_pages(client, table):
    by(client, "huurders")
    there, given = "/verzonnendam/stoelen/begeleiders/nieuw", {"email": "begeleider@voorbeeld.example"}
    assert client.get(there).status_code == 200
    assert client.post(there, given).status_code == 422
    assert client.post(there, {**given, "language": "en"}).status_code == 303
    assert Person.objects.get(email=given["email"]).language == "en"
    there = f"/verzonnendam/stoelen/begeleiders/{Facilitation.objects.get().pk}/beeindigen"
    people.signed_in(client, "begeleider")
    assert "/verzonnendam" in client.get("/mijn/tafels").content.decode()
    assert client.get(there).status_code == 200
    assert client.post(there).headers["Location"] == "/mijn/tafels"
    assert client.get(there).status_code == 404


def test_an_organisation_is_confirmed_through_the_page(client, private):
    there = f"/mijn/bevestigen/{private.municipality.organisation}"
    assert by(client, "ambtenaar").get(there).status_code == 403
    assert there in by(client, "huurders").get(address(private.municipality_seat)).content.decode()
    assert client.get(there).status_code == 200
    assert client.post(there).status_code == 422
    assert client.post(there, {"sure": "on"}).status_code == 303
    assert Confirmed.objects.get().organisation_id == private.municipality.organisation_id
    assert client.get("/mijn/bevestigen/org-absent").status_code == 404
    client.logout()
    assert client.get("/verzonnendam/stoelen").status_code == 200


def test_who_sits_at_more_tables_goes_from_one_to_the_other(client, table):
    other = tables.whole_table("elders")
    tables.member_of(other.tenants.organisation, "huurders-verzonnendam", "read")
    text = by(client, "huurders").get("/mijn/tafels").content.decode()
    assert 'href="/verzonnendam"' in text
    assert 'value="/elders"' in text
    answer = client.post("/mijn/wissel", {"organisation": other.tenants.organisation, "next": "/elders/stoelen"})
    assert client.get(answer.headers["Location"]).status_code == 200
    assert client.get("/elders/stoelen/nieuw").status_code == 403


def test_work_is_handed_over_before_one_leaves(client, table):
    leaver = tables.member_of(table.tenants.organisation, "weg")
    facilitate(table.municipality, partnership=table.partnership.reference, email="weg@voorbeeld.example")
    mine = Membership.objects.get(person__reference=leaver.person).pk
    colleague = Membership.objects.get(person__reference=table.tenants.person).pk
    people.signed_in(client, "weg")
    there = f"/mijn/organisatie/leden/{mine}/overdragen"
    for page in (f"/mijn/organisatie/leden/{mine}", f"/mijn/organisatie/leden/{mine}/beeindigen"):
        assert there in client.get(page).content.decode()
    assert people.address("huurders-verzonnendam") in client.get(there).content.decode()
    assert client.post(there, {"to": "0"}).status_code == 422
    assert client.post(there, {"to": colleague}).status_code == 303
    assert Facilitation.objects.get(until=None).person.email == people.address("huurders-verzonnendam")
    for number in (membership_elsewhere(), 0):
        assert client.get(f"/mijn/organisatie/leden/{number}/overdragen").status_code == 404


def membership_elsewhere():
    actor = tables.whole_table("elders").tenants
    return Membership.objects.get(person__reference=actor.person).pk


def test_what_pages_ask_does_not_grow_with_the_seats(client, table):
    by(client, "ambtenaar")
    pages = ("/verzonnendam/stoelen", "/verzonnendam/stoelen/nieuw", address(table.unclaimed_seat), "/mijn/tafels")
    before = [asked(client, page) for page in pages]
    for number in range(20):
        tables.unclaimed(table.municipality, table.partnership, f"Zorg {number}")
    for number in range(5):
        tables.founded(table.municipality, f"tafel-{number}")
    assert [asked(client, page) for page in pages] == before
    assert max(before) <= 15, before


def asked(client, page):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(page).status_code == 200
    return len(queries)
