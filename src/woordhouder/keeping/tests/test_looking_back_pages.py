"""Looking back: thanks, milestones, lessons and what an outsider found, with their forms and their places."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from woordhouder.agreements.tests.reading import client_of, text_of
from woordhouder.keeping import actions
from woordhouder.keeping.actions.disclosing import disclose_all_due
from woordhouder.keeping.models import Lesson, Thanks, ThirdView
from woordhouder.keeping.queries.progress import progress_of
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.parties.tests.tables import member_of, organisation_with, whole_table
from woordhouder.record.clock import now
from woordhouder.record.refusals import Invalid, NotAllowed, NotFound, Overtaken

from .made import HOMES, a_table, agreed, at, made, reported

pytestmark = pytest.mark.django_db
TABLE = "/en/verzonnendam"
PROMISE = f"{TABLE}/prestatieafspraken-2026/1"
ONLY_TABLE = {"only_table": "on"}


@pytest.fixture
def kept():
    table, (homes, land, _money) = a_table()
    with at("2027-02-01"):
        reported(table.association, homes)
    return table, homes, land


def get(client, address, status=200):
    with at("2027-03-01"):
        answer = client.get(address)
    assert answer.status_code == status, answer.content[:2000]
    return text_of(answer) if status == 200 else ""


def post(client, address, status=303, **given):
    with at("2027-03-01"):
        answer = client.post(address, given)
    assert answer.status_code == status, answer.content[:2000]
    return text_of(answer) if answer.content else ""


def test_a_party_thanks_a_layer_of_another_and_everybody_reads_it(kept):
    table, _homes, _land = kept
    mine = client_of(table.tenants)
    assert "Woonstichting verzonnendam" in get(mine, f"{PROMISE}/dank?jaar=2026")
    post(mine, f"{PROMISE}/dank?jaar=2026", 422, sort="thanks", text="")
    told = {"sort": "thanks", "text": "Dank aan de wijkbeheerders.", "to": table.association_seat.reference}
    post(mine, f"{PROMISE}/dank?jaar=2026", layer="executing", **told)
    row = Thanks.objects.get()
    assert (row.to, row.layer, row.year, row.is_milestone) == (table.association_seat, "executing", 2026, False)
    for address in (f"{PROMISE}/voortgang?jaar=2026", f"{TABLE}/jaar/2026"):
        page = get(Client(), address)
        assert "Dank aan de wijkbeheerders." in page
        assert "to Woonstichting verzonnendam (in the neighbourhood or in the work itself)" in page


def test_a_milestone_of_a_whole_year_stands_on_the_sheet_of_the_year(kept):
    table, _homes, _land = kept
    post(client_of(table.association), f"{TABLE}/jaar/2026/dank", sort="milestone", text="De duizendste woning.")
    row = Thanks.objects.get()
    assert (row.partnership, row.commitment, row.year, row.is_milestone) == (table.partnership, None, 2026, True)
    page = get(Client(), f"{TABLE}/jaar/2026")
    assert "A milestone" in page
    assert "De duizendste woning." in page
    assert "De duizendste woning." not in get(Client(), f"{TABLE}/jaar/2025")


def test_what_is_meant_for_the_table_stays_there(kept):
    table, _homes, _land = kept
    mine = client_of(table.tenants)
    post(mine, f"{PROMISE}/les?jaar=2026", text="Eerder vragen.", about="year", **ONLY_TABLE)
    post(mine, f"{TABLE}/jaar/2026/dank", text="Onder ons: dank.", sort="thanks", **ONLY_TABLE)
    with at("2027-06-01"):
        assert disclose_all_due() == 0
    for address in (f"{PROMISE}/voortgang?jaar=2026", f"{TABLE}/jaar/2026"):
        assert "Eerder vragen." in get(mine, address)
        page = get(Client(), address)
        assert "Eerder vragen." not in page
        assert "Onder ons" not in page


def test_a_lesson_is_replaced_by_who_said_it_and_only_by_them(kept):
    table, homes, _land = kept
    mine, theirs = client_of(table.tenants), client_of(table.association)
    post(mine, f"{PROMISE}/les?jaar=2026", text="Eerder vragen.", about="whole")
    lesson = Lesson.objects.get()
    assert lesson.year is None
    again = f"{PROMISE}/les?jaar=2026&vervangt={lesson.reference}"
    assert again.split("?")[1].replace("&", "&amp;") in str(mine.get(f"{PROMISE}/voortgang?jaar=2026").content.decode())
    assert "Eerder vragen." in get(mine, again)
    get(theirs, again, 404)
    post(mine, again, text="Eerder en vaker vragen.", about="year")
    page = get(Client(), f"{PROMISE}/voortgang?jaar=2026")
    assert "Eerder en vaker vragen." in page
    assert "Eerder vragen." not in page
    with at("2027-03-02"):
        with pytest.raises(Overtaken):
            actions.learn(table.tenants, commitment=homes.reference, text="X", replaces=lesson.reference)
        with pytest.raises(Invalid):
            actions.learn(table.association, commitment=homes.reference, text="X", replaces=lesson.reference)


def test_a_lesson_of_a_year_of_the_table(kept):
    table, _homes, _land = kept
    mine = client_of(table.municipality)
    post(mine, f"{TABLE}/jaar/2026/les", text="Kwartaalgesprekken helpen.")
    lesson = Lesson.objects.get()
    post(mine, f"{TABLE}/jaar/2026/les?vervangt={lesson.reference}", text="Kwartaalgesprekken, ook buiten.")
    assert "ook buiten." in get(Client(), f"{TABLE}/jaar/2026")
    get(client_of(table.tenants), f"{TABLE}/jaar/2026/les?vervangt={lesson.reference}", 404)
    get(mine, f"{TABLE}/jaar/1800/les", 404)


def test_an_independent_view_stands_beside_with_its_source_and_counts_nowhere(kept):
    table, homes, _land = kept
    with at("2027-03-01"):
        before = progress_of(ANONYMOUS, homes.reference, 2026, now()).progress
    told = {"body": "court_of_audit", "name": "Rekenkamer Verzonnendam", "text": "Achttien van de veertig."}
    source = {"url": "https://voorbeeld.example/rekenkamer.pdf", "page": "14", "quote": "18 woningen"}
    mine = client_of(table.tenants)
    wrong = post(mine, f"{PROMISE}/oordeel?jaar=2026", 422, **told, **source | {"url": "rekenkamer.pdf"})
    assert "It begins with https://" in wrong
    post(mine, f"{PROMISE}/oordeel?jaar=2026", **told, **source)
    assert ThirdView.objects.get().seat == table.tenants_seat
    page = get(Client(), f"{PROMISE}/voortgang?jaar=2026")
    for words in (told["name"], told["text"], *source.values(), "Court of audit", "counted nowhere"):
        assert words in page, words
    with at("2027-03-01"):
        assert progress_of(ANONYMOUS, homes.reference, 2026, now()).progress == before


def test_who_only_reads_says_nothing_and_strangers_find_no_forms(kept):
    table, _homes, _land = kept
    reader = client_of(member_of(table.tenants.organisation, "lezer", "read"))
    stranger = client_of(organisation_with("vreemd", "Gemeente Elders"))
    for what in ("dank", "les", "oordeel"):
        post(reader, f"{PROMISE}/{what}?jaar=2026", 403, text="Ik ook.")
        get(stranger, f"{PROMISE}/{what}?jaar=2026", 403)
        get(Client(), f"{PROMISE}/{what}?jaar=2026", 303)
    for what in ("dank", "les"):
        post(reader, f"{TABLE}/jaar/2026/{what}", 403, text="Ik ook.")
        get(stranger, f"{TABLE}/jaar/2026/{what}", 404)
    assert not Thanks.objects.exists()
    assert not Lesson.objects.exists()


def test_one_thanks_no_stranger_and_names_one_thing(kept):
    table, homes, _land = kept
    other = a_table(slug="elders")[0]
    one = {"commitment": homes.reference, "text": "Dank."}
    with at("2027-03-01"):
        for wrong in ({"to": other.tenants_seat.reference}, {"to": table.tenants_seat.reference}):
            with pytest.raises(Invalid):
                actions.thank(table.tenants, **one, **wrong)
        actions.thank(table.tenants, **one, to=table.tenants_seat.reference, layer="constituency")
        for wrong in ({"partnership": table.partnership.reference}, {"commitment": None}):
            with pytest.raises(Invalid):
                actions.thank(table.tenants, **one | wrong)
        with pytest.raises(Invalid):
            actions.learn(table.tenants, partnership=table.partnership.reference, text="Zonder jaar.")
        reader = member_of(table.tenants.organisation, "lezer", "read")
        for nobody in (reader, other.tenants):
            with pytest.raises(NotAllowed):
                actions.thank(nobody, partnership=table.partnership.reference, year=2026, text="Van mij.")
        with pytest.raises(NotFound):
            actions.thank(table.tenants, partnership="table-aaaaaaaaaaaa", year=2026, text="Van niets.")


def test_words_of_a_year_become_public_with_the_first_promise():
    table, _commitments = a_table(public=False)
    year = {"partnership": table.partnership.reference, "year": 2026}
    with at("2026-01-12"):
        row = actions.thank(table.tenants, text="Dank.", **year)
        actions.learn(table.tenants, text="Onder ons.", only_table=True, **year)
    assert row.public_from is None
    with at("2026-01-13"):
        agreed(table, slug="openbaar", title="Openbaar")
        assert disclose_all_due() == 1
        assert disclose_all_due() == 0
    row.refresh_from_db()
    assert row.public_from
    assert Lesson.objects.get().public_from is None


def test_many_words_cost_what_few_do(kept, settings):
    settings.PAGE_CACHE_SECONDS = 0
    table, homes, _land = kept
    mine = client_of(table.tenants)
    addresses = [f"{PROMISE}/voortgang?jaar=2026", f"{TABLE}/jaar/2026", f"{PROMISE}/dank", f"{PROMISE}/les"]
    with at("2027-03-01"):
        actions.thank(table.tenants, commitment=homes.reference, year=2026, text="Dank.")
    few = [cost(mine, address) for address in addresses]
    with at("2027-03-01"):
        for number in range(6):
            actions.thank(table.tenants, commitment=homes.reference, year=2026, text=f"Dank {number}.")
            actions.learn(table.tenants, commitment=homes.reference, year=2026, text=f"Les {number}.")
    assert [cost(mine, address) for address in addresses] == few
    assert max(few) <= 16 + 4


def cost(client, address):
    with CaptureQueriesContext(connection) as queries:
        get(client, address)
    return len(queries)


def test_a_lesson_leads_to_the_example_and_the_example_to_the_lesson(an_example):
    table = a_table()[0]
    with at("2027-02-01"):
        lines = [made.promise(table.association_seat, "Wij pakken vocht aan.", indicator=HOMES, origin=an_example)]
        (promise,) = agreed(table, lines, slug="vocht", title="Vocht")
        actions.learn(table.association, commitment=promise.reference, year=2027, text="Begin met meten.")
        only = {"year": 2027, "text": "Onder ons.", "only_table": True}
        actions.learn(table.association, commitment=promise.reference, **only)
    assert Lesson.objects.first().example == an_example
    there = f"{TABLE}/vocht/1/voortgang?jaar=2027"
    with at("2027-03-01"):
        assert f"/en/voorbeelden/{an_example}" in Client().get(there).content.decode()
        page = Client().get(f"/en/voorbeelden/{an_example}").content.decode()
    assert f"{there}#{Lesson.objects.first().reference}" in page
    assert "Begin met meten." in page
    assert "Onder ons." not in page


def test_what_was_learned_of_a_promise_that_was_withdrawn_leads_to_its_example(an_example):
    with at("2026-01-10"):
        table = whole_table()
        lines = [made.promise(table.association_seat, "Wij pakken vocht aan.", indicator=HOMES, origin=an_example)]
        (homes,) = agreed(table, lines)
    with at("2027-02-01"):
        act = made.withdrawn(table.association, table, homes, effective_from="2027-03-01")
        made.signed(act, table.association)
    with at("2027-04-01"):
        actions.learn(table.association, commitment=homes.reference, text="Te veel ineens gewild.")
        actions.learn(table.association, commitment=homes.reference, year=2027, text="Eerder stoppen.")
    assert set(Lesson.objects.values_list("example", flat=True)) == {an_example}
