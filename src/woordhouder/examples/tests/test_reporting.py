"""Is something not right? What readers report, what editors answer, and what is kept of it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from woordhouder.examples import actions
from woordhouder.examples.models import ReaderReport
from woordhouder.examples.queries import asking
from woordhouder.examples.queries.asking import report_list, reports_page
from woordhouder.examples.tests import making
from woordhouder.examples.tests.pages import page_text, queries_of
from woordhouder.parties.actions import erase_me
from woordhouder.parties.actor import ANONYMOUS, SYSTEM
from woordhouder.parties.models import Membership, Person
from woordhouder.record.clock import acting_at, now
from woordhouder.record.models import Entry
from woordhouder.record.refusals import Invalid, NotFound, Refused
from woordhouder.site.limiting import forget_counts

READER = "lezer@elders.example"
START = datetime(2027, 3, 1, 9, tzinfo=UTC)
LONG = "Het jaar klopt niet 🗓️\u00a0hoor!\n" * 1000


@pytest.fixture(autouse=True)
def fresh_counts():
    forget_counts()


@pytest.fixture
def page(an_example):
    return f"/voorbeelden/{an_example}/melding"


@pytest.fixture
def editors(editor):
    """A browser of an editor."""
    return browser_of(editor)


def browser_of(actor):
    client = Client()
    client.force_login(Person.objects.get(reference=actor.person))
    return client


def reported(slug, **changes):
    given = {"slug": slug, "text": "Het jaartal klopt niet.", "email": READER, **changes}
    return actions.report_mistake(ANONYMOUS, **given)


def test_a_reader_reports_without_account_and_without_address(client, page):
    assert client.get(page).status_code == 200
    answer = client.post(page, {"text": LONG.replace("\n", "\r\n"), "email": ""})
    assert (answer.status_code, answer["Location"]) == (303, f"{page}?gemeld=1")
    assert client.get(answer["Location"]).status_code == 200
    row = ReaderReport.objects.get()
    assert (row.text, row.email, row.language) == (LONG, "", "nl")


def test_what_is_not_right_comes_back(client, page):
    for given in ({"text": "", "email": READER}, {"text": "Het klopt niet.", "email": "geen adres"}):
        answer = client.post(page, given)
        assert answer.status_code == 422
        assert all(words in page_text(answer) for words in given.values())
    assert client.post("/voorbeelden/bestaat-niet/melding", {"text": "x"}).status_code == 404
    assert not ReaderReport.objects.exists()


def test_more_than_ten_reports_of_one_machine_in_an_hour_are_not_taken(client, page):
    statuses = [client.post(page, {"text": f"Fout {number}"}).status_code for number in range(12)]
    assert statuses == [303] * 10 + [429] * 2
    assert ReaderReport.objects.count() == 10


def test_an_editor_answers_once_and_the_address_is_shown_to_nobody(an_example, editors):
    row = reported(an_example)
    shown = editors.get("/redactie/meldingen")
    place = f"/redactie/meldingen/{row.reference}"
    assert place in page_text(shown)
    data = editors.get("/redactie/meldingen.json")
    assert data.json()["reports"][0]["has_address"] is True
    pages = [shown, data, editors.get(place)]
    assert editors.post(place, {"answer": ""}).status_code == 422
    assert editors.post(place, {"answer": "U hebt gelijk."}).status_code == 303
    pages += [editors.get(place), editors.get("/redactie/meldingen")]
    assert all(READER not in page.content.decode() for page in pages)
    again = editors.post(place, {"answer": "Nog iets."})
    assert again.status_code == 422
    assert "Nog iets." in page_text(again)
    assert ReaderReport.objects.get().answer == "U hebt gelijk."


def test_what_waits_longest_stands_first_and_what_is_answered_last(an_example, editor, monkeypatch):
    with acting_at(START):
        first = reported(an_example)
    second, third = reported(an_example), reported(an_example)
    actions.answer_report(editor, report=first.reference, answer="Ja.")
    order = [second.reference, third.reference, first.reference]
    assert [row.reference for row in report_list(editor)] == order
    monkeypatch.setattr(asking, "ON_A_PAGE", 2)
    pages = [reports_page(editor, number) for number in (1, 2)]
    assert [row.reference for page in pages for row in page.lines] == order
    assert [(page.number, page.pages, page.total) for page in pages] == [(1, 2, 3), (2, 2, 3)]


def test_nobody_else_reads_or_answers(client, an_example, controller):
    row = reported(an_example)
    place = f"/redactie/meldingen/{row.reference}"
    assert client.get(place).status_code == 303
    stranger = browser_of(controller)
    assert stranger.get("/redactie/meldingen").status_code == 403
    assert stranger.get("/redactie/meldingen.json").status_code == 403
    for answer in (stranger.get(place), stranger.post(place, {"answer": "x"}), stranger.get(f"{place}x")):
        assert answer.status_code == 404
    assert ReaderReport.objects.get().answered_at is None


def test_an_editor_whose_membership_ended_reads_nothing_any_more(an_example, editor, editors):
    row = reported(an_example)
    assert editors.get(f"/redactie/meldingen/{row.reference}").status_code == 200
    Membership.objects.update(until=now())
    assert editors.get(f"/redactie/meldingen/{row.reference}").status_code == 404
    with pytest.raises(NotFound):
        actions.answer_report(editor, report=row.reference, answer="x")


def test_reporting_and_answering_leave_nothing_in_the_public_record(an_example, editor):
    before = Entry.objects.count()
    actions.answer_report(editor, report=reported(an_example).reference, answer="Ja.")
    assert Entry.objects.count() == before


def test_an_address_goes_the_day_after_the_answer_or_after_half_a_year(an_example, editor):
    with acting_at(START):
        answered, waiting = reported(an_example), reported(an_example)
        actions.answer_report(editor, report=answered.reference, answer="Ja.")
    assert actions.forget_old_reporters(START + timedelta(hours=23)) == 0
    assert actions.forget_old_reporters(START + timedelta(days=1)) == 1
    assert [row.email for row in ReaderReport.objects.order_by("pk")] == ["", READER]
    assert actions.forget_old_reporters(START + timedelta(days=180)) == 1
    waiting.refresh_from_db()
    assert (waiting.email, waiting.text) == ("", "Het jaartal klopt niet.")


def test_who_erases_herself_takes_her_address_along(an_example, editor):
    officer = making.member("Gemeente Breda", kind="municipality")
    row = reported(an_example, email=Person.objects.get(reference=officer.person).email)
    erase_me(officer)
    row.refresh_from_db()
    assert (row.email, row.text) == ("", "Het jaartal klopt niet.")


@pytest.mark.parametrize("email", ["geen adres", "a@b.example\nBcc: c@d.example", "a@b.example\r\n"])
def test_a_bad_address_is_refused(an_example, email):
    with pytest.raises(Invalid):
        reported(an_example, email=email)


def test_answering_twice_is_refused_in_words(an_example, editor):
    row = reported(an_example)
    actions.answer_report(editor, report=row.reference, answer="Ja.")
    with pytest.raises(Refused) as refused:
        actions.answer_report(editor, report=row.reference, answer="Nee.")
    assert str(refused.value.next_step)


def test_the_pages_ask_few_queries(client, page, an_example, editors):
    assert queries_of(client, page) <= 3
    for _number in range(3):
        reported(an_example)
    few = queries_of(editors, "/redactie/meldingen")
    for _number in range(10):
        reported(an_example)
    assert queries_of(editors, "/redactie/meldingen") == few <= 9
    assert actions.forget_reporter(SYSTEM, report=ReaderReport.objects.first().reference).email == ""
