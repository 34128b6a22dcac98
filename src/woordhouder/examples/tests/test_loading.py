"""Files in: each its own outcome, every fault with its line and field, and nothing comes in half understood."""

import pytest

from woordhouder.examples import actions, queries
from woordhouder.examples.loading import load_all, load_file
from woordhouder.examples.models import Description, Example
from woordhouder.examples.saving import save_library
from woordhouder.parties.actor import ANONYMOUS

GOOD = """\
slug: tilburg-2020-2024
title: Samen tegen vocht
summary: Drie partijen pakken vocht aan.
places: [Tilburg]
years: {from: 2020, until: 2024}
themes: [housing_quality]
sources:
  - url: https://voorbeeld.example/vocht
    publisher: Voorbeeldkrant
    date: 2020-01-31
    kind: news
"""


@pytest.fixture
def file(tmp_path):
    """Write a data file: `file("x.yaml", text)`."""

    def write(name, text):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_a_good_file_becomes_an_example(editor, file):
    outcome = load_file(editor, file("tilburg-2020-2024.yaml", GOOD))
    assert (outcome.state, outcome.notes) == ("loaded", ())
    assert queries.example_page(ANONYMOUS, "tilburg-2020-2024").facts.sources[0].date == "2020-01-31"


def test_loading_again_changes_nothing(editor, file):
    path = file("tilburg-2020-2024.yaml", GOOD)
    load_file(editor, path)
    assert load_file(editor, path).state == "unchanged"
    assert Description.objects.count() == 1


def test_local_edits_are_kept_and_the_difference_is_said_with_its_line(editor, file, facts):
    path = file("tilburg-2020-2024.yaml", GOOD)
    load_file(editor, path)
    edited = queries.example_page(ANONYMOUS, "tilburg-2020-2024").facts.model_copy(update={"title": "Onze titel"})
    actions.describe(editor, slug="tilburg-2020-2024", facts=edited)
    outcome = load_file(editor, path)
    assert outcome.state == "kept"
    assert any("2, title" in note for note in outcome.notes)
    assert Description.objects.current().get().title == "Onze titel"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GOOD.replace("news", "gossip"), "11, sources.0.kind"),
        (GOOD.replace("  - url: https://voorbeeld.example/vocht\n    publisher", "  - publisher"), "8, sources.0.url"),
        (GOOD.replace("[Tilburg]", "[Tilburg, Atlantis]"), "4, places.1"),
        (GOOD + "colour: green\n", "12, colour"),
        (GOOD + "title: nog een\n", "12, title"),
        (GOOD.partition("sources")[0], "sources"),
        (GOOD.replace("title: Samen", "title: [Samen"), "3"),
        ("- een lijst\n", "1"),
        ("", "1"),
        ("slug: &a [*a]\n", "1"),
        (b"\xff\xfe\x00", "UTF-8"),
        (GOOD.replace("tilburg-2020-2024", "anders-2020"), "1, slug"),
        (GOOD + "story: !!python/object/apply:os.system ['true']\n", "story"),
        ("a: &a [x, x]\nb: &b [*a, *a]\n", "2: this is no YAML (an alias)|regel 2"),
        ("a: " + "[" * 9_000, "deeper|dieper"),
        (GOOD + "checked_on: !!int veel\n", "12, checked_on"),
        (GOOD + f"checked_on: {'9' * 9_000}\n", "12, checked_on"),
        ("x: " + "y" * 1_000_001, "1.000.000|million|miljoen"),
    ],
)
def test_a_bad_file_says_line_and_field_and_brings_nothing_in(editor, file, text, said):
    outcome = load_file(editor, file("tilburg-2020-2024.yaml", text))
    assert outcome.state == "refused"
    words = " ".join(outcome.notes)
    assert any(part in words for part in said.split("|")), words
    assert not Example.objects.exists()


def test_one_bad_file_does_not_stop_the_others(editor, file, tmp_path):
    file("examples/tilburg-2020-2024.yaml", GOOD)
    file("examples/breda-2020.yaml", "nonsense: [")
    assert {outcome.path.stem: outcome.state for outcome in load_all(editor, tmp_path)} == {
        "tilburg-2020-2024": "loaded",
        "breda-2020": "refused",
    }


def test_who_names_an_example_that_is_nowhere_gets_a_note(editor, file, tmp_path):
    file("examples/tilburg-2020-2024.yaml", GOOD + "succeeds: tilburg-1999\n")
    (outcome,) = load_all(editor, tmp_path)
    assert outcome.state == "loaded"
    assert "tilburg-1999" in outcome.notes[0]


def test_the_repositorys_own_files_all_load_and_come_out_as_they_went_in(editor, library_files, tmp_path):
    outcomes = load_all(editor, library_files)
    assert [outcome for outcome in outcomes if outcome.state != "loaded" or outcome.notes] == []
    before = queries.examples_data(ANONYMOUS)
    assert len(before) >= 36
    assert save_library(tmp_path) == len(outcomes)
    assert {outcome.state for outcome in load_all(editor, tmp_path)} == {"unchanged"}
    assert queries.examples_data(ANONYMOUS) == before


def test_at_least_twenty_examples_have_story_process_and_the_tenants_role(editor, library_files):
    load_all(editor, library_files / "examples")
    full = [
        row
        for row in queries.examples_data(ANONYMOUS)
        if row["story"] and row["process"] and row["tenants_role"] and row["sources"]
    ]
    assert len(full) >= 20
