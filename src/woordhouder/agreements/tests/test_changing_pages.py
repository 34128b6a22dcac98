"""Changing what was agreed, page by page: amendment, withdrawal, correction, on paper, new promises."""

import pytest

from woordhouder.agreements.models import Act, Agreement, Preparation, Prepared
from woordhouder.examples.tests.making_pages import browser
from woordhouder.examples.tests.pages import page_text
from woordhouder.parties.tests.tables import facilitator_of, member_of, organisation_with, whole_table

from .made import commitments, promise, registered, registered_in_public

pytestmark = pytest.mark.django_db
CHANGE = "/verzonnendam/prestatieafspraken-2026/veranderen"


@pytest.fixture(scope="module")
def table(made_once):
    return whole_table()


@pytest.fixture
def act(table):
    return registered_in_public(
        table.municipality, table, [promise(table.municipality_seat, f"Tekst {n}.") for n in "abc"]
    )


@pytest.fixture
def mine(table, act):
    return browser(table.municipality)


def at(rest=""):
    return f"/verzonnendam/voorbereiden/{Preparation.objects.latest('pk').reference}{rest}"


def begun(mine, what, **more):
    answer = mine.post(CHANGE, {"wat": what, **more})
    assert answer.status_code == 303
    return answer["Location"]


def test_what_can_be_changed_is_offered_to_who_writes(client, table, mine, act):
    page = page_text(mine.get(CHANGE))
    for what in ("wijzigen", "beeindigen", "papier", "erbij", "verbeteren"):
        assert f'name="wat" value="{what}"' in page
    assert client.get(CHANGE)["Location"].startswith("/aanmelden")
    assert browser(member_of(table.tenants.organisation, "lezer", "read")).get(CHANGE).status_code == 403
    assert browser(organisation_with("buur", "Gemeente Elders")).get(CHANGE).status_code == 403


def test_what_is_private_cannot_be_told_from_what_is_not_there(table):
    registered(table.municipality, table, slug="besloten")
    stranger = browser(organisation_with("buur", "Gemeente Elders"))
    for slug in ("besloten", "bestaat-niet"):
        assert stranger.get(f"/verzonnendam/{slug}/veranderen").status_code == 404


def test_an_amendment_from_choosing_to_recording(mine, act):
    first = commitments(act)[0].reference
    assert begun(mine, "wijzigen") == at("/gegevens")
    answer = mine.post(at("/gegevens"), {"effective_from": "2026-07-01", "why": "Er is een plek bij."})
    assert answer["Location"] == at("/kiezen")
    assert mine.post(at("/kiezen"), {}).status_code == 422
    assert mine.post(at("/kiezen"), {"changed": [first]})["Location"] == at("#lijst")
    line = Prepared.objects.get(preparation__kind="amendment")
    page = page_text(mine.get(at(f"/regel/{line.reference}")))
    assert "Tekst a." in page
    seat = line.versions.get().facts["lead"]
    told = {"text": "Tekst a, en meer.", "theme": "availability", "lead": seat, "kind": "result", "replaces": "1"}
    mine.post(at(f"/regel/{line.reference}"), told)
    page = page_text(mine.get(at("/vastleggen")))
    assert "<ins>" in page
    answer = mine.post(at("/vastleggen"))
    made = Act.objects.get(kind="amendment")
    assert answer["Location"] == f"/verzonnendam/prestatieafspraken-2026/akten/{made.reference}"
    assert made.items.get().wording_in.text == "Tekst a, en meer."


def test_a_withdrawal_takes_no_words(mine, act):
    begun(mine, "beeindigen")
    mine.post(at("/gegevens"), {"effective_from": "2026-07-01", "why": "Het is klaar."})
    mine.post(at("/kiezen"), {"ended": [commitments(act)[1].reference]})
    assert mine.get(at("/regel/nieuw")).status_code == 404
    assert mine.get(at("/plakken")).status_code == 404
    mine.post(at("/vastleggen"))
    assert Act.objects.get(kind="withdrawal").items.get().wording_in is None


def test_a_correction_of_what_one_registered_is_complete_at_once(mine, act):
    assert begun(mine, "verbeteren", corrects=act.reference) == at("/kiezen")
    mine.post(at("/kiezen"), {"changed": [commitments(act)[2].reference]})
    line = Prepared.objects.get(preparation__kind="correction")
    seat = line.versions.get().facts["lead"]
    told = {"text": "Tekst c, goed.", "theme": "availability", "lead": seat, "kind": "result", "replaces": "1"}
    mine.post(at(f"/regel/{line.reference}"), told)
    mine.post(at("/vastleggen"))
    assert "Tekst c, goed." in page_text(mine.get("/verzonnendam/prestatieafspraken-2026/3"))


def test_what_was_changed_and_ended_on_paper(table, mine, act):
    one, two, _three = (row.reference for row in commitments(act))
    begun(mine, "papier")
    parties = [table.municipality_seat.reference, table.tenants_seat.reference]
    mine.post(at("/gegevens"), {"effective_from": "2026-07-01", "parties": parties})
    assert mine.post(at("/kiezen"), {"changed": [one], "ended": [one]}).status_code == 422
    mine.post(at("/kiezen"), {"changed": [one], "ended": [two]})
    mine.post(at("/vastleggen"))
    made = Act.objects.latest("pk")
    assert [(item.wording_in is None) for item in made.items.order_by("pk")] == [False, True]
    assert made.parties.count() == 2


def test_new_promises_get_the_next_numbers(table, mine, act):
    assert begun(mine, "erbij") == at()
    told = {"text": "Erbij.", "theme": "finance", "lead": table.municipality_seat.reference, "kind": "effort"}
    mine.post(at("/regel/nieuw"), told)
    mine.post(at("/gegevens"), {"effective_from": "2026-07-01"})
    mine.post(at("/vastleggen"))
    assert [row.number for row in Agreement.objects.get().commitments.all()] == [1, 2, 3, 4]


def test_a_facilitator_says_for_which_party(table, act):
    helper = browser(facilitator_of(table.partnership))
    assert helper.post(CHANGE, {"wat": "wijzigen", "seat": table.tenants_seat.reference}).status_code == 303
    assert Preparation.objects.latest("pk").seat == table.tenants_seat
    assert helper.post(CHANGE, {"wat": "wijzigen", "seat": table.unclaimed_seat.reference}).status_code == 404
    assert 'name="seat"' in page_text(helper.get("/verzonnendam/afspraken/nieuw?wat=papier"))


@pytest.mark.parametrize("odd", [{}, {"wat": "anders"}, {"wat": "verbeteren"}])
def test_odd_wishes_begin_nothing(mine, odd):
    before = Preparation.objects.count()
    mine.post(CHANGE, odd)
    assert Preparation.objects.count() == before
