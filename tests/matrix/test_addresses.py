"""Each address, in each language, by each method: what is there, what is absent, and what every answer says."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pypdfium2
import pytest
from docx import Document
from openpyxl import load_workbook

from tests.house.tree import none_of
from woordhouder.papers.taking import WORD
from woordhouder.papers.workbooks import WORKBOOK

from .doors import DOORS
from .rows import ROWS, STATES, in_language, routes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library")]


def asked(rows):
    """Each row in each of its languages."""
    return [pytest.param(row, here, id=f"{here}-{row.route or row.there}") for row in rows for here in row.languages]


ASKED, IN_ALL_STATES = asked(ROWS), asked((*ROWS, *STATES))
# What does not hang on the language is asked in one.
ONCE = [given for given in ASKED if given.values[1] == given.values[0].languages[0]]
OF_THINGS = [given for given in ASKED if given.values[0].absent]
# The page of all components links to things that do not exist.
PAGES = [given for given in IN_ALL_STATES if given.values[0].form == "html" and given.values[0].route != "onderdelen"]


class Page(HTMLParser):
    """What tests ask of a page: its language, title, headings, links and ids."""

    def __init__(self, content):
        super().__init__()
        self.language = self.title = self.inside = ""
        self.tags, self.links, self.ids = [], [], []
        self.feed(content.decode())

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        self.inside = tag
        self.tags.append(tag)
        self.language = named.get("lang", "") if tag == "html" else self.language
        self.ids += [named["id"]] if "id" in named else []
        self.links += [named[name] for name in ("href", "src", "action") if named.get(name)]

    def handle_data(self, data):
        self.title += data if self.inside == "title" and not self.tags.count("body") else ""

    def handle_endtag(self, _tag):
        self.inside = ""


def html(content, language):
    page = Page(content)
    assert page.language == language
    assert re.fullmatch(r"\S.* · Woordhouder", page.title), page.title
    assert page.tags.count("h1") == 1
    assert len(page.ids) == len(set(page.ids)), sorted(name for name in page.ids if page.ids.count(name) > 1)


def sheet(content, _language):
    assert content.startswith(b"\xef\xbb\xbf"), "Excel reads the sheet as UTF-8 by this mark"
    header, *lines = csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")
    assert len(header) > 1
    assert all(header)
    assert {len(line) for line in lines} == {len(header)}


def workbook(content, _language):
    rows = list(load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True))
    assert len(rows) > 1
    assert all(rows[0])


def document(content, language):
    made = Document(io.BytesIO(content))
    assert made.core_properties.language == {"nl": "nl-NL", "en": "en-GB"}[language]
    assert made.paragraphs[0].style.name == "Title"
    assert made.paragraphs[0].text


def paper(content, language):
    made = pypdfium2.PdfDocument(content)
    assert made.is_tagged()
    assert len(made[0].get_textpage().get_text_bounded()) > 100
    assert re.search(rb"/Lang ?\(" + language.encode() + rb"\)", content)


def calendar(content, _language):
    assert content.startswith(b"BEGIN:VCALENDAR\r\n")
    assert content.count(b"BEGIN:VEVENT") == content.count(b"END:VEVENT") > 0


FORMS = {
    "html": ("text/html", html),
    "json": ("application/json", lambda content, _language: json.loads(content)),
    "jsonl": ("application/jsonl", lambda content, _language: [json.loads(line) for line in content.splitlines()]),
    "csv": ("text/csv", sheet),
    "ics": ("text/calendar", calendar),
    "xlsx": (WORKBOOK, workbook),
    "docx": (WORD, document),
    "pdf": ("application/pdf", paper),
    "xml": ("application/xml", lambda content, _language: ElementTree.fromstring(content)),
    "opensearch": (
        "application/opensearchdescription+xml",
        lambda content, _language: ElementTree.fromstring(content),
    ),
    "atom": ("application/atom+xml", lambda content, _language: ElementTree.fromstring(content)),
    "txt": ("text/plain", lambda content, _language: content.decode()),
}


def says_what_a_browser_may_do(answer):
    assert "Set-Cookie" not in answer.headers
    assert not answer.cookies
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"]


def test_every_route_has_a_row_and_every_row_a_route():
    public = {f"{before}{row.route}" for row in ROWS for before in ("", "en/")[: len(row.languages)]}
    both = public | {f"{before}{door.route}" for door in DOORS for before in ("", "en/")}
    none_of(set(routes()) - both, "Give these addresses a line each in tests/matrix/rows.py or doors.py:")
    none_of(both - set(routes()), "These rows have no address any more:")
    assert len(ROWS) + len(DOORS) == len({row.route for row in (*ROWS, *DOORS)})


@pytest.mark.parametrize(("row", "language"), IN_ALL_STATES)
def test_it_answers_in_its_form_and_language(client, row, language):
    answer = client.get(row.address(language))
    assert answer.status_code == row.status
    says_what_a_browser_may_do(answer)
    if row.status == 200:
        kind, holds = FORMS[row.form]
        assert answer.headers["Content-Type"].partition(";")[0] == kind
        assert answer.headers["Content-Language"] == language
        holds(answer.content, language)


@pytest.mark.parametrize(("row", "language"), ONCE)
def test_head_says_the_same_without_the_words(client, row, language):
    whole, head = client.get(row.address(language)), client.head(row.address(language))
    assert head.status_code == whole.status_code
    assert head.content == b""
    assert head.headers["Content-Type"] == whole.headers["Content-Type"]


@pytest.mark.parametrize(("row", "language"), ONCE)
def test_nothing_is_written_at_an_address(client, row, language):
    for method in ("post", "put", "patch", "delete"):
        answer = getattr(client, method)(row.address(language))
        assert answer.status_code == 405, method
        assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD"}, method
        says_what_a_browser_may_do(answer)


@pytest.mark.parametrize(("row", "language"), OF_THINGS)
def test_what_is_absent_looks_like_any_other_missing_page(client, row, language):
    answer = client.get(row.address_of_nothing(language))
    elsewhere = client.get(in_language(f"/nergens{row.absent}", language))
    assert answer.status_code == elsewhere.status_code == 404
    assert answer.headers.keys() == elsewhere.headers.keys()
    assert answer.headers["Content-Type"] == elsewhere.headers["Content-Type"]
    says_what_a_browser_may_do(answer)
    if row.form == "json":
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.json() == elsewhere.json() == {"status": 404, "title": answer.json()["title"]}
    elif row.form == "html":
        html(answer.content, language)
        assert Page(answer.content).tags == Page(elsewhere.content).tags


STRANGE = (
    "?q=<script>alert(1)</script>&thema=<script>alert(1)</script>&pagina=<script>alert(1)</script>",
    "?pagina=-1&jaar=abc&jaar=99999999999999999999&thema=%00&provincie=%ff&rol=x&q=%00%ff&lees=",
    "?" + "x" * 3000,
)


@pytest.mark.parametrize(("row", "language"), ONCE)
def test_a_strange_question_is_answered_politely(client, row, language):
    for question in STRANGE:
        answer = client.get(row.address(language) + question)
        is_refused = row.refuses_theme and "thema=" in question
        assert answer.status_code == (404 if is_refused else row.status), question
        assert b"<script>alert" not in answer.content or row.form == "json", question


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_two_pages_have_one_title(client, language):
    pages = [row for row in ROWS if row.form == "html" and row.status == 200 and not row.apart]
    titles = {row.route: Page(client.get(row.address(language)).content).title for row in pages}
    twice = {route: title for route, title in titles.items() if list(titles.values()).count(title) > 1}
    assert twice == {}


@pytest.fixture(scope="module")
def statuses(library):
    """What an address answers, asked once."""
    return {}


@pytest.mark.parametrize(("row", "language"), PAGES)
def test_every_link_on_a_page_leads_somewhere(client, statuses, row, language):
    page = Page(client.get(row.address(language)).content)
    paths = {link.partition("#")[0] for link in page.links if link.startswith("/")}
    # Files are put in place by the set-up, not by Django.
    for path in sorted(path for path in paths if not path.startswith("/static/")):
        statuses[path] = statuses.get(path) or client.get(path, follow=True).status_code
    none_of((path for path in sorted(paths & statuses.keys()) if statuses[path] != 200), "These links are dead:")
    places = [link for link in page.links if link.startswith("#")]
    none_of((place for place in places if place[1:] not in page.ids), "No such place on this page:")
