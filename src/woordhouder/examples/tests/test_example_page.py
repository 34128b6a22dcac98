"""`/voorbeelden/<slug>`: the story, the promises, what is not known, the sources, the proof."""

import json
import re

import pytest

from woordhouder.examples import actions
from woordhouder.examples.facts import CollectionFacts, GlossaryFacts
from woordhouder.site.search.index import follow

from .pages import MARKUP, fill, linked_data, page_text, queries_of

ADDRESS = "/voorbeelden/tilburg-2020-2024"
SOURCE = {"url": "https://voorbeeld.example/x", "publisher": "Voorbeeldkrant", "kind": "news"}


def glossary(editor, *terms):
    facts = GlossaryFacts.model_validate(
        {"terms": [{"slug": slug, "term": slug, "explanation": f"Wat {slug} is.", "english": slug} for slug in terms]}
    )
    actions.write_page(editor, kind="glossary", slug="glossary", facts=facts.model_dump(mode="json"))


def test_it_shows_what_is_known(client, an_example):
    page = page_text(client.get(ADDRESS))
    assert "Samen tegen vocht" in page
    assert "Tilburg" in page
    assert "Noord-Brabant" in page
    assert "2020-2024" in page
    assert "Woonvoorbeeld" in page
    assert "Bewoners klaagden over schimmel." in page
    assert "Nog door niemand nagekeken" in page
    assert 'href="https://voorbeeld.example/vocht"' in page


def test_each_promise_has_its_own_address_figure_and_party(client, an_example):
    page = page_text(client.get(ADDRESS))
    promise = page[page.index('id="afspraak-1"') :].split("</li>")[0]
    assert "De corporatie herstelt vochtige woningen." in promise
    assert "300 woningen" in promise
    assert "Woonvoorbeeld" in promise
    assert "Kwaliteit van woningen" in promise


def test_what_is_not_known_says_so_kindly(client, an_example):
    page = page_text(client.get(ADDRESS))
    role = page[page.index('id="huurders"') :].split("</section>")[0]
    assert "niet bekend" in role
    assert "Wij vonden nog geen bron die dit vertelt." in role
    tenants = page[page.index("<dt>Huurdersorganisatie</dt>") :].split("</div>")[0]
    assert "niet bekend" in tenants


def test_our_reading_is_labelled(client, editor, facts):
    actions.describe(
        editor,
        slug="tilburg-2020-2024",
        facts=facts(what_made_it_work="Iedereen deed mee.", our_reading=["what_made_it_work"]),
    )
    page = page_text(client.get(ADDRESS))
    assert "onze lezing" in page[page.index('id="werkte"') :].split("</section>")[0]
    assert "onze lezing" not in page[page.index('id="verhaal"') :].split("</section>")[0]


def test_the_parties_own_sources_come_first(client, editor, facts):
    issuer = {**SOURCE, "url": "https://gemeente.example/", "kind": "issuer", "title": "Besluit", "date": "2021-12"}
    study = {**SOURCE, "url": "https://studie.example/", "kind": "study", "date": "2022-03-05"}
    actions.describe(editor, slug="tilburg-2020-2024", facts=facts(sources=[SOURCE, study, issuer]))
    page = page_text(client.get(ADDRESS))
    sources = page[page.index('id="bronnen"') :].split("</section>")[0]
    assert re.findall(r'href="(https://[a-z.]+/)', sources) == [
        "https://gemeente.example/",
        "https://voorbeeld.example/",
        "https://studie.example/",
    ]
    assert "december 2021" in sources
    assert "5 maart 2022" in sources
    assert "onderzoek" in sources
    assert "None" not in sources


def test_words_of_the_field_are_explained_where_they_are_met_first(client, editor, facts):
    glossary(editor, "schimmel", "vocht")
    actions.describe(
        editor,
        slug="tilburg-2020-2024",
        facts=facts(story="Schimmel komt van vocht.", process="Weer schimmel, en <i>vocht</i>."),
    )
    page = page_text(client.get(ADDRESS))
    assert page.count('class="wh-term__word"') == 2
    assert 'href="/begrippen#schimmel"' in page
    assert "Wat schimmel is." in page
    assert "Weer schimmel, en &lt;i&gt;vocht&lt;/i&gt;." in page


def test_earlier_and_later_agreements_and_collections_point_to_each_other(client, editor, facts, an_example):
    actions.describe(
        editor, slug="tilburg-2024-2028", facts=facts(title="De tweede", years={"from": 2024}, succeeds=an_example)
    )
    collection = CollectionFacts.model_validate(
        {
            "title": "Pareltjes",
            "summary": "Een verzameling.",
            "collected_by": ["Iemand"],
            "text": "Tekst.",
            "members": [{"title": "Vocht", "example": an_example}],
            "sources": [SOURCE],
        }
    )
    actions.write_page(editor, kind="collection", slug="pareltjes", facts=collection.model_dump(mode="json"))
    first, second = page_text(client.get(ADDRESS)), page_text(client.get("/voorbeelden/tilburg-2024-2028"))
    assert 'href="/voorbeelden/tilburg-2024-2028"' in first
    assert 'href="/verzamelingen/pareltjes"' in first
    assert f'href="{ADDRESS}"' in second
    assert "vanaf 2024" in second
    assert "tot wanneer is niet bekend" in second


