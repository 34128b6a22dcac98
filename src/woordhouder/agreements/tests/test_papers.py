"""What was agreed on paper: promises come back as they were, Word and PDF say the same, each in its language."""

import json
import re

import pytest
from django.test import Client
from django.utils.translation import gettext as _
from django.utils.translation import override

from woordhouder.agreements import actions
from woordhouder.agreements.actions.disclosing import disclose_all_due
from woordhouder.papers.tests.reading import (
    around,
    attached,
    headings,
    in_order,
    numbered,
    parts,
    signs,
    tables,
    texts,
)
from woordhouder.record.clock import now
from woordhouder.record.receipts import NOT_CHECKABLE, check_receipt

from . import made
from .reading import SLUG, TABLE, THERE, a_table, an_agreement, at, text_of

pytestmark = pytest.mark.django_db
OTHER = "prestatieafspraken-2025"
PAPERS = (
    *("", "?per=partij", "/brief", "/verschil", "/1", "/2", f"/naast/{OTHER}"),
    "?op=2026-02-01",
    "/verschil?van=2026-01-15&naar=2026-08-01",
)


@pytest.fixture(autouse=True)
def _made_anew(settings):
    settings.PAGE_CACHE_SECONDS = 0


@pytest.fixture(scope="module")
def table(made_once):
    return a_table()


def lines(table, goal):
    figure = {"name": "Woningen", "unit": "woningen", "form": "cumulative", "targets": {2026: 20, 2027: 30}}
    parts = [{"seat": table.association_seat.reference, "what": "Beheert de woningen."}]
    more = {"plain_summary": "Er komen woningen bij.", "deadline": "2027-12-31", "area": "Noord", "why": "Er is grond."}
    text = "Wij bouwen, in overleg:\n\n- veertig woningen;\n- tien in Noord."
    whole = {"indicator": figure, "contributors": parts, "goals": [goal.reference], **more}
    return [
        made.promise(table.municipality_seat, text, title="Bouwen", **whole),
        made.promise(table.association_seat, "Wij herstellen vocht.", title="Vocht", theme="housing_quality"),
        made.promise(table.tenants_seat, "Wij denken mee.", title="Meedenken", theme="housing_quality"),
    ]


@pytest.fixture(scope="module")
def act(table):
    with at("2025-11-02"):
        goal = actions.set_goal(table.municipality, partnership=table.partnership.reference, title="Genoeg woningen")
    earlier = an_agreement(table, lines(table, goal)[:2], slug=OTHER, title="Afspraken 2025", starts="2025-01-01")
    act = an_agreement(table, lines(table, goal), follows=earlier.agreement.reference)
    later, before = made.commitments(act)[0].reference, made.commitments(earlier)[0].reference
    with at("2026-01-11"):
        actions.continue_commitment(table.municipality, commitment=later, earlier=before)
    with at("2026-05-01"):
        words = made.promise(table.municipality_seat, "Wij bouwen zestig woningen.", title="Bouwen")
        first = made.commitments(act)[0]
        amendment = made.amended(table.municipality, table, first, words, elsewhere=made.ELSEWHERE)
        made.signed(amendment, table.municipality, table.association)
        disclose_all_due(now())
    return act


def fetched(ending, form, language="", client=None):
    path, _mark, query = f"{language}{THERE}{ending}".partition("?")
    answer = (client or Client()).get(f"{path}.{form}?{query}".rstrip("?"))
    assert answer.status_code == 200, answer.content[:500]
    return answer.content


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("ending", PAPERS)
def test_word_and_pdf_say_the_same(table, act, ending, language):
    with at("2026-11-27"):
        word, pdf = fetched(ending, "docx", language), fetched(ending, "pdf", language)
    said, found = in_order(pdf, without=around(word)), 0
    for text in map(signs, texts(word)):
        found = said.find(text, found)
        assert found >= 0, text
    assert found > len(said) / 2


@pytest.mark.parametrize("ending", PAPERS)
def test_the_same_facts_give_the_same_bytes(table, act, ending):
    for form in ("docx", "pdf"):
        with at("2026-11-27"):
            first, second = fetched(ending, form), fetched(ending, form)
        assert first == second, form


@pytest.mark.parametrize("ending", PAPERS)
def test_no_part_is_empty_and_every_table_has_a_head(table, act, ending):
    word = fetched(ending, "docx")
    empty = [one.style.name for one in parts(word) if hasattr(one, "text") and not one.text.strip()]
    assert set(empty) <= {"To write on", "Drawing"}
    for lines in tables(word):
        assert all(lines[0]), lines
        assert len(lines) > 1, lines
        assert all(line[0] for line in lines), lines


def test_the_promises_come_back_as_they_were(table, act):
    word = fetched("", "docx")
    data = Client().get(f"{THERE}.json").json()["commitments"]
    assert numbered(word) == {row["number"]: row["wording"]["text"] for row in data}
    assert set(headings(word, 2)) == {row["wording"]["title"] for row in data}
    overview = tables(word)[0]
    assert [line[0] for line in overview[1:]] == ["1", "2", "3"]
    assert [line[1] for line in overview[1:]] == [row["wording"]["title"] for row in data]


def test_on_another_day_the_text_of_that_day_is_in_it(table, act):
    text = "Wij bouwen, in overleg:\n\n- veertig woningen;\n- tien in Noord."
    assert numbered(fetched("?op=2026-02-01", "docx"))[1] == text
    assert numbered(fetched("", "docx"))[1] == "Wij bouwen zestig woningen."


