"""`/themas` and the menu of each theme: what do others promise?"""

import csv
import io

import pytest

from woordhouder.examples import actions
from woordhouder.examples.words import THEME_SLUGS, Theme

from .pages import MARKUP, fill, linked_data, page_text, queries_of

MENU = "/themas/woningkwaliteit"


@pytest.fixture
def promises(editor, facts, an_example):
    """Two promises on the quality of homes, one on finance."""
    actions.describe(
        editor,
        slug="ede-2022",
        facts=facts(
            places=["Ede"],
            themes=["finance"],
            years={"from": 2022, "until": 2023},
            commitments=[
                {"text": "De gemeente betaalt mee.", "theme": "finance", "who": ["Gemeente Tilburg"]},
                {"text": "Samen meten.", "theme": "housing_quality", "years": {"from": 2025, "until": 2025}},
            ],
        ),
    )


def texts(client, address):
    return [row["text"] for row in client.get(address).json()["commitments"]]


def test_every_theme_has_a_name_an_explanation_counts_and_a_dutch_address(client, promises):
    page = page_text(client.get("/themas"))
    data = client.get("/themas.json").json()["themes"]
    assert [row["code"] for row in data] == Theme.values
    assert len({row["slug"] for row in data}) == 10
    for row in data:
        assert f'href="/themas/{row["slug"]}"' in page
        assert row["label"] in page
        assert client.get(row["address"]).status_code == 200
    finance = data[Theme.values.index("finance")]
    assert (finance["examples"], finance["commitments"]) == (1, 1)


def test_the_menu_shows_text_figure_who_place_and_year(client, promises):
    page = page_text(client.get(MENU))
    assert "2 afspraken" in page
    for words in ("De corporatie herstelt vochtige woningen.", "300 woningen", "Woonvoorbeeld", "Tilburg", "2020-2024"):
        assert words in page
    assert 'href="/voorbeelden/tilburg-2020-2024#afspraak-1"' in page
    assert "De gemeente betaalt mee." not in page


def test_what_is_not_known_says_so(client, promises):
    page = page_text(client.get(MENU))
    row = page[page.rindex("Samen meten.") :].split("</tr>")[0]
    assert "geen getal" in row
    assert "niet bekend" in row
    assert "2025" in row


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("?getal=1", ["De corporatie herstelt vochtige woningen."]),
        ("?partij=housing_association", ["De corporatie herstelt vochtige woningen."]),
        ("?provincie=Gelderland", ["Samen meten."]),
        ("?jaar=2025", ["Samen meten."]),
        ("", ["Samen meten.", "De corporatie herstelt vochtige woningen."]),
    ],
)
def test_filters(client, promises, query, left):
    assert texts(client, f"{MENU}.json{query}") == left
    page = page_text(client.get(f"{MENU}{query}"))
    assert all(text in page for text in left)
    assert ("Samen meten." in page) == ("Samen meten." in left)


def test_all_themes_together_can_be_filtered_by_theme(client, promises):
    assert len(texts(client, "/themas/alle.json")) == 3
    assert texts(client, "/themas/alle.json?thema=finance") == ["De gemeente betaalt mee."]
    assert "3 afspraken" in page_text(client.get("/themas/alle"))
    assert client.get("/themas/alle.json").json()["theme"] is None


def test_the_data_keeps_the_code_and_is_null_where_unknown(client, promises):
    data = client.get(f"{MENU}.json").json()
    assert data["theme"]["code"] == "housing_quality"
    assert data["theme"]["slug"] == "woningkwaliteit"
    first = data["commitments"][0]
    assert first["figure"] is None
    assert first["who"] is None
    assert first["years"] == {"from": 2025, "until": 2025}
    assert first["example"]["slug"] == "ede-2022"


def test_the_sheet_holds_the_same_promises(client, promises):
    content = client.get(f"{MENU}.csv?getal=1").content.decode()
    rows = list(csv.DictReader(io.StringIO(content.removeprefix("\ufeff")), delimiter=";"))
    assert [(row["Getal"], row["Wie het doet"], row["Plaats"]) for row in rows] == [
        ("300 woningen", "Woonvoorbeeld", "Tilburg")
    ]
    assert client.get("/themas.csv").content.decode().count("\r\n") == 11


def test_a_code_leads_to_the_address_of_its_theme(client, promises):
    response = client.get("/themas/finance?jaar=2022")
    assert response.status_code == 301
    assert response["Location"] == "/themas/financien?jaar=2022"
    assert client.get("/en/themas/finance")["Location"] == "/en/themas/financien"


@pytest.mark.parametrize("address", ["/themas/onzin", "/themas/onzin.json", "/themas/onzin.csv", "/en/themas/onzin"])
def test_an_absent_theme_is_not_found(client, db, address):
    assert client.get(address).status_code == 404


def test_markup_is_text(client, editor, facts):
    promise = {"text": MARKUP, "theme": "finance", "figure": MARKUP, "who": [MARKUP]}
    parties = [{"name": MARKUP, "kind": "other"}]
    actions.describe(editor, slug="ede-2022", facts=facts(commitments=[promise], parties=parties))
    response = client.get("/themas/financien")
    assert "<b>Vet" not in response.content.decode()
    assert linked_data(response)["mainEntity"]["itemListElement"][0]["name"] == MARKUP


def test_in_english_the_page_is_english_and_its_promises_are_marked_as_dutch(client, promises):
    page = page_text(client.get(f"/en{MENU}"))
    assert "Quality of the homes" in page
    assert '<span lang="nl">Samen meten.</span>' in page


def test_the_number_of_queries_does_not_grow(client, editor, facts):
    fill(editor, facts, 2)
    addresses = ("/themas", "/themas.json", MENU, f"{MENU}.json", f"{MENU}.csv", "/themas/alle")
    few = [queries_of(client, address) for address in addresses]
    fill(editor, lambda **changes: facts(**{**changes, "summary": "Anders."}), 12)
    assert [queries_of(client, address) for address in addresses] == few == [2] * 6


def test_the_slugs_are_one_to_one():
    assert set(THEME_SLUGS) == set(Theme)
    assert len(set(THEME_SLUGS.values())) == 10
