"""What stands at tables is found by who may read it, and nobody else learns anything of it."""

import pytest

from woordhouder.agreements import actions
from woordhouder.agreements.actions.disclosing import disclose_all_due
from woordhouder.agreements.disclosure import end_of_term
from woordhouder.agreements.tests.made import (
    adopted,
    amended,
    commitments,
    promise,
    registered,
    registered_in_public,
    signed,
    withdrawn,
    wording,
)
from woordhouder.parties.actions import rename
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.parties.models import Organisation
from woordhouder.parties.tests.tables import facilitator_of, whole_table
from woordhouder.record.clock import acting_at, now
from woordhouder.site.models import Posting, SearchDocument
from woordhouder.site.search import vocabulary
from woordhouder.site.search.answers import answer, answer_apart
from woordhouder.site.search.index import follow, follow_the_days, forget
from woordhouder.site.search.wishes import Wish

pytestmark = pytest.mark.django_db
TEXT = "Wij bouwen veertig seniorenwoningen aan de Kwetterlaan."


@pytest.fixture(autouse=True)
def _forget():
    vocabulary.forget()


@pytest.fixture(scope="module")
def table(made_once):
    return whole_table()


@pytest.fixture
def other():
    return whole_table("elderdam")


def titles(actor, question, *kinds):
    follow()
    found = answer(actor, Wish(question, {"kind": kinds} if kinds else {}))
    return [find.title for find in found.finds]


def a_text(table, text=TEXT, **changes):
    return [promise(table.municipality_seat, text, **changes)]


def test_who_may_read_finds_a_promise_that_waits_and_nobody_else(table, other):
    registered(table.municipality, table, a_text(table))
    for actor in (table.municipality, table.tenants, facilitator_of(table.partnership)):
        assert titles(actor, "seniorenwoningen") == [TEXT[:-1]]
    for actor in (ANONYMOUS, other.municipality):
        assert titles(actor, "seniorenwoningen") == []
        assert titles(actor, "prestatieafspraken 2026") == []


def test_once_public_everybody_finds_it_with_its_place_and_address(table):
    act = registered(table.municipality, table, a_text(table))
    with acting_at(end_of_term(act.recorded_at)):
        disclose_all_due(now())
    follow()
    (find,) = answer(ANONYMOUS, Wish("kwetterlaan")).finds
    assert (find.kind, find.title, find.years) == ("commitment", TEXT[:-1], "2026")
    assert find.address == "/verzonnendam/prestatieafspraken-2026/1"
    assert find.is_public
    assert find.passage.text == TEXT


def test_two_readers_find_two_texts_of_one_promise(table):
    act = registered_in_public(table.municipality, table, a_text(table))
    later = amended(table.municipality, table, commitments(act)[0], promise(table.municipality_seat, "Een zwembad."))
    signed(later, table.municipality)
    assert titles(ANONYMOUS, "kwetterlaan") == [TEXT[:-1]]
    assert titles(ANONYMOUS, "zwembad") == []
    assert titles(table.tenants, "zwembad") != []


def test_each_thing_is_found_once(table):
    act = registered_in_public(table.municipality, table, a_text(table))
    amended(
        table.municipality, table, commitments(act)[0], promise(table.municipality_seat, "Honderd seniorenwoningen.")
    )
    assert len(titles(table.tenants, "seniorenwoningen", "commitment")) == 1


def test_a_passage_that_waits_is_found_by_the_table_only(table):
    act = registered_in_public(table.municipality, table, a_text(table))
    row, start = wording(act), TEXT.index("Kwetterlaan")
    assert titles(ANONYMOUS, "kwetterlaan") == [TEXT[:-1]]
    reason = "Bewoners weten dit nog niet."
    actions.object_to_passage(table.tenants, wording=row.reference, start=start, end=len(TEXT) - 1, reason=reason)
    title = {"start": row.title.index("Kwetterlaan"), "end": len(row.title), "part": "title"}
    actions.object_to_passage(table.tenants, wording=row.reference, reason=reason, **title)
    assert titles(ANONYMOUS, "kwetterlaan") == []
    (found,) = titles(ANONYMOUS, "seniorenwoningen", "commitment")
    assert "Kwetterlaan" not in found
    assert reason in found
    assert titles(table.municipality, "kwetterlaan") == [TEXT[:-1]]


def test_no_word_of_what_waits_is_offered_mended_or_known_to_strangers(table, other):
    registered(table.municipality, table, a_text(table))
    follow()
    for actor in (ANONYMOUS, other.municipality):
        found = answer(actor, Wish("kwetterlaam"))
        assert (found.found, found.corrected, found.near_words) == (0, [], [])
        assert answer(actor, Wish("kwetterlaan")).counts == answer(actor, Wish("zzyzzx")).counts
    assert not Posting.objects.filter(form="kwetterlaan", audience=0).exists()


