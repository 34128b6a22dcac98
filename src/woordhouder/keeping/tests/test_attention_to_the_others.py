"""What others say waits for who must answer it: talks whose day comes, contests, revisions, dead links, thanks."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from woordhouder.examples.models import SourceCheck
from woordhouder.keeping import actions
from woordhouder.keeping.queries.attention import attention
from woordhouder.record.asked import asked_once
from woordhouder.record.clock import now

from .full import LINK
from .made import a_table, at, contested, reported

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept():
    table, commitments = a_table()
    with at("2027-02-01"):
        report = reported(table.association, commitments[0])
    return table, commitments[0], report


def asked(actor, day):
    """By address the title of what waits for the actor on a day."""
    with at(day), override("en"):
        return {item.address: str(item.title) for item in attention(actor, now())}


def test_a_talk_asks_both_sides_when_its_day_comes_and_who_raised_it_once_it_passed(kept):
    table, homes, _report = kept
    with at("2027-02-02"):
        concern = actions.raise_concern(table.tenants, commitment=homes.reference, year=2026, text="Waar?")
        actions.reply(table.association, to=concern.reference, text="In Noord.")
        actions.reply(table.tenants, to=concern.reference, text="Goed.")
    there = f"/verzonnendam/zorgen/{concern.reference}"
    sides = table.tenants, table.association
    assert [asked(one, "2027-02-12").get(there) for one in sides] == [
        None,
        "A talk at the table waits for your words",
    ]
    ends = "A talk at the table ends in a few days"
    assert [asked(one, "2027-02-14").get(there) for one in sides] == [ends, ends]
    assert asked(table.tenants, "2027-02-17")[there] == "The day of a talk has passed. How did it end?"
    assert asked(table.association, "2027-02-17")[there] == "A talk at the table waits for your words"
    assert there not in asked(table.municipality, "2027-02-14")


def test_a_talk_ends_on_the_day_that_both_sides_wanted(kept):
    table, homes, _report = kept
    with at("2027-02-02"):
        concern = actions.raise_concern(table.tenants, commitment=homes.reference, year=2026, text="Waar?")
        for side in (table.tenants, table.association):
            actions.move_concern(side, concern=concern.reference, talk_until=date(2027, 3, 30))
    there = f"/verzonnendam/zorgen/{concern.reference}"
    assert there not in asked(table.tenants, "2027-02-17")
    assert there in asked(table.tenants, "2027-03-28")


def test_a_contest_waits_for_the_lead_until_it_replies(kept):
    table, _homes, report = kept
    with at("2027-02-02"):
        contest = contested(report, table.tenants, table.association)
    there = f"/verzonnendam/verslagen/{report.reference}"
    assert "contests" in asked(table.association, "2027-02-03")[there]
    assert there not in asked(table.tenants, "2027-02-03")
    with at("2027-02-03"):
        actions.reply(table.association, to=contest.reference, text="Het waren er veertig.")
    assert there not in asked(table.association, "2027-02-04")


def test_a_revised_report_asks_whether_the_answer_still_holds(kept):
    table, homes, report = kept
    with at("2027-02-02"):
        actions.respond(table.tenants, report=report.reference, answer="confirms")
        revised = {"revised": "Een blok vergeten."}
        newer = reported(table.association, homes, "41", replaces=report.reference, facts=revised)
    there = f"/verzonnendam/verslagen/{newer.reference}"
    assert there in asked(table.tenants, "2027-02-03")
    assert asked(table.municipality, "2027-02-03") == {
        "/verzonnendam/verslagen/2026": "Does what was reported agree with what you see?"
    }
    with at("2027-02-03"):
        actions.repeat_response(table.tenants, report=newer.reference)
    assert asked(table.tenants, "2027-02-04") == {}


def test_a_link_that_is_broken_waits_for_who_put_it_there(kept):
    table, _homes, report = kept
    with at("2027-02-02"):
        actions.add_evidence(table.association, report=report.reference, **LINK)
    there = f"/verzonnendam/verslagen/{report.reference}"
    looks = {"host": "voorbeeld.example", "was_reached": False, "status": 404}
    for day in (3, 4):
        SourceCheck.objects.create(url=LINK["url"], day=date(2027, 2, day), **looks)
    assert asked(table.association, "2027-02-06") == {}
    SourceCheck.objects.create(url=LINK["url"], day=date(2027, 2, 5), **looks)
    elsewhere = {"url": "https://elders.example/", "host": "elders.example", "was_reached": True, "status": 200}
    for day in (3, 4, 5):
        SourceCheck.objects.create(day=date(2027, 2, day), **elsewhere)
    assert there in asked(table.association, "2027-02-06")
    assert there not in asked(table.municipality, "2027-02-06")


def test_a_figure_that_changed_waits_until_the_report_follows_it(kept):
    table, homes, report = kept
    with at("2027-02-02"):
        measure = actions.set_measure(table.association, name="Opgeleverd", unit="woningen").reference
        told = {"measure": measure, "year": 2026}
        first = actions.measure(table.association, value="40", **told)
        taken = {"measured": first.reference, "revised": "Uit onze cijfers.", "story": "Geteld."}
        again = {"commitment": homes.reference, "year": 2026, "facts": taken, "replaces": report.reference}
        report = actions.report(table.association, **again)
    assert asked(table.association, "2027-02-03") == {}
    with at("2027-02-04"):
        second = actions.measure(
            table.association, value="42", replaces=first.reference, revised="Later geteld.", **told
        )
    assert list(asked(table.association, "2027-02-05")) == ["/mijn/verslag?jaar=2026&staat=maat"]
    with at("2027-02-05"):
        facts = {**taken, "measured": second.reference}
        actions.report(table.association, **{**again, "facts": facts, "replaces": report.reference})
    assert asked(table.association, "2027-02-06") == {}


def test_thanks_are_shown_for_two_weeks_to_who_was_thanked(kept):
    table, homes, _report = kept
    with at("2027-02-02"):
        to = table.association_seat.reference
        actions.thank(table.tenants, commitment=homes.reference, to=to, text="Dank u wel.")
    with at("2027-02-10"), override("en"):
        [item] = attention(table.association, now())
    assert item.minutes == 1
    assert item.text == "By Huurdersvereniging verzonnendam (Wonen in Verzonnendam)"
    assert item.address == f"/verzonnendam/{homes.agreement.slug}/{homes.number}/voortgang"
    assert item.address not in asked(table.municipality, "2027-02-10")
    assert asked(table.association, "2027-02-17") == {}


def test_thanks_for_a_year_lead_to_the_sheet_of_that_year(kept):
    table, _homes, _report = kept
    with at("2027-02-02"):
        to, year = table.association_seat.reference, {"partnership": table.partnership.reference, "year": 2026}
        actions.thank(table.tenants, **year, to=to, text="Een goed jaar.")
    assert "/verzonnendam/jaar/2026" in asked(table.association, "2027-02-10")


def test_what_is_late_says_so_with_its_day(kept):
    table, _homes, _report = kept
    with at("2027-02-02"):
        actions.open_round(table.tenants, partnership=table.partnership.reference, year=2026, due="2027-03-01")
    with at("2027-03-01"), override("en"):
        in_time = attention(table.municipality, now())[0]
    with at("2027-03-02"), override("en"):
        late = attention(table.municipality, now())[0]
    assert in_time.address == late.address == "/mijn/verslag?jaar=2026"
    assert in_time.text == "1 promise, over 2026 (Wonen in Verzonnendam); at the latest on 1 March 2027"
    assert late.text == "1 promise, over 2026 (Wonen in Verzonnendam); the day was 1 March 2027"
    assert str(late.title) != str(in_time.title)


def test_all_of_it_costs_few_queries(kept, django_assert_max_num_queries):
    table, homes, report = kept
    with at("2027-02-02"):
        actions.add_evidence(table.association, report=report.reference, **LINK)
        contested(report, table.tenants, table.association)
        for _each in range(2):
            actions.thank(table.municipality, commitment=homes.reference, text="Dank.")
        actions.raise_concern(table.municipality, commitment=homes.reference, year=2026, text="Waar?")
    SourceCheck.objects.create(url=LINK["url"], host="x", day=date(2027, 2, 2), was_reached=False, status=404)
    with at("2027-02-02"), asked_once(), django_assert_max_num_queries(6):  # one is where she stands
        assert len(attention(table.association, now() + timedelta(hours=1))) == 3
