"""Nobody reads more than was told, and nobody speaks for another: each of these once went wrong."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from woordhouder.agreements import actions
from woordhouder.agreements.actions.disclosing import disclose_all_due
from woordhouder.agreements.queries.entries import sealed_stream
from woordhouder.parties import actions as parties
from woordhouder.parties.tests.tables import whole_table
from woordhouder.record.clock import now
from woordhouder.record.models import Audience, Entry, Opened
from woordhouder.record.refusals import Refused
from woordhouder.site.models import Posting
from woordhouder.site.search.index import follow

from . import made
from .reading import client_of, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def table(made_once):
    return whole_table()


def seats(table, *names):
    return [getattr(table, f"{name}_seat").reference for name in names]


def said(refused):
    return {error.path.rsplit(".", 1)[-1] for error in refused.value.errors}


# What others promised is not changed or ended "on paper" behind their backs.


@pytest.mark.parametrize("words", [None, "De huurders doen het voortaan."], ids=["ended", "changed"])
def test_whose_promise_is_changed_or_ended_on_paper_is_party(table, words):
    act = made.registered(table.municipality, table)
    third = made.commitments(act)[2]  # the tenants'
    line = (third, words and made.promise(table.association_seat, words))
    given = {"effective_from": "2026-07-01"}
    alone = seats(table, "municipality", "association")
    with pytest.raises(Refused) as refused:
        made.recorded(table.municipality, table, "registration", [line], act.agreement, parties=alone, **given)
    assert said(refused) == {"lead"}
    both = seats(table, "municipality", "association", "tenants")
    ended = made.recorded(table.municipality, table, "registration", [line], act.agreement, parties=both, **given)
    assert table.tenants_seat in {party.seat for party in ended.parties.all()}


def test_who_only_advises_now_is_still_asked_about_its_own_promise(table):
    act = made.registered(table.municipality, table)
    parties.set_terms(table.tenants, seat=table.tenants_seat.reference, signs=False, since="2026-01-01")
    line, given = (made.commitments(act)[2], None), {"effective_from": "2026-07-01"}
    alone = seats(table, "municipality")
    with pytest.raises(Refused):
        made.recorded(table.municipality, table, "registration", [line], act.agreement, parties=alone, **given)
    both = seats(table, "municipality", "tenants")
    ended = made.recorded(table.municipality, table, "registration", [line], act.agreement, parties=both, **given)
    assert actions.confirm_text(table.tenants, act=ended.reference, confirms=False, reason="Dit zeiden wij niet.")


def test_nobody_is_shown_as_promising_what_it_is_not_asked_about(table):
    with pytest.raises(Refused) as refused:
        made.registered(table.municipality, table, parties=seats(table, "municipality", "association"))
    assert said(refused) == {"lead"}


def test_who_is_named_by_a_correction_is_asked_as_well(table):
    line = made.promise(table.municipality_seat)
    alone = seats(table, "municipality", "association")
    act = made.registered(table.municipality, table, [line], parties=alone)
    correct = made.promise(table.tenants_seat, "De huurders bouwen veertig woningen.")
    correction = made.corrected(table.municipality, table, act, made.commitments(act)[0], correct)
    asked = {party.seat.reference for party in correction.parties.all()}
    assert asked == set(seats(table, "municipality", "association", "tenants"))


# What is there, how much of it and how it is called is told with the text itself, not before.


@pytest.fixture
def public(table):
    """One promise that everybody reads."""
    return made.registered_in_public(table.municipality, table, [made.promise(table.municipality_seat)])


def data(address):
    return Client().get(f"/verzonnendam{address}.json").json()


def test_a_goal_is_told_with_the_first_text_that_serves_it(table, public):
    def goal(title, **more):
        return actions.set_goal(table.municipality, partnership=table.partnership.reference, title=title, **more)

    whole = goal("Wonen voor iedereen")
    part = goal("Stille sloop", parent=whole.reference)
    assert data("/doelen")["goals"] == []
    assert "1 doel" not in text_of(Client().get("/verzonnendam"))
    assert Client().get(f"/verzonnendam/doelen/{part.reference}").status_code == 404
    words = made.promise(table.municipality_seat, "Wij slopen.", goals=[part.reference])
    made.registered_in_public(table.municipality, table, [words], slug="sloop")
    assert [goal["title"] for goal in data("/doelen")["goals"]] == ["Stille sloop", "Wonen voor iedereen"]


def test_a_framework_is_not_named_by_its_year_before_it_is_public(table):
    frame = _an_agreement_that(table, {"kind": "framework", "title": "Geheime kaders", "slug": "kaders"})
    year = {"kind": "tranche", "title": "Een jaar", "slug": "een-jaar", "parent": frame.agreement.reference}
    _an_agreement_that(table, year | {"elsewhere": made.ELSEWHERE})
    assert "Geheime kaders" not in Client().get("/verzonnendam").content.decode()
    assert "Geheime kaders" in client_of(table.tenants).get("/verzonnendam").content.decode()


def _an_agreement_that(table, facts):
    begun = made.ready(table.municipality, table, "registration", [made.promise(table.municipality_seat)])
    told = {"parties": seats(table, "municipality"), "starts": "2026-01-01", **facts}
    actions.set_act_facts(table.municipality, preparation=begun.reference, facts=told)
    return actions.register(table.municipality, preparation=begun.reference)


def test_a_correction_does_not_tell_what_it_corrects_before_that_is_public(table):
    act = made.registered(table.municipality, table, [made.promise(table.municipality_seat)])
    words = made.promise(table.municipality_seat, "Wij bouwen vijftig woningen.")
    fixed = made.corrected(table.municipality, table, act, made.commitments(act)[0], words, elsewhere=made.ELSEWHERE)
    there = "/verzonnendam/prestatieafspraken-2026"
    for address in (there, f"{there}/1", f"{there}/1.json", f"{there}/akten/{fixed.reference}"):
        answer = Client().get(address)
        assert answer.status_code == 200
        assert act.reference not in answer.content.decode(), address
        assert made.wording(act).reference not in answer.content.decode(), address
    assert client_of(table.tenants).get(f"{there}/1.json").json()["history"][-1]["corrects"] == act.reference


def test_what_goes_on_with_what_is_sealed_until_both_promises_are_public(table, public):
    line, given = [made.promise(table.municipality_seat)], {"effective_from": "2026-01-01"}
    waiting = made.recorded(table.municipality, table, "registration", line, public.agreement, **given)
    other = made.registered_in_public(table.municipality, table, [made.promise(table.municipality_seat)], slug="later")
    pair = {"commitment": made.commitments(other)[0].reference, "earlier": made.commitments(waiting)[0].reference}
    actions.continue_commitment(table.municipality, **pair)
    assert Entry.objects.latest("pk").stream.audience == Audience.TABLE
    actions.continue_commitment(table.municipality, **pair | {"earlier": made.commitments(public)[0].reference})
    assert Entry.objects.latest("pk").stream.audience == Audience.PUBLIC


def test_nothing_in_a_feed_counts_what_is_said_elsewhere(table, public):
    said = actions.confirm_text(table.tenants, act=public.reference, confirms=True)
    assert f"confirmation-{said.pk}" not in Client().get("/verzonnendam/feed.atom").content.decode()
    assert {line["id"] for line in data("/nieuw")["news"]}.isdisjoint({f"confirmation-{said.pk}"})


# A passage that waits, waits wherever the promise says it.

PASSAGE = "Mevrouw Jansen wacht al twee jaar"


def objected(table, act, start=None):
    wording = made.wording(act)
    start = wording.text.index(PASSAGE) if start is None else start
    given = {
        "wording": wording.reference,
        "start": start,
        "end": start + len(PASSAGE),
        "reason": "Hier staat een naam.",
    }
    return actions.object_to_passage(table.tenants, **given)


def everywhere(table):
    """A promise that says the same in each of its parts."""
    parts = ("title", "plain_summary", "why", "for_whom", "area")
    share = {"seat": table.association_seat.reference, "what": f"Helpt: {PASSAGE}."}
    figure = {"name": PASSAGE, "unit": "woningen", "targets": {"2027": "4"}}
    said = dict.fromkeys(parts, f"Hier: {PASSAGE}.")
    text = f"Wij doen het. {PASSAGE}. Dus: {PASSAGE}."
    return made.promise(table.municipality_seat, text, **said, contributors=[share], indicator=figure)


def read_by_everybody(table, slug="prestatieafspraken-2026"):
    there = f"/{table.partnership.slug}/{slug}"
    pages = (f"{there}/1", f"{there}/1.json", there, f"{there}.csv", f"{there}/1/verschil", "/verzonnendam/nieuw")
    return {page: Client().get(page).content.decode() for page in pages}


def test_a_passage_that_waits_is_read_in_no_part_and_in_no_form(table):
    act = made.registered_in_public(table.municipality, table, [everywhere(table)])
    assert PASSAGE in read_by_everybody(table)["/verzonnendam/prestatieafspraken-2026/1"]
    objected(table, act)
    assert [page for page, words in read_by_everybody(table).items() if PASSAGE in words] == []
    follow()
    assert not Posting.objects.filter(form="jansen", audience=0).exists()


def test_what_waits_does_not_come_out_by_writing_it_down_anew(table):
    line = made.promise(table.municipality_seat, f"Wij bouwen. {PASSAGE}.")
    act = made.registered_in_public(table.municipality, table, [line])
    objection = objected(table, act)
    again = line | {"text": f"Wij bouwen vlug. {PASSAGE.replace(' ', '  ')}."}
    fixed = made.corrected(table.municipality, table, act, made.commitments(act)[0], again, elsewhere=made.ELSEWHERE)
    disclose_all_due(now())
    assert [page for page, words in read_by_everybody(table).items() if "Jansen" in words] == []
    assert "vlug" in read_by_everybody(table)["/verzonnendam/prestatieafspraken-2026/1"]
    opened = Opened.objects.filter(entry__stream=sealed_stream(act.agreement), name__startswith="promises_")
    assert not opened.exists()
    for one in (objection, made.wording(fixed).objections.get()):
        actions.settle_objection(table.tenants, objection=one.reference)
    disclose_all_due(now())
    assert opened.exists()
    assert "Jansen" in read_by_everybody(table)["/verzonnendam/prestatieafspraken-2026/1"]


def test_an_objection_holds_for_every_wording_that_says_the_same(table):
    line = made.promise(table.municipality_seat, f"Wij bouwen. {PASSAGE}.")
    act = made.registered_in_public(table.municipality, table, [line])
    later = made.amended(table.municipality, table, made.commitments(act)[0], line | {"why": "Het jaar klopte niet."})
    objected(table, act)
    assert made.wording(later).objections.get().seat == table.tenants_seat


# What was refused, or never signed, is not how a promise is called.


def test_a_promise_is_called_by_what_stands_and_not_by_what_was_refused(table):
    first, second = made.promises(table, 2)
    act = made.registered_in_public(table.municipality, table, [first | {"title": "Bouwen"}, second])
    commitment = made.commitments(act)[0]
    refused = made.amended(table.municipality, table, commitment, first | {"title": "Slopen"})
    made.signed(refused, table.municipality, answer="refuses", reason="Toch niet.")
    other = second | {"depends_on": [commitment.reference]}
    made.corrected(table.municipality, table, act, made.commitments(act)[1], other)
    there = "/verzonnendam/prestatieafspraken-2026"
    assert "1. Bouwen" in text_of(client_of(table.tenants).get(f"{there}/2"))
    begun = made.ready(table.municipality, table, "amendment", [], act.agreement, effective_from="2026-08-01")
    chosen = text_of(client_of(table.municipality).get(f"/verzonnendam/voorbereiden/{begun.reference}/kiezen"))
    assert "Bouwen" in chosen
    assert "Slopen" not in chosen
    actions.close_act(table.municipality, act=refused.reference)
    ended = made.withdrawn(table.municipality, table, commitment, effective_from="2026-01-02", elsewhere=made.ELSEWHERE)
    made.signed(ended, table.municipality)
    disclose_all_due(now())
    for reader in (Client(), client_of(table.tenants)):
        assert "Slopen" not in text_of(reader.get(there))
        assert "Bouwen" in text_of(reader.get(there))
        assert "Bouwen" in text_of(reader.get(f"{there}/1")).split("Hoe het zo kwam")[0]


def test_an_older_text_is_nowhere_shown_as_what_is_in_force(table):
    partnership = table.partnership.reference
    goal = actions.set_goal(table.municipality, partnership=partnership, title="Genoeg woningen").reference
    line = made.promise(table.municipality_seat, goals=[goal])
    act = made.registered_in_public(table.municipality, table, [line])
    words = line | {"text": "Wij bouwen vijftig woningen."}
    waiting = made.amended(table.municipality, table, made.commitments(act)[0], words, effective_from="2026-01-02")
    made.signed(waiting, table.municipality)
    organisation = f"/organisaties/{table.municipality.organisation}.json"
    for address in (f"/verzonnendam/doelen/{goal}.json", organisation):
        for reader, is_older in ((Client(), True), (client_of(table.tenants), False)):
            told = reader.get(address).json()
            (one,) = told["commitments"] if "doelen" in address else told["agreements"][0]["commitments"]
            assert (one["newer"] is not None) == is_older, address
    there = "/verzonnendam/prestatieafspraken-2026/verschil"
    for reader, numbers in ((Client(), [1]), (client_of(table.tenants), [])):
        assert reader.get(f"{there}.json").json()["older"] == numbers
        assert ("agr-mark" in reader.get(there).content.decode()) == bool(numbers)


def test_who_left_the_table_is_not_brought_back_by_others(table):
    seat, yesterday = table.tenants_seat.reference, localdate() - timedelta(days=1)
    parties.set_terms(table.tenants, seat=seat, signs=True, since="2020-01-01", until=yesterday)
    given = {"partnership": table.partnership.reference, "organisation": table.tenants.organisation}
    again = parties.give_seat(table.municipality, **given)
    assert (again.reference, again.claimed_at) == (seat, None)
    assert client_of(table.tenants).get("/verzonnendam/wacht").status_code == 404
    assert parties.claim_seat(table.tenants, seat=seat).claimed_at
