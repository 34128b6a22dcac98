"""What programs read: the feed, the site map, robots, security, and whether we are well."""

import logging
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.db import OperationalError
from django.utils import timezone

from woordhouder.examples import actions
from woordhouder.examples.models import Example
from woordhouder.examples.tests.pages import MARKUP, fill, queries_of

ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"m": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
SITE = "https://woordhouder.example"


def entries(client, address="/feed.atom"):
    return ElementTree.fromstring(client.get(address).content).findall("a:entry", ATOM)


def text(entry, name):
    return entry.findtext(f"a:{name}", namespaces=ATOM)


def test_the_feed_tells_what_is_new_and_what_changed_newest_first(client, editor, facts, an_example):
    actions.describe(editor, slug=an_example, facts=facts(title="Nog beter tegen vocht"))
    newest, first = entries(client)
    assert text(newest, "title") == "Nog beter tegen vocht"
    assert text(newest, "summary").startswith("Gewijzigd, versie 2. ")
    assert text(first, "summary") == "Nieuw. Drie partijen pakken vocht en schimmel aan."
    assert newest.find("a:link", ATOM).get("href") == f"{SITE}/voorbeelden/{an_example}"
    assert text(newest, "id") != text(first, "id")
    assert newest.find("a:category", ATOM).get("term") == "Kwaliteit van woningen"


def test_an_entry_is_the_same_in_both_languages_with_a_link_to_its_own(client, an_example):
    (dutch,), (english,) = entries(client), entries(client, "/en/feed.atom")
    assert text(dutch, "id") == text(english, "id")
    assert english.find("a:link", ATOM).get("href") == f"{SITE}/en/voorbeelden/{an_example}"
    assert text(english, "summary").startswith("New. ")


def test_markup_in_the_feed_is_text_for_readers_too(client, editor, facts):
    actions.describe(editor, slug="tilburg-2020-2024", facts=facts(title=MARKUP, summary=MARKUP))
    (entry,) = entries(client)
    assert text(entry, "title") == MARKUP
    assert "&lt;b&gt;Vet&lt;/b&gt;" in text(entry, "summary")
    assert "<" not in text(entry, "summary")


def test_what_was_removed_is_not_in_the_feed(client, controller, an_example):
    actions.remove_from_example(controller, slug=an_example, part="title", ground="mistake", reason="Vergissing.")
    assert "Samen tegen vocht" not in client.get("/feed.atom").content.decode()


def test_the_feed_holds_the_newest_fifty_with_one_query(client, editor, facts):
    fill(editor, facts, 51)
    assert [text(entry, "title") for entry in entries(client)][:1] == ["Voorbeeld 50"]
    assert len(entries(client)) == 50
    assert queries_of(client, "/feed.atom") == 1


def test_an_empty_library_has_an_empty_feed(client, db):
    assert entries(client) == []


def addresses(client):
    found = ElementTree.fromstring(client.get("/sitemap.xml").content).findall("m:url", MAP)
    return {each.findtext("m:loc", namespaces=MAP): each for each in found}


def test_the_site_map_names_each_page_in_both_languages(client, an_example):
    found = addresses(client)
    for path in ("/", "/gids", "/over", "/themas/betaalbaarheid", f"/voorbeelden/{an_example}"):
        for address in (f"{SITE}{path}", f"{SITE}/en{path}"):
            links = {link.get("hreflang"): link.get("href") for link in found[address].findall("x:link", MAP)}
            assert links == {"nl": f"{SITE}{path}", "en": f"{SITE}/en{path}"}
    moment = found[f"{SITE}/voorbeelden/{an_example}"].findtext("m:lastmod", namespaces=MAP)
    assert timezone.now() - datetime.fromisoformat(moment) < timedelta(hours=1)


def test_every_page_of_the_site_map_is_there(client, an_example):
    paths = [address.removeprefix(SITE) for address in addresses(client)]
    assert len(paths) == len(set(paths))
    assert {path: client.get(path).status_code for path in paths} == dict.fromkeys(paths, 200)


def test_what_was_removed_is_not_on_the_site_map(client, editor, controller):
    term = {"slug": "bod", "term": "bod", "also": [], "explanation": "Het plan.", "english": "offer"}
    actions.write_page(editor, kind="glossary", slug="glossary", facts={"terms": [term]})
    assert f"{SITE}/begrippen" in addresses(client)
    actions.remove_from_page(controller, kind="glossary", slug="glossary", ground="mistake", reason="Vergissing.")
    assert f"{SITE}/begrippen" not in addresses(client)


def test_the_site_map_costs_as_little_for_many(client, editor, facts, an_example):
    few = queries_of(client, "/sitemap.xml")
    fill(editor, facts, 20)
    assert queries_of(client, "/sitemap.xml") == few == 4


def test_robots_may_read_all_but_searches(client, db):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /zoeken" in lines
    assert f"Sitemap: {SITE}/sitemap.xml" in lines
    assert "Disallow: /" not in lines


@pytest.mark.parametrize(
    ("email", "contact"),
    [("hier@voorbeeld.example", "mailto:hier@voorbeeld.example"), ("", f"{SITE}/over#contact")],
)
def test_whom_to_warn_of_a_weakness(client, db, settings, email, contact):
    settings.CONTACT_EMAIL = email
    facts = dict(line.split(": ", 1) for line in client.get("/.well-known/security.txt").content.decode().splitlines())
    assert facts["Contact"] == contact
    expires = datetime.strptime(facts["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert timedelta(days=100) < expires - timezone.now() < timedelta(days=365)
    assert facts["Canonical"] == f"{SITE}/.well-known/security.txt"


def test_we_are_well_when_the_database_answers(client, db):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")
    assert response["Cache-Control"] == "no-store"
    assert queries_of(client, "/healthz") == 1


def test_without_database_we_are_not_well_and_the_log_stays_empty(client, monkeypatch, caplog):
    def gone():
        raise OperationalError("gone")

    monkeypatch.setattr(Example.objects, "exists", gone)
    with caplog.at_level(logging.DEBUG, logger="django.request"):
        response = client.get("/healthz")
    assert response.status_code == 503
    assert [record for record in caplog.records if record.name == "django.request"] == []


@pytest.mark.parametrize("path", ["/feed.atom", "/sitemap.xml", "/robots.txt", "/healthz", "/over"])
def test_nothing_is_written_there(client, db, path):
    assert client.post(path).status_code == 405
