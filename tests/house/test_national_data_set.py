"""The generator of the national data set, at a tiny scale: a country that people can read, the same each time."""

import pytest
from benchmarks.national import LARGE, Sizes, email_of, fill_nation, fill_small, invented_places, table_slug
from django.test import Client

from woordhouder.agreements.models import Commitment, Wording
from woordhouder.keeping.models import Report, Response, Round
from woordhouder.parties.models import Membership, Organisation, Partnership, Seat

pytestmark = pytest.mark.django_db
TINY = Sizes(municipalities=3, tables=4, pairs=9, commitments=160)


@pytest.fixture
def country():
    with invented_places(TINY.municipalities):
        fill_nation(fill_small(), TINY)
        yield


def test_it_has_as_many_as_asked(country):
    associations = Seat.objects.filter(organisation__kind="housing_association")
    municipalities = Organisation.objects.filter(kind="municipality")
    assert Partnership.objects.count() == TINY.tables
    assert associations.count() == TINY.pairs
    assert municipalities.count() == TINY.municipalities
    assert Commitment.objects.count() == TINY.commitments
    assert Membership.objects.filter(organisation__name=LARGE, person__email=email_of(LARGE)).exists()


@pytest.mark.parametrize(
    ("number", "agreement"),
    [(1, "prestatieafspraken-2026"), (2, "raamafspraken-2017-2026"), (3, "prestatieafspraken-2024")],
)
def test_everybody_reads_what_was_registered_and_what_was_adopted(country, number, agreement):
    there = f"/{table_slug(number)}/{agreement}"
    said = Wording.objects.filter(
        commitment__agreement__partnership__slug=table_slug(number), commitment__agreement__slug=agreement
    )
    promise = said.filter(commitment__number=2).get()
    assert promise.title in Client().get(f"{there}/2").content.decode()
    changed = said.filter(commitment__number=1).exclude(taken_in_by__public_from=None).latest("number")
    assert Client().get(f"{there}/1.json").json()["wording"]["text"] == changed.text


def test_ten_years_were_reported_on_and_the_eleventh_is_asked_for(country):
    assert set(Report.objects.values_list("year", flat=True)) == set(range(2017, 2027))
    page = Client().get(f"/{table_slug(2)}/jaar/2025.json").json()
    assert {"volledig", "geen verslag"} <= set(page["together"]["2025"])
    assert Round.objects.filter(closed_at=None).values("partnership").distinct().count() == TINY.tables


def test_each_contest_came_after_a_talk_that_its_own_seat_began(country):
    contests = Response.objects.filter(answer="contests").select_related("concern")
    assert contests
    assert all(one.concern.seat_id == one.seat_id for one in contests)


def test_its_municipalities_are_read_too(country):
    page = Client().get("/gemeenten/plaats-002")
    assert "Tafel 002" in page.content.decode()


def test_it_is_the_same_each_time(rolled_back):
    assert texts_of_one(rolled_back) == texts_of_one(rolled_back) != []


def texts_of_one(rolled_back):
    """The promises of such a country with their ids and addresses."""
    with rolled_back(), invented_places(TINY.municipalities):
        fill_nation(fill_small(), TINY)
        there = "commitment__agreement__partnership__slug"
        return list(Wording.objects.order_by("pk").values_list(there, "reference", "text", "targets"))
