"""The form of an example's text, published and in the making, as a browser asks for it and sends it back."""

import re

import pytest
from django.test import Client
from django.utils.html import escape
from django.utils.translation import gettext

from woordhouder.examples import actions
from woordhouder.examples.loading import load_all
from woordhouder.examples.models import Description, Example, Manuscript
from woordhouder.examples.shapes import facts_of
from woordhouder.site.models import Draft

from .editors import as_form, browser_of, editors_browser, shown, strangers
from .making import member, nominated, taken_up
from .pages import MARKUP, page_text

HERE = "/redactie/voorbeelden/tilburg-2020-2024"
END = '<span class="wh-hidden">]</span>'


def unchanged():
    return escape(gettext("Nothing differs from the current version."))


def newest():
    return Description.objects.current().get(example__slug="tilburg-2020-2024")


def test_who_is_not_known_signs_in_first_and_loses_nothing(db, an_example, facts):
    client = Client()
    for answer in (client.get(HERE), client.post(HERE, as_form(facts(title="Nieuw"), 1))):
        assert answer.status_code == 303
        assert answer.headers["Location"].startswith("/aanmelden?next=")
    assert client.session["handed_in"]["fields"]["title"] == "Nieuw"
    assert newest().number == 1


@pytest.mark.parametrize("who", ["foreign", "controller", "board-reader", "revoked"])
def test_who_is_no_editor_neither_sees_nor_writes(db, an_example, facts, who):
    client = strangers()[who]
    assert client.get(HERE).status_code == 403
    assert client.post(HERE, as_form(facts(title="Nieuw"), 1)).status_code == 403
    assert client.get("/redactie/voorbeelden/bestaat-niet").status_code == 403
    assert newest().number == 1


def test_absent_is_not_found_and_other_methods_are_refused(db, an_example):
    client = editors_browser()
    assert client.get("/redactie/voorbeelden/bestaat-niet").status_code == 404
    assert client.put(HERE).status_code == 405


def test_an_editor_publishes_a_new_version(db, an_example, facts):
    answer = editors_browser().post(HERE, as_form(facts(title="Een nieuwe titel"), 1))
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/voorbeelden/tilburg-2020-2024"
    assert (newest().number, newest().title) == (2, "Een nieuwe titel")
    assert facts_of(newest()) == facts(title="Een nieuwe titel")


def test_what_nobody_touched_comes_back_from_the_browser_as_it_was(editor, library_files):
    load_all(editor, library_files / "examples")
    client = browser_of(editor)
    slugs = list(Example.objects.values_list("slug", flat=True))
    assert len(slugs) > 40
    for slug in slugs[::5]:
        address = f"/redactie/voorbeelden/{slug}"
        answer = client.post(address, shown(client.get(address)))
        assert answer.status_code == 422
        assert str(unchanged()) in page_text(answer), (slug, re.findall(r'role="alert".*?</ul>', page_text(answer)))


def test_markup_stays_text_and_comes_back(db, an_example, facts):
    client = editors_browser()
    odd = facts(title=MARKUP, story=f"\n{MARKUP}\n")
    client.post(HERE, as_form(odd, 1))
    assert newest().title == MARKUP
    answer = client.get(HERE)
    assert shown(answer)["title"] == [MARKUP]
    assert shown(answer)["story"] == [f"\n{MARKUP}\n"]
    assert "<script>alert" not in answer.content.decode()


def test_more_rows_keeps_everything_and_saves_nothing(db, an_example, facts):
    client = editors_browser()
    given = {**as_form(facts(), 1), "title": "Half ", "sources-0-url": "nog niets", "_row": "parties"}
    fields = shown(client.post(HERE, given))
    assert fields["title"] == ["Half "]
    assert fields["sources-0-url"] == ["nog niets"]
    assert [fields[f"parties-{number}-name"] for number in range(5)][2:] == [[""], [""], [""]]
    assert fields["commitments-0-who"] == ["1"]
    assert newest().number == 1


def test_a_fault_is_shown_at_its_row_and_all_that_was_typed_stays(db, an_example, facts):
    wrong = as_form(facts(), 1, **{"commitments-0-theme": "", "commitments-4-text": "Nog een", "places": ["Atlantis"]})
    answer = editors_browser().post(HERE, wrong)
    assert answer.status_code == 422
    text = page_text(answer)
    assert 'href="#id_commitments-0-theme"' in text
    assert 'href="#id_commitments-4-theme"' in text
    assert "Atlantis" in text
    assert shown(answer)["commitments-4-text"] == ["Nog een"]
    assert newest().number == 1


def test_an_example_needs_a_source(db, an_example, facts):
    answer = editors_browser().post(HERE, as_form(facts(), 1, **{"sources-0-gone": "on"}))
    assert answer.status_code == 422
    assert 'href="#id_sources-0-url"' in page_text(answer)


def test_the_largest_example_that_may_be_can_be_handed_in(db, an_example, facts):
    promise = {
        "text": "Een afspraak.",
        "theme": "finance",
        "who": ["Woonvoorbeeld"],
        "figure": "1",
        "years": {"from": 2020},
    }
    source = {"url": "https://voorbeeld.example/a", "publisher": "P", "kind": "news", "title": "T", "date": "2020"}
    parties = [*facts().model_dump(mode="json")["parties"], *({"name": f"P{n}", "kind": "other"} for n in range(98))]
    large = facts(commitments=[promise] * 200, sources=[source] * 50, parties=parties)
    assert editors_browser().post(HERE, as_form(large, 1)).status_code == 303
    assert facts_of(newest()) == large


