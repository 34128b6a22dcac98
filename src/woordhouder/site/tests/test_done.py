"""After an act the next page says once what was done, to who did it."""

import pytest
from django.conf import settings
from django.test import Client

from woordhouder.agreements.tests.reading import client_of, text_of
from woordhouder.parties.tests.tables import whole_table

pytestmark = pytest.mark.django_db
DONE = "Veranderd. Wat de stoel eerst was, blijft te lezen."


@pytest.fixture
def seat():
    table = whole_table()
    there = f"/{table.partnership.slug}/stoelen/{table.municipality_seat.reference}"
    return client_of(table.municipality), there


def changed(browser, there, **changes):
    return browser.post(f"{there}/veranderen", {"signs": "yes", "since": "2025-01-01", **changes})


def test_what_was_done_is_said_once(seat):
    browser, there = seat
    assert changed(browser, there).status_code == 303
    assert DONE in text_of(browser.get(there))
    assert DONE not in text_of(browser.get(there))


def test_data_does_not_take_it_away(seat):
    browser, there = seat
    changed(browser, there)
    browser.get("/tafels.json")
    assert DONE in text_of(browser.get("/mijn"))


def test_what_was_refused_says_nothing_of_the_kind(seat):
    browser, there = seat
    answer = changed(browser, there, since="gisteren")
    assert answer.status_code == 422
    assert DONE not in text_of(answer)
    assert DONE not in text_of(browser.get(there))


def test_readers_without_account_keep_no_session(db):
    reader = Client()
    reader.get("/begin")
    reader.get("/tafels")
    assert settings.SESSION_COOKIE_NAME not in reader.cookies
