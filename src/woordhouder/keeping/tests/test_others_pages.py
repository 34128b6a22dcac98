"""What the others say: all at once, of one report, a doubt at the table first, and the year on one sheet."""

import re
from fractions import Fraction

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from woordhouder.agreements.tests.reading import client_of, text_of
from woordhouder.keeping import actions
from woordhouder.keeping.models import Concern, ConcernEnd, Reply, Response
from woordhouder.keeping.queries.progress import progress_of
from woordhouder.keeping.queries.table_year import year_at_table
from woordhouder.parties.actions import succeed
from woordhouder.parties.actor import SYSTEM
from woordhouder.parties.tests.tables import member_of, organisation_with
from woordhouder.record.clock import now

from .made import HOMES, a_table, agreed, at, contested, made, reported

pytestmark = pytest.mark.django_db
TABLE, YEAR = "/en/verzonnendam", "/en/verzonnendam/verslagen/2026"


@pytest.fixture
def kept():
    """The table, and its homes and land, both reported on."""
    table, (homes, land, _money) = a_table()
    with at("2027-02-01"):
        return table, homes, reported(table.association, homes), reported(table.municipality, land, None)


def get(client, address, status=200):
    with at("2027-03-01"):
        answer = client.get(address)
    assert answer.status_code == status, answer.content[:2000]
    return answer


def post(client, address, status=303, day="2027-03-01", **given):
    with at(day):
        answer = client.post(address, given)
    assert answer.status_code == status, text_of(answer)
    return answer


def test_everything_that_is_ticked_is_confirmed_at_once(kept):
    table, _homes, first, second = kept
    mine = client_of(table.tenants)
    page = get(mine, YEAR).content.decode()
    ticked = re.findall(r'name="report" value="([\w-]+)" checked', page)
    assert set(ticked) == {first.reference, second.reference}
    post(mine, YEAR, report=ticked, answer="confirms")
    assert set(Response.objects.values_list("answer", flat=True)) == {"confirms"}
    assert Response.objects.count() == 2
    assert "There is no report left to answer." in text_of(get(mine, YEAR))


def test_what_is_not_ticked_stays(kept):
    table, _homes, first, second = kept
    mine = client_of(table.tenants)
    post(mine, YEAR, report=[second.reference], answer="cannot_judge")
    assert Response.objects.get().report == second
    post(mine, YEAR, 422, answer="confirms")
    post(mine, YEAR, 422, report=[first.reference], answer="contests")
    post(mine, YEAR, 422, report=[first.reference], answer="confirms", theme="finance")
    assert Response.objects.count() == 1


def test_a_party_with_two_seats_answers_for_both_and_never_its_own_report():
    """The association took the place of the tenants: it leads homes by one seat and money by the other."""
    table, (homes, land, money) = a_table()
    with at("2027-02-01"):
        reported(table.association, homes)
        reported(table.tenants, money, None)
        other = reported(table.municipality, land, None)
        told = {"organisation": table.tenants.organisation, "successor": table.association.organisation}
        succeed(SYSTEM, **told, on="2027-01-31")
    mine = client_of(table.association)
    for seat in (table.association_seat, table.tenants_seat):
        ticked = re.findall(r'name="report" value="([\w-]+)" checked', get(mine, YEAR).content.decode())
        assert ticked == [other.reference]
        post(mine, YEAR, report=ticked, answer="confirms")
        assert Response.objects.latest("pk").seat == seat
    assert "There is no report left to answer." in text_of(get(mine, YEAR))
    with at("2027-03-01"):
        owed = {one.name: one.answers for one in year_at_table(table.municipality, "verzonnendam", 2026, now()).waiting}
    assert owed == {table.municipality_seat.organisation.name: 2}


def test_who_only_reads_sees_it_and_answers_nothing(kept):
    table, _homes, first, _second = kept
    reader = client_of(member_of(table.tenants.organisation, "lezer", "read"))
    assert "checked" not in get(reader, YEAR).content.decode()
    post(reader, YEAR, 403, report=[first.reference], answer="confirms")
    stranger = client_of(organisation_with("vreemd", "Gemeente Elders"))
    for address in (YEAR, f"{TABLE}/verslagen/{first.reference}"):
        get(stranger, address, 404)
        get(Client(), address, 303)
    assert not Response.objects.exists()


def test_a_year_that_is_none_is_not_there(kept):
    table, *_others = kept
    for year in ("0", "1989", "2101", "99999999"):
        get(client_of(table.tenants), f"{TABLE}/verslagen/{year}", 404)
        get(Client(), f"{TABLE}/jaar/{year}", 404)


def test_one_report_is_confirmed_with_a_remark(kept):
    table, _homes, first, _second = kept
    address = f"{TABLE}/verslagen/{first.reference}"
    mine = client_of(table.tenants)
    assert "contests" not in get(mine, address).content.decode()
    again = post(mine, address, 422, answer="confirms_with_remark", remark="")
    assert "Say why." in text_of(again)
    post(mine, address, answer="confirms_with_remark", remark="Wel laat.")
    assert "Wel laat." in text_of(get(Client(), f"{TABLE}/prestatieafspraken-2026/1/voortgang?jaar=2026"))


