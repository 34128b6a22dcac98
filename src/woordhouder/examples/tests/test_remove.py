"""Removal: the words go everywhere, the mark with its reason stays."""

import pytest

from woordhouder.examples import actions, queries
from woordhouder.examples.models import Description
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.record.inspection import inspect_record
from woordhouder.record.models import Opening
from woordhouder.record.refusals import NotAllowed, NotFound, Refused

WHY = {"ground": "personal_data", "reason": "Er stond een naam in de tekst."}


def remove(actor, part="story", slug="tilburg-2020-2024"):
    return actions.remove_from_example(actor, slug=slug, part=part, **WHY)


def test_the_controller_removes_a_text_from_every_version_and_from_the_record(editor, controller, facts, an_example):
    actions.describe(editor, slug=an_example, facts=facts(title="Tweede versie"))
    remove(controller)
    assert set(Description.objects.values_list("story", flat=True)) == {None}
    assert not Opening.objects.filter(value__contains="schimmel", name="story").exists()
    page = queries.example_page(ANONYMOUS, an_example)
    assert page.removed["story"].reason == WHY["reason"]
    assert not inspect_record()


def test_a_removed_title_leaves_a_mark_that_is_readable(controller, an_example):
    remove(controller, "title")
    assert queries.example_page(ANONYMOUS, an_example).line.title == "(verwijderd)"


def test_removed_commitments_are_gone_from_the_menu(controller, an_example):
    remove(controller, "commitments")
    assert queries.menu(ANONYMOUS) == []


def test_an_editor_does_not_remove_and_the_controller_does_not_edit(editor, controller, an_example):
    with pytest.raises(NotAllowed):
        remove(editor)
    with pytest.raises(NotAllowed):
        remove(ANONYMOUS)
    remove(controller)


def test_what_is_not_there_cannot_be_removed(controller, an_example):
    with pytest.raises(NotFound):
        remove(controller, slug="nergens")
    remove(controller)
    with pytest.raises(Refused):
        remove(controller)


def test_a_file_does_not_bring_back_what_was_removed(editor, controller, facts):
    actions.load(editor, slug="tilburg-2020-2024", facts=facts())
    remove(controller)
    with pytest.raises(Refused) as refused:
        actions.load(editor, slug="tilburg-2020-2024", facts=facts())
    assert [error.path for error in refused.value.errors] == ["story"]
    actions.describe(editor, slug="tilburg-2020-2024", facts=facts(story="Nieuwe woorden."))
    assert queries.example_page(ANONYMOUS, "tilburg-2020-2024").removed == {}


def test_a_page_of_the_library_can_be_removed(editor, controller):
    event = {"title": "Dag", "summary": "Een dag.", "starts": "2026-01-01", "sources": SOURCES}
    actions.write_page(editor, kind="event", slug="dag", facts=event)
    actions.remove_from_page(controller, kind="event", slug="dag", **WHY)
    page = queries.event_page(ANONYMOUS, "dag")
    assert (page.facts, page.removed.reason) == (None, WHY["reason"])
    assert queries.event_lines(ANONYMOUS) == []
    with pytest.raises(Refused):
        actions.load_page(editor, kind="event", slug="dag", facts=event)


SOURCES = [{"url": "https://voorbeeld.example/dag", "publisher": "Voorbeeldkrant", "kind": "news"}]


def test_an_old_file_stays_refused_after_a_newer_one_was_loaded(editor, controller, facts):
    actions.load(editor, slug="tilburg-2020-2024", facts=facts())
    remove(controller)
    actions.load(editor, slug="tilburg-2020-2024", facts=facts(title="Zonder verhaal", story=None))
    with pytest.raises(Refused):
        actions.load(editor, slug="tilburg-2020-2024", facts=facts())


@pytest.mark.parametrize("part", ["parties", "sources"])
def test_names_of_parties_and_sources_can_be_removed_too(editor, controller, facts, an_example, part):
    remove(controller, part)
    page = queries.example_page(ANONYMOUS, an_example)
    assert getattr(page.facts, part) == ()
    assert page.facts.commitments[0].who == (("Woonvoorbeeld",) if part == "sources" else ())
    assert not inspect_record()


def test_an_editor_writes_a_removed_page_anew(editor, controller):
    event = {"title": "Dag", "summary": "Een dag.", "starts": "2026-01-01", "sources": SOURCES}
    actions.write_page(editor, kind="event", slug="dag", facts=event)
    actions.remove_from_page(controller, kind="event", slug="dag", **WHY)
    actions.write_page(editor, kind="event", slug="dag", facts=event)
    assert queries.event_page(ANONYMOUS, "dag").facts.title == "Dag"
