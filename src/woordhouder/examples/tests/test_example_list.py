"""`/voorbeelden`: the list, its filters with counts, and the same as data."""

import csv
import io

import pytest

from woordhouder.examples import actions

from .pages import MARKUP, fill, linked_data, page_text, queries_of


@pytest.fixture
def three(editor, facts):
    """Three examples that differ in theme, place, years and parties."""
    actions.describe(editor, slug="tilburg-2020-2024", facts=facts(traits=["rolling_term"]))
    actions.describe(
        editor,
        slug="ede-2022",
        facts=facts(title="In Ede", places=["Ede"], years={"from": 2022, "until": 2022}, themes=["finance"]),
    )
    actions.describe(
        editor,
        slug="utrecht-2024",
        facts=facts(
            title="In Utrecht",
            places=["Utrecht"],
            years={"from": 2024},
            themes=["finance", "housing_quality"],
            parties=[{"name": "Zorgvoorbeeld", "kind": "care_provider"}],
            commitments=[],
        ),
    )


def slugs(client, query=""):
    return [row["slug"] for row in client.get(f"/voorbeelden.json{query}").json()["examples"]]


def test_all_examples_newest_first_with_their_number(client, three):
    page = page_text(client.get("/voorbeelden"))
    assert "3 voorbeelden" in page
    order = [page.index(f'href="/voorbeelden/{slug}"') for slug in ("utrecht-2024", "ede-2022", "tilburg-2020-2024")]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("?thema=finance", ["ede-2022", "utrecht-2024"]),
        ("?partij=care_provider", ["utrecht-2024"]),
        ("?kenmerk=rolling_term", ["tilburg-2020-2024"]),
        ("?provincie=Gelderland&provincie=Utrecht", ["ede-2022", "utrecht-2024"]),
        ("?jaar=2022", ["ede-2022", "tilburg-2020-2024"]),
        ("?thema=finance&jaar=2022", ["ede-2022"]),
        ("?thema=onzin", ["ede-2022", "tilburg-2020-2024", "utrecht-2024"]),
    ],
)
def test_filters_leave_the_same_on_the_page_and_in_the_data(client, three, query, left):
    assert slugs(client, query) == left
    page = page_text(client.get(f"/voorbeelden{query}"))
    assert f"{len(left)} voorbeeld" in page
    assert [
        slug for slug in ("ede-2022", "tilburg-2020-2024", "utrecht-2024") if f'/voorbeelden/{slug}"' in page
    ] == left


def test_each_choice_says_how_many_it_leaves(client, three):
    page = page_text(client.get("/voorbeelden?provincie=Utrecht"))
    finance = page[page.index('value="finance"') :].split("</label>")[0]
    assert '<span class="wh-facet__count">1</span>' in finance
    assert 'name="provincie" value="Utrecht" checked' in page
    assert 'name="provincie" value="Gelderland"' in page


def test_nothing_left_is_no_dead_end(client, three):
    page = page_text(client.get("/voorbeelden?thema=housing_quality&jaar=2022&provincie=Utrecht"))
    assert "Niets past bij al uw keuzes samen" in page
    assert "0 voorbeelden" in page
    assert 'href="/voorbeelden"' in page


def test_an_empty_library_has_a_page(client, db):
    assert "0 voorbeelden" in page_text(client.get("/voorbeelden"))
    assert client.get("/voorbeelden.json").json() == {"examples": []}


def test_the_data_holds_all_facts_and_null_where_unknown(client, three):
    first = client.get("/voorbeelden.json").json()["examples"][0]
    assert {
        "slug", "title", "places", "parties", "years", "themes", "traits", "story", "process", "tenants_role",
        "what_made_it_work", "what_came_of_it", "commitments", "sources", "checked_on",
    } <= set(first)  # fmt: skip
    assert first["slug"] == "ede-2022"
    assert first["years"] == {"from": 2022, "until": 2022}
    assert first["tenants_role"] is None
    assert first["checked_on"] is None


def test_the_sheet_holds_the_same_examples(client, three):
    response = client.get("/voorbeelden.csv?thema=finance")
    rows = list(csv.DictReader(io.StringIO(response.content.decode().removeprefix("\ufeff")), delimiter=";"))
    assert [row["Titel"] for row in rows] == ["In Utrecht", "In Ede"]
    assert rows[0]["Tot en met jaar"] == ""
    assert rows[1]["Provincie"] == "Gelderland"
    assert rows[1]["Adres"].endswith("/voorbeelden/ede-2022")


def test_more_than_twenty_come_on_pages_that_keep_the_choices(client, editor, facts):
    fill(editor, facts, 21)
    first = page_text(client.get("/voorbeelden?thema=housing_quality"))
    assert first.count('class="wh-card"') == 20
    assert "?thema=housing_quality&amp;pagina=2" in first
    assert page_text(client.get("/voorbeelden?pagina=2")).count('class="wh-card"') == 1
    assert client.get("/voorbeelden?pagina=onzin").status_code == 200


def test_markup_is_text(client, editor, facts):
    actions.describe(editor, slug="ede-2022", facts=facts(title=MARKUP, summary=MARKUP, region=MARKUP))
    response = client.get("/voorbeelden?thema=<script>alert(2)</script>")
    assert "<script>alert" not in response.content.decode()
    assert linked_data(response)["mainEntity"]["itemListElement"][0]["name"] == MARKUP


def test_the_number_of_queries_does_not_grow(client, editor, facts):
    fill(editor, facts, 2)
    addresses = ("/voorbeelden", "/voorbeelden.json", "/voorbeelden.csv")
    few = [queries_of(client, address) for address in addresses]
    fill(editor, lambda **changes: facts(**{**changes, "summary": "Anders."}), 25)
    assert [queries_of(client, address) for address in addresses] == few == [1, 3, 1]
