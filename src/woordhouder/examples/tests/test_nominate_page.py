"""Putting an agreement forward, and the public list of what is in the making."""

import pytest

from woordhouder.examples import actions
from woordhouder.examples.models import Nomination
from woordhouder.examples.queries import making

from .making import invited, member, nominated, published, taken_up, told
from .making_pages import browser
from .pages import page_text

GIVEN = {"title": "Samen tegen vocht", "places": ["den haag", "Tilburg", ""], "why": "Het hielp.", "source_url": ""}


@pytest.fixture
def tenants(db):
    return member("Huurdersraad", kind="tenants_organisation", role="read")


@pytest.mark.parametrize("address", ["/voordragen", "/en/voordragen"])
def test_everybody_reads_what_happens_and_how_to_do_it_without_account(client, db, address):
    text = page_text(client.get(address))
    assert "<form" not in text
    assert f"/aanmelden?next={address.replace('/', '%2F')}" in text
    assert "mailto:redactie@woordhouder.example" in text


def test_a_member_puts_forward_and_follows_it(tenants):
    mine = browser(tenants)
    answer = mine.post("/voordragen", GIVEN)
    made = Nomination.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, f"/in-de-maak/{made.reference}")
    assert made.places == ["'s-Gravenhage", "Tilburg"]
    assert mine.get(answer["Location"]).status_code == 200


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"places": ["Nergenshuizen"]}, "id_places"),
        ({"title": ""}, "id_title"),
        ({"source_url": "geen"}, "id_source_url"),
    ],
)
def test_what_is_not_right_comes_back_with_everything_that_was_typed(tenants, wrong, field):
    answer = browser(tenants).post("/voordragen", {**GIVEN, "why": "Dit bleef staan.", **wrong})
    text = page_text(answer)
    assert answer.status_code == 422
    assert f'href="#{field}"' in text
    assert "Dit bleef staan." in text
    assert Nomination.objects.count() == 0


@pytest.mark.parametrize(("given", "where"), [({"places": ["Breda"]}, "Breda"), ({"region": "Parkstad"}, "Parkstad")])
def test_one_municipality_or_a_region_is_enough(tenants, given, where):
    told = {name: value for name, value in GIVEN.items() if name != "places"}
    answer = browser(tenants).post("/voordragen", {**told, **given})
    assert answer.status_code == 303
    assert Nomination.objects.get().where == (where,)


def test_without_any_place_it_comes_back(tenants):
    answer = browser(tenants).post("/voordragen", {**GIVEN, "places": []})
    assert answer.status_code == 422
    assert 'href="#id_places"' in page_text(answer)


def test_what_a_visitor_hands_in_is_there_after_signing_in(client, tenants):
    answer = client.post("/voordragen", GIVEN)
    assert (answer.status_code, answer["Location"]) == (303, "/aanmelden?next=%2Fvoordragen")
    session = client.session
    mine = browser(tenants)
    kept = mine.session
    kept["handed_in"] = session["handed_in"]
    kept.save()
    assert "Het hielp." in page_text(mine.get("/voordragen"))
    assert Nomination.objects.count() == 0


def test_a_draft_is_kept_and_goes_when_it_is_handed_in(tenants):
    mine = browser(tenants)
    assert mine.post("/voordragen", {**GIVEN, "_keep": "1"})["Location"] == "/voordragen?bewaard=1"
    assert "Samen tegen vocht" in page_text(mine.get("/voordragen"))
    mine.post("/voordragen", GIVEN)
    assert "Samen tegen vocht" not in page_text(mine.get("/voordragen"))


def test_the_public_list_shows_title_place_and_stage_and_nothing_more(client, editor, tenants):
    nominated(tenants, title="Nog niet opgepakt")
    nomination = taken_up(editor, tenants)
    told(invited(editor, nomination, "Woonvoorbeeld"), "Dit is nog van mij alleen.")
    text = page_text(client.get("/in-de-maak"))
    assert "Samen tegen vocht" in text
    assert "Tilburg" in text
    for secret in ("Nog niet opgepakt", "Woonvoorbeeld", "Huurdersraad", "van mij alleen", "Het hielp", nomination):
        assert secret not in text
    data = client.get("/in-de-maak.json").json()["in_the_making"]
    assert [(line["title"], line["places"], line["stage"]) for line in data] == [
        ("Samen tegen vocht", ["Tilburg"], "interviewing")
    ]


def test_what_was_published_leaves_the_list_and_an_empty_list_says_what_to_do(client, editor, facts):
    published(editor, facts())
    assert client.get("/in-de-maak.json").json() == {"in_the_making": []}
    assert 'href="/voordragen"' in page_text(client.get("/in-de-maak"))


@pytest.mark.parametrize(
    ("method", "address"), [("put", "/voordragen"), ("post", "/in-de-maak"), ("post", "/in-de-maak.json")]
)
def test_other_methods_are_refused(client, db, method, address):
    assert getattr(client, method)(address).status_code == 405


def test_a_long_list_comes_in_pages_and_as_data_whole(client, editor, monkeypatch):
    monkeypatch.setattr(making, "ON_A_PAGE", 2)
    for number in range(3):
        actions.take_up(editor, nomination=nominated(editor, title=f"Afspraak {number}"))
    first, last = (page_text(client.get(address)) for address in ("/in-de-maak", "/in-de-maak?pagina=2"))
    assert [f"Afspraak {number}" in first for number in range(3)] == [False, True, True]
    assert [f"Afspraak {number}" in last for number in range(3)] == [True, False, False]
    assert 'href="?pagina=2"' in first
    assert len(client.get("/in-de-maak.json").json()["in_the_making"]) == 3