def test_more_like_this_offers_other_examples(client, editor, facts):
    fill(editor, facts, 3)
    follow()
    page = page_text(client.get("/voorbeelden/tilburg-0"))
    more = page[page.index('id="meer"') :]
    assert 'href="/voorbeelden/tilburg-1"' in more
    assert 'href="/voorbeelden/tilburg-0"' not in more


def test_each_version_has_a_receipt_that_can_be_fetched_in_both_languages(client, editor, facts, an_example):
    actions.describe(editor, slug=an_example, facts=facts(title="Tweede versie"))
    for prefix in ("", "/en"):
        receipts = re.findall(r'href="(/log/receipt/[^"]+)"', client.get(prefix + ADDRESS).content.decode())
        assert len(receipts) == 2
        assert all(client.get(address).status_code == 200 for address in receipts)


def test_in_the_place_of_what_was_removed_stands_why(client, controller, an_example):
    why = {"ground": "personal_data", "reason": "Er stond een naam in de tekst."}
    for part in ("story", "commitments", "summary"):
        actions.remove_from_example(controller, slug=an_example, part=part, **why)
    page = page_text(client.get(ADDRESS))
    assert page.count("Er stond een naam in de tekst.") == 3
    assert page.count("persoonsgegevens") == 3
    assert "schimmel" not in page
    assert "vochtige" not in page
    removed = client.get(f"{ADDRESS}.json").json()["removed"]
    assert {stone["part"] for stone in removed} == {"story", "commitments", "summary"}


def test_markup_in_any_field_is_text(client, editor, facts):
    fields = ("title", "summary", "story", "process", "tenants_role", "what_made_it_work", "what_came_of_it")
    party = {"name": MARKUP, "kind": "municipality"}
    promise = {"text": MARKUP, "theme": "finance", "who": [MARKUP], "figure": MARKUP}
    changed = facts(
        **dict.fromkeys(fields, MARKUP),
        parties=[party],
        commitments=[promise],
        region=MARKUP,
        sources=[{**SOURCE, "title": MARKUP, "publisher": MARKUP}],
    )
    actions.describe(editor, slug="tilburg-2020-2024", facts=changed)
    response = client.get(ADDRESS)
    assert "<b>Vet" not in response.content.decode()
    assert "<script>alert" not in response.content.decode()
    assert linked_data(response)["headline"] == MARKUP


def test_the_same_facts_as_data(client, an_example):
    data = client.get(f"{ADDRESS}.json").json()
    assert data["slug"] == an_example
    assert data["years"] == {"from": 2020, "until": 2024}
    assert data["process"] is None
    assert data["checked_on"] is None
    assert data["commitments"][0]["figure"] == "300 woningen"
    assert data["commitments"][0]["address"] == f"{ADDRESS}#afspraak-1"
    assert data["versions"][0]["receipt"].startswith("/log/receipt/")


def test_search_engines_read_an_article_with_place_and_citations(client, an_example):
    data = linked_data(client.get(ADDRESS))
    assert data["@type"] == "Article"
    assert data["spatialCoverage"][0]["name"] == "Tilburg"
    assert data["temporalCoverage"] == "2020/2024"
    assert data["citation"][0]["url"] == "https://voorbeeld.example/vocht"


def test_in_english_the_words_of_the_library_are_marked_as_dutch(client, an_example):
    page = page_text(client.get(f"/en{ADDRESS}"))
    assert "The part that tenants played" in page
    assert '<span lang="nl">Samen tegen vocht</span>' in page
    assert 'href="/en/themas/woningkwaliteit"' in page


@pytest.mark.parametrize("address", ["/voorbeelden/nergens", "/voorbeelden/nergens.json", "/en/voorbeelden/nergens"])
def test_an_absent_example_is_not_found(client, an_example, address):
    assert client.get(address).status_code == 404


def test_only_reading_is_possible(client, an_example):
    assert client.head(ADDRESS).status_code == 200
    assert client.post(ADDRESS).status_code == 405


def test_the_number_of_queries_does_not_grow(client, editor, facts):
    fill(editor, facts, 2)
    glossary(editor, "vocht")
    follow()
    few = queries_of(client, "/voorbeelden/tilburg-0")
    for title in ("a", "b", "c"):
        actions.describe(editor, slug="tilburg-0", facts=facts(title=title))
    for count in range(2, 20):
        actions.describe(editor, slug=f"tilburg-{count}", facts=facts(title=str(count), succeeds="tilburg-0"))
    follow()
    assert queries_of(client, "/voorbeelden/tilburg-0") == few <= 15


def test_the_whole_library_can_be_read(client, editor, library_files):
    from woordhouder.examples.loading import files_in, load_file

    for file in files_in(library_files):
        load_file(editor, file)
    data = json.loads(client.get("/voorbeelden.json").content)["examples"]
    for example in data:
        assert client.get(f"/voorbeelden/{example['slug']}").status_code == 200