def test_a_word_of_a_promise_is_no_typing_error_for_who_finds_it(table, an_example):
    registered(table.municipality, table, a_text(table, "Wij bestrijden schimmelen."))
    follow()
    assert answer(table.tenants, Wish("schimmelen")).found


def test_an_unconfirmed_table_is_found_by_itself_only(table):
    Organisation.objects.filter(pk=table.municipality.organisation_id).update(founded_itself=True)
    registered_in_public(table.municipality, table, a_text(table))
    for question in ("verzonnendam", "huurdersvereniging verzonnendam", "kwetterlaan"):
        assert titles(ANONYMOUS, question) == []
        assert titles(table.tenants, question) != []


def test_tables_and_organisations_are_found_by_name_and_come_first(table):
    registered_in_public(table.municipality, table, a_text(table))
    assert titles(ANONYMOUS, "woonstichting verzonnendam")[0] == "Woonstichting verzonnendam"
    assert titles(ANONYMOUS, "wonen in verzonnendam")[0] == "Wonen in Verzonnendam"
    found = answer(ANONYMOUS, Wish("woonstichting verzonnendam")).finds[0]
    assert found.address == f"/organisaties/{table.association.organisation}"


def test_a_new_name_is_found_and_the_old_one_too(table):
    registered_in_public(table.municipality, table, a_text(table))
    rename(table.association, organisation=table.association.organisation, name="Thuisbasis", until="2026-01-31")
    assert titles(ANONYMOUS, "thuisbasis", "organisation") == ["Thuisbasis"]
    assert titles(ANONYMOUS, "woonstichting", "organisation") == ["Thuisbasis"]


def test_a_text_that_takes_force_later_comes_up_on_its_day(table):
    act = registered_in_public(table.municipality, table, a_text(table))
    later = amended(
        table.municipality, table, commitments(act)[0], promise(table.municipality_seat, "Een zwembad."), "2099-01-01"
    )
    signed(later, table.municipality)
    assert titles(table.tenants, "zwembad") == [TEXT[:-1]]
    row = SearchDocument.objects.get(kind="commitment", table=table.partnership)
    assert str(row.changes_on) == "2099-01-01"
    SearchDocument.objects.filter(pk=row.pk).update(changes_on="2020-01-01")
    assert follow_the_days(now()) == 1


def test_what_was_withdrawn_and_what_is_only_put_forward_is_still_found_by_the_table(table):
    act = registered_in_public(table.municipality, table, a_text(table))
    signed(withdrawn(table.municipality, table, commitments(act)[0]), table.municipality)
    adopted(table.municipality, table, a_text(table, "Wij openen een speeltuin."), slug="jaarafspraken-2027")
    assert titles(table.tenants, "kwetterlaan") == [TEXT[:-1]]
    assert titles(table.tenants, "speeltuin") == ["Wij openen een speeltuin"]
    assert titles(ANONYMOUS, "speeltuin") == []


def test_on_the_page_promises_stand_apart_from_examples(table, an_example):
    registered_in_public(table.municipality, table, a_text(table, "Wij bestrijden schimmel in woningen."))
    follow()
    found = answer_apart(ANONYMOUS, Wish("schimmel"))
    assert [find.kind for find in found.finds] == ["example"]
    assert [find.kind for find in found.agreed] == ["commitment"]
    assert found.agreed_in_all == 1
    chosen = answer_apart(ANONYMOUS, Wish("schimmel", {"kind": ["commitment"]}))
    assert [find.kind for find in chosen.finds] == ["commitment"]
    assert chosen.agreed == []
    assert found.counts["kind"] == {"commitment": 1, "example": 1}


def test_promises_alone_are_the_list(table, client):
    registered_in_public(table.municipality, table, a_text(table))
    follow()
    shown = client.get("/zoeken?q=kwetterlaan").content.decode()
    assert "/verzonnendam/prestatieafspraken-2026/1" in shown
    assert client.get("/zoeken.json?q=kwetterlaan").json()["results"][0]["audience"] == "everybody"


def test_a_municipality_is_found_by_its_name(client):
    assert client.get("/zoeken.json?q=den+haag").json()["results"][0] == {
        "kind": "municipality",
        "title": "'s-Gravenhage",
        "place": "Zuid-Holland",
        "years": None,
        "address": "/gemeenten/s-gravenhage",
        "passage": "",
        "audience": "everybody",
    }
    assert "/gemeenten/s-gravenhage" in client.get("/zoeken?q=den+haag").content.decode()


def test_the_index_is_the_same_when_it_is_made_anew(table):
    act = registered(table.municipality, table, a_text(table))
    with acting_at(end_of_term(act.recorded_at)):
        disclose_all_due(now())
    follow()

    def everything():
        rows = Posting.objects.values_list("document__kind", "document__slug", "document__table", "form", "weight")
        return sorted(rows, key=repr)

    before = everything()
    forget()
    follow()
    assert everything() == before
