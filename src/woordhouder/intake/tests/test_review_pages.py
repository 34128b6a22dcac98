"""The pages of a paper: from file to list, for whom they open, and that nobody's words are lost."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from woordhouder.agreements.tests.preparing import begun, texts
from woordhouder.examples.tests.making_pages import browser
from woordhouder.examples.tests.pages import page_text
from woordhouder.intake import actions
from woordhouder.intake.models import Paper
from woordhouder.jobs.models import Job
from woordhouder.parties.tests.tables import member_of, whole_table
from woordhouder.record.clock import now

from .papers import LINES, a_paper, at, handed_in, named, noted, seen, states

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def table(made_once):
    return whole_table()


@pytest.fixture
def mine(table):
    return browser(table.municipality)


@pytest.fixture
def paper(table):
    return a_paper(table)


def there(paper, rest=""):
    return f"/en/verzonnendam/voorbereiden/{paper.preparation.reference}/stuk/{paper.reference}{rest}"


def decide(client, paper, place, word, **more):
    given = seen(paper, place)
    told = {"passage": given["passage"], "gezien": given["seen"], "doe": word, **more}
    return client.post(there(paper, "/stap"), told)


def refused(answer):
    assert answer.status_code == 422
    return page_text(answer)


def test_a_file_is_handed_in_and_read_by_a_worker(table, mine):
    list_ = begun(table.municipality, table)
    address = f"/en/verzonnendam/voorbereiden/{list_.reference}/stuk"
    assert address[3:] in page_text(mine.get(address.removesuffix("/stuk")))
    answer = mine.post(address, {"file": SimpleUploadedFile("afspraken.docx", b"PK")})
    paper = Paper.objects.get()
    assert (answer.status_code, answer["Location"]) == (303, there(paper))
    page = page_text(mine.get(there(paper)))
    assert "We read your document" in page
    assert (
        "Step 1 of 3" in page_text(mine.get(there(paper), headers={"HX-Request": "true"}))
        or "begins in a moment" in page
    )
    Job.objects.update(finished_at=now())
    assert "stopped halfway" in page_text(mine.get(there(paper)))
    assert mine.get(there(paper), headers={"HX-Request": "true"}).status_code == 204
    noted(table.municipality, paper)
    assert "0 of 3 proposals decided" in page_text(mine.get(there(paper)))
    assert "afspraken.docx" in page_text(mine.get(address))


def test_neither_file_nor_text_is_said_at_its_place(table, mine):
    list_ = begun(table.municipality, table)
    address = f"/en/verzonnendam/voorbereiden/{list_.reference}/stuk"
    assert "Choose a document, or paste its text." in refused(mine.post(address, {}))
    wrong = {"file": SimpleUploadedFile("tekst.txt", b"Wij bouwen."), "keeps": "on"}
    assert "This is no file that we take" in refused(mine.post(address, wrong))
    assert mine.post(address, {"text": "Wij bouwen."}).status_code == 303


def test_why_a_file_could_not_be_read_is_said_with_what_to_do(table, mine):
    paper = handed_in(table.municipality, begun(table.municipality, table))
    actions.note_unreadable(
        table.municipality, **named(paper), code="empty", words="This file is empty. Save it again."
    )
    page = page_text(mine.get(there(paper)))
    assert "This file is empty. Save it again." in page
    assert mine.post(there(paper, "/opnieuw"))["Location"] == there(paper)
    assert "We read your document" in page_text(mine.get(there(paper)))


def test_document_and_proposals_lead_to_each_other_without_scripts(mine, paper):
    page = mine.get(there(paper)).content.decode()
    for place in (1, 2, 4):
        name = at(paper, place).reference
        assert f'id="p-{name}"><a href="#v-{name}" ' in page
        assert f'id="v-{name}"' in page
        assert f'href="#p-{name}"' in page
    assert f'value="{at(paper, 3).reference}:1"' in page


def test_each_decision_leads_to_the_next_that_waits(mine, paper):
    first, second = at(paper, 1).reference, at(paper, 2).reference
    answer = decide(mine, paper, 1, "ja", daarna=second)
    assert answer["Location"] == f"{there(paper)}#v-{second}"
    decide(mine, paper, 2, "nee")
    assert decide(mine, paper, 2, "terug")["Location"] == f"{there(paper)}#v-{second}"
    mine.post(there(paper, "/stap"), {"erbij": f"{at(paper, 3).reference}:1"})
    assert states(paper) == ["aside", "accepted", "proposed", "accepted", "proposed"]
    assert "2 of 4 proposals decided" in page_text(mine.get(there(paper)))
    mine.post(there(paper, "/stap-terug"), {"stap": paper.steps.last().reference})
    assert states(paper)[3] == "aside"
    assert first != second


def test_an_old_version_is_said_and_changes_nothing(table, mine, paper):
    old = seen(paper, 1)
    colleague = member_of(table.municipality.organisation, "collega", "contribute")
    actions.reject_passage(colleague, **old)
    told = {"passage": old["passage"], "gezien": old["seen"], "doe": "ja"}
    assert "Meanwhile somebody else decided" in refused(mine.post(there(paper, "/stap"), told))
    page = refused(
        mine.post(there(paper, f"/passage/{old['passage']}"), {"text": "Mijn eigen woorden.", "replaces": "1"})
    )
    assert "Mijn eigen woorden.</textarea>" in page
    assert "So it stands now" in page
    again = re.search(r'name="replaces" value="(\d+)"', page)[1]
    mine.post(there(paper, f"/passage/{old['passage']}"), {"text": "Mijn eigen woorden.", "replaces": again})
    assert at(paper, 1).facts["text"] == "Mijn eigen woorden."


def test_a_proposal_is_adjusted_split_and_joined(table, mine, paper):
    one = at(paper, 2)
    form = page_text(mine.get(there(paper, f"/passage/{one.reference}")))
    assert f"{LINES[2]}</textarea>" in form
    page = page_text(mine.get(there(paper, f"/passage/{one.reference}/splitsen")))
    cut = LINES[2].index("en betaalt")
    assert f'value="{cut}"' in page
    mine.post(there(paper, f"/passage/{one.reference}/splitsen"), {"at": str(cut), "seen": "1"})
    assert [at(paper, place).text for place in (2, 3)] == [LINES[2][: cut - 1], LINES[2][cut:]]
    assert "✂" in page
    decide(mine, paper, 2, "samen", volgende=at(paper, 3).version)
    assert at(paper, 2).text == LINES[2]


def test_what_is_shown_is_limited_by_lead_theme_and_state(table, mine, paper):
    actions.accept_passage(table.municipality, **seen(paper, 1))

    def shown(query):
        return re.findall(r'data-proposal="([^"]+)"', mine.get(there(paper, query)).content.decode())

    names = [at(paper, place).reference for place in range(5)]
    assert shown("") == [names[1], names[2], names[4]]
    assert shown(f"?trekker={table.municipality_seat.reference}") == [names[2]]
    assert shown("?trekker=-") == [names[4]]
    assert shown("?thema=availability&staat=ja") == [names[1]]
    assert shown("?staat=open&thema=-") == [names[4]]
    assert shown("?deel=99999&thema=x%00&staat=%ff") == [names[1], names[2], names[4]]


def test_the_parties_are_seats_of_the_table(table, mine, paper):
    form = {"party-0": table.municipality_seat.reference, "party-1": table.unclaimed_seat.reference, "party-2": ""}
    assert mine.post(there(paper, "/partijen"), {**form, "seen": "1"}).status_code == 303
    assert at(paper, 1).facts["lead"] == table.unclaimed_seat.reference
    assert "1 without a seat at this table" in page_text(mine.get(there(paper)))
    assert "newer version" in refused(mine.post(there(paper, "/partijen"), {**form, "seen": "1"}))


def test_at_the_end_it_says_what_is_missing_and_goes_into_the_list(table, mine, paper):
    for place in (1, 4):
        actions.accept_passage(table.municipality, **seen(paper, place))
    page = page_text(mine.get(there(paper, "/klaar")))
    assert "2 promises from this document" in page
    assert "1 proposal still waits" in page
    assert "1 promise without lead" in page
    assert "2 promises without date" in page
    assert "Huurdersvereniging verzonnendam promises nothing" in page
    assert mine.post(there(paper, "/overnemen"))["Location"].endswith("#lijst")
    assert texts(paper.preparation) == [LINES[1], LINES[4]]
    assert "Nothing of this paper was accepted" in refused(mine.post(there(paper, "/overnemen")))
    mine.post(there(paper, "/eruit"))
    assert texts(paper.preparation) == []


def test_title_dates_and_parties_are_taken_over_when_that_is_asked(table, mine, paper):
    mine.post(there(paper, "/gegevens"))
    paper.preparation.refresh_from_db()
    facts = paper.preparation.facts
    assert (facts["title"], facts["slug"], facts["starts"]) == (
        "Prestatieafspraken 2026",
        "prestatieafspraken-2026",
        "2026-01-01",
    )
    assert table.tenants_seat.reference in facts["parties"]


def test_the_file_can_be_had_and_the_paper_thrown_away(mine, paper):
    answer = mine.get(there(paper, "/bestand"))
    assert (answer.content, answer["Content-Type"]) == (b"x", "application/octet-stream")
    assert "attachment" in answer["Content-Disposition"]
    assert "Throw this document away?" in page_text(mine.get(there(paper, "/weg")))
    assert mine.post(there(paper, "/weg")).status_code == 303
    assert not Paper.objects.exists()


def test_a_long_paper_stays_quick(table, mine, django_assert_max_num_queries):
    lines = tuple(f"De gemeente doet nummer {at} van de lijst." for at in range(400))
    paper = a_paper(table, lines=lines)
    mine.get(there(paper))
    with django_assert_max_num_queries(15):
        page = mine.get(there(paper, "?deel=2&staat=open")).content.decode()
    assert page.count("data-proposal=") == 50
    assert lines[52] in page
    assert lines[102] not in page
