"""`/gids`: for everybody and per role, with what the law says and how sure that is."""

import csv
import io

import pytest

from woordhouder.examples import actions
from woordhouder.examples.facts import GuideFacts, LegalStatement
from woordhouder.examples.queries.guiding import certainty

from .pages import MARKUP, fill, linked_data, page_text, queries_of

ADDRESS = "/gids/waarom-prestatieafspraken"
LAW = {"article": "Woningwet, artikel 44", "url": "https://wetten.example/", "certainty": "read"}
SECTIONS = [
    {
        "heading": "Samen",
        "text": "Dat werkt.\n\n- een\n- twee",
        "table": {"caption": "Wie doet wat", "columns": ["Fase", "Gemeente"], "rows": [["Bod", "Leest"], ["Slot", ""]]},
    },
    {"heading": "Voor de gemeente", "text": "Nodig uit.", "role": "municipality"},
    {"heading": "Voor de huurders", "text": "Vraag door.", "role": "tenants_organisation"},
]


@pytest.fixture
def write(editor):
    """Write a page of the guide that does not exist, with what a test changes."""

    def written(slug="waarom-prestatieafspraken", **changes):
        facts = {
            "order": 1,
            "part": "question",
            "title": "Waarom afspraken?",
            "summary": "Omdat het samen beter gaat.",
            "sections": SECTIONS,
            "legal": [
                {**LAW, "statement": "Het bod komt voor 1 juli.", "text_of": "2015-07-22"},
                {**LAW, "statement": "Een geschil kan.", "certainty": "secondary"},
            ],
            "examples": ["tilburg-2020-2024", "nergens-2020"],
            "sources": [{"url": "https://rijk.example/", "publisher": "Het Rijk", "kind": "issuer"}],
            **changes,
        }
        checked = GuideFacts.model_validate(facts).model_dump(mode="json")
        actions.write_page(editor, kind="guide", slug=slug, facts=checked)

    return written


def test_the_first_page_has_an_entrance_for_each_role_and_every_page_by_part(client, write):
    write()
    write("fasen", part="phases", title="Wie doet wat?")
    page = page_text(client.get("/gids"))
    for role in ("huurders", "gemeente", "corporatie"):
        assert f'href="/gids?rol={role}"' in page
    assert page.index("Zes vragen<") < page.index(">Waarom afspraken?<")
    assert page.index("Van fase naar fase<") < page.index(">Wie doet wat?<")
    assert "Vraag door." not in page


def test_a_role_begins_with_its_own_pages_and_reads_its_own_tips(client, write):
    write("aaa", title="Iets anders", order=0)
    write()
    page = page_text(client.get("/gids?rol=huurders"))
    assert page.index("Begin hier<") < page.index(">Waarom afspraken?<") < page.index("Lees daarna<")
    assert page.index("Lees daarna<") < page.index(">Iets anders<")
    assert "Vraag door." in page
    assert "Nodig uit." not in page
    assert f'href="{ADDRESS}?rol=huurders"' in page


@pytest.mark.parametrize("address", ["/gids?rol=koning", f"{ADDRESS}?rol=", f"{ADDRESS}?rol=%3Cb%3E"])
def test_an_unknown_role_is_everybody(client, write, address):
    write()
    page = page_text(client.get(address))
    assert "Voor u" not in page
    assert "koning" not in page.partition("</header>")[2]


def test_every_part_can_be_read_and_the_chosen_role_comes_first(client, write):
    write()
    everybody, tenants = page_text(client.get(ADDRESS)), page_text(client.get(f"{ADDRESS}?rol=huurders"))
    for page in (everybody, tenants):
        for words in ("Dat werkt.", "Nodig uit.", "Vraag door."):
            assert words in page
    assert everybody.index("Dat werkt.") < everybody.index("Vraag door.")
    assert tenants.index("Voor u") < tenants.index("Vraag door.") < tenants.index("Dat werkt.")


def test_cells_of_a_table_name_their_column_for_phones(client, write):
    write()
    page = page_text(client.get(ADDRESS))
    assert '<td class="utrecht-table__cell" data-label="Gemeente">Leest</td>' in page
    assert "niet bekend" in page.partition('data-label="Fase">Slot')[2][:200]


def test_the_law_stands_with_article_address_day_and_certainty(client, write):
    write()
    page = page_text(client.get(ADDRESS))
    for words in (
        "Het bod komt voor 1 juli.",
        'href="https://wetten.example/"',
        "Woningwet, artikel 44",
        "Gelezen in de tekst van 22 juli 2015; de wet is daarna veranderd.",
        "Alleen gelezen bij een ander; niet nagekeken in de wet zelf.",
        "Geen juridisch advies",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("text_of", "says"),
    [
        ("2015-07-22", "Gelezen in de tekst van 22 juli 2015; de wet is daarna veranderd."),
        ("2021-12", "Gelezen in de tekst van december 2021; de wet is daarna veranderd."),
        ("2027-01-01", "Gelezen in de tekst van 1 januari 2027. Kijk of de wet daarna is veranderd."),
        (None, "Gelezen in de tekst van de wet; van welke dag is niet bekend. Kijk of de wet daarna is veranderd."),
    ],
)
def test_what_we_know_of_a_law_is_not_more_than_we_read(text_of, says):
    assert certainty(LegalStatement(statement="Zo is het.", text_of=text_of, **LAW)) == says


