"""Recording acts: what each needs, what is refused and why, what the record holds of it."""

import json

import pytest

from woordhouder.agreements import actions
from woordhouder.agreements.models import Act, Commitment, Wording
from woordhouder.agreements.queries.entries import entry_of
from woordhouder.parties import actions as parties
from woordhouder.parties.models import Organisation
from woordhouder.parties.tests.tables import whole_table
from woordhouder.record.inspection import inspect_record
from woordhouder.record.models import Audience, Audit, Entry
from woordhouder.record.refusals import Refused

from . import made

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def table(made_once):
    return whole_table()


@pytest.fixture
def act(table):
    return made.registered(table.municipality, table)


def needs(act, place=0):
    item = act.items.order_by("pk")[place]
    return set(item.needs.values_list("reference", flat=True))


def seats(table, *names):
    return {getattr(table, f"{name}_seat").reference for name in names}


def words(table, who="municipality", text="Andere woorden.", **changes):
    return made.promise(getattr(table, f"{who}_seat"), text, **changes)


def said(refused):
    """What a refusal says of each thing, by the last part of its path."""
    return {error.path.rsplit(".", 1)[-1]: str(error.message) for error in refused.value.errors}


def test_a_registration_needs_nobody_and_asks_its_parties(table, act):
    assert needs(act) == set()
    assert {party.seat.reference for party in act.parties.all()} == seats(
        table, "municipality", "association", "tenants", "unclaimed"
    )


def test_an_adoption_needs_lead_and_contributors(table, act):
    part = {"seat": table.tenants_seat.reference, "what": "Denkt mee."}
    new = made.adopted(table.association, table, [words(table, contributors=[part])], act.agreement)
    assert needs(new) == seats(table, "municipality", "tenants")
    assert Commitment.objects.filter(agreement=act.agreement).count() == 6


def test_an_amendment_needs_those_of_the_old_words_and_of_the_new(table, act):
    first = made.commitments(act)[0]
    assert needs(made.amended(table.tenants, table, first, words(table, "association"))) == seats(
        table, "municipality", "association"
    )


def test_who_left_is_not_asked_for_what_goes_out_and_when_all_left_everybody_is(table, act):
    first = made.commitments(act)[0]
    part = {"seat": table.association_seat.reference}
    made.signed(
        made.amended(table.tenants, table, first, words(table, contributors=[part])),
        table.municipality,
        table.association,
    )
    leave(table, table.municipality)
    withdrawal = made.withdrawn(table.tenants, table, first, effective_from="2026-08-01")
    assert needs(withdrawal) == seats(table, "association")
    other = made.commitments(act)[3]  # the municipality's alone
    assert needs(made.withdrawn(table.tenants, table, other)) == seats(table, "association", "tenants", "unclaimed")


def leave(table, actor):
    """Its seat ended before today."""
    seat = table.partnership.seats.get(organisation=actor.organisation_id)
    terms = {"signs": True, "since": "2020-01-01", "until": "2025-12-31"}
    parties.set_terms(actor, seat=seat.reference, **terms)


@pytest.mark.parametrize(("who", "needed"), [("municipality", ()), ("tenants", ("municipality",))])
def test_who_registered_corrects_at_once_and_others_with_its_signature(table, act, who, needed):
    second = made.commitments(act)[1]
    correction = made.corrected(getattr(table, who), table, act, second, words(table, "association"))
    assert needs(correction) == seats(table, *needed)
    assert {party.seat for party in correction.parties.all()} == {party.seat for party in act.parties.all()}


def test_what_stands_corrected_is_corrected_through_its_correction(table, act):
    second = made.commitments(act)[1]
    made.corrected(table.municipality, table, act, second, words(table, "association"))
    with pytest.raises(Refused) as refused:
        made.corrected(table.municipality, table, act, second, words(table, "association", "Nog beter."))
    assert "Verbeter de verbetering" in said(refused)["commitment"]


def test_a_day_is_repaired_only_of_what_was_registered(table, act):
    first = made.commitments(act)[0]
    amendment = made.signed(made.amended(table.municipality, table, first, words(table)), table.municipality)
    given = {"effective_from": "2026-03-01"}
    with pytest.raises(Refused) as refused:
        made.corrected(table.municipality, table, amendment, first, words(table, text="Beter."), **given)
    assert said(refused).keys() == {"commitment"}
    assert made.corrected(table.municipality, table, act, first, words(table, text="Beter."), **given)


@pytest.mark.parametrize("deed", ["amended", "withdrawn"])
def test_what_is_not_in_force_is_neither_amended_nor_withdrawn(table, act, deed):
    first = made.commitments(act)[0]
    given = {"amended": [words(table)], "withdrawn": []}[deed]
    with pytest.raises(Refused) as refused:
        getattr(made, deed)(table.municipality, table, first, *given, effective_from="2025-12-31")
    assert said(refused).keys() == {"commitment"}
    assert getattr(made, deed)(table.municipality, table, first, *given, effective_from="2026-01-01")


