"""What seats say to an act, and when they no longer can; what goes on with what; what the controller removes."""

import pytest

from woordhouder.agreements import actions
from woordhouder.agreements.in_force import completed_at
from woordhouder.agreements.models import Prepared, Wording
from woordhouder.agreements.queries.items import items_of
from woordhouder.parties import actions as parties
from woordhouder.parties.tests.tables import whole_table
from woordhouder.record.inspection import inspect_record
from woordhouder.record.models import Opening, Removal
from woordhouder.record.refusals import Invalid, NotAllowed, NotFound, Refused

from . import made

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def table(made_once):
    return whole_table()


@pytest.fixture
def act(table):
    return made.registered(table.municipality, table)


@pytest.fixture
def adoption(table, act):
    """Two new promises: of the municipality with the tenants, and of the association."""
    part = {"seat": table.tenants_seat.reference, "what": "Denkt mee."}
    lines = [made.promise(table.municipality_seat, contributors=[part]), made.promise(table.association_seat, "Ook.")]
    return made.adopted(table.municipality, table, lines, act.agreement)


def complete(act):
    """Which of the act's promises are complete, in their order."""
    return [completed_at(item) is not None for item in items_of(act.agreement) if item.act == act.reference]


def sign(actor, act, answer="signs", **more):
    return actions.sign(actor, act=act.reference, answer=answer, **more)


def test_a_promise_is_complete_once_lead_and_contributors_signed(table, adoption):
    sign(table.municipality, adoption)
    assert complete(adoption) == [False, False]
    sign(table.tenants, adoption, "signs_with_reservation", reason="Als er geld is.")
    assert complete(adoption) == [True, False]


@pytest.mark.parametrize("answer", ["takes_note", "refuses"])
def test_taking_note_and_refusing_complete_nothing(table, adoption, answer):
    sign(table.association, adoption, answer, reason="Nog niet.")
    assert complete(adoption) == [False, False]
    sign(table.association, adoption)
    assert complete(adoption) == [False, True]


def test_who_signs_may_except_a_promise_with_a_reason(table, adoption):
    sign(table.municipality, adoption)
    excepted = made.wording(adoption).reference
    sign(table.tenants, adoption, excepted={excepted: "Dit kunnen wij niet."})
    assert complete(adoption) == [False, False]
    sign(table.tenants, adoption)
    assert complete(adoption) == [True, False]


def test_a_later_refusal_counts_for_what_is_open_only(table, adoption):
    sign(table.municipality, adoption)
    sign(table.tenants, adoption)
    sign(table.municipality, adoption, "refuses", reason="Toch niet.")
    assert complete(adoption) == [True, False]


def test_who_signed_all_that_was_asked_is_done(table, act):
    amendment = made.amended(
        table.tenants, table, made.commitments(act)[0], made.promise(table.municipality_seat, "Meer.")
    )
    sign(table.municipality, amendment)
    with pytest.raises(Refused) as refused:
        sign(table.municipality, amendment, "refuses", reason="Toch niet.")
    assert refused.value.next_step
    assert sign(table.association, amendment, "takes_note")


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"answer": "refuses"}, "reason"),
        ({"answer": "signs_with_reservation"}, "reason"),
        ({"answer": "takes_note", "excepted": {"x": "Nee."}}, "excepted"),
        ({"answer": "signs", "excepted": {"wording-of-another": "Nee."}}, "excepted"),
        ({"answer": "signs", "seat": "seat-of-another"}, "seat"),
    ],
)
def test_an_answer_that_is_not_whole_is_refused(table, adoption, given, path):
    with pytest.raises(Invalid) as refused:
        actions.sign(table.tenants, act=adoption.reference, **given)
    assert path in {error.path for error in refused.value.errors}


def test_what_was_registered_is_confirmed_and_not_signed(table, act):
    with pytest.raises(Refused):
        sign(table.tenants, act)
    assert actions.confirm_text(table.tenants, act=act.reference, confirms=True).confirms
    with pytest.raises(Invalid):
        actions.confirm_text(table.tenants, act=act.reference, confirms=False)


