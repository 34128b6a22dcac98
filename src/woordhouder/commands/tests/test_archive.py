"""Everything out and everything in: the same to the byte, all or nothing, nothing dropped silently."""

import json
from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from woordhouder.agreements.queries.in_force import agreement_text
from woordhouder.agreements.tests.full import SLUG, something_of_everything
from woordhouder.commands.archive import Unrestorable, export_lines, file_names, restore_lines, tables
from woordhouder.conftest import FACTS
from woordhouder.examples import actions, queries
from woordhouder.examples.models import Description
from woordhouder.examples.tests.asking import askable, asked
from woordhouder.examples.tests.making import invited, member, published, speaker, taken_up, told
from woordhouder.intake.tests.papers import decided_on
from woordhouder.keeping.queries.progress import overview
from woordhouder.keeping.tests.full import a_kept_year
from woordhouder.keeping.tests.made import at
from woordhouder.keeping.tests.report_sheets import csv_of, out, read
from woordhouder.parties import actions as parties
from woordhouder.parties.actor import ANONYMOUS, SYSTEM
from woordhouder.record.clock import now
from woordhouder.record.inspection import inspect_record
from woordhouder.record.models import Entry
from woordhouder.record.triggers import put, take_away
from woordhouder.site.mail.weekly import row_of, stop
from woordhouder.site.models import OwnKind
from woordhouder.site.own_addresses import make

VOICES = "vocht-2021"


def empty() -> None:
    """Empty every table and forget the files, as on a new installation."""
    for name in file_names():
        default_storage.delete(name)
    derived = list(apps.get_app_config("site").get_models())
    take_away(connection)
    with connection.cursor() as cursor:
        for model in [*derived, *reversed(list(tables().values()))]:
            cursor.execute(f'DELETE FROM "{model._meta.db_table}"')
    put(connection)


@pytest.fixture
def a_full_house(editor, controller, facts, an_example):
    """Something of every table: versions, removals, a page, an example in the making, and what readers ask of it."""
    actions.describe(editor, slug=an_example, facts=facts(title="Tweede"))
    sources = [{"url": "https://voorbeeld.example/d", "publisher": "Krant", "kind": "news"}]
    event = {"title": "Dag", "summary": "Een dag.", "starts": "2026-01-01", "sources": sources}
    actions.write_page(editor, kind="event", slug="dag", facts=event)
    actions.remove_from_example(controller, slug=an_example, part="story", ground="personal_data", reason="Een naam.")
    _voices(editor, facts)
    _readers(editor)
    organisation = _organisation(editor)
    parties.rename(organisation, organisation=organisation.organisation, name="Gemeente Vocht", until="2025-12-31")
    table, _commitments = a_kept_year()
    with at("2027-02-20"):
        read(table.association, csv_of(*out(table.association, everything=True)))
    _chosen(organisation)
    decided_on(something_of_everything(controller))


def _chosen(actor):
    """She has an address of her own calendar, and stopped the list of the week."""
    make(actor, OwnKind.CALENDAR, now())
    stop(row_of(actor.person), now())


def _voices(editor, facts):
    """Words that stand and were taken back, a draft, a check, a yearly question."""
    _nomination, interviews = published(editor, facts(), ("Gemeente Tilburg", "Woonvoorbeeld"), slug=VOICES)
    leaving = interviews["Woonvoorbeeld"]
    actions.ask_still_right(SYSTEM, slug=VOICES)
    actions.take_back_testimony(speaker(leaving), interview=leaving)
    told(invited(editor, taken_up(editor)), "Nog niet goedgekeurd.")


def _readers(editor):
    asked(askable(editor, lambda: FACTS, slug="vocht-2022"), slug="vocht-2022")
    actions.report_mistake(ANONYMOUS, slug=VOICES, text="Het jaar klopt niet.")
    actions.keep_conversation(editor, slug=VOICES, answers={"task": "Vocht in 300 woningen."})
    look = {"url": "https://voorbeeld.example/vocht", "host": "voorbeeld.example", "was_reached": True, "status": 200}
    actions.note_source_checks(SYSTEM, checks=[{**look, "day": "2026-01-05"}])


