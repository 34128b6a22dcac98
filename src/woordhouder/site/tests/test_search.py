"""The search page: finds, filters, mended errors, and an answer to whatever was typed."""

import csv
import io
import re
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from woordhouder.examples import actions
from woordhouder.examples.models import PageKind
from woordhouder.site.search import vocabulary
from woordhouder.site.search.index import follow

GLOSSARY = {
    "terms": [{"slug": "vocht", "term": "vocht", "explanation": "Water in een muur.", "english": "damp"}],
}
GUIDE = {
    "order": 1,
    "part": "question",
    "title": "Wat doen we aan vocht?",
    "summary": "Over vocht in woningen.",
    "sections": [{"heading": "Meten", "text": "Meet het vocht."}],
}
SOURCES = [{"url": "https://voorbeeld.example/v", "publisher": "Voorbeeldkrant", "kind": "news"}]


@pytest.fixture(autouse=True)
def _forget():
    vocabulary.forget()


@pytest.fixture
def library(editor, facts):
    """Three examples, a guide page, a word, a collection and a meeting."""
    actions.describe(editor, slug="tilburg-2020-2024", facts=facts())
    rent = {"title": "De huur bevriezen", "summary": "Een jaar geen hogere huur.", "story": None, "commitments": []}
    actions.describe(editor, slug="deventer-2022", facts=facts(**rent, places=["Deventer"], themes=["affordability"]))
    roofs = {**rent, "title": "Zon op elk dak", "summary": "Panelen tegen vocht en kou."}
    actions.describe(editor, slug="zwolle-2018", facts=facts(**roofs, places=["Zwolle"], themes=["sustainability"]))
    load = [
        (PageKind.GLOSSARY, "glossary", GLOSSARY),
        (PageKind.GUIDE, "vocht", GUIDE),
        (PageKind.COLLECTION, "natte-voeten", {"title": "Natte voeten", "summary": "Vocht verzameld.", "year": 2019,
         "collected_by": ["Voorbeeldbond"], "text": "Over vocht.", "sources": SOURCES}),
        (PageKind.EVENT, "vochtdag", {"title": "Vochtdag", "summary": "Samen over vocht.", "starts": "2021-05-20",
         "place": "Ede", "sources": SOURCES}),
    ]  # fmt: skip
    for kind, slug, page in load:
        actions.load_page(editor, kind=kind, slug=slug, facts=page)
    follow()


@pytest.fixture
def shown_at(client, library):
    """The page at this query string, as text in which white space is one blank."""

    def get(query_string, **headers):
        response = client.get(f"/zoeken{query_string}", headers=headers)
        assert response.status_code == 200
        return " ".join(response.content.decode().split())

    return get


@pytest.fixture
def data(client, library):
    return lambda query_string: client.get(f"/zoeken.json{query_string}").json()


def test_finds_show_kind_place_years_and_what_answers(shown_at):
    shown = shown_at("?q=vocht")
    assert "4 resultaten voor “vocht”" in shown
    assert '<a class="nl-link" href="/voorbeelden/tilburg-2020-2024">Samen tegen vocht</a>' in shown
    assert "<span>Tilburg</span><span>2020-2024</span>" in shown
    assert '<mark class="nl-mark">vocht</mark>' in shown
    for kind in ("Voorbeeld", "Verzameling", "Bijeenkomst", "Gids", "Begrip"):
        assert f">{kind}</span>" in shown


def test_guide_and_words_stand_beside_the_list_and_in_the_list_of_data(shown_at, data):
    listed, beside = shown_at("?q=vocht").split('<aside class="find__beside"')
    assert "/gids/vocht" in beside
    assert "/begrippen#vocht" in beside
    assert "/gids/vocht" not in listed.partition('id="gevonden"')[2]
    found = data("?q=vocht")
    assert found["total"] == len(found["results"]) == 6
    assert {find["kind"] for find in found["results"]} == {"example", "guide", "term", "collection", "event"}


def test_data_tell_each_find_as_the_page_does(data):
    found = data("?q=vochtdag")["results"][0]
    assert found == {
        "kind": "event",
        "title": "Vochtdag",
        "place": "Ede",
        "years": "2021",
        "address": "/agenda/vochtdag",
        "passage": "Samen over vocht.",
        "audience": "everybody",
    }
    word = next(find for find in data("?q=vocht")["results"] if find["kind"] == "term")
    assert (word["place"], word["years"], word["address"]) == (None, None, "/begrippen#vocht")