def test_who_leads_does_not_answer_itself(kept):
    table, _homes, first, _second = kept
    address = f"{TABLE}/verslagen/{first.reference}"
    page = get(client_of(table.association), address)
    assert 'name="answer"' not in page.content.decode()
    assert post(client_of(table.association), address, 403, answer="confirms", remark="")


def test_doubt_is_talked_over_first_and_may_then_be_contested_and_answered(kept):
    table, _homes, first, _second = kept
    mine, theirs = client_of(table.tenants), client_of(table.association)
    report = f"{TABLE}/verslagen/{first.reference}"
    raise_it = f"{TABLE}/prestatieafspraken-2026/1/twijfel?jaar=2026"
    post(mine, report, 422, answer="contests", remark="Nee.")
    post(mine, raise_it, 422, text="")
    post(mine, raise_it, text="Waar staan ze?")
    talk = f"{TABLE}/zorgen/{Concern.objects.get().reference}"
    assert "Waar staan ze?" in text_of(get(theirs, talk))
    get(Client(), talk, 303)
    post(theirs, talk, text="In Noord.")
    post(theirs, talk, 422, text="Klaar.", outcome="agreed")
    post(mine, talk, talk_until="2027-04-01")
    post(mine, talk, text="Wij zien ze niet.", outcome="not_agreed")
    assert ConcernEnd.objects.get().outcome == "not_agreed"
    post(mine, report, answer="contests", remark="Wij telden er dertig.")
    post(theirs, report, to=Response.objects.get().reference, text="Kom kijken.")
    page = text_of(get(Client(), f"{TABLE}/prestatieafspraken-2026/1/voortgang?jaar=2026"))
    assert "Wij telden er dertig." in page
    assert "Kom kijken." in page
    assert "Waar staan ze?" not in page
    assert Reply.objects.count() == 2


def test_who_leads_raises_no_doubt_about_itself(kept):
    table, *_others = kept
    get(client_of(table.association), f"{TABLE}/prestatieafspraken-2026/1/twijfel?jaar=2026", 403)


def test_a_year_says_how_far_it_is_what_others_say_and_on_whom_it_waits(kept):
    table, _homes, first, _second = kept
    with at("2027-02-10"):
        contested(first, table.tenants, table.association)
        actions.respond(table.municipality, report=first.reference, answer="confirms")
    page = get(Client(), f"{TABLE}/jaar/2026").content.decode()
    assert "3 promises: 1 complete, 1 no evidence, 1 not needed yet." in page
    assert "views differ" in page
    waits = page[page.index('id="wacht-op"') : page.index('id="alle"')]
    assert re.findall(r"(?s)Huurdersvereniging verzonnendam</th>.*?>(\d+)</td>", waits)[0] == "1"


def test_a_year_without_promises_says_so(kept):
    assert "Nothing that you can read was in force" in text_of(get(Client(), f"{TABLE}/jaar/2020"))


def test_a_hundred_promises_cost_what_three_do(kept, settings):
    settings.PAGE_CACHE_SECONDS = 0
    table, *_others = kept
    mine = client_of(table.tenants)
    few = [_cost(mine, YEAR), _cost(Client(), f"{TABLE}/jaar/2026")]
    with at("2027-01-01"):
        lines = [made.promise(table.association_seat, f"Belofte {at_}.", indicator=HOMES) for at_ in range(30)]
        more = agreed(table, lines, slug="meer", title="Meer")
        for one in more[:10]:
            reported(table.association, one)
    assert [_cost(mine, YEAR), _cost(Client(), f"{TABLE}/jaar/2026")] == few
    assert max(few) <= 15


def _cost(client, address):
    with CaptureQueriesContext(connection) as queries:
        get(client, address)
    return len(queries)


def test_a_year_alone_is_as_with_all_that_was_ever_said(kept):
    """Of what is added up the years before count; of what is over only what was reported all the same."""
    table, *_others = kept
    with at("2026-01-12"):
        summed = made.promise(table.association_seat, "Samen honderd.", indicator=HOMES | {"form": "cumulative"})
        (together,) = agreed(table, [summed], slug="samen", title="Samen")
        lines = [made.promise(table.association_seat, text) for text in ("Kort.", "Nog korter.")]
        late, over = agreed(table, lines, slug="kort", title="Kort", until="2026-12-31")
    with at("2028-02-01"):
        reported(table.association, together, "30", year=2026)
        for one, value in ((together, "45"), (late, None)):
            reported(table.association, one, value, year=2027)
    with at("2028-03-01"):
        page = year_at_table(table.tenants, "verzonnendam", 2027, now())
        shown = {line.commitment: line.progress for line in page.lines}
        told = {name: progress_of(table.tenants, name, 2027, now()).progress for name in shown}
    assert shown == told
    assert shown[together.reference].share == Fraction(75, 80)
    assert late.reference in shown
    assert over.reference not in shown
    assert page.over == 1
