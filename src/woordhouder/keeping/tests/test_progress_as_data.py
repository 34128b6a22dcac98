"""The `.json` of a commitment: progress in the form of docs/rules.md 3, for a year, as known on a day."""

import pytest
from django.test import Client

from woordhouder.agreements.tests import made
from woordhouder.keeping.because import REASONS
from woordhouder.keeping.queries.explained import explained

from .full import a_kept_year
from .made import a_table, at, reported

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(settings):
    settings.PAGE_CACHE_SECONDS = 0

    def progress(asked, number=1, table="nagekomen"):
        with at("2027-06-01"):
            return Client().get(f"/{table}/prestatieafspraken-2026/{number}.json{asked}")

    return progress


def test_it_stands_there_in_the_words_of_the_rules(read):
    a_kept_year()
    found = read("?periode=2026").json()["progress"]
    why = found.pop("why")
    assert found == {
        "level": "volledig",
        "share": "1",
        "on_course": "op koers",
        "others": {"word": "nog niet gezien", "answered": 0, "asked": 3},
        "rule_version": 1,
    }
    assert [one["code"] for one in why][:2] == ["report", "figure"]
    assert all(one["says"] and one["rule"].startswith("3.") for one in why)


def test_it_is_as_known_on_the_asked_day(read):
    a_kept_year()
    before = read("?periode=2026&bekend=2027-02-05").json()["progress"]
    assert (before["level"], before["share"], before["others"]["word"]) == ("grotendeels", "3/4", "bevestigd")
    assert read("?periode=2026&bekend=2027-01-15").json()["progress"]["level"] == "nog niet nodig"


def test_without_a_text_there_is_none_and_without_a_question_nothing(read):
    a_kept_year()
    assert read("?periode=2025").json()["progress"] is None
    assert "progress" not in read("").json()


def test_what_is_no_year_is_refused_in_words(read):
    a_kept_year()
    answer = read("?periode=vorig")
    assert answer.status_code == 422
    assert list(answer.json()["errors"]) == ["periode"]


def test_a_newer_text_that_is_not_public_tells_nothing(read, django_assert_max_num_queries):
    table, (homes, *_rest) = a_kept_year()
    with at("2027-05-30"):
        words = made.promise(table.association_seat, "Wij bouwen minder.")
        told = {"effective_from": "2026-06-01", "parties": [table.association_seat.reference]}
        made.recorded(table.municipality, table, "registration", [(homes, words)], homes.agreement, **told)
    with django_assert_max_num_queries(25):
        assert read("?periode=2026").json()["progress"] is None


def test_the_explanation_is_made_from_the_table_of_rules():
    rules = [str(rule) for _point, some in explained().points for rule in some]
    assert rules == [str(reason.rule) for reason in sorted(REASONS.values(), key=lambda reason: reason.point)]
    assert [point for point, _some in explained().points] == ["1", "2", "3", "4", "5", "6"]


def test_strangers_read_nothing_of_a_table_that_is_not_public(read):
    table, (homes, *_rest) = a_table(public=False)
    with at("2026-01-12"):
        reported(table.association, homes, "3", part=1)
    with at("2026-01-13"):
        assert Client().get("/verzonnendam/prestatieafspraken-2026/1.json?periode=2026").status_code == 404
