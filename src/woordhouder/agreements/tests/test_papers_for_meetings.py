"""A letter to the council, a sheet for a meeting, and differences: what each must tell, and what it leaves open."""

import pytest
from django.test import Client
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from woordhouder.agreements import actions
from woordhouder.agreements.actions.disclosing import disclose_all_due
from woordhouder.agreements.models import Agreement
from woordhouder.agreements.views.papers.differences import changes_in_words
from woordhouder.language.differences import difference
from woordhouder.papers.tests.reading import headings, numbered, opened, pages, tables
from woordhouder.parties.models import Partnership
from woordhouder.record.clock import now

from . import made
from .reading import THERE, a_table, an_agreement, at

pytestmark = pytest.mark.django_db
OTHER = "prestatieafspraken-2025"


@pytest.fixture(autouse=True)
def _made_anew(settings):
    settings.PAGE_CACHE_SECONDS = 0


@pytest.fixture(scope="module")
def table(made_once):
    table = a_table()
    Partnership.objects.update(municipalities=["Verzonnendam"], region=None)
    return table


@pytest.fixture
def act(table):
    """Of 2026 the first goes on with the first of 2025, changed; the eight others are new. In July the second ends."""
    earlier = an_agreement(table, made.promises(table, 2), slug=OTHER, title="Afspraken 2025", starts="2025-01-01")
    others = [{**line, "theme": "affordability"} for line in made.promises(table, 8)]
    lines = [made.promise(table.municipality_seat, "Wij bouwen."), *others]
    act = an_agreement(table, lines)
    Agreement.objects.filter(pk=act.agreement_id).update(follows=earlier.agreement)
    later, before = made.commitments(act)[0].reference, made.commitments(earlier)[0].reference
    with at("2026-01-11"):
        actions.continue_commitment(table.municipality, commitment=later, earlier=before)
    with at("2026-05-01"):
        ending = made.withdrawn(table.municipality, table, made.commitments(act)[1], elsewhere=made.ELSEWHERE)
        made.signed(ending, table.municipality)
        disclose_all_due(now())
    return act


def word(ending, client=None):
    answer = (client or Client()).get(f"{THERE}{ending}")
    assert answer.status_code == 200
    return answer.content


def said(made):
    return [one.text for one in opened(made).paragraphs]


def test_the_letter_says_from_whom_to_whom_and_what_and_leaves_open_what_the_site_does_not_know(act):
    told = said(word("/brief.docx"))
    executive = _("The municipal executive of %(municipality)s") % {"municipality": "Verzonnendam"}
    council = _("The members of the council of %(municipality)s") % {"municipality": "Verzonnendam"}
    assert f"{_('Addressed to')}:\t{council}" in told
    assert f"{_('Sent by')}:\t{executive}" in told
    for open_place in ("Date", "Our reference", "Portfolio holder"):
        assert f"{_(open_place)}:\t{_('[fill in]')}" in told
    assert sum(_("[name and signature]") in line for line in told) == 2
    assert _("[name of the municipality]") not in "".join(told)


@pytest.mark.parametrize(
    ("asked", "municipality", "other"),
    [
        ("", "Verzonnendam", "Nieuw Elders"),
        ("?gemeente=verzonnendam", "Verzonnendam", "Nieuw Elders"),
        ("?gemeente=nieuw-elders", "Nieuw Elders", "Verzonnendam"),
    ],
)
def test_of_more_municipalities_the_letter_is_of_the_one_that_is_asked_else_of_the_first(
    act, asked, municipality, other
):
    Partnership.objects.update(municipalities=["Verzonnendam", "Nieuw Elders"])
    told = said(word(f"/brief.docx{asked}"))
    council = _("The members of the council of %(municipality)s") % {"municipality": municipality}
    assert f"{_('Addressed to')}:\t{council}" in told
    assert _("The agreement is about housing in %(others)s too.") % {"others": other} in told
    assert _("[name of the municipality]") not in "".join(told)


def test_each_letter_is_offered_by_name_and_has_its_own_file(act):
    Partnership.objects.update(municipalities=["Verzonnendam", "Nieuw Elders"])
    page = Client().get(f"/en{THERE}").content.decode()
    for name, slug in (("Verzonnendam", "verzonnendam"), ("Nieuw Elders", "nieuw-elders")):
        assert f"As a letter to the council of {name}, with the text in force as annex:" in page
        answer = Client().get(f"/en{THERE}/brief.pdf?gemeente={slug}")
        assert f'href="/en{THERE}/brief.pdf?gemeente={slug}"' in page
        assert f"-brief-{slug}.pdf" in answer["Content-Disposition"]


def test_a_letter_of_a_municipality_that_is_not_of_the_table_is_not_there(act):
    answer = Client().get(f"/en{THERE}/brief.docx?gemeente=elders")
    assert answer.status_code == 404
    assert "This agreement is not of a municipality by that name." in answer.content.decode()


def test_a_table_without_municipalities_leaves_open_whose_letter_it_is(act):
    Partnership.objects.update(municipalities=[], region="Verzonnen Rijnstreek")
    assert _("[name of the municipality]") in "".join(said(word("/brief.docx")))


def test_what_is_open_is_marked_in_the_file(act):
    line = next(one for one in opened(word("/brief.docx")).paragraphs if one.text.endswith(_("[fill in]")))
    assert "w:shd" in line.runs[-1]._r.xml


def test_the_letter_names_few_promises_of_a_theme_and_the_annex_has_all(act):
    made = word("/brief.docx")
    listed = [one.text for one in opened(made).paragraphs if one.style.name == "List Bullet"]
    assert [line for line in listed if "Wij bouwen" in line and ";" in line]
    of_the_other = [line for line in listed if line.startswith("Afspraak ") and ";" in line]
    assert len(of_the_other) == 5
    assert set(numbered(made)) == {1, *range(3, 10)}


