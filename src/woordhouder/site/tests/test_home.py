"""The home page, in both languages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from woordhouder.examples import actions
from woordhouder.examples.models import PageKind

PEARLS = {
    "title": "Zeventien voorbeelden",
    "summary": "Eens verzameld.",
    "collected_by": ["Voorbeeldbond"],
    "expected": 17,
    "text": "Er waren er zeventien.",
    "invitation": "Hebt u ze <b>bewaard</b>?",
    "members": [{"title": "Het eerste"}, {"title": "Het tweede"}],
    "sources": [{"url": "https://voorbeeld.example/17", "publisher": "Voorbeeldbond", "kind": "issuer"}],
}


@pytest.fixture
def shown_at(client):
    def get(address="/"):
        response = client.get(address)
        assert response.status_code == 200
        return " ".join(response.content.decode().split())

    return get


@pytest.fixture
def told(facts):
    """Facts of an example that is told whole."""
    return lambda **changes: facts(process="Zo ging het.", tenants_role="Zij deden mee.", **changes)


def test_it_says_what_this_is_and_lets_people_in(shown_at, an_example):
    shown = shown_at()
    assert "Hoe maken anderen goede prestatieafspraken?" in shown
    assert '<form class="wh-search" role="search" action="/zoeken" method="get">' in shown
    for role in ("huurders", "gemeente", "corporatie"):
        assert f"/gids?rol={role}" in shown
    assert "/zoeken?q=huurbevriezing" in shown


def test_numbers_are_those_of_the_library(shown_at, editor, told):
    actions.describe(editor, slug="een", facts=told())
    actions.describe(editor, slug="twee", facts=told(title="Nog een"))
    shown = shown_at()
    for number, words in ((2, "voorbeelden"), (2, "afspraken daarin"), (1, "bronnen om verder te lezen")):
        assert f'<strong class="wh-figure__number">{number}</strong> <span class="wh-figure__words">{words}' in shown
    assert 'href="/themas/woningkwaliteit"><span class="home-theme__name">Kwaliteit van woningen</span>' in shown
    assert "2 voorbeelden</span></a>" in shown


def test_three_whole_examples_from_different_provinces(shown_at, editor, facts, told):
    actions.describe(editor, slug="half", facts=facts(title="Half verteld"))
    for slug, place in (("a", "Tilburg"), ("b", "Breda"), ("c", "Zwolle"), ("d", "Groningen")):
        actions.describe(editor, slug=slug, facts=told(title=f"Verhaal {slug}", places=[place]))
    cards = shown_at().partition('<ul class="wh-cards">')[2].partition("</ul> <p")[0]
    assert [slug for slug in ("half", "a", "b", "c", "d") if f"/voorbeelden/{slug}" in cards] == ["a", "c", "d"]


def test_a_collection_that_lacks_most_invites_to_complete_it(shown_at, editor):
    actions.load_page(editor, kind=PageKind.COLLECTION, slug="zeventien", facts=PEARLS)
    shown = shown_at()
    assert "<strong>Zeventien voorbeelden</strong>: wij kennen er 2 van de 17." in shown
    assert "Hebt u ze &lt;b&gt;bewaard&lt;/b&gt;?" in shown
    assert 'href="/verzamelingen/zeventien"' in shown


def test_news_tells_new_from_changed(shown_at, editor, facts, an_example):
    assert "Nieuw, <time" in shown_at()
    actions.describe(editor, slug=an_example, facts=facts(title="Samen <i>droog</i>"))
    shown = shown_at()
    assert "Bijgewerkt, <time" in shown
    assert "Samen &lt;i&gt;droog&lt;/i&gt;" in shown


@pytest.mark.parametrize("address", ["/en", "/en/"])
def test_english_has_its_own_front_door(shown_at, an_example, address):
    shown = shown_at(address)
    assert '<html lang="en"' in shown
    assert "How do others make good agreements?" in shown
    assert 'action="/en/zoeken"' in shown
    assert '<span lang="nl">Samen tegen vocht</span>' in shown


def test_an_empty_library_has_a_home_too(shown_at, db):
    assert "De bibliotheek nu" in shown_at()


def test_it_asks_the_database_as_often_however_much_there_is(client, editor, told):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        return len(queries)

    actions.describe(editor, slug="een", facts=told())
    few = asked()
    for number in range(20):
        actions.describe(editor, slug=f"proef-{number}", facts=told(title=f"Proef {number}"))
    assert asked() == few == 7
