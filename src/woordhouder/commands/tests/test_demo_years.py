"""The demonstration's three years of reports: everything that can happen to a promise happens, at its own date."""

import pytest
from django.test import Client

from woordhouder.agreements.moments import today
from woordhouder.commands.demo import tell_the_story
from woordhouder.keeping.models import (
    Concern,
    ConcernEnd,
    Evidence,
    Lesson,
    PublicLine,
    Reply,
    Report,
    Response,
    Round,
    Thanks,
    ThirdView,
)
from woordhouder.parties.actions import enrol, found
from woordhouder.parties.actor import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def _told(made_once):
    found(SYSTEM, kind="editorial_board", name="Redactie")
    enrol(SYSTEM, email="redactie@demo.example", organisation="Redactie", role="bind")
    tell_the_story()


@pytest.fixture
def year(_told, settings):
    settings.PAGE_CACHE_SECONDS = 0
    return lambda number: Client().get(f"/rietwaarde/jaar/{number}.json").json()


def levels(page):
    return {(one["agreement"], one["number"]): one["progress"]["level"] for one in page["commitments"]}


def test_three_years_show_all_levels_page(year):
    assert set(levels(year(2024)).values()) == {"volledig", "grotendeels", "beperkt", "niet begonnen", "geen verslag"}
    assert {"volledig", "grotendeels", "niet begonnen", "geen bewijs", "geen verslag"} <= set(
        levels(year(2025)).values()
    )
    assert list(year(2026)["together"]) == ["2024", "2025", "2026"]


def test_its_framework_is_reported_on_page(year):
    framework = {number: level for (slug, number), level in levels(year(2025)).items() if slug == "kader-2025-2028"}
    assert len(framework) == 12
    assert "geen verslag" not in framework.values()


def test_the_others_agree_differ_and_contest_page(year):
    said = [one["progress"]["others"]["word"] for one in year(2025)["commitments"]]
    assert {"bevestigd", "verschillend", "betwist", "nog niet gezien"} == set(said)


def test_promises_of_a_year_that_is_over_are_asked_no_more_page(year):
    page = year(2025)
    assert page["term_over"] == 8
    assert all(slug != "2024" for slug, _number in levels(page))


@pytest.mark.usefixtures("_told")
def test_a_contest_has_its_talk_before_it_and_its_answer_beside_it():
    for contest in Response.objects.filter(answer="contests"):
        assert contest.concern.end.outcome == "not_agreed"
        assert Reply.objects.filter(response=contest, seat=contest.report.seat).exists()
    assert Response.objects.filter(answer="contests").count() == 2
    assert Evidence.objects.exclude(response=None).exists()


@pytest.mark.usefixtures("_told")
def test_a_talk_that_ended_well_led_to_a_revision_and_one_goes_on():
    (agreed,) = ConcernEnd.objects.filter(outcome="agreed")
    revised = Report.objects.get(commitment=agreed.concern.commitment, year=2025, replaced_by=None)
    assert revised.replaces.recorded_at < agreed.recorded_at < revised.recorded_at
    assert revised.revised
    assert Concern.objects.filter(end=None).count() == 1


@pytest.mark.usefixtures("_told")
def test_reports_are_on_time_or_late_whatever_the_clock_says():
    """Last days stand in the story; so the reports do not move with the day on which it is told."""
    for year, late in ((2024, 1), (2025, 5)):
        due = Round.objects.get(year=year).dues.latest("number").due
        days = [today(one.recorded_at) for one in Report.objects.filter(year=year, replaces=None)]
        assert sum(day > due for day in days) == late


@pytest.mark.usefixtures("_told")
def test_there_is_a_report_of_every_sort_and_a_look_back():
    reports = Report.objects.all()
    assert reports.exclude(reason="").exclude(level="").exists()
    assert reports.exclude(denominator=None).exists()
    assert reports.exclude(measured=None).exists()
    assert reports.exclude(breakdown=[]).exists()
    assert reports.filter(part=6).exists()
    assert set(reports.exclude(cause="").values_list("cause", flat=True)) >= {"grid", "staff", "permit", "prices"}
    assert Thanks.objects.filter(is_milestone=True).exists()
    assert Thanks.objects.filter(is_milestone=False).count() >= 3
    assert Lesson.objects.exclude(partnership=None).count() == Thanks.objects.exclude(partnership=None).count() == 1
    assert PublicLine.objects.count() == 1
    assert ThirdView.objects.count() == 1