def test_what_had_a_text_is_not_adopted_and_what_waits_is_not_adopted_twice(table, act):
    first = made.commitments(act)[0]
    with pytest.raises(Refused):
        made.adopted(table.municipality, table, [(first, words(table))], act.agreement)
    waiting = made.adopted(table.municipality, table, [words(table)], act.agreement)
    new = made.commitments(waiting)[0]
    with pytest.raises(Refused):
        made.adopted(table.municipality, table, [(new, words(table))], act.agreement)
    actions.close_act(table.municipality, act=waiting.reference)
    assert made.adopted(table.municipality, table, [(new, words(table))], act.agreement)


def test_who_does_not_sign_cannot_promise_in_an_adoption(table, act):
    advising = {"seat": table.unclaimed_seat.reference, "signs": False, "since": "2026-01-01"}
    parties.set_terms(table.municipality, **advising)
    with pytest.raises(Refused) as refused:
        made.adopted(table.municipality, table, [words(table, "unclaimed")], act.agreement)
    assert said(refused).keys() == {"lead"}
    assert made.recorded(
        table.municipality, table, "registration", [words(table, "unclaimed")], act.agreement,
        effective_from="2026-01-01", parties=sorted(seats(table, "municipality")),
    )  # fmt: skip


def test_a_refusal_says_all_that_is_wrong_and_leaves_nothing(table):
    before = Audit.objects.count(), Entry.objects.count()
    ready = made.ready(table.municipality, table, "registration", [{"title": "Zonder tekst"}], parties=[])
    with pytest.raises(Refused) as refused:
        actions.register(table.municipality, preparation=ready.reference)
    assert {error.path.rsplit(".", 1)[-1] for error in refused.value.errors} == {"text", "theme", "lead"}
    line = ready.promises.get().reference
    actions.put_promise(table.municipality, preparation=ready.reference, promise=line, facts=words(table), replaces=1)
    with pytest.raises(Refused) as refused:
        actions.register(table.municipality, preparation=ready.reference)
    assert {"facts.effective_from", "facts.parties"} <= {error.path for error in refused.value.errors}
    assert not Act.objects.exists()
    assert Entry.objects.count() == before[1]
    assert Audit.objects.count() == before[0] + 4  # what was prepared


def test_what_was_amended_and_ended_on_paper_is_registered(table, act):
    first, second, *_more = made.commitments(act)
    lines = [(first, words(table, text="Meer.")), (second, None)]
    whole = sorted(seats(table, "municipality", "association"))
    paper = made.recorded(
        table.tenants, table, "registration", lines, act.agreement, effective_from="2026-06-01", parties=whole
    )
    moved = [(item.wording_out.number, item.wording_in and item.wording_in.text) for item in paper.items.order_by("pk")]
    assert moved == [(1, "Meer."), (1, None)]
    with pytest.raises(Refused):
        made.amended(table.tenants, table, second, words(table), effective_from="2026-07-01")


def test_an_act_that_is_not_public_is_sealed_and_one_that_is_public_elsewhere_is_not(table, act):
    assert act.public_from is None
    assert entry_of(act).stream.audience == Audience.TABLE
    open_act = made.registered_in_public(table.municipality, table, slug="elders-2026")
    entry = entry_of(open_act)
    assert (entry.stream.audience, open_act.public_from) == (Audience.PUBLIC, open_act.recorded_at)
    told = json.loads(entry.openings.get(name="promises_1").value)
    assert told[0]["text"] == "Afspraak 1: wij doen het."
    assert inspect_record() == []


def test_a_table_that_nobody_confirmed_seals_what_is_public_elsewhere(table):
    Organisation.objects.filter(pk=table.municipality.organisation_id).update(founded_itself=True)
    act = made.registered_in_public(table.municipality, table)
    assert act.public_from is None
    assert entry_of(act).stream.audience == Audience.TABLE


def test_promises_name_each_other_before_they_have_numbers(table):
    ready = made.ready(table.municipality, table, "registration", [words(table)], title="Nieuw", slug="vervolg",
                       starts="2026-01-01")  # fmt: skip
    other = ready.promises.get().reference
    facts = words(table, "tenants", in_return_for=[other])
    actions.put_promise(table.municipality, preparation=ready.reference, facts=facts)
    actions.register(table.municipality, preparation=ready.reference)
    assert Wording.objects.get(commitment__number=2).in_return_for.get().number == 1


def test_a_very_long_act_still_fits_in_one_entry(table):
    act = made.many_registered(table, 450)
    entry = entry_of(act)
    told = [one for row in entry.openings.filter(name__startswith="promises_") for one in json.loads(row.value)]
    assert sorted(one["number"] for one in told) == list(range(1, 451))
    assert inspect_record() == []
