"""`/kaart`: the same examples as spots and as a list."""

import re

from woordhouder.examples import actions, outlines
from woordhouder.examples.views import map as view

from .pages import MARKUP, fill, page_text, queries_of


def test_the_map_and_the_list_hold_the_same_numbers(client, editor, facts, an_example):
    actions.describe(editor, slug="ede-2022", facts=facts(title="In Ede", places=["Ede"]))
    page = page_text(client.get("/kaart"))
    drawn = re.findall(r'<text class="lib-map__number"[^>]*>(\d+)</text>', page)
    listed = re.findall(r'<span class="lib-spot__number">(\d+)</span>', page)
    assert drawn == listed == ["1", "2"]
    assert 'aria-label="1 Ede: 1 voorbeeld"' in page
    assert page.count('href="/voorbeelden/ede-2022"') == 2


def test_every_province_leads_to_its_examples(client, an_example):
    page = page_text(client.get("/kaart"))
    assert page.count('class="wh-map__province"') == 12
    assert 'aria-label="Noord-Brabant: 1 voorbeeld"' in page
    assert 'aria-label="Frysl&acirc;n: 0 voorbeelden"' in page or 'aria-label="Fryslân: 0 voorbeelden"' in page
    assert 'href="/voorbeelden?provincie=Noord-Brabant"' in page
    assert "CC BY 4.0" in page


def test_more_examples_in_one_place_share_a_spot_that_leads_to_the_list(client, editor, facts):
    fill(editor, facts, 3)
    page = page_text(client.get("/kaart"))
    assert 'href="#plek-1" aria-label="1 Tilburg: 3 voorbeelden"' in page
    assert 'id="plek-1"' in page


def test_a_region_over_two_provinces_stands_in_both_lists_with_one_number(client, editor, facts):
    actions.describe(editor, slug="regio-2020", facts=facts(region="De Grens", places=["Tilburg", "Zaltbommel"]))
    page = page_text(client.get("/kaart"))
    assert page.count('<span class="lib-spot__number">1</span>') == 2
    assert page.count('id="plek-1"') == 1
    counts = {row["name"]: row["examples"] for row in client.get("/kaart.json").json()["provinces"]}
    assert (counts["Gelderland"], counts["Noord-Brabant"], counts["Zeeland"]) == (1, 1, 0)


def test_the_same_as_data(client, an_example):
    place = client.get("/kaart.json").json()["places"][0]
    assert (place["number"], place["name"], place["provinces"]) == (1, "Tilburg", ["Noord-Brabant"])
    assert 51 < place["latitude"] < 52
    assert place["examples"][0]["address"] == f"/voorbeelden/{an_example}"


def test_without_the_outline_the_list_is_still_there(client, an_example, monkeypatch):
    monkeypatch.setattr(view, "outline", lambda: None)
    page = page_text(client.get("/kaart"))
    assert "wh-map__province" not in page
    assert f'href="/voorbeelden/{an_example}"' in page


def test_the_outline_is_read_once():
    assert outlines.outline() is outlines.outline()


def test_an_empty_library_has_a_map(client, db):
    assert "Er staan 0 voorbeelden" in page_text(client.get("/kaart"))


def test_markup_is_text(client, editor, facts):
    actions.describe(editor, slug="ede-2022", facts=facts(title=MARKUP, region=MARKUP))
    assert "<b>Vet" not in client.get("/kaart").content.decode()


def test_the_number_of_queries_does_not_grow(client, editor, facts):
    fill(editor, facts, 2)
    assert [queries_of(client, address) for address in ("/kaart", "/kaart.json")] == [1, 1]
    fill(editor, lambda **changes: facts(**{**changes, "summary": "Anders."}), 12)
    assert [queries_of(client, address) for address in ("/kaart", "/kaart.json")] == [1, 1]
