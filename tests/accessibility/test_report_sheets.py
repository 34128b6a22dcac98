"""Reporting by sheet in the browser: each state of the pages, from the file to a row that is mended."""

import pytest
from playwright.sync_api import Page, expect

from .looking import faults, leave_by
from .states import LANGUAGES, in_language
from .test_signed_in import REPORTER, become

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("language", LANGUAGES)]
HERE = "/mijn/verslag/blad"
UNFOLD = "() => { for (const one of document.querySelectorAll('main details')) one.open = true; }"


def hand_in(page: Page, content: bytes) -> None:
    """This file, as it stands."""
    page.locator("input[type=file]").set_input_files({"name": "verslag.csv", "mimeType": "text/csv", "buffer": content})
    leave_by(page.locator("main form .nl-button--primary").first)


def test_a_sheet_from_the_file_to_its_rows(page: Page, language: str) -> None:
    become(page, REPORTER)
    page.goto(in_language(HERE, language))
    out = page.request.get(in_language("/mijn/verslag.csv?jaar=2025&alles=1", language)).text().strip().splitlines()
    assert len(out) > 1
    width = out[0].count(";")
    wrong = ";".join(["Nergens", "x", "1", "", "", "", "", "ooit", "13", "veel", *[""] * (width - 9)])
    hand_in(page, "\r\n".join([*out, wrong, language]).encode())
    expect(page.get_by_role("status").first).to_be_visible()
    page.evaluate(UNFOLD)
    assert faults(page) == []
    leave_by(page.locator("a.prep-sheet__mend").first)
    assert faults(page) == []
    page.go_back()
    leave_by(page.locator("form[action$='/weg'] button"))
    assert faults(page) == []
    leave_by(page.locator("form[action$='/terug'] button"))
    page.goto(in_language(HERE, language))
    assert faults(page) == []


def test_a_file_that_is_no_sheet(page: Page, language: str) -> None:
    become(page, REPORTER)
    page.goto(in_language(HERE, language))
    hand_in(page, b"%PDF-1.7")
    expect(page.locator("main [role=alert]").first).to_be_visible()
    assert faults(page) == []
