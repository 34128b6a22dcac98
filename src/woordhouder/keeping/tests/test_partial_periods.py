"""Reports on a part of the year: by the round's month, the latest counts; and what is shown where one types."""

import pytest

from woordhouder.agreements.tests.reading import client_of, text_of
from woordhouder.keeping import actions
from woordhouder.keeping.models import Report, Round
from woordhouder.keeping.queries.table_year import public_year
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.record.clock import now
from woordhouder.record.refusals import Invalid

from .made import a_table, agreed, at, made, reported
from .test_reporting_page import row

pytestmark = pytest.mark.django_db
MINE = "/en/mijn/verslag?jaar=2026"
TOGETHER = {"name": "Woningen", "unit": "woningen", "form": "cumulative", "targets": {"2025": "10", "2026": "20"}}
LEVEL = {
    "name": "Labels",
    "unit": "%",
    "form": "level",
    "baseline": "60",
    "baseline_year": 2024,
    "targets": {"2027": "80"},
}


@pytest.fixture
def place():
    found, (homes, *_others) = a_table()
    return found, homes


def ask(client, address=MINE, status=200, day="2026-07-10", **given):
    with at(day):
        answer = client.post(address, given) if given else client.get(address)
    assert answer.status_code == status, text_of(answer)
    return text_of(answer) if status in (200, 422) else answer


def opened(found, part, due):
    with at("2026-06-15"):
        actions.open_round(found.tenants, partnership=found.partnership.reference, year=2026, part=part, due=due)


def test_a_row_asks_up_to_the_month_of_the_round(place):
    found, homes = place
    opened(found, 6, "2026-07-31")
    mine = client_of(found.association)
    assert "Figure from 1 January up to and including 30 June" in ask(mine, "/en/mijn/verslag")
    ask(mine, status=303, **row(homes, part=6, value="12"))
    assert Report.objects.get().part == 6
    assert "0 without a report" in ask(mine)


def test_with_two_rounds_open_the_first_without_a_report_is_asked(place):
    found, homes = place
    for part, due in ((6, "2026-07-31"), (12, "2027-03-01")):
        opened(found, part, due)
    mine = client_of(found.association)
    ask(mine, status=303, **row(homes, part=6, value="12"))
    page = ask(mine)
    assert "Figure from 1 January up to and including 31 December" in page
    assert "There is a report up to and including 30 June: 12 woningen. The one of the latest month counts." in page


def test_another_month_is_chosen_and_an_earlier_part_is_revised_by_itself(place):
    found, homes = place
    with at("2026-07-05"):
        june = reported(found.association, homes, "12", part=6)
    with at("2026-10-05"):
        reported(found.association, homes, "20", part=9)
    mine, address = client_of(found.association), f"{MINE}&deel=6&afspraak={homes.reference}"
    page = ask(mine, address, day="2026-10-10")
    assert "There is a report up to and including 30 September: 20 woningen." in page
    given = row(homes, part=6, replaces=june.reference, value="13", story="Zo ging het.", revised="Eén vergeten.")
    ask(mine, address, 303, day="2026-10-10", **given)
    assert set(Report.objects.filter(replaced_by=None).values_list("part", "value")) == {(6, 13), (9, 20)}
    page = mine.get("/en/verzonnendam/prestatieafspraken-2026/1/voortgang?jaar=2026").content.decode()
    assert "Report up to and including 30 June 2026" in page
    assert f"?afspraak={homes.reference}&amp;jaar=2026&amp;deel=6" in page


def test_what_was_promised_stands_where_one_types(place):
    found, _homes = place
    with at("2026-01-11"):
        lines = [
            made.promise(found.association_seat, "Samen.", indicator=TOGETHER),
            made.promise(found.association_seat, "Labels.", indicator=LEVEL),
        ]
        together, _level = agreed(found, lines, slug="meer", title="Meer", starts="2025-01-01")
        reported(found.association, together, "7", year=2025)
    page = ask(client_of(found.association))
    for words in (
        "at least 40 woningen in 2026. Each year counts by itself.",
        "from 2025 up to and including 2026 at least 30 woningen together. Reported over the earlier years: 7.",
        "at least 80 % in 2027. Starting point in 2024: 60.",
        "How it stood on 31 December",
        "What was added from 1 January up to and including 31 December",
    ):
        assert words in page, words


def waits_on(found):
    """How many reports the sheet of the year waits for, by party."""
    with at("2026-07-10"):
        return {one.name: one.reports for one in public_year(ANONYMOUS, found.partnership.slug, 2026, now()).waiting}


def test_the_year_waits_for_the_quarter_that_an_open_round_asks_for(place):
    found, homes = place
    name = found.association_seat.organisation.name
    with at("2026-04-05"):
        reported(found.association, homes, "12", part=3)
    assert waits_on(found).get(name, 0) == 0
    opened(found, 6, "2026-07-31")
    assert waits_on(found)[name] == 1
    with at("2026-07-05"):
        reported(found.association, homes, "20", part=6)
    assert waits_on(found).get(name, 0) == 0


def test_a_round_that_was_closed_waits_for_nobody(place):
    found, homes = place
    name = found.association_seat.organisation.name
    opened(found, 6, "2026-07-31")
    assert waits_on(found)[name] == 1
    with at("2026-07-05"):
        reported(found.association, homes, "12", part=3)
    assert waits_on(found)[name] == 1
    with at("2026-07-06"):
        actions.close_round(found.tenants, round=Round.objects.get().reference)
    assert waits_on(found).get(name, 0) == 0


PARTS = [{"of": "Noord", "value": "10"}, {"of": "Zuid", "value": "2"}]


@pytest.mark.parametrize(
    ("facts", "path"),
    [
        ({"value": "12", "breakdown": PARTS, "adds_up": True}, None),
        ({"value": "20", "breakdown": PARTS}, None),
        ({"value": "20", "breakdown": PARTS, "adds_up": True}, "facts.breakdown"),
        (
            {"numerator": "6", "denominator": "12", "breakdown": PARTS, "adds_up": True},
            "facts.breakdown facts.numerator",  # nor is it a share of homes
        ),
        ({"value": "12", "adds_up": True}, "facts.breakdown"),
        ({"value": "12", "breakdown": [PARTS[0], PARTS[0] | {"of": "noord"}]}, "facts.breakdown.1.of"),
    ],
)
def test_parts_add_up_where_they_are_said_to(place, facts, path):
    found, homes = place
    with at("2026-07-05"):
        if path is None:
            made_ = actions.report(found.association, commitment=homes.reference, year=2026, part=6, facts=facts)
            assert made_.breakdown == PARTS
            return
        with pytest.raises(Invalid) as refused:
            actions.report(found.association, commitment=homes.reference, year=2026, part=6, facts=facts)
    assert {error.path for error in refused.value.errors} == set(path.split())


def test_parts_are_typed_a_line_each_and_shown_beside_the_figure(place):
    found, homes = place
    mine = client_of(found.association)
    given = row(homes, value="12", breakdown="Noord: 10\nZuid: 3", adds_up="on")
    page = ask(mine, status=422, **given)
    assert "The parts are 13 together, and the figure is 12." in page
    assert "This is none: veel" in ask(mine, status=422, **row(homes, value="12", breakdown="veel"))
    ask(mine, status=303, **row(homes, value="12,5", breakdown="Noord: 10\r\nZuid: 2,5", adds_up="on"))
    page = text_of(mine.get("/en/verzonnendam/prestatieafspraken-2026/1/voortgang?jaar=2026"))
    assert "In parts, together the figure Noord : 10 Zuid : 2.5" in page