def test_examples_sources_versions_and_linked_data(client, write, an_example):
    write()
    response = client.get(ADDRESS)
    page = page_text(response)
    assert f'href="/voorbeelden/{an_example}"' in page
    assert "/voorbeelden/nergens-2020" not in page
    assert "van de organisatie zelf" in page
    assert "Bewijs van deze tekst" in page
    assert linked_data(response)["headline"] == "Waarom afspraken?"


def test_the_next_and_the_former_page_keep_the_role(client, write):
    write()
    write("daarna", order=2, title="En daarna?")
    page = page_text(client.get(f"{ADDRESS}?rol=gemeente"))
    assert 'rel="next" href="/gids/daarna?rol=gemeente"' in page
    assert 'rel="prev"' not in page
    assert f'rel="prev" href="{ADDRESS}"' in page_text(client.get("/gids/daarna"))


def test_words_of_the_field_are_explained_where_they_are_met_first(client, write, editor):
    term = {"slug": "bod", "term": "bod", "also": [], "explanation": "Het plan.", "english": "offer"}
    actions.write_page(editor, kind="glossary", slug="glossary", facts={"terms": [term]})
    write(sections=[{"heading": "Het bod", "text": "Een bod is een bod."}])
    page = page_text(client.get(ADDRESS))
    assert page.count('href="/begrippen#bod"') == 1
    assert "Het plan." in page


def test_headings_that_are_equal_or_empty_of_letters_have_anchors_of_their_own(client, write):
    write(sections=[{"heading": name, "text": "Tekst."} for name in ("Inhoud", "Inhoud", "!?")])
    page = page_text(client.get(ADDRESS))
    for anchor in ("deel-inhoud", "deel-inhoud-2", "deel-deel"):
        assert page.count(f'id="{anchor}"') == page.count(f'href="#{anchor}"') == 1


def test_the_same_facts_as_data_and_as_a_sheet(client, write):
    write()
    data = client.get(f"{ADDRESS}.json").json()
    assert data["slug"] == "waarom-prestatieafspraken"
    assert [section["role"] for section in data["sections"]] == [None, "municipality", "tenants_organisation"]
    assert data["legal"][0]["text_of"] == "2015-07-22"
    assert data["versions"][0]["receipt"].startswith("/log/receipt/")
    assert client.get("/gids.json").json()["pages"][0]["title"] == "Waarom afspraken?"
    sheet = list(csv.reader(io.StringIO(client.get("/gids.csv").content.decode("utf-8-sig")), delimiter=";"))
    assert sheet[1][:3] == ["Zes vragen", "Waarom afspraken?", "Omdat het samen beter gaat."]


def test_the_english_page_marks_its_content_as_dutch(client, write):
    write()
    page = page_text(client.get(f"/en{ADDRESS}?rol=huurders"))
    assert '<span lang="nl">Waarom afspraken?</span>' in page
    assert "What the law says about it" in page
    assert "Read in the text of 22 July 2015; the law has changed since." in page


def test_markup_is_shown_as_text(client, write):
    table = {"caption": MARKUP, "columns": [MARKUP], "rows": [[MARKUP]]}
    law = {**LAW, "statement": MARKUP, "article": MARKUP}
    write(title=MARKUP, summary=MARKUP, sections=[{"heading": MARKUP, "text": MARKUP, "table": table}], legal=[law])
    for address in ("/gids", ADDRESS, f"/en{ADDRESS}"):
        page = client.get(address).content.decode()
        assert "<b>Vet" not in page
        assert "<script>alert" not in page
        assert "&lt;b&gt;Vet" in page


def test_what_was_removed_says_so(client, write, controller):
    write()
    actions.remove_from_page(
        controller, kind="guide", slug="waarom-prestatieafspraken", ground="order", reason="Rechter."
    )
    page = page_text(client.get(ADDRESS))
    assert "Rechter." in page
    assert "Dat werkt." not in page
    assert client.get(f"{ADDRESS}.json").json()["removed"]["reason"] == "Rechter."
    assert "Waarom afspraken?" not in page_text(client.get("/gids"))


@pytest.mark.parametrize("address", ["/gids/nergens", "/gids/nergens.json", "/en/gids/nergens"])
def test_what_is_not_there_is_not_found(client, db, address):
    assert client.get(address).status_code == 404


def test_an_empty_guide_says_so(client, db):
    assert "Er staat nog niets in de gids." in page_text(client.get("/gids"))


def test_queries_stay_as_few_with_many_pages_and_examples(client, write, editor, facts):
    write(examples=[f"tilburg-{number}" for number in range(10)])
    few = queries_of(client, "/gids"), queries_of(client, ADDRESS)
    fill(editor, facts, 10)
    for number in range(10):
        write(f"bladzijde-{number}", title=f"Bladzijde {number}")
    assert (queries_of(client, "/gids"), queries_of(client, ADDRESS)) == few
    assert few == (1, 7)
