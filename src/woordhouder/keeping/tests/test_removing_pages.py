"""The controller removes words by a form, one link from where they stand; what is left says when, why and for whom."""

import pytest
from django.test import Client
from django.utils.translation import override

from woordhouder.agreements.tests.reading import client_of, text_of
from woordhouder.keeping.models import Concern, Evidence, Lesson, Reply, Report, Response, Thanks, ThirdView
from woordhouder.keeping.removable import SORTS
from woordhouder.parties.actor import acting_for
from woordhouder.site.tests.stepped_up import signed_in_now

from .full import a_kept_year
from .made import at

pytestmark = pytest.mark.django_db
THERE = "/en/verzonnendam/prestatieafspraken-2026"
FILLED_IN = {"ground": "personal_data", "reason": "Er stond een naam in.", "sure": "on"}
AT_THE_TABLE = {"concern", "end", "line"}
MARK = "The words were removed (1 June 2027, personal data): Er stond een naam in."


@pytest.fixture
def place(settings, tmp_path):
    settings.MEDIA_ROOT, settings.PAGE_CACHE_SECONDS = tmp_path, 0
    table, _commitments = a_kept_year("verzonnendam")
    controller = acting_for("beheer-verzonnendam@voorbeeld.example", "Beheer verzonnendam")
    with at("2027-06-01"):
        browser = signed_in_now(controller)
    return table, browser


def ask(client, there, status=200, **given):
    with at("2027-06-01"):
        answer = client.post(there, given) if given else client.get(there)
    assert answer.status_code == status, text_of(answer)
    return answer


def removing(row):
    return f"/en/verwijderen/{row.reference}"


def link_to(row):
    return f'href="{removing(row)}"'


def test_each_word_that_the_controller_reads_leads_to_its_removal_and_nobody_else_sees_that(place):
    table, browser = place
    pages = [f"{THERE}/{number}/voortgang?jaar=2026" for number in (1, 2)] + ["/en/verzonnendam/jaar/2026"]
    hers = " ".join(ask(browser, page).content.decode() for page in pages)
    shown = [model.objects.exclude(public_from=None) for model in (Report, Evidence, ThirdView, Thanks)]
    shown += [Response.objects.exclude(remark=""), Lesson.objects.filter(replaced_by=None).exclude(public_from=None)]
    for row in (row for rows in shown for row in rows):
        assert link_to(row) in hers, row.reference
    assert link_to(Response.objects.filter(remark="").first()) not in hers
    assert link_to(Reply.objects.get(response__isnull=False)) in hers
    for client in (Client(), client_of(table.association)):
        assert all("/verwijderen/" not in ask(client, page).content.decode() for page in pages)


def test_it_shows_what_goes_and_leaves_the_day_the_ground_and_the_reason(place):
    _table, browser = place
    contest = Response.objects.get(answer="contests")
    page = text_of(ask(browser, removing(contest)))
    for words in ("Wij zagen er dertig.", "What a party says of a report", "go for ever", "Where this stands"):
        assert words in page, words
    ask(browser, removing(contest), 303, **FILLED_IN)
    page = text_of(ask(browser, removing(contest)))
    assert MARK in page
    assert "Remove these words" not in page
    kept = ask(Client(), f"{THERE}/2/voortgang?jaar=2026")
    assert MARK in text_of(kept)
    assert "Wij zagen er dertig." not in text_of(kept)
    assert f'id="{contest.reference}"' in kept.content.decode()


def test_nothing_goes_before_it_is_right_and_nothing_typed_is_lost(place):
    _table, browser = place
    contest = Response.objects.get(answer="contests")
    for missing in FILLED_IN:
        given = {**FILLED_IN, missing: ""}
        page = ask(browser, removing(contest), 422, **given).content.decode()
        assert given["reason"] in page
    ask(browser, removing(contest), 422, **{**FILLED_IN, "ground": "consent"})
    contest.refresh_from_db()
    assert contest.remark


def test_who_signed_in_long_ago_shows_again_who_she_is(place):
    _table, browser = place
    contest = Response.objects.get(answer="contests")
    with at("2027-06-02"):
        answer = browser.post(removing(contest), FILLED_IN)
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/en/mijn/code?next=")
    contest.refresh_from_db()
    assert contest.remark


@pytest.mark.parametrize("sort", SORTS)
def test_every_sort_of_words_has_its_page(place, sort):
    _table, browser = place
    row = SORTS[sort].model.objects.filter(removal=None).last()
    page = ask(browser, removing(row))
    with override("en"):
        assert str(SORTS[sort].title) in text_of(page)
    is_public = sort not in AT_THE_TABLE and row.public_from is not None
    assert ("Where this stands" in text_of(page)) == is_public
    if is_public:
        address = page.content.decode().split('">Where this stands')[0].rsplit('href="', 1)[1]
        assert f'id="{row.reference}"' in ask(browser, address).content.decode()


def test_words_that_only_the_table_reads_are_removed_without_being_shown(place):
    table, browser = place
    concern = Concern.objects.get(text="Ook in Zuid?")
    page = text_of(ask(browser, removing(concern)))
    assert "Only the table reads these words" in page
    assert "Ook in Zuid?" not in page
    assert "Where this stands" not in page
    ask(browser, removing(concern), 303, **FILLED_IN)
    talk = text_of(ask(client_of(table.tenants), f"/en/verzonnendam/zorgen/{concern.reference}"))
    assert MARK in talk
    assert "Ook in Zuid?" not in talk


def test_the_mark_stands_where_reports_are_answered_and_where_is_looked_back(place):
    table, browser = place
    report = Report.objects.get(commitment__number=1, replaced_by=None)
    thanks = Thanks.objects.get(text="Wat een jaar.")
    for row in (report, thanks):
        ask(browser, removing(row), 303, **FILLED_IN)
    assert MARK in text_of(ask(client_of(table.tenants), "/en/verzonnendam/verslagen/2026"))
    assert MARK in text_of(ask(Client(), "/en/verzonnendam/jaar/2026"))


def test_only_the_controller_comes_in(place):
    table, browser = place
    contest = Response.objects.get(answer="contests")
    absent = "/en/verwijderen/response-aaaaaaaaaaaa"
    for there in (removing(contest), absent):
        ask(client_of(table.municipality), there, 403)
        ask(client_of(table.municipality), there, 403, **FILLED_IN)
        ask(Client(), there, 303)
    ask(browser, absent, 404)
    ask(browser, "/en/verwijderen/iets", 404)
    contest.refresh_from_db()
    assert contest.remark
