"""Every number that a page shows of how promises are kept can be followed to the report and its evidence."""

import re

import pytest
from django.test import Client
from lxml import html

from woordhouder.keeping.models import Report

from .full import a_kept_year
from .made import at

pytestmark = pytest.mark.django_db
TABLE = "/en/nagekomen"


@pytest.fixture
def walk(settings):
    settings.PAGE_CACHE_SECONDS = 0
    a_kept_year()

    def get(address):
        with at("2027-06-01"):
            answer = Client().get(address)
        assert answer.status_code == 200, address
        return html.fromstring(answer.content)

    return get


def promises_of(sheet):
    """The pages to which the lines of the sheet lead."""
    return sheet.xpath("//table[contains(@class,'kept-promises')]//th/a/@href")


def test_each_count_of_the_sheet_is_of_lines_that_lead_to_their_promises_page(walk):
    sheet = walk(f"{TABLE}/jaar/2026")
    (together,) = sheet.xpath("//tr[contains(@class,'kept-years__together')]")
    counts = {one.text_content().split(" ", 1)[1].strip(): int(one.find("strong").text) for one in together.iter("li")}
    every = sheet.get_element_by_id("alle").getparent()
    levels = [cell.xpath(".//span/span")[0].text_content().strip(" \u2026!\u2713\u2013\u25cb\u25d4\u25d5") for cell in
              every.xpath(".//td[@data-label='How far']")]  # fmt: skip
    assert counts == {level: levels.count(level) for level in set(levels)}
    assert len(set(promises_of(every))) == len(levels)


def test_each_promise_shows_its_reports_and_each_report_its_evidence_page(walk):
    shown = set()
    for address in set(promises_of(walk(f"{TABLE}/jaar/2026"))):
        page = walk(address)
        shown |= {
            report.reference
            for report in Report.objects.all()
            if page.get_element_by_id(report.reference, None) is not None
        }
        for link in page.xpath("//a[contains(@href,'/bewijs/')]/@href"):
            with at("2027-06-01"):
                assert Client().get(link).status_code == 200
    assert shown == set(Report.objects.filter(year=2026).values_list("reference", flat=True))


def test_each_reason_names_facts_that_stand_on_the_page(walk):
    page = walk(f"{TABLE}/prestatieafspraken-2026/1/voortgang?jaar=2026")
    figures = {text.text for text in page.xpath("//svg/text[@class='wh-path__number']")}
    reasons = " ".join(page.xpath("//ul[@class='kept-why__reasons']/li/text()"))
    reported = re.search(r"The figure is ([\d.]*\d)", reasons)[1]
    target = re.search(r"The target of 2026 is ([\d.]*\d)", reasons)[1]
    assert {reported, target} <= figures
    assert reported in page.xpath("string(//div[contains(@class,'kept-report--counts')])")