def _organisation(editor):
    """Somebody who binds a municipality, which invited a colleague."""
    actor = member("Gemeente Tilburg", "bind", "municipality")
    given = {"organisation": actor.organisation, "email": "nieuw@voorbeeld.example", "role": "read", "layer": "staff"}
    parties.invite(actor, **given)
    return actor


def test_an_export_restores_to_the_same_installation(a_full_house, editor, facts):
    exported = list(export_lines())
    page = queries.example_page(ANONYMOUS, "tilburg-2020-2024")
    empty()
    assert restore_lines(exported) == sum('"table": ' in line for line in exported[1:])
    assert list(export_lines()) == exported
    assert queries.example_page(ANONYMOUS, "tilburg-2020-2024") == page
    assert not inspect_record()
    made = actions.describe(editor, slug="tilburg-2020-2024", facts=facts(title="Na het terugzetten"))
    assert made.number == 3
    assert not inspect_record()


def test_what_is_in_force_is_the_same_after_a_restore(a_full_house):
    read = {"day": date(2026, 8, 1), "known": now()}
    exported, text = list(export_lines()), agreement_text(ANONYMOUS, "verzonnendam", SLUG, **read)
    assert [row.state for row in text.commitments] == ["in_force"] * 3
    empty()
    restore_lines(exported)
    assert agreement_text(ANONYMOUS, "verzonnendam", SLUG, **read) == text


def test_progress_is_the_same_after_a_restore(a_full_house):
    known = datetime(2027, 6, 1, tzinfo=UTC)  # after the round
    exported, before = list(export_lines()), overview(ANONYMOUS, "nagekomen", 2026, known)
    assert [line.kept.progress.level for line in before.lines] == ["complete", "no_evidence", "no_report"]
    empty()
    restore_lines(exported)
    after = overview(ANONYMOUS, "nagekomen", 2026, known)
    assert [line.kept.progress for line in after.lines] == [line.kept.progress for line in before.lines]


def test_every_table_of_the_rooms_is_in_the_export(a_full_house):
    written = {json.loads(line).get("table") for line in export_lines()} - {None}
    assert written >= set(tables()) - {"record.log"}


def test_only_an_empty_installation_takes_a_restore(an_example):
    exported = list(export_lines())
    with pytest.raises(Unrestorable, match="examples"):
        restore_lines(exported)
    assert list(export_lines()) == exported


@pytest.mark.parametrize(
    "harm",
    [
        lambda lines: lines[:-1],
        lambda lines: lines[:3] + lines[4:],
        lambda lines: [*lines[:3], lines[3].replace("2", "3", 1), *lines[4:]],
        lambda lines: [*lines[:2], "{not json\n", *lines[2:]],
        lambda lines: [*lines[:2], '{"row": {}, "table": "examples.dream"}\n', *lines[2:]],
        lambda lines: [*lines[:2], '{"row": {"dream": 1}, "table": "examples.example"}\n', *lines[2:]],
        lambda lines: [*lines, lines[-1]],
        lambda lines: ['{"form": "something/else"}\n', *lines[1:]],
        lambda lines: [],
    ],
    ids=[
        "cut",
        "row gone",
        "row changed",
        "no json",
        "strange table",
        "strange field",
        "more",
        "other form",
        "nothing",
    ],
)
def test_a_damaged_export_restores_nothing_and_says_why(a_full_house, harm):
    damaged = harm(list(export_lines()))
    empty()
    with pytest.raises(Unrestorable) as refused:
        restore_lines(damaged)
    assert refused.value.args
    assert not Description.objects.exists()
    assert not Entry.objects.exists()


words = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=40).filter(str.strip)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(titles=st.lists(words, min_size=1, max_size=4, unique=True), story=st.none() | words)
def test_whatever_was_described_comes_back_the_same(editor, facts, rolled_back, titles, story):
    with rolled_back():
        for number, title in enumerate(titles):
            actions.describe(editor, slug=f"breda-{number}", facts=facts(title=title, story=story))
        exported = list(export_lines())
        before = queries.examples_data(ANONYMOUS)
        empty()
        restore_lines(exported)
        assert list(export_lines()) == exported
        assert queries.examples_data(ANONYMOUS) == before
        assert not inspect_record()