def test_the_sheet_has_the_same_finds_in_the_same_order(client, data):
    rows = list(csv.reader(io.StringIO(client.get("/zoeken.csv?q=vocht").content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["Soort", "Titel", "Plaats", "Looptijd", "Passage", "Adres"]
    assert [row[1] for row in rows[1:]] == [find["title"] for find in data("?q=vocht")["results"]]


def test_without_a_question_all_examples_newest_first(shown_at, data):
    assert "3 voorbeelden" in shown_at("")
    assert data("")["total"] == 3
    assert {find["kind"] for find in data("")["results"]} == {"example"}


def test_filters_leave_examples_that_have_one_of_the_codes_of_each(data):
    def found(query_string):
        return sorted(find["address"].rpartition("/")[2] for find in data(query_string)["results"])

    assert found("?thema=affordability&thema=sustainability") == ["deventer-2022", "zwolle-2018"]
    assert found("?thema=affordability&provincie=Overijssel") == ["deventer-2022"]
    assert found("?q=vocht&thema=housing_quality&jaar=2022&partij=municipality") == ["tilburg-2020-2024"]
    assert found("?thema=nergens&jaar=&jaar=1066") == ["deventer-2022", "tilburg-2020-2024", "zwolle-2018"]


def test_counts_say_what_stays_with_a_choice_given_the_other_facets(data):
    def counts(query_string):
        return {choice["code"]: choice["count"] for choice in data(query_string)["facets"]["thema"]}

    assert counts("") == {"affordability": 1, "sustainability": 1, "housing_quality": 1}
    assert counts("?thema=affordability") == counts("")
    assert counts("?provincie=Overijssel") == {"affordability": 1, "sustainability": 1, "housing_quality": 0}


def test_choices_are_checked_and_can_be_taken_back(shown_at):
    shown = shown_at("?q=vocht&thema=housing_quality&jaar=2022")
    assert 'value="housing_quality" checked' in shown
    assert '<option value="2022" selected>' in shown
    assert 'href="/zoeken?q=vocht&amp;jaar=2022"><span>Kwaliteit van woningen</span>' in shown
    assert 'href="/zoeken?q=vocht&amp;thema=housing_quality"><span>2022</span>' in shown
    assert 'href="/zoeken?q=vocht">Haal alle keuzes weg</a>' in shown


def test_a_typing_error_is_mended_and_can_be_searched_as_typed(shown_at, data):
    assert data("?q=schimel")["corrected"] == [["schimel", "schimmel"]]
    shown = shown_at("?q=schimel")
    assert '<strong lang="nl">schimmel</strong> <span class="find__typed">in plaats van “schimel”' in shown
    assert 'href="/zoeken?q=schimel&amp;letterlijk=1"' in shown
    literally = shown_at("?q=schimel&letterlijk=1")
    assert "We vonden niets met deze woorden" in literally
    assert 'Bedoelde u <a class="nl-link" href="/zoeken?q=schimel"' not in literally
    assert 'Bedoelde u <a class="nl-link" href="/zoeken?q=schimmel"' in literally
    assert data("?q=schimel&letterlijk=1")["corrected"] == []


def test_a_long_question_is_cut_with_a_word_about_it_and_stays_in_the_box(shown_at):
    asked = "vocht in mijn huis " * 30 + "einde"
    shown = shown_at(f"?q={quote(asked)}")
    assert "Dat is een lange vraag" in shown
    assert "We zochten met de eerste 400 tekens." in shown
    assert f'value="{asked}"' in shown


@pytest.mark.parametrize(
    "typed",
    [
        "???!", "%00", "a%00b", "привет мир", "😀", "🏚️" * 99, "%F0%9F%A7%9F", "é" * 300, "%E2%80%AEgnol", "%ff%fe",
        "%CC%81%CC%81", "<b>", "' OR 1=1 --", "x" * 10_000, "vocht " * 2000, "1" * 5000, "-" * 10_000,
    ],
)  # fmt: skip
def test_whatever_is_typed_gets_an_answer_that_helps(client, library, typed):
    for address in ("/zoeken", "/en/zoeken", "/zoeken.json", "/zoeken.csv"):
        response = client.get(f"{address}?q={typed if '%' in typed else quote(typed)}")
        assert response.status_code == 200
        assert b"\0" not in response.content


@pytest.mark.parametrize("rest", ["pagina=0", "pagina=-1", "pagina=999999999999", "pagina=x", "jaar=%00", "thema[]=x"])
def test_a_mistyped_address_shows_the_finds(shown_at, rest):
    assert "4 resultaten" in shown_at(f"?q=vocht&{rest}")


def test_only_punctuation_is_answered_with_what_to_type(shown_at):
    shown = shown_at("?q=%3F%3F%21")
    assert "We zagen geen woord in uw vraag" in shown
    assert 'href="/themas/betaalbaarheid"' in shown


def test_what_was_typed_is_shown_as_text(shown_at):
    shown = shown_at(f"?q={quote('<script>x</script> vocht')}&thema=%3Ci%3E")
    assert "<script>x" not in shown
    assert escape("<script>x</script> vocht") in shown


def test_nothing_found_offers_words_that_look_like_it_themes_and_everything(shown_at, data):
    assert data("?q=schimmmmel&letterlijk=1")["near"]["words"] == ["schimmel"]
    shown = shown_at("?q=schimmmmel&letterlijk=1")
    assert '<a class="wh-tag" lang="nl" href="/zoeken?q=schimmel">schimmel</a>' in shown
    assert 'href="/themas/financien"' in shown
    assert 'href="/voorbeelden"' in shown


def test_when_filters_leave_nothing_the_page_says_what_there_is_without_them(shown_at, data):
    shown = shown_at("?q=zon&thema=affordability")
    assert "Niets past bij al uw keuzes samen" in shown
    assert '<a class="nl-link" href="/zoeken?q=zon">Zonder uw keuzes is er 1 resultaat</a>' in shown
    assert data("?q=zon&thema=affordability")["total_without_filters"] == 1


def test_a_place_without_example_gets_the_nearest(shown_at, data):
    shown = shown_at("?q=almelo")
    assert "Van Almelo hebben wij nog geen voorbeeld." in shown
    assert "Deventer, op ongeveer 30 kilometer" in shown
    near = data("?q=prestatieafspraken in Almelo")["near"]
    assert near["place"] == "Almelo"
    assert [example["place"] for example in near["examples"]] == ["Deventer", "Zwolle", "Tilburg"]
    assert "nog geen voorbeeld" not in shown_at("?q=deventer")


def test_a_place_with_finds_tells_the_nearest_too(shown_at):
    shown = shown_at("?q=vocht+in+Almelo")
    assert "Van Almelo hebben wij nog geen voorbeeld." in shown
    assert "Samen tegen vocht" in shown


def test_the_english_page_marks_dutch_words(client, library):
    shown = client.get("/en/zoeken?q=vocht").content.decode()
    assert 'href="/en/voorbeelden/tilburg-2020-2024"><span lang="nl">Samen tegen vocht</span>' in shown
    assert "4 results for “vocht”" in shown


def test_a_script_gets_what_changed_and_the_clean_address(client, library):
    response = client.get("/zoeken?q=vocht&jaar=&thema=housing_quality", headers={"hx-request": "true"})
    shown = response.content.decode()
    assert "<html" not in shown
    assert re.search(r'id="gevonden-melding"[^>]*>1 resultaat voor', shown)
    assert response["HX-Push-Url"] == "/zoeken?q=vocht&thema=housing_quality"
    assert "HX-Request" in response["Vary"]
    whole = client.get("/zoeken?q=vocht", headers={"hx-request": "true", "hx-history-restore-request": "true"})
    assert "<html" in whole.content.decode()


def test_finds_stand_on_pages(client, editor, facts):
    for number in range(25):
        actions.describe(editor, slug=f"proef-{number:02}", facts=facts(title=f"Vocht {number}"))
    follow()
    first, second = (client.get(f"/zoeken.json?q=vocht&pagina={page}").json() for page in (1, 2))
    assert (first["page"], first["pages"], second["page"], second["total"]) == (1, 2, 2, 25)
    addresses = [find["address"] for part in (first, second) for find in part["results"]]
    assert len(set(addresses)) == 25
    assert 'href="?q=vocht&amp;pagina=2"' in client.get("/zoeken?q=vocht").content.decode()


@pytest.mark.parametrize("address", ["/zoeken", "/zoeken.json", "/zoeken.csv"])
def test_a_search_asks_the_database_as_often_however_much_there_is(client, library, editor, facts, address):
    def asked():
        client.get(f"{address}?q=vocht in almelo")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{address}?q=vocht in almelo")
        return len(queries)

    few = asked()
    for number in range(50):
        actions.describe(editor, slug=f"proef-{number:02}", facts=facts(title=f"Vocht {number}"))
    follow()
    assert asked() == few <= 10


@pytest.mark.parametrize("address", ["/zoeken", "/zoeken.json", "/zoeken.csv", "/opensearch.xml"])
def test_searching_only_reads(client, db, address):
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200


def test_browsers_can_offer_the_search(client, db):
    response = client.get("/opensearch.xml")
    assert response["Content-Type"].startswith("application/opensearchdescription+xml")
    assert 'template="https://woordhouder.example/zoeken?q={searchTerms}"' in response.content.decode()
