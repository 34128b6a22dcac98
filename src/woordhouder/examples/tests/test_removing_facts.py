"""Places, keywords and subjects of an example that the law has removed stand nowhere; the example goes on as it was."""

import pytest
from django.test import Client

from woordhouder.commands.archive import export_lines
from woordhouder.examples import actions, queries
from woordhouder.examples.facts import ExampleFacts
from woordhouder.examples.models import Description, Manuscript, Nomination
from woordhouder.examples.queries.removal_page import PARTS
from woordhouder.examples.removable import IN_ITS_PLACE
from woordhouder.examples.saving import library_files
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.record.inspection import inspect_record
from woordhouder.record.models import Opening
from woordhouder.record.refusals import Refused
from woordhouder.record.tests.bundles import bundle_addresses
from woordhouder.site.models import Posting, SearchDocument
from woordhouder.site.search.index import follow

from .making import published, written
from .pages import page_text

pytestmark = pytest.mark.django_db
WHY = {"ground": "personal_data", "reason": "Zo was te zien om wie het gaat."}
SLUG = "klein-2020-2024"
SAID = {"places": "Rozendaal", "keywords": "zonnebloemhof", "subjects": "lindeboomlaan"}
EVERYWHERE = (
    f"/voorbeelden/{SLUG}",
    f"/voorbeelden/{SLUG}.json",
    "/voorbeelden",
    "/voorbeelden.json",
    "/voorbeelden.csv",
    "/kaart",
    "/kaart.json",
    "/themas/woningkwaliteit",
    "/themas/alle.json",
    "/themas/alle.csv",
    "/feed.atom",
    "/zoeken?q=vocht",
    "/zoeken.json?q=vocht",
)


@pytest.fixture(autouse=True)
def _pages_as_they_are(settings):
    settings.PAGE_CACHE_SECONDS = 0


@pytest.fixture
def told(facts):
    """An example with a place, a keyword and a subject that each could say who it is about."""
    names = {"places": (SAID["places"],), "keywords": (SAID["keywords"], "schimmel")}
    return facts(**names, subjects=({"name": SAID["subjects"], "weight": 3},), region=None)


@pytest.fixture
def example(editor, told, facts):
    """Two versions of it, both from a file, and another example."""
    actions.load(editor, slug=SLUG, facts=told)
    actions.load(editor, slug=SLUG, facts=told.model_copy(update={"title": "Samen tegen vocht in huis"}))
    actions.describe(editor, slug="tilburg-2020-2024", facts=facts())
    return SLUG


def seen():
    """By address what stands there for everybody; and what the files, the export and the index hold."""
    follow()
    client, found = Client(), {}
    for address in (*EVERYWHERE, *bundle_addresses()):
        answer = client.get(address)
        assert answer.status_code == 200, address
        found[address] = (b"".join(answer) if answer.streaming else answer.content).decode()
    found["openings"] = "".join(found[address] for address in bundle_addresses())
    found["files"] = "".join(text for _place, text in library_files())
    found["export"] = "".join(export_lines())
    found["index"] = " ".join(Posting.objects.values_list("form", flat=True))
    found["documents"] = repr(list(SearchDocument.objects.values()))
    return found


def test_before_it_these_words_stand_where_they_can(example):
    shown = seen()
    for part, word in SAID.items():
        places = {name for name, text in shown.items() if word.lower() in text.lower()}
        assert {f"/voorbeelden/{SLUG}.json", "/voorbeelden.json", "files", "export", "openings"} <= places
        assert part != "places" or {"/kaart", "/kaart.json", "/voorbeelden", "index", "/themas/alle.csv"} <= places
        assert part != "keywords" or "index" in places
        assert part != "subjects" or "documents" in places


@pytest.mark.parametrize("part", SAID)
def test_the_removed_words_stand_nowhere_and_their_mark_does(example, controller, part):
    actions.remove_from_example(controller, slug=example, part=part, **WHY)
    for name, text in seen().items():
        assert SAID[part].lower() not in text.lower(), name
    assert not Opening.objects.filter(name=part, value__icontains=SAID[part]).exists()
    for address in (f"/en/voorbeelden/{SLUG}", f"/en/voorbeelden/{SLUG}.json"):
        assert WHY["reason"] in page_text(Client().get(address))
    assert all(getattr(row, part) == [] for row in Description.objects.filter(example__slug=SLUG))
    assert not inspect_record()


