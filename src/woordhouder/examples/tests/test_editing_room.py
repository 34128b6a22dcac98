"""The editors' room and what is due to be looked at again."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, now

from woordhouder.examples import actions
from woordhouder.examples.models import Description, Nomination
from woordhouder.examples.queries import editors_room as queries_of_room
from woordhouder.examples.queries.desk import desk
from woordhouder.examples.queries.editors_room import editors_room, refresh_page
from woordhouder.examples.queries.files import folder_beside_library
from woordhouder.examples.saving import save_library
from woordhouder.examples.shapes import facts_of
from woordhouder.parties.actor import SYSTEM
from woordhouder.record.asked import asked_once
from woordhouder.record.clock import acting_at

from .editors import browser_of, editors_browser, strangers
from .making import invited, nominated, published, speaker, taken_up, told
from .pages import MARKUP, page_text

SOURCE = {"url": "https://krant.example/dag", "publisher": "Krant", "kind": "news"}
ROOM, DUE = "/redactie", "/redactie/verversen"
ADDRESSES = (ROOM, DUE, "/redactie/voorbeelden")


def refreshing(editor, moment=None):
    """What is due at `moment`; the desk counts as many."""
    moment = moment or now()
    page, counted = refresh_page(editor, moment), desk(editor, moment)
    assert (counted.due, counted.unchecked) == (len(page.old), len(page.unknown))
    assert counted.due_day == min((line.day for line in page.old), default=None)
    return page


def report(slug, text="De link naar het verslag werkt niet."):
    return actions.report_mistake(SYSTEM, slug=slug, text=text)


def test_who_is_not_known_signs_in_first(db):
    client = Client()
    for answer in (*map(client.get, ADDRESSES), client.post(DUE)):
        assert answer.status_code == 303
        assert answer.headers["Location"].startswith("/aanmelden?next=")


@pytest.mark.parametrize("who", ["foreign", "controller", "board-reader", "revoked"])
def test_who_is_no_editor_does_not_come_in(db, an_example, who):
    client = strangers()[who]
    for answer in (*map(client.get, ADDRESSES), client.post(DUE, {"still_right": an_example})):
        assert answer.status_code == 403
    assert client.post(DUE, {"ask_again": an_example}).status_code == 403
    assert Description.objects.count() == 1
    assert not Nomination.objects.exists()


def test_other_methods_are_refused(db):
    client = editors_browser()
    assert client.post(ROOM).status_code == 405
    assert client.post("/redactie/voorbeelden").status_code == 405
    assert client.put(DUE).status_code == 405


def test_an_empty_room_says_so(db):
    assert page_text(editors_browser().get(ROOM)).count("wh-quiet") >= 4


def test_what_waits_is_one_click_away(editor, facts):
    published(editor, facts())
    waiting, making = nominated(editor, title=MARKUP), taken_up(editor)
    told(invited(editor, making), "GEHEIM")
    row = report("tilburg-2020-2024")
    text = page_text(browser_of(editor).get(ROOM))
    for address in (f"/in-de-maak/{waiting}", f"/in-de-maak/{making}", f"/redactie/meldingen/{row.reference}"):
        assert f'href="{address}"' in text
    for address in ("meldingen", "bronnen", "verversen", "bestanden/verschillen", "voorbeelden"):
        assert f'href="/redactie/{address}"' in text
    assert "&lt;b&gt;Vet" in text
    assert "GEHEIM" not in text


def test_the_room_asks_as_much_whatever_waits(editor, facts):
    def asked():
        with asked_once(), CaptureQueriesContext(connection) as seen:
            editors_room(editor, now())
        return len(seen)

    published(editor, facts())
    invited(editor, taken_up(editor))
    report("tilburg-2020-2024")
    first = asked()
    for _time in range(3):
        invited(editor, taken_up(editor))
        report("tilburg-2020-2024")
        actions.describe(editor, slug=f"breda-{_time}", facts=facts())
    assert asked() == first <= 9


def test_of_many_dossiers_the_room_shows_a_page_and_counts_the_rest(editor, monkeypatch):
    monkeypatch.setattr(queries_of_room, "ON_A_PAGE", 2)
    monkeypatch.setattr(queries_of_room, "MOST_TO_TAKE_UP", 2)
    waiting = [nominated(editor, title=f"Wacht {number}") for number in range(3)]
    making = [taken_up(editor) for _number in range(3)]
    room = editors_room(editor, now())
    assert [line.reference for line in room.to_take_up] == waiting[:2]
    assert room.more_to_take_up == 1
    assert [line.reference for line in room.making.lines] == making[:0:-1]
    text = page_text(browser_of(editor).get(f"{ROOM}?pagina=2"))
    assert [f'href="/in-de-maak/{reference}"' in text for reference in making] == [True, False, False]
    assert "wh-pages" in text


def test_what_was_never_checked_and_what_is_over_a_year_old_is_due(editor, facts):
    today = localdate()
    for slug, day in (("net", today), ("oud", today - timedelta(days=366)), ("nooit", None)):
        actions.describe(editor, slug=slug, facts=facts(checked_on=day))
    page = refreshing(editor)
    assert [line.slug for line in page.old] == ["oud"]
    assert [line.slug for line in page.unknown] == ["nooit"]
    later = refreshing(editor, now() + timedelta(days=366))
    assert {line.slug for line in later.old} == {"net", "oud", "nooit"}


def test_still_right_gives_the_page_the_day_of_today(an_example, editor, facts):
    client = browser_of(editor)
    assert client.post(DUE, {"still_right": an_example}).headers["Location"] == f"{DUE}?gedaan=1"
    row = Description.objects.current().get()
    assert facts_of(row) == facts(checked_on=localdate())
    again = client.post(DUE, {"still_right": an_example})
    assert again.status_code == 422
    assert 'role="alert"' in page_text(again)
    assert an_example not in page_text(client.get(DUE))


@pytest.mark.parametrize("given", [{}, {"still_right": "bestaat-niet"}, {"ask_again": "bestaat-niet"}])
def test_what_names_no_example_does_nothing(an_example, editor, given):
    answer = browser_of(editor).post(DUE, given)
    assert answer.status_code == (404 if given else 422)
    assert Description.objects.count() == 1


def test_the_parties_are_asked_anew_and_the_list_says_so(an_example, editor):
    client = browser_of(editor)
    answer = client.post(DUE, {"ask_again": an_example})
    row = Nomination.objects.get()
    assert answer.headers["Location"] == f"/in-de-maak/{row.reference}"
    assert f'href="/in-de-maak/{row.reference}"' in page_text(client.get(DUE))


def test_what_a_speaker_says_a_year_later_is_shown_and_comes_first(editor, facts):
    _nomination, interviews = published(editor, facts(checked_on=localdate()))
    actions.ask_still_right(SYSTEM, slug="tilburg-2020-2024")
    interview = interviews["Gemeente Tilburg"]
    actions.answer_still_right(
        speaker(interview, "refresh"), interview=interview, answer="changed", remark=f"De wijk {MARKUP} is klaar."
    )
    text = page_text(browser_of(editor).get(DUE))
    assert "De wijk &lt;b&gt;Vet" in text
    assert "Gemeente Tilburg" in text
    assert "gemeente@voorbeeld.example" not in text
    assert [line.slug for line in refreshing(editor).old] == ["tilburg-2020-2024"]


def test_what_an_editor_wrote_down_after_such_an_answer_waits_no_longer(editor, facts):
    _nomination, interviews = published(editor, facts(checked_on=localdate()))
    actions.ask_still_right(SYSTEM, slug="tilburg-2020-2024")
    interview = interviews["Gemeente Tilburg"]
    actions.answer_still_right(speaker(interview, "refresh"), interview=interview, answer="changed", remark="Klaar.")
    with acting_at(now() + timedelta(seconds=2)):
        actions.describe(editor, slug="tilburg-2020-2024", facts=facts(checked_on=localdate(), story="Klaar."))
    assert refreshing(editor).total == 0


def test_the_room_opens_while_a_page_is_removed_and_its_file_stays_refused(editor, controller, tmp_path):
    event = {"title": "Dag", "summary": "Een dag.", "starts": "2021-05-20", "sources": [SOURCE]}
    actions.write_page(editor, kind="event", slug="dag", facts=event)
    save_library(tmp_path)
    actions.remove_from_page(controller, kind="event", slug="dag", ground="unlawful", reason="Op verzoek.")
    assert [file.is_refused for file in folder_beside_library(editor, tmp_path).files] == [True]
    assert browser_of(editor).get(ROOM).status_code == 200