def test_the_letter_tells_what_changed_since_the_one_before_and_since_it_began(act):
    counts = next(lines for lines in tables(word("/brief.docx")) if lines[0][0] == _("What"))
    assert [line[1] for line in counts[1:]] == ["0", "1", "7", "1"]
    ended = _("%(title)s (commitment %(number)d)") % {"title": "Afspraak 1: wij doen het", "number": 2}
    assert f"{ended}: {_('ended')}" in said(word("/brief.docx"))


def test_without_an_agreement_before_it_the_letter_says_so(act):
    Agreement.objects.update(follows=None)
    assert _("The site knows of no agreement before this one that you can read.") in said(word("/brief.docx"))


def test_a_sheet_is_one_page_with_room_to_write(act):
    assert len(pages(word("/1.pdf"))) == 1
    made = opened(word("/1.docx"))
    assert [one.style.name for one in made.paragraphs].count("To write on") == 6
    assert numbered(word("/1.docx")) == {1: "Wij bouwen."}


def test_the_sheet_of_what_ended_says_so_and_keeps_the_last_text(act):
    since = _("Ended since %(day)s. Below stands the last text.").partition("%")[0]
    assert [line for line in said(word("/2.docx")) if line.startswith(since)]
    assert numbered(word("/2.docx")) == {2: "Afspraak 1: wij doen het."}
    before = said(word("/2.docx?op=2025-06-01"))
    told = _("Not in force: put forward, but not signed by all who make the promise, or in force from a later day.")
    assert told in before


def test_changed_words_are_marked_and_toldchanges_in_words(act):
    made = word(f"/naast/{OTHER}.docx")
    was, is_ = next(
        row.cells[1:] for table in opened(made).tables for row in table.rows if row.cells[0].text == _("Text")
    )
    looks = {run.text: run.style.name for cell in (was, is_) for run in cell.paragraphs[0].runs}
    assert looks["Afspraak 1: wij doen het"] == "Gone words"
    assert looks["Wij bouwen"] == "New words"
    assert f"{_('Text')}: {_('for the most part another text, see the table')}." in said(made)
    assert _("Under “Was”, words that are gone are struck through. Under “Is”, new words are underlined.") in said(made)


def test_where_nothing_changed_within_a_promise_no_marks_are_explained(act):
    legend = _("Under “Was”, words that are gone are struck through. Under “Is”, new words are underlined.")
    assert legend not in said(word("/verschil.docx?van=2026-02-01&naar=2026-08-01"))


def test_differences_stand_beside_each_other(act):
    beside = next(lines for lines in tables(word(f"/naast/{OTHER}.docx")) if lines[0][1:] == [_("Was"), _("Is")])
    assert [_("Text"), "Afspraak 1: wij doen het.", "Wij bouwen."] in beside
    days = word("/verschil.docx?van=2026-02-01&naar=2026-08-01")
    assert headings(days, 2) == [f"2. Afspraak 1: wij doen het ({_('ended')})"]
    assert _("Nothing differs between these two days.") in said(word("/verschil.docx?van=2026-02-01&naar=2026-03-01"))


def test_a_long_change_is_told_by_its_beginning_and_end():
    stays = "Wij bouwen in elke wijk en in elk dorp woningen die mensen kunnen betalen. " * 5
    gone = f"{' '.join(f'woord{at}' for at in range(8))} … {' '.join(f'woord{at}' for at in range(36, 40))}"
    old = stays + " ".join(f"woord{at}" for at in range(40))
    assert list(changes_in_words(difference(old, stays))) == [_("“%(old)s” is gone") % {"old": gone}]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Wij bouwen.", "Wij  bouwen.", []),
        ("Wij bouwen", "Wij, bouwen", []),
        ("Wij bouwen veel woningen.", "Wij bouwen veel woningen, met u.", [("“%(new)s” is new", "", "met u")]),
        ("Wij bouwen.", "Wij bouwen;", []),
        ("Wij doen in:\n2026: 20\n2027: 45", "Wij doen in:\n2026: 20", [("“%(old)s” is gone", "2027: 45", "")]),
        (
            "Wij doen in alle jaren 45\n2029: 25",
            "Wij doen in alle jaren 60",
            [("“%(old)s” became “%(new)s”", "45 / 2029: 25", "60")],
        ),
        ("Wij bouwen.", "Wij slopen de flat.", [("for the most part another text, see the table", "", "")]),
    ],
)
def test_each_change_is_told_in_words_but_not_white_space_or_a_comma(old, new, told):
    words = [gettext(line) % {"old": was, "new": is_} for line, was, is_ in told]
    assert list(changes_in_words(difference(old, new))) == words


def test_the_sheet_draws_what_is_promised_by_year(table):
    figure = {"name": "Woningen", "unit": "woningen", "form": "cumulative", "targets": {2026: 20, 2027: 30}}
    an_agreement(table, [made.promise(table.municipality_seat, indicator=figure)])
    sheet, whole = opened(word("/1.docx")), opened(word(".docx"))
    assert len(sheet.inline_shapes) == 1
    assert len(whole.inline_shapes) == 0
    said_of_it = sheet.inline_shapes[0]._inline.docPr.get("descr")
    assert said_of_it == _(
        "Bars by year of what was promised. The sentence before it and the table after it say the same."
    )
    with at("2026-11-27"):
        (page,) = pages(word("/1.pdf"))
    assert page.count("50") == 3  # in the sentence, above its bar, and in the table