def test_without_any_place_the_example_stays_and_the_map_lets_it_go(example, controller):
    actions.remove_from_example(controller, slug=example, part="places", **WHY)
    page = queries.example_page(ANONYMOUS, example)
    assert (page.line.place, page.facts.region) == (IN_ITS_PLACE, IN_ITS_PLACE)
    assert f'href="/voorbeelden/{SLUG}"' not in page_text(Client().get("/kaart"))
    with pytest.raises(Refused):  # what stands in its place is no region
        actions.remove_from_example(controller, slug=example, part="region", **WHY)


@pytest.mark.parametrize("order", [("places", "region"), ("region", "places")])
def test_the_region_and_the_places_can_both_go(editor, told, controller, order):
    actions.load(editor, slug=SLUG, facts=told.model_copy(update={"region": "Veluwezoom"}))
    for part in order:
        actions.remove_from_example(controller, slug=SLUG, part=part, **WHY)
    page = queries.example_page(ANONYMOUS, SLUG)
    assert (page.facts.places, page.facts.region, set(page.removed)) == ((), IN_ITS_PLACE, set(order))
    shown = seen()
    assert not [name for name, text in shown.items() if "veluwezoom" in text.lower() or "rozendaal" in text.lower()]


@pytest.mark.parametrize("part", SAID)
def test_no_file_brings_it_back_and_an_editor_may_describe_it_anew(example, editor, told, controller, part):
    actions.remove_from_example(controller, slug=example, part=part, **WHY)
    with pytest.raises(Refused) as refused:
        actions.load(editor, slug=SLUG, facts=told)
    assert [error.path for error in refused.value.errors] == [part]
    actions.describe(editor, slug=SLUG, facts=told.model_copy(update={"title": "Anders"}))
    assert part not in queries.example_page(ANONYMOUS, SLUG).removed


ALL_OF_IT = {
    "title": "Wij van Zonnebloem",
    "summary": "Zonnebloem vertelt.",
    "places": ("Rozendaal",),
    "region": "Zonnebloemstreek",
    "parties": ({"name": "Hof Zonnebloem", "kind": "other"},),
    "commitments": ({"text": "Zonnebloem bouwt.", "theme": "availability", "who": ("Hof Zonnebloem",)},),
    "keywords": ("zonnebloem",),
    "subjects": ({"name": "zonnebloemen", "weight": 2},),
    "sources": ({"url": "https://zonnebloem.example/", "publisher": "Zonnebloemkrant", "kind": "news"},),
    **{name: f"Zonnebloem zei: {name}." for name in ("story", "process", "tenants_role")},
    **{name: f"Zonnebloem zei: {name}." for name in ("what_made_it_work", "what_came_of_it")},
    "our_reading": ("story", "process"),
}


@pytest.fixture
def made(editor, facts):
    """An example that was made here, and is being made anew: first as it stood, then with other words."""
    told = facts(**ALL_OF_IT)
    published(editor, told, slug=SLUG)
    again = actions.open_again(editor, slug=SLUG).reference
    written(editor, again, told, slug=SLUG)
    others = {name: f"Anders: {name}." for name in ("title", "summary", "story", "process")}
    written(editor, again, facts(**{**ALL_OF_IT, **others}), replaces=1, slug=SLUG)
    return again


@pytest.mark.parametrize("part", PARTS)
def test_it_goes_from_what_editors_wrote_before_and_what_is_written_anew_stays(made, controller, part):
    actions.remove_from_example(controller, slug=SLUG, part=part, **WHY)
    first, same, other = Manuscript.objects.order_by("nomination", "number")
    for row in (first, same):
        assert row.facts[part] in ([], None, IN_ITS_PLACE)
    is_other = part in ("title", "summary", "story", "process")
    assert other.facts[part] == (f"Anders: {part}." if is_other else same.facts[part])
    for row in (first, same, other):
        ExampleFacts.model_validate(row.facts)
    again = Nomination.objects.get(reference=made)
    assert getattr(again, part, None) in ([], None, IN_ITS_PLACE)


def test_all_of_it_can_go_and_nothing_of_it_is_left(made, controller):
    for part in PARTS:
        actions.remove_from_example(controller, slug=SLUG, part=part, **WHY)
    shown = seen()
    left = {name for name, text in shown.items() if "zonnebloem" in text.lower() or "rozendaal" in text.lower()}
    assert left == set()
    assert not inspect_record()