def test_it_tells_who_does_what_by_when_and_in_figures(table, act):
    told = [one.text for one in parts(fetched("?op=2026-02-01", "docx")) if hasattr(one, "text")]
    assert f"{_('Leads')}:\tGemeente verzonnendam" in told
    assert f"{_('Contribute')}:\tWoonstichting verzonnendam: Beheert de woningen." in told
    assert f"{_('By when')}:\t31 december 2027" in told
    years = next(lines for lines in tables(fetched("?op=2026-02-01", "docx")) if "2026" in lines[0])
    assert years[0][1:] == ["2026", "2027"]
    assert [line[1:] for line in years[1:]] == [["20", "30"], ["20", "50"]]


def test_what_each_seat_says_and_what_changed_stand_in_it(table, act):
    found = {lines[0][0]: lines for lines in tables(fetched("", "docx"))}
    assert [line[0] for line in found[_("Party")][1:]] == [
        "Gemeente verzonnendam",
        "Huurdersvereniging verzonnendam",
        "Woonstichting verzonnendam",
        "Zorggroep verzonnendam",
    ]
    changed = [lines for lines in tables(fetched("", "docx")) if lines[0][2:4] == [_("What"), _("Since")]]
    assert [line[:2] for line in changed[0][1:]] == [["1", "Bouwen"]]


def test_of_one_party_only_what_it_leads_or_contributes_to(table, act):
    seat, query = table.association_seat.reference, "?per=partij&op=2026-02-01"
    assert set(numbered(fetched(f"{query}&partij={seat}", "docx"))) == {1, 2}
    assert set(numbered(fetched(f"{query}&partij={table.tenants_seat.reference}", "docx"))) == {3}
    only = json.loads(attached(fetched(f"{query}&partij={seat}", "pdf"))[f"{TABLE}-{SLUG}-{seat}.json"])
    assert [row["number"] for row in only["commitments"]] == [1, 2]
    assert only["only"] == {"party": seat}


def test_of_one_theme_only_its_commitments(table, act):
    assert set(numbered(fetched("?thema=woningkwaliteit", "docx"))) == {2, 3}


@pytest.mark.parametrize("asked", ["partij=seat-aaaaaaaaaaaa", "thema=bestaat-niet", "thema=financien"])
@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_of_what_is_no_party_or_theme_of_it_there_is_no_paper(table, act, asked, form):
    answer = Client().get(f"/en{THERE}.{form}?{asked}")
    assert answer.status_code == 404
    assert "Its page offers a document of each" in text_of(answer)


def test_of_a_party_and_a_theme_only_what_is_of_both(table, act):
    query = f"?partij={table.association_seat.reference}&thema=woningkwaliteit"
    assert set(numbered(fetched(query, "docx"))) == {2}
    only = json.loads(attached(fetched(query, "pdf"))[f"{name_of(query)}.json"])["only"]
    assert only == {"party": table.association_seat.reference, "theme": "housing_quality"}


def test_of_a_party_that_promises_nothing_the_paper_says_so(table, act):
    told = [one.text for one in parts(fetched(f"?partij={table.unclaimed_seat.reference}", "docx"))]
    assert _("On this day none of these commitments was in force that you can read.") in told


def name_of(query):
    seat = query.partition("partij=")[2].partition("&")[0]
    return f"{TABLE}-{SLUG}-{seat}-housing-quality"


@pytest.mark.parametrize("ending", ["", "/brief", "/1"])
def test_a_day_that_is_no_day_is_refused(table, act, ending):
    for form in ("docx", "pdf"):
        answer = Client().get(f"{THERE}{ending}.{form}?op=morgen")
        assert answer.status_code == 422
        assert "op" in answer.json()["errors"]


def test_the_pdf_carries_the_data_and_receipts_that_can_be_checked(table, act):
    with at("2026-11-27"):
        files = attached(fetched("", "pdf"))
        data = Client().get(f"{THERE}.json").json()
        assert json.loads(files.pop(f"{TABLE}-{SLUG}.json")) == data
        assert files.pop(f"{TABLE}-{SLUG}.csv") == Client().get(f"{THERE}.csv").content
    assert len(files) == len(data["acts"]) == 2
    for receipt in files.values():
        assert check_receipt(receipt)[0] == NOT_CHECKABLE  # content checked; see docs/record.md
    there = {Client().get(one["receipt"]).content for one in data["acts"]}
    assert set(files.values()) == there


@pytest.mark.parametrize("ending", PAPERS)
def test_each_pdf_is_tagged_to_be_kept_and_has_its_data(table, act, ending):
    content = fetched(ending, "pdf")
    assert re.search(rb"<pdfaid:part>3</pdfaid:part>", content)
    assert re.search(rb"<pdfuaid:part>1</pdfuaid:part>", content)
    assert [name for name in attached(content) if name.endswith(".json")]


def test_an_english_paper_speaks_english_and_says_that_the_promises_are_dutch(table, act):
    word = fetched("", "docx", "/en")
    with override("en"):
        assert _("Overview") in headings(word, 1)
        assert tables(word)[0][0] == ["No.", "Commitment", "Leads", "By when", "In figures"]
    promise = next(one for one in parts(word) if hasattr(one, "style") and one.style.name == "List Number")
    assert 'w:lang w:val="nl-NL"' in promise._p.xml
    assert b"(en)" in fetched("", "pdf", "/en")
