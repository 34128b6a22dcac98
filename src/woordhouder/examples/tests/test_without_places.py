"""An example of a whole region names no municipality: every page and search that asks where it is goes on working."""

import pytest
from django.test import Client

from woordhouder.examples import actions
from woordhouder.site.search.index import follow

from .pages import page_text

pytestmark = pytest.mark.django_db
SLUG = "regio-2020-2024"


@pytest.fixture
def of_a_region(editor, facts, an_example):
    actions.describe(editor, slug=SLUG, facts=facts(title="Samen in de regio", places=(), region="Regio Midden"))
    follow()
    return SLUG


@pytest.mark.parametrize(
    "address",
    [
        f"/voorbeelden/{SLUG}",
        f"/voorbeelden/{SLUG}.json",
        "/voorbeelden",
        "/voorbeelden.csv",
        "/kaart.json",
        "/zoeken?q=samen",
        "/zoeken?q=samen+Groningen",
        "/zoeken.json?q=Groningen",
        "/themas/woningkwaliteit",
    ],
)
def test_each_page_can_be_asked(of_a_region, address):
    answer = Client().get(address)
    assert answer.status_code == 200
    assert b"".join(answer) if answer.streaming else answer.content


def test_it_stands_in_the_list_and_not_on_the_map(of_a_region):
    page = page_text(Client().get("/kaart"))
    assert f'href="/voorbeelden/{SLUG}"' not in page
    assert "/voorbeelden/tilburg-2020-2024" in page
    assert "Regio Midden" in page_text(Client().get("/voorbeelden"))
    assert "Regio Midden:" not in page_text(Client().get(f"/voorbeelden/{SLUG}"))


def test_what_is_nearest_is_an_example_with_a_place(of_a_region):
    found = Client().get("/zoeken.json?q=Groningen").json()
    assert SLUG not in str(found.get("nearby"))
    assert "tilburg-2020-2024" in str(found)
