"""`/begrippen`: every word at its own place, from A to Z, with the English beside it."""

import csv
import io

import pytest

from woordhouder.examples import actions

from .pages import MARKUP, linked_data, page_text, queries_of


def term(slug, **changes):
    return {"slug": slug, "term": slug, "also": [], "explanation": "Uitleg.", "english": "word", **changes}


@pytest.fixture
def write(editor):
    """Write a glossary of these words."""
    return lambda *terms: actions.write_page(editor, kind="glossary", slug="glossary", facts={"terms": list(terms)})


def test_words_stand_by_letter_each_at_its_anchor(client, write):
    write(term("wijk"), term("bod", also=["biedingen"], english="offer"), term("daeb", term="DAEB"), term("bewoner"))
    page = page_text(client.get("/begrippen"))
    places = [page.index(f'id="{anchor}"') for anchor in ("letter-b", "bewoner", "bod", "letter-d", "daeb", "wijk")]
    assert places == sorted(places)
    assert 'href="#letter-b"' in page
    assert 'href="#letter-a"' not in page
    assert '<span class="guide-term__english" lang="en">offer</span>' in page
    assert "Ook: biedingen" in page
    assert "4 woorden" in page


def test_the_same_words_as_data_sheet_and_linked_data(client, write):
    write(term("wijk"), term("bod", also=["het bod", "biedingen"], english="=offer"))
    assert [word["slug"] for word in client.get("/begrippen.json").json()["terms"]] == ["wijk", "bod"]
    sheet = list(csv.reader(io.StringIO(client.get("/begrippen.csv").content.decode("utf-8-sig")), delimiter=";"))
    assert sheet[1][:4] == ["bod", "het bod, biedingen", "Uitleg.", "'=offer"]
    assert sheet[1][4].endswith("/begrippen#bod")
    linked = linked_data(client.get("/begrippen"))
    assert (linked["@type"], len(linked["hasDefinedTerm"])) == ("DefinedTermSet", 2)


def test_the_english_page_marks_the_words_as_dutch(client, write):
    write(term("bod"))
    page = page_text(client.get("/en/begrippen"))
    assert '<span lang="nl">bod</span>' in page
    assert "1 word that you meet" in page


def test_markup_is_shown_as_text(client, write):
    write(term("bod", term=MARKUP, explanation=MARKUP, also=[MARKUP], english=MARKUP))
    page = client.get("/begrippen").content.decode()
    assert "<b>Vet" not in page
    assert "<script>alert" not in page
    assert page.count("&lt;b&gt;Vet") >= 4


def test_what_was_removed_says_so(client, write, controller):
    write(term("bod", explanation="Weg ermee."))
    actions.remove_from_page(controller, kind="glossary", slug="glossary", ground="copyright", reason="Overgenomen.")
    page = page_text(client.get("/begrippen"))
    assert "Overgenomen." in page
    assert "Weg ermee." not in page
    assert client.get("/begrippen.json").json()["removed"]["reason"] == "Overgenomen."
    assert len(client.get("/begrippen.csv").content.decode().splitlines()) == 1


def test_without_glossary_there_is_no_page(client, db):
    assert client.get("/begrippen").status_code == 404
    assert client.get("/begrippen.json").status_code == 404


def test_queries_stay_as_few_with_many_words(client, write):
    write(term("bod"))
    few = queries_of(client, "/begrippen")
    write(*(term(f"woord-{number}") for number in range(1000)))
    assert queries_of(client, "/begrippen") == few == 4
