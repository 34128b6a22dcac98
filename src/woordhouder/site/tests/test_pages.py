"""What the site says about itself: whole in both languages, and true to its settings and its library."""

import re

import pytest
from django.template.loader import get_template
from django.utils import translation

from woordhouder.examples import actions
from woordhouder.examples.facts import ExampleFacts
from woordhouder.examples.tests.pages import page_text, queries_of
from woordhouder.examples.words import Theme, Trait
from woordhouder.site.context import ABOUT
from woordhouder.site.views.pages import TITLES

# How progress is computed stands in the footer too; its page is of the room that computes, and tested there.
PATHS = [address for _label, address in ABOUT if address != "/hoe-wij-rekenen"]


def headings(name, language):
    source = get_template(f"pages/{name}.{language}.html").template.source
    return re.findall(r'{% heading 2 "[^"]+" anchor="([^"]+)" %}', source)


@pytest.mark.parametrize("name", TITLES)
def test_each_page_has_the_same_parts_in_both_languages(name):
    assert headings(name, "nl") == headings(name, "en") != []


@pytest.mark.parametrize("path", PATHS)
def test_each_page_of_the_footer_is_there_in_both_languages(client, db, path):
    dutch, english = page_text(client.get(path)), page_text(client.get(f"/en{path}"))
    assert '<html lang="nl"' in dutch
    assert '<html lang="en"' in english
    text = english.partition("<main")[2].partition("</main>")[0]
    words = re.sub(r"<[^>]*>", " ", re.sub(r'<span lang="nl">.*?</span>', " ", text))
    assert not re.search(r"\b(deze|wij|niet|wordt|staat)\b", words)
    assert 'type="application/atom+xml"' in dutch


@pytest.mark.parametrize("path", PATHS)
def test_a_page_asks_little_of_the_database(client, db, path):
    assert queries_of(client, path) == 1


def test_where_our_reading_is_explained_its_label_leads(client, db):
    assert 'id="onze-lezing"' in page_text(client.get("/werkwijze"))


def test_the_library_is_counted_as_it_is(client, an_example, editor, facts):
    actions.describe(
        editor,
        slug="breda-2020",
        facts=facts(places=["Breda"], process="Zo.", tenants_role="Dit.", checked_on="2026-03-01"),
    )
    about, method = page_text(client.get("/over")), page_text(client.get("/werkwijze"))
    assert '<strong class="wh-figure__number">2</strong> <span class="wh-figure__words">voorbeelden' in about
    assert '<strong class="wh-figure__number">1</strong> <span class="wh-figure__words">daarvan met verhaal' in about
    assert "Nu zijn 1 van de 2 voorbeelden nagekeken." in method
    assert "zijn er nu 6 niet bekend" in method


@pytest.mark.parametrize(("path", "anchor"), [("/privacy", "wie"), ("/over", "wie"), ("/verwijderen", "wie")])
def test_who_is_responsible_is_named_or_said_to_be_unknown(client, db, settings, path, anchor):
    settings.CONTROLLER_NAME = "Stichting <b>Verzonnen</b>"
    assert "Stichting &lt;b&gt;Verzonnen&lt;/b&gt;" in page_text(client.get(path))
    settings.CONTROLLER_NAME = ""
    part = page_text(client.get(path)).partition(f'id="{anchor}"')[2].partition("</section>")[0]
    assert "beheerder" in part


@pytest.mark.parametrize("path", ["/over", "/werkwijze", "/toegankelijkheid", "/privacy", "/verwijderen"])
def test_where_to_write_is_shown_only_when_it_is_known(client, db, settings, path):
    settings.CONTACT_EMAIL = "hier@voorbeeld.example"
    assert 'href="mailto:hier@voorbeeld.example"' in page_text(client.get(path))
    settings.CONTACT_EMAIL = ""
    assert "mailto:" not in page_text(client.get(path))


def test_removals_name_every_ground(client, db):
    page = page_text(client.get("/verwijderen"))
    for words in ("persoonsgegevens", "smaad", "auteursrecht", "een bevel van een rechter", "per vergissing"):
        assert words in page


@pytest.mark.parametrize("language", ["nl", "en"])
def test_open_data_explains_every_field_and_code(client, db, language):
    page = page_text(client.get("/open-data" if language == "nl" else "/en/open-data"))
    named = set(re.findall(r"<code>([a-z_]+)</code>", page))
    assert set(ExampleFacts.model_fields) <= named
    with translation.override(language):
        for code, label in (*Theme.choices, *Trait.choices):
            assert f"<code>{code}</code></dt><dd>{label}</dd>".replace("'", "&#x27;") in page


def test_every_address_that_open_data_names_is_there(client, an_example, editor):
    empty = {"glossary": {"terms": []}, "calendar": {"moments": []}}
    for kind, facts in empty.items():
        actions.write_page(editor, kind=kind, slug=kind, facts=facts)
    page = page_text(client.get("/open-data"))
    found = re.findall(r'href="(/[^"#]*\.(?:json|jsonl|csv|ics|atom|xml)[^"#]*)"', page.partition("<main")[2])
    assert len(found) > 20
    assert {address: client.get(address).status_code for address in found} == dict.fromkeys(found, 200)


@pytest.mark.parametrize("path", ["/open-data", "/en/open-data"])
def test_each_licence_is_named_with_what_it_is_for(client, db, path):
    page = page_text(client.get(path)).partition('id="licenties"')[2].partition("</section>")[0]
    for words in ("licenses/by/4.0", "publicdomain/zero/1.0", "EUPL 1.2", "@svg-maps/netherlands"):
        assert words in page


def test_open_data_does_not_claim_more_of_the_record_than_it_does(client, db):
    page = page_text(client.get("/open-data"))
    assert "Nog geen onafhankelijke organisatie tekent mee." in page
    assert "Het logboek bewijst niet dat een tekst klopt" in page