def test_who_was_no_party_is_not_asked(table):
    whole = [table.municipality_seat.reference]
    act = made.registered(table.municipality, table, [made.promise(table.municipality_seat)], parties=whole)
    with pytest.raises(NotAllowed):
        actions.confirm_text(table.tenants, act=act.reference, confirms=True)


def test_a_correction_is_confirmed_once_it_is_signed(table, act):
    second = made.commitments(act)[1]
    correction = made.corrected(table.tenants, table, act, second, made.promise(table.association_seat, "Beter."))
    with pytest.raises(Refused):
        actions.confirm_text(table.tenants, act=correction.reference, confirms=True)
    with pytest.raises(Refused):
        sign(table.association, correction)
    sign(table.municipality, correction)
    assert actions.confirm_text(table.tenants, act=correction.reference, confirms=True)


def test_a_closed_act_takes_no_more_signatures_and_what_was_complete_stays(table, adoption):
    sign(table.association, adoption)
    with pytest.raises(NotAllowed):
        actions.close_act(table.tenants, act=adoption.reference)
    actions.close_act(table.municipality, act=adoption.reference)
    with pytest.raises(Refused):
        sign(table.municipality, adoption)
    assert complete(adoption) == [False, True]
    with pytest.raises(Refused):
        actions.close_act(table.municipality, act=adoption.reference)


def test_what_was_complete_at_once_is_not_closed(table, act):
    with pytest.raises(Refused):
        actions.close_act(table.municipality, act=act.reference)


def test_a_seat_that_left_does_not_sign_and_others_close_what_it_put_forward(table, adoption):
    seat = table.municipality_seat.reference
    parties.set_terms(table.municipality, seat=seat, signs=True, since="2020-01-01", until="2025-12-31")
    with pytest.raises(NotFound):
        sign(table.municipality, adoption)
    assert actions.close_act(table.tenants, act=adoption.reference).closed_at


def test_a_seat_that_advises_signs_only_what_needs_it(table, adoption):
    seat = table.association_seat.reference
    parties.set_terms(table.association, seat=seat, signs=False, since="2020-01-01")
    assert sign(table.association, adoption)
    other = made.adopted(table.municipality, table, [made.promise(table.municipality_seat)], adoption.agreement)
    with pytest.raises(Refused):
        sign(table.association, other)


def test_a_promise_goes_on_with_one_of_another_agreement_of_the_table(table, act):
    earlier = made.commitments(made.registered(table.tenants, table, slug="prestatieafspraken-2025"))[0]
    first, second, *_more = made.commitments(act)
    given = {"commitment": first.reference, "earlier": earlier.reference}
    assert actions.continue_commitment(table.tenants, **given).earlier == earlier
    with pytest.raises(Refused):
        actions.continue_commitment(table.tenants, **given)
    with pytest.raises(Invalid):
        actions.continue_commitment(table.tenants, commitment=first.reference, earlier=second.reference)
    assert actions.continue_commitment(table.association, commitment=first.reference).earlier is None


REMOVED = {"ground": "personal_data", "reason": "Er stond een naam in."}


def test_removed_words_are_gone_everywhere_and_their_mark_stays(table, act, controller):
    row = made.wording(act)
    actions.remove_wording(controller, wording=row.reference, part="all", **REMOVED)
    row.refresh_from_db()
    assert (row.title, row.text, row.commitment.number) == ("", "", 1)
    assert "Afspraak 1:" not in "".join(Opening.objects.values_list("value", flat=True))
    assert Removal.objects.get().name == "promises_1"
    lines = Prepared.objects.filter(commitment=row.commitment)
    assert [version.facts for line in lines for version in line.versions.all()] == [{}]
    assert inspect_record() == []


def test_one_part_goes_and_later_the_rest(table, act, controller):
    row = made.wording(act)
    for part in ("text", "title"):
        actions.remove_wording(controller, wording=row.reference, part=part, **REMOVED)
    assert Wording.objects.get(pk=row.pk).title == ""
    with pytest.raises(Refused):
        actions.remove_wording(controller, wording=row.reference, part="all", **REMOVED)
    assert inspect_record() == []
