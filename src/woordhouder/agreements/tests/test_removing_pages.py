"""The controller removes words of a promise by a form, one link from where they stand, in a running site."""

import json

import pytest
from django.test import Client

from woordhouder.agreements.models import Wording, WordingRemoval
from woordhouder.parties.tests.tables import whole_table
from woordhouder.record.inspection import inspect_record
from woordhouder.record.models import Opening
from woordhouder.site.tests.stepped_up import signed_in_now

from . import made
from .reading import TABLE, THERE, a_table, amended, an_agreement, at, client_of, text_of

pytestmark = pytest.mark.django_db
PROMISE, SECOND = f"/en{THERE}/1", f"/en{THERE}/2"
FILLED_IN = {"part": "text", "ground": "personal_data", "reason": "Er stond een naam in.", "sure": "on"}
NAME = "Mevrouw Jansen"
MARK = "(1 June 2026, personal data): Er stond een naam in."
ABSENT = "/en/verwijderen/afspraak/wording-aaaaaaaaaaaa"


@pytest.fixture(autouse=True)
def _pages_as_they_are(settings):
    settings.PAGE_CACHE_SECONDS = 0


@pytest.fixture
def table():
    return a_table()


@pytest.fixture
def act(table):
    return an_agreement(table, [_promise(table), *made.promises(table, 1)])


@pytest.fixture
def browser(controller):
    """Of the controller, who signed in just now, so that no code is asked for."""
    with at("2026-06-01"):
        return signed_in_now(controller)


def _promise(table):
    words = {"title": f"Huis voor {NAME}", "plain_summary": f"{NAME} krijgt een huis.", "why": f"{NAME} vroeg erom."}
    helps = [{"seat": table.tenants_seat.reference, "what": f"Zij bezoeken {NAME}."}]
    return made.promise(table.municipality_seat, f"Wij helpen {NAME}.", contributors=helps, **words)


def ask(client, there, status=200, **given):
    with at("2026-06-01"):
        answer = client.post(there, given) if given else client.get(there)
    assert answer.status_code == status, text_of(answer)
    return answer


def removing(act, place=0):
    return f"/en/verwijderen/afspraak/{made.wording(act, place).reference}"


def test_the_page_of_a_promise_leads_the_controller_to_it_and_nobody_else(table, act, browser):
    change = amended(table, act, 1)
    hers = ask(browser, SECOND).content.decode()
    assert hers.count(f'href="{removing(act, 1)}"') == 2  # beside the text, and in its history
    assert hers.count(f'href="{removing(change)}"') == 1
    for client in (Client(), client_of(table.association)):
        assert "/verwijderen/afspraak/" not in ask(client, SECOND).content.decode()


def test_it_shows_what_can_go_part_by_part(act, browser):
    page = text_of(ask(browser, removing(act)))
    for words in ("commitment 1, version 1", f"Wij helpen {NAME}.", f"Zij bezoeken {NAME}.", "All words", "The reason"):
        assert words in page, words
    assert "For whom it is" not in page
    assert "Where this stands" in page


def test_one_part_goes_and_the_others_stay(act, browser):
    ask(browser, removing(act), 303, **FILLED_IN)
    page = text_of(ask(browser, removing(act)))
    assert f"The text was removed {MARK}" in page
    assert "The words were removed. The reason stands there now." in page
    assert f"Wij helpen {NAME}." not in page
    assert "Remove these words" in page
    for address in (PROMISE, f"{PROMISE}.json", f"/en{THERE}.json", f"/en{THERE}?per=geheel"):
        shown = ask(Client(), address).content.decode()
        assert f"Wij helpen {NAME}." not in shown, address
        assert FILLED_IN["reason"] in shown, address
        assert f"Huis voor {NAME}" in shown, address


def test_all_words_go_from_page_data_and_record(act, browser):
    assert Opening.objects.filter(value__contains=NAME).exists()
    ask(browser, removing(act), 303, **{**FILLED_IN, "part": "all"})
    for address in (PROMISE, f"{PROMISE}.json", f"/en{THERE}", f"/en{THERE}.json", f"/en{THERE}.csv", f"/en/{TABLE}"):
        assert NAME not in ask(Client(), address).content.decode(), address
    assert not Opening.objects.filter(value__contains=NAME).exists()
    assert not inspect_record()
    told = json.loads(ask(Client(), f"{PROMISE}.json").content)["wording"]
    assert [one["reason"] for one in told["removed"]] == [FILLED_IN["reason"]]
    page = ask(browser, removing(act)).content.decode()
    assert "There are no words in it." in page
    assert "<form" not in page.split("<main")[1].split("</main")[0]
    assert "/verwijderen/afspraak/" not in ask(browser, PROMISE).content.decode()
    assert FILLED_IN["reason"] in text_of(ask(browser, removing(act), 422, **FILLED_IN))


def test_nothing_goes_before_it_is_right_and_nothing_typed_is_lost(act, browser):
    for missing in FILLED_IN:
        given = {**FILLED_IN, missing: ""}
        page = ask(browser, removing(act), 422, **given).content.decode()
        assert given["reason"] in page
    for wrong in ({"ground": "consent"}, {"part": "for_whom"}, {"part": "lead"}):
        ask(browser, removing(act), 422, **{**FILLED_IN, **wrong})
    assert not WordingRemoval.objects.exists()


def test_who_handed_it_in_twice_reads_that_it_is_gone(act, browser):
    ask(browser, removing(act), 303, **FILLED_IN)
    page = text_of(ask(browser, removing(act), 422, **FILLED_IN))
    assert "This is not right yet" in page
    assert WordingRemoval.objects.count() == 1


def test_who_signed_in_long_ago_shows_again_who_she_is(act, browser):
    with at("2026-06-02"):
        answer = browser.post(removing(act), FILLED_IN)
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/en/mijn/code?next=")
    assert not WordingRemoval.objects.exists()


def test_words_that_only_the_table_reads_go_without_being_shown(table, browser):
    with at("2026-01-10"):
        act = made.registered(table.municipality, table, [_promise(table)])
    page = text_of(ask(browser, removing(act)))
    assert "Only the table reads these words" in page
    assert NAME not in page
    assert act.agreement.title not in page
    assert "Where this stands" not in page
    ask(browser, removing(act), 303, **{**FILLED_IN, "part": "all"})
    shown = text_of(ask(client_of(table.tenants), PROMISE))
    assert NAME not in shown
    assert f"The text of this commitment was removed {MARK}" in shown


def test_the_mark_stands_at_a_version_in_the_history_too(table, act, browser):
    change = amended(table, act, 1)
    ask(browser, removing(change), 303, **FILLED_IN)
    page = text_of(ask(Client(), SECOND))
    assert page.count(MARK) == 1  # in the history; the text that stands now is another
    assert "vijftig woningen. The text" not in page


def test_only_the_controller_comes_in(table, act, browser):
    outsider = whole_table("elders").municipality
    for client in (client_of(table.municipality), client_of(outsider)):
        for there in (removing(act), ABSENT):
            ask(client, there, 403)
            ask(client, there, 403, **FILLED_IN)
    for there in (removing(act), ABSENT):
        ask(Client(), there, 303)
        ask(Client(), there, 303, **FILLED_IN)
    ask(browser, ABSENT, 404)
    assert Wording.objects.get(reference=made.wording(act).reference).text


def test_the_page_asks_little_of_the_database(act, browser, django_assert_max_num_queries):
    there = removing(act)
    with django_assert_max_num_queries(15):
        ask(browser, there)
