"""The controller removes words of the library by a form, one link from where they stand, in a running site."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.translation import override

from woordhouder.examples import actions
from woordhouder.examples.models import Removal, Testimony
from woordhouder.examples.queries.removal_page import PARTS
from woordhouder.record.clock import acting_at, now
from woordhouder.record.inspection import inspect_record
from woordhouder.record.models import Opening
from woordhouder.site.search.index import follow
from woordhouder.site.tests.stepped_up import signed_in_now

from .making import published
from .pages import page_text

pytestmark = pytest.mark.django_db
EXAMPLE = "/en/voorbeelden/tilburg-2020-2024"
REMOVING = "/en/verwijderen/voorbeelden/tilburg-2020-2024"
FILLED_IN = {"ground": "personal_data", "reason": "Er stond een naam in.", "sure": "on"}
STORY = {**FILLED_IN, "part": "story"}
DAY = {
    "title": "Dag van Sanne",
    "summary": "Sanne vertelt.",
    "starts": "2026-03-01",
    "organisers": ["De bond"],
    "sources": [{"url": "https://bond.example/", "publisher": "De bond", "kind": "issuer"}],
}
TERM = {"slug": "bod", "term": "bod van Sanne", "explanation": "Wat iemand biedt.", "english": "offer"}


@pytest.fixture(autouse=True)
def _pages_as_they_are(settings):
    settings.PAGE_CACHE_SECONDS = 0


@pytest.fixture
def browser(controller):
    return signed_in_now(controller)


def ask(client, there, status=200, **given):
    answer = client.post(there, given) if given else client.get(there)
    assert answer.status_code == status, page_text(answer)
    return answer


def test_each_page_leads_the_controller_to_it_and_nobody_else(an_example, editor, browser):
    actions.write_page(editor, kind="event", slug="dag", facts=DAY)
    for address in (EXAMPLE, "/en/agenda/dag"):
        link = f'href="/en/verwijderen{address.removeprefix("/en")}"'
        assert link in page_text(ask(browser, address))
        for client in (Client(), signed_in_now(editor)):
            assert "/en/verwijderen/" not in page_text(ask(client, address))


def test_it_shows_the_parts_that_a_version_holds(an_example, browser):
    page = page_text(ask(browser, REMOVING))
    for words in ("Bewoners klaagden over schimmel.", "Gemeente Tilburg", "Which words have to go?", 'value="story"'):
        assert words in page, words
    assert 'value="region"' not in page


def test_a_part_goes_from_every_version_page_data_search_and_record(an_example, editor, facts, browser):
    actions.describe(editor, slug=an_example, facts=facts(title="Tweede versie"))
    follow()
    assert "Tweede versie" in page_text(ask(Client(), "/en/zoeken?q=schimmel"))
    ask(browser, REMOVING, 303, **STORY)
    follow()
    for address in (EXAMPLE, f"{EXAMPLE}.json", "/en/voorbeelden.json", "/en/zoeken?q=klaagden"):
        assert "Bewoners klaagden over schimmel." not in page_text(ask(Client(), address)), address
    for address in (EXAMPLE, f"{EXAMPLE}.json"):
        assert FILLED_IN["reason"] in page_text(ask(Client(), address))
    assert not Opening.objects.filter(value__contains="klaagden").exists()
    assert not inspect_record()
    page = page_text(ask(browser, REMOVING))
    assert "The words were removed. The reason stands there now." in page
    assert FILLED_IN["reason"] in page
    assert 'value="story"' not in page


@pytest.mark.parametrize("part", PARTS)
def test_every_part_can_go(editor, facts, browser, part):
    promised = {"region": "Midden-Brabant", **dict.fromkeys(("process", "tenants_role"), "Zo ging het.")}
    promised |= dict.fromkeys(("what_made_it_work", "what_came_of_it"), "Dat werkte.")
    promised |= {"keywords": ("schimmel",), "subjects": ({"name": "vocht in huis", "weight": 3},)}
    actions.describe(editor, slug="tilburg-2020-2024", facts=facts(**promised))
    ask(browser, REMOVING, 303, **{**STORY, "part": part})
    assert [row.part for row in Removal.objects.all()] == [part]
    assert FILLED_IN["reason"] in page_text(ask(browser, REMOVING))
    ask(browser, REMOVING, 422, **{**STORY, "part": part})


def test_nothing_goes_before_it_is_right_and_nothing_typed_is_lost(an_example, browser):
    for missing in STORY:
        given = {**STORY, missing: ""}
        assert given["reason"] in page_text(ask(browser, REMOVING, 422, **given))
    for wrong in ({"ground": "consent"}, {"part": "region"}, {"part": "slug"}):
        ask(browser, REMOVING, 422, **{**STORY, **wrong})
    assert not Removal.objects.exists()


@pytest.mark.parametrize(
    ("address", "kind", "facts"),
    [("/agenda/dag", "event", DAY), ("/begrippen", "glossary", {"terms": [TERM]})],
)
def test_a_page_goes_as_a_whole(editor, browser, address, kind, facts):
    actions.write_page(editor, kind=kind, slug="glossary" if kind == "glossary" else "dag", facts=facts)
    there = f"/en/verwijderen{address}"
    assert "Which words" not in page_text(ask(browser, there))
    assert ask(browser, there, 303, **FILLED_IN).headers["Location"] == f"/en{address}"
    for shown in (f"/en{address}", f"/en{address}.json"):
        page = page_text(ask(Client(), shown))
        assert "Sanne" not in page
        assert FILLED_IN["reason"] in page
    assert not Opening.objects.filter(value__contains="Sanne").exists()
    assert "<textarea" not in page_text(ask(browser, there))
    ask(browser, there, 422, **FILLED_IN)


def test_what_a_party_said_goes_and_the_reason_stands_in_its_place(editor, facts, browser):
    with override("en"):
        published(editor, facts())
    row = Testimony.objects.get()
    said, there = row.words.what_made_it_good, f"/en/verwijderen/stemmen/{row.pk}"
    assert f'href="{there}"' in page_text(ask(browser, EXAMPLE))
    assert said in page_text(ask(browser, there))
    assert ask(browser, there, 303, **FILLED_IN).headers["Location"] == f"{EXAMPLE}#stemmen"
    for address in (EXAMPLE, f"{EXAMPLE}.json"):
        page = page_text(ask(Client(), address))
        assert said not in page
        assert FILLED_IN["reason"] in page
    assert not inspect_record()
    ask(browser, there, 404)
    ask(browser, there, 404, **FILLED_IN)


@pytest.mark.parametrize("thing", ["voorbeelden/tilburg-2020-2024", "voorbeelden/nergens", "gids/nergens", "stemmen/9"])
def test_only_the_controller_comes_in(an_example, editor, thing):
    there = f"/en/verwijderen/{thing}"
    ask(signed_in_now(editor), there, 403)
    ask(signed_in_now(editor), there, 403, **STORY)
    ask(Client(), there, 303)
    assert not Removal.objects.exists()


@pytest.mark.parametrize("thing", ["voorbeelden/nergens", "gids/nergens", "agenda/nergens", "kalender", "stemmen/9"])
def test_what_is_not_there_cannot_be_removed(browser, thing):
    ask(browser, f"/en/verwijderen/{thing}", 404)
    ask(browser, f"/en/verwijderen/{thing}", 404, **STORY)


def test_who_signed_in_long_ago_shows_again_who_she_is(an_example, controller):
    with acting_at(now() - timedelta(minutes=11)):
        client = signed_in_now(controller)
    assert ask(client, REMOVING, 303, **STORY).headers["Location"].startswith("/en/mijn/code?next=")
    assert not Removal.objects.exists()