def test_a_preview_shows_the_page_and_keeps_nothing(db, an_example, facts):
    answer = editors_browser().post(HERE, {**as_form(facts(story=MARKUP), 1), "_preview": "1"})
    assert answer.status_code == 200
    assert 'id="zo-wordt-het"' in page_text(answer)
    assert "&lt;b&gt;Vet&lt;/b&gt;" in page_text(answer)
    assert newest().number == 1


def test_a_draft_comes_back_whole_and_can_be_forgotten(db, an_example, facts):
    client = editors_browser()
    typed = {**as_form(facts(), 1), "title": "Concept", "parties-1-gone": "on", "themes": ["housing_quality"]}
    assert client.post(HERE, {**typed, "_keep": "1"}).status_code == 303
    fields = shown(client.get(HERE))
    assert (fields["title"], fields["themes"]) == (["Concept"], ["housing_quality"])
    assert "parties-1-gone" in fields
    assert client.post(HERE, {"_afresh": "1"}).status_code == 303
    assert shown(client.get(HERE))["title"] == ["Samen tegen vocht"]
    assert not Draft.objects.exists()


def test_two_editors_at_once_both_keep_their_words_and_see_what_differs(db, an_example, facts):
    one, other = editors_browser("eva"), editors_browser("noor")
    one.post(HERE, as_form(facts(story="Het verhaal van <i>Eva</i>."), 1))
    answer = other.post(HERE, as_form(facts(story="Het verhaal van <i>Noor</i>."), 1))
    assert answer.status_code == 422
    text = page_text(answer)
    assert f"Eva{END}</del>" in text
    assert f"Noor{END}</ins>" in text
    assert "&lt;i&gt;" in text
    assert "<i>" not in text
    assert shown(answer)["story"] == ["Het verhaal van <i>Noor</i>."]
    assert newest().story == "Het verhaal van <i>Eva</i>."
    assert other.post(HERE, shown(answer)).status_code == 303
    assert (newest().number, newest().story) == (3, "Het verhaal van <i>Noor</i>.")


def test_a_mistake_does_not_hide_that_somebody_wrote_in_between(db, an_example, facts):
    one, other = editors_browser("eva"), editors_browser("noor")
    one.post(HERE, as_form(facts(story="Eva schreef."), 1))
    answer = other.post(HERE, as_form(facts(story="Noor."), 1, title=""))
    assert shown(answer)["replaces"] == ["1"]
    again = other.post(HERE, {**shown(answer), "title": "Titel"})
    assert again.status_code == 422
    assert newest().number == 2


@pytest.fixture
def dossier(editor):
    return taken_up(editor, member("Huurdersraad Vocht", kind="tenants_organisation"))


def test_a_manuscript_begins_with_what_was_nominated(editor):
    source = "https://voorbeeld.example/vocht"
    reference = nominated(editor, places=[], region="Regio Vocht", source_url=source)
    actions.take_up(editor, nomination=reference)
    fields = shown(browser_of(editor).get(f"/in-de-maak/{reference}/tekst"))
    assert (fields["title"], fields["region"], fields["replaces"]) == (["Samen tegen vocht"], ["Regio Vocht"], ["0"])
    assert fields["sources-0-url"] == [source]


def test_a_manuscript_is_written_kept_and_compared(editor, dossier, facts):
    here, slug = f"/in-de-maak/{dossier}/tekst", {"slug": "tilburg-2020"}
    one, other = browser_of(editor), editors_browser("noor")
    assert one.post(here, {**as_form(facts(), 0), **slug}).headers["Location"] == f"/in-de-maak/{dossier}"
    assert Manuscript.objects.get().facts["title"] == "Samen tegen vocht"
    answer = other.post(here, {**as_form(facts(title="Samen tegen schimmel"), 0), **slug})
    assert answer.status_code == 422
    assert f"schimmel{END}</ins>" in page_text(answer)
    assert other.post(here, shown(answer)).status_code == 303
    assert Manuscript.objects.order_by("-number").first().number == 2
    assert not Example.objects.exists()


def test_a_taken_or_odd_address_is_said_at_its_field(editor, dossier, an_example, facts):
    client, here = browser_of(editor), f"/in-de-maak/{dossier}/tekst"
    for slug in ("tilburg-2020-2024", "Tilburg_2020", "", "een pad/../x"):
        answer = client.post(here, {**as_form(facts(), 0), "slug": slug})
        assert answer.status_code == 422
        assert 'href="#id_slug"' in page_text(answer)
    assert not Manuscript.objects.exists()


def test_an_example_that_is_opened_again_keeps_its_address(editor, an_example, facts):
    reference = actions.open_again(editor, slug=an_example).reference
    client, here = browser_of(editor), f"/in-de-maak/{reference}/tekst"
    assert "slug" not in shown(client.get(here))
    assert client.post(here, as_form(facts(title="Opnieuw"), 0)).status_code == 303
    assert Manuscript.objects.get().slug == an_example


@pytest.mark.parametrize("who", ["foreign", "controller", "board-reader", "revoked"])
def test_a_manuscript_is_not_there_for_who_is_not_involved(editor, dossier, facts, who):
    client = strangers()[who]
    for reference in (dossier, "nomination-none"):
        assert client.get(f"/in-de-maak/{reference}/tekst").status_code == 404
        assert client.post(f"/in-de-maak/{reference}/tekst", as_form(facts(), 0)).status_code == 404
    assert not Manuscript.objects.exists()
