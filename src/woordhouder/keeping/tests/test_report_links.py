"""Several links in one cell: how people part them, what belongs to which, and what is wrong with each."""

import pytest
from django.utils import translation

from woordhouder.keeping.facts import LinkFacts
from woordhouder.keeping.report_links import MOST_LINKS, link_cells, links_of
from woordhouder.keeping.report_rows import RowSays, checked

from .test_report_rows import KNOWN, told

A, B = "https://x.example/a1", "https://x.example/b1"
TWO = [(A, "3", ""), (B, "Kop", "")]
PARTED = {
    "lines": (f"{A}\n{B}", "3\nKop", ""),
    "lines of Windows": (f"{A}\r\n{B}", "3\r\nKop", ""),
    "semicolons": (f"{A}; {B}", "3; Kop", ""),
    "semicolons at the end of lines": (f"{A};\n{B};", "3;\nKop", ""),
    "empty lines between": (f"\n{A}\n\n{B}\n", "3\n\nKop", ""),
    "lines, and pages by semicolons": (f"{A}\n{B}", "3; Kop", ""),
}
QUOTED = {
    "a dash for none": ("Er zijn er tien.\n-", ["Er zijn er tien.", ""]),
    "both": ("Tien; nog meer.\nElf.", ["Tien; nog meer.", "Elf."]),
}
WRONG = {
    "the second is no link": (f"{A}\nmap S:", "3\n4", "url", ["Link 2 (map S:): "]),
    "both are no links": ("S:\\a; T:\\b", "3; 4", "url", ["Link 1 (S:\\a): ", "Link 2 (T:\\b): "]),
    "no pages": (f"{A}\n{B}", "", "page", [f"Link 1 ({A}): Say on", f"Link 2 ({B}): Say on"]),
    "one page is missing": (f"{A}\n{B}", "3\n-", "page", [f"Link 2 ({B}): Say on which page"]),
    "too few pages": (f"{A}\n{B}", "3", "page", ["There are 2 links, so write as many pages"]),
    "too many": ("\n".join(f"{A}{number}" for number in range(11)), "3", "url", ["At most 10 links"]),
}


@pytest.mark.parametrize("way", PARTED)
def test_they_are_parted_by_lines_or_by_semicolons(way):
    url, page, quote = PARTED[way]
    rows, faults = links_of({"url": url, "page": page, "quote": quote})
    assert ([tuple(row.values()) for row in rows], faults) == (TWO, [])


@pytest.mark.parametrize("way", QUOTED)
def test_each_has_its_own_quote(way):
    cell, quotes = QUOTED[way]
    rows, faults = links_of({"url": f"{A}\n{B}", "page": "3\n4", "quote": cell})
    assert ([row["quote"] for row in rows], faults) == (quotes, [])


def test_of_one_link_page_and_quote_are_the_whole_cells():
    cells = {"url": "https://x.example/a?b;c", "page": "3; 4", "quote": "Een.\nTwee; drie."}
    assert links_of(cells) == ([cells], [])
    assert links_of({"url": "", "page": " ", "quote": ""}) == ([], [])


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_told_of_each_link_by_itself(what):
    url, page, column, words = WRONG[what]
    with translation.override("en"):
        found = checked(told({"url": url, "page": page}), [], KNOWN)
    assert {fault.column for fault in found.faults} == {column}
    messages = [fault.message for fault in found.faults]
    assert len(messages) == len(words)
    assert all(message.startswith(start) for message, start in zip(messages, words, strict=True)), messages


def test_only_what_does_not_stand_there_yet_is_put_beside_the_report():
    same = told({"part": 6, "value": "30", "url": f"https://x.example/a\n{A}", "page": "-\n3"})
    found = checked(same, [], KNOWN)
    assert [one.url for one in found.says.links] == [A]
    revised = checked({**same, "value": "31", "replaces": "report-a", "revised": "Beter."}, [], KNOWN)
    assert [one.url for one in revised.says.links] == ["https://x.example/a", A]
    twice = checked(told({"url": f"{A}\n{A}", "page": "3\n3"}), [], KNOWN)
    assert [one.url for one in twice.says.links] == [A]


def test_ten_go_out_and_quotes_that_fit_in_no_cell_stay_home():
    links = [LinkFacts(url=f"{A}{number}", page="3", quote="a" * 4000) for number in range(12)]
    cells = link_cells(links)
    assert cells["url"].count("\n") == cells["page"].count("\n") == MOST_LINKS - 1
    assert cells["quote"] is None


def test_a_row_that_was_read_with_one_link_is_still_understood():
    told_before = {"agreement": "a", "seat": "s", "line": None, "report": "r"}
    says = RowSays.model_validate({**told_before, "link": {"url": A, "page": "3", "quote": ""}})
    assert [one.url for one in says.links] == [A]
    assert RowSays.model_validate({**told_before, "link": None}).links == ()
