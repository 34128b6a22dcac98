"""What goes out as a sheet comes in unchanged: any promise, and a whole agreement whose commitments name each other."""

import pytest
from django.test import Client
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from woordhouder.agreements import actions
from woordhouder.agreements.columns import LANGUAGES, header, row, years_of
from woordhouder.agreements.headings import heading_at, recognised
from woordhouder.agreements.models import Agreement, Commitment
from woordhouder.agreements.preparing_facts import promise_of
from woordhouder.agreements.sheet_rows import Known, checked, fields_of
from woordhouder.papers.rows import sheet_file
from woordhouder.papers.sheets import csv_text
from woordhouder.papers.workbooks import xlsx

from . import made
from .reading import THERE, a_table
from .sheets import named, read, states
from .test_columns import NAMES, PROMISES
from .test_reading_data import whole_promise

KNOWN = Known(NAMES, {}, {}, frozenset(), frozenset(), takes_new=True, takes_existing=False, year=2026)
WAYS = (lambda head, rows: csv_text(head, rows).encode(), lambda head, rows: xlsx("Afspraken", head, rows))


@settings(max_examples=40, deadline=None)
@given(st.lists(PROMISES, min_size=1, max_size=3), st.sampled_from(WAYS), st.sampled_from(LANGUAGES))
def test_any_promises_come_back_as_they_went(promises, way, language):
    years = years_of(promises)
    with translation.override(language):
        content = way(header(years), [row(at, facts, years, NAMES) for at, facts in enumerate(promises, 1)])
    lines = sheet_file(content).lines
    assert heading_at(lines, {}) == 0
    mapping = {str(at): name for at, name in recognised(lines[0].cells, {}).items()}
    found = [checked(*fields_of(line.cells, line.formulas, {}, mapping), KNOWN) for line in lines[1:]]
    assert [one.faults for one in found] == [()] * len(promises)
    assert [promise_of(one.draft) for one in found] == promises


@pytest.fixture
def table(db):
    return a_table()


@pytest.fixture
def agreement(table):
    """Three commitments of which the first depends on the last, and the last stands against the second."""
    goal = actions.set_goal(table.municipality, partnership=table.partnership.reference, title="Genoeg woningen")
    lines = [whole_promise(table, goal), *made.promises(table, 2)]
    ready = made.ready(table.municipality, table, "registration", lines, **told("prestatieafspraken-2026"))
    first, second, third = ready.promises.order_by("place")
    linked = [
        (first, lines[0], {"depends_on": [third.reference]}),
        (third, lines[2], {"in_return_for": [second.reference]}),
    ]
    for line, facts, links in linked:
        actions.put_promise(
            table.municipality,
            preparation=ready.reference,
            promise=line.reference,
            replaces=1,
            facts={**facts, **links},
        )
    return actions.register(table.municipality, preparation=ready.reference).agreement


def told(slug):
    return {"title": "Afspraken", "slug": slug, "starts": "2026-01-01", "elsewhere": made.ELSEWHERE}


@pytest.fixture
def changing(table, agreement):
    """An amendment of it, with an empty list."""
    return made.ready(table.municipality, table, "amendment", [], agreement, effective_from="2026-07-01")


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_sheet_that_went_out_changes_nothing_in_the_same_agreement(table, changing, ending):
    assert states(read(table.municipality, changing, Client().get(f"{THERE}.{ending}").content)) == ["same"] * 3


def test_only_the_rows_that_somebody_changed_become_changes(table, changing):
    content = Client().get(f"{THERE}.csv").content.replace(b"Afspraak 1: wij doen", b"Afspraak 1: zij doen")
    sheet = read(table.municipality, changing, content)
    assert states(sheet) == ["same", "good", "same"]
    actions.take_in_sheet(table.municipality, **named(sheet))
    assert list(changing.promises.values_list("commitment__number", flat=True)) == [2]
    again = read(table.municipality, changing, content.replace(b"zij", b"allen"))
    assert states(again) == ["same", "waiting", "same"]


def test_a_change_names_its_promise_and_what_adds_names_none(table, agreement, changing):
    sheet = read(table.municipality, changing, b"Nr;Tekst\r\n9;Negen\r\n;Geen\r\n1;Een\r\n1;Nog een\r\n2;Twee\r\n")
    assert states(sheet) == ["waiting", "waiting", "waiting", "waiting", "good"]
    adding = made.ready(table.municipality, table, "adoption", [], agreement, effective_from="2026-07-01")
    assert states(read(table.municipality, adding, b"Nr;Tekst\r\n9;Negen\r\n;Geen\r\n1;Een\r\n")) == [
        "good",
        "good",
        "waiting",
    ]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_whole_agreement_comes_back_with_its_numbers_and_what_names_what(table, agreement, ending):
    content = Client().get(f"{THERE}.{ending}").content
    again = made.ready(table.municipality, table, "registration", [], **told("nog-eens"))
    sheet = read(table.municipality, again, content)
    actions.take_in_sheet(table.municipality, **named(sheet))
    actions.register(table.municipality, preparation=again.reference)
    after = Client().get(f"{THERE.replace('prestatieafspraken-2026', 'nog-eens')}.{ending}").content
    assert [line.cells for line in sheet_file(after).lines] == [line.cells for line in sheet_file(content).lines]
    twin = Agreement.objects.get(slug="nog-eens")
    third = Commitment.objects.get(agreement=twin, number=3)
    assert [one.number for one in third.wordings.get().in_return_for.all()] == [2]
