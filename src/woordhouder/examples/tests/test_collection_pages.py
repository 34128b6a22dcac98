"""`/verzamelingen`: what others collected, what we know of it, and who can help."""

import csv
import io

import pytest

from woordhouder.examples import actions
from woordhouder.examples.facts import CollectionFacts

from .pages import MARKUP, linked_data, page_text, queries_of

ADDRESS = "/verzamelingen/pareltjes"


@pytest.fixture
def write(editor):
    """Write a collection that does not exist, with what a test changes."""

    def written(slug="pareltjes", **changes):
        facts = {
            "title": "Pareltjes",
            "summary": "Goede voorbeelden.",
            "collected_by": ["Vereniging Voorbeeld"],
            "year": 2021,
            "expected": 17,
            "text": "Wat wij weten.",
            "invitation": "Deed u mee? Vertel het ons.",
            "members": [
                {"title": "Tegen vocht", "place": "Tilburg", "example": "tilburg-2020-2024"},
                {"title": "Nog onbekend", "example": "nergens-2020"},
            ],
            "sources": [{"url": "https://voorbeeld.example/", "publisher": "Voorbeeldkrant", "kind": "news"}],
            **changes,
        }
        checked = CollectionFacts.model_validate(facts).model_dump(mode="json")
        actions.write_page(editor, kind="collection", slug=slug, facts=checked)

    return written


def test_the_list_says_how_much_is_known(client, write):
    write()
    page = page_text(client.get("/verzamelingen"))
    assert f'href="{ADDRESS}"' in page
    assert "2 van de 17 bij ons bekend" in page


def test_the_page_shows_what_is_known_and_invites(client, write, an_example):
    write()
    page = page_text(client.get(ADDRESS))
    for words in ("Vereniging Voorbeeld", "2021", "Wat wij weten.", "Deed u mee? Vertel het ons.", "Voorbeeldkrant"):
        assert words in page
    assert f'href="/voorbeelden/{an_example}"' in page
    assert "/voorbeelden/nergens-2020" not in page
    assert "nog niet in de bibliotheek" in page


def test_without_an_invitation_it_still_invites_and_what_is_unknown_says_so(client, write):
    write(invitation=None, year=None, expected=None, members=[])
    page = page_text(client.get(ADDRESS))
    assert "Laat het ons dan weten." in page
    assert page.count("niet bekend") >= 3


def test_the_operator_can_be_reached(client, write, settings):
    write()
    settings.CONTACT_EMAIL = "redactie@voorbeeld.example"
    assert 'href="mailto:redactie@voorbeeld.example"' in page_text(client.get(ADDRESS))


def test_the_same_as_data_and_as_a_sheet(client, write):
    write()
    data = client.get(f"{ADDRESS}.json").json()
    assert data["expected"] == 17
    assert data["members"][0]["example"] == "tilburg-2020-2024"
    assert client.get("/verzamelingen.json").json()["collections"][0]["slug"] == "pareltjes"
    content = client.get("/verzamelingen.csv").content.decode()
    row = next(csv.DictReader(io.StringIO(content.removeprefix("\ufeff")), delimiter=";"))
    assert (row["Titel"], row["Hoeveel"], row["Bij ons bekend"]) == ("Pareltjes", "17", "2")


def test_a_removed_collection_says_why(client, write, controller):
    write()
    actions.remove_from_page(
        controller, kind="collection", slug="pareltjes", ground="copyright", reason="Overgenomen tekst."
    )
    page = page_text(client.get(ADDRESS))
    assert "Overgenomen tekst." in page
    assert "Wat wij weten." not in page
    assert client.get(f"{ADDRESS}.json").json()["removed"]["reason"] == "Overgenomen tekst."
    assert "pareltjes" not in page_text(client.get("/verzamelingen"))


def test_markup_is_text(client, write):
    write(title=MARKUP, text=MARKUP, invitation=MARKUP, members=[{"title": MARKUP, "place": MARKUP}])
    response = client.get(ADDRESS)
    assert "<b>Vet" not in response.content.decode()
    assert linked_data(response)["name"] == MARKUP


@pytest.mark.parametrize("address", ["/verzamelingen/nergens", "/verzamelingen/nergens.json"])
def test_an_absent_collection_is_not_found(client, db, address):
    assert client.get(address).status_code == 404


def test_the_number_of_queries_does_not_grow(client, write):
    write()
    addresses = ("/verzamelingen", "/verzamelingen.json", "/verzamelingen.csv", ADDRESS, f"{ADDRESS}.json")
    few = [queries_of(client, address) for address in addresses]
    for number in range(10):
        write(slug=f"reeks-{number}", title=f"Reeks {number}")
        write(title=f"Pareltjes {number}")
    assert [queries_of(client, address) for address in addresses] == few
    assert max(few) <= 5
