"""Where papers are offered: once on each page, for the day that is shown, and each address opens."""

import re

import pytest
from django.test import Client

from . import made
from .reading import THERE, a_table, an_agreement, text_of

pytestmark = pytest.mark.django_db
LINK = re.compile(r'href="([^"]+\.(?:docx|pdf|xlsx|csv)[^"]*)"')


@pytest.fixture
def act():
    table = a_table()
    parts = [{"seat": table.unclaimed_seat.reference, "what": "Helpt."}]
    return an_agreement(table, made.promises(table, 5, contributors=parts))


def offered(address):
    answer = Client().get(address)
    assert answer.status_code == 200
    links = [link.replace("&amp;", "&") for link in LINK.findall(answer.content.decode())]
    return [link for link in links if link.startswith("/")]


@pytest.mark.parametrize("language", ["", "/en"])
def test_an_agreement_is_offered_whole_as_letter_as_sheet_and_in_parts(act, language):
    links = offered(f"{language}{THERE}")
    there = f"{language}{THERE}"
    assert {f"{there}{ending}" for ending in (".docx", ".pdf", "/brief.docx", "/brief.pdf", ".xlsx", ".csv")} <= {
        *links
    }
    assert len([link for link in links if "partij=" in link]) == 2 * 4
    assert len([link for link in links if "thema=" in link]) == 2 * 5
    assert len(links) == len(set(links))


@pytest.mark.parametrize("ending", ["", "/1", "/verschil"])
def test_each_address_that_is_offered_opens(act, ending):
    links = offered(f"{THERE}{ending}")
    assert links
    assert {link: Client().get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_the_paper_is_of_the_day_that_is_shown(act):
    links = offered(f"{THERE}?op=2026-02-01&per=partij")
    assert links
    assert all("op=2026-02-01" in link for link in links if "/brief" in link or "partij=" in link or link.endswith("x"))
    assert f"{THERE}/1.pdf?op=2026-02-01" in offered(f"{THERE}/1?op=2026-02-01")
    days = "van=2026-01-15&naar=2026-08-01"
    assert f"{THERE}/verschil.pdf?{days}" in offered(f"{THERE}/verschil?{days}")


def test_the_offer_stands_under_one_heading(act):
    answer = Client().get(f"/en{THERE}")
    assert answer.content.decode().count('id="op-papier"') == 1
    assert "All commitments as a document: Word" in text_of(answer)
