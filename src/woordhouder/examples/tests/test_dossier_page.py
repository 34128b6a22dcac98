"""The page of an example in the making: who sees it, what each can do there, and the acts themselves."""

import pytest

from woordhouder.examples import actions
from woordhouder.examples.models import Interview, Nomination
from woordhouder.parties.models import Membership
from woordhouder.record.clock import now

from .making import approved, invited, member, nominated, ready, speaker, taken_up, told, written
from .making_pages import browser
from .pages import page_text, queries_of

ACTS = ("oppakken", "nalezen", "plaatsen", "sluiten", "sprekers/nieuw")


@pytest.fixture
def tenants(db):
    return member("Huurdersraad", kind="tenants_organisation", role="read")


@pytest.fixture
def stranger(db):
    return member("Gemeente Elders", kind="municipality", role="bind")


def test_the_nominator_sees_how_far_it_is_and_no_words(editor, tenants):
    nomination = taken_up(editor, tenants)
    told(invited(editor, nomination), "Dit is nog van mij alleen.")
    text = page_text(browser(tenants).get(f"/in-de-maak/{nomination}"))
    assert "Gemeente Tilburg" in text
    assert "beleidsmedewerker wonen" in text
    assert "van mij alleen" not in text
    assert "gemeente@voorbeeld.example" not in text
    assert all(f"{nomination}/{act}" not in text for act in ACTS)


def test_an_editor_sees_the_doors_that_work_now(editor, tenants, facts):
    nomination = nominated(tenants)
    mine, address = browser(editor), f"/in-de-maak/{nomination}"
    assert f'{address}/oppakken"' in page_text(mine.get(address))
    assert mine.post(f"{address}/oppakken").status_code == 303
    text = page_text(mine.get(address))
    assert f'{address}/sprekers/nieuw"' in text
    assert f'{address}/plaatsen"' not in text
    approved(invited(editor, nomination))
    written(editor, nomination, facts())
    assert f'{address}/nalezen"' in page_text(mine.get(address))


def test_publishing_by_the_button(editor, facts, client):
    nomination, _interviews = ready(editor, facts())
    mine, address = browser(editor), f"/in-de-maak/{nomination}"
    assert mine.get(f"{address}/plaatsen").status_code == 200
    assert mine.post(f"{address}/plaatsen").status_code == 303
    assert Nomination.objects.get().published_at
    assert "Wat Gemeente Tilburg goed vond" in page_text(client.get("/voorbeelden/tilburg-2020-2024"))


def test_publishing_too_early_says_on_whom_it_waits(editor, facts):
    nomination = taken_up(editor)
    invited(editor, nomination)
    written(editor, nomination, facts())
    answer = browser(editor).post(f"/in-de-maak/{nomination}/plaatsen")
    assert answer.status_code == 422
    assert "Gemeente Tilburg" in page_text(answer)
    assert Nomination.objects.get().published_at is None


def test_closing_asks_a_reason_and_the_nominator_reads_it(editor, tenants):
    nomination = taken_up(editor, tenants)
    mine, address = browser(editor), f"/in-de-maak/{nomination}"
    assert mine.post(f"{address}/sluiten", {"reason": ""}).status_code == 422
    assert mine.post(f"{address}/sluiten", {"reason": "Er is geen bron."}).status_code == 303
    assert "Er is geen bron." in page_text(browser(tenants).get(address))


def test_an_objection_stands_there_for_editors_only(editor, tenants, facts):
    nomination = taken_up(editor, tenants)
    interview = invited(editor, nomination)
    approved(interview)
    written(editor, nomination, facts())
    actions.ask_checks(editor, nomination=nomination)
    actions.answer_check(speaker(interview, "check"), interview=interview, agrees=False, remark="Het zijn er 280.")
    address = f"/in-de-maak/{nomination}"
    assert "Het zijn er 280." in page_text(browser(editor).get(address))
    assert "Het zijn er 280." not in page_text(browser(tenants).get(address))


@pytest.mark.parametrize("rest", ["", *(f"/{act}" for act in ACTS)])
def test_who_is_not_involved_finds_nothing_and_a_visitor_signs_in_first(editor, tenants, stranger, client, rest):
    there, absent = f"/in-de-maak/{taken_up(editor, tenants)}{rest}", f"/in-de-maak/nomination-x{rest}"
    hers = browser(stranger)
    foreign, missing = hers.get(there), hers.get(absent)
    assert (foreign.status_code, missing.status_code) == (404, 404)
    assert [client.get(address).status_code for address in (there, absent)] == [303, 303]


@pytest.mark.parametrize("act", ACTS)
def test_who_may_only_read_is_told_so(editor, tenants, act):
    nomination = taken_up(editor, tenants)
    hers = browser(tenants)
    assert hers.get(f"/in-de-maak/{nomination}/{act}").status_code == 403
    assert hers.post(f"/in-de-maak/{nomination}/{act}").status_code == 403
    assert Interview.objects.count() == 0


def test_an_editor_whose_membership_ended_finds_nothing_in_the_same_session(editor, tenants):
    nomination = taken_up(editor, tenants)
    mine = browser(editor)
    assert mine.get(f"/in-de-maak/{nomination}").status_code == 200
    Membership.objects.filter(person__reference=editor.person).update(until=now())
    assert mine.get(f"/in-de-maak/{nomination}").status_code == 404
    assert mine.post(f"/in-de-maak/{nomination}/sluiten", {"reason": "Weg."}).status_code == 404


@pytest.mark.parametrize("rest", ["", "/oppakken", "/sprekers/nieuw"])
def test_other_methods_are_refused(editor, rest):
    assert browser(editor).put(f"/in-de-maak/{taken_up(editor)}{rest}").status_code == 405


def test_the_number_of_queries_does_not_grow(editor):
    nomination = taken_up(editor)
    invited(editor, nomination)
    mine, address = browser(editor), f"/in-de-maak/{nomination}"
    few = queries_of(mine, address)
    for party in ("Woonvoorbeeld", "Huurdersraad Vocht"):
        approved(invited(editor, nomination, party))
    assert queries_of(mine, address) == few <= 15
