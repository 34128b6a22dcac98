"""Tables: who founds one, under which address, who is given a seat there and who claims it."""

import pytest

from woordhouder.parties.actions import claim_seat, found_table, give_seat
from woordhouder.parties.actions.members import Ended
from woordhouder.parties.actions.tables import TooManyTables
from woordhouder.parties.actor import ANONYMOUS, SYSTEM
from woordhouder.parties.models import Organisation, Partnership
from woordhouder.parties.policy import PARTNERSHIP, SEAT, at_the_table, seats_of
from woordhouder.record.policy import allowed
from woordhouder.record.refusals import Invalid, NotAllowed, NotFound, Refused

from . import tables

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def table(made_once):
    return tables.whole_table()


def test_the_founder_sits_there_at_once_and_signs(table):
    seat = table.municipality_seat
    (terms,) = seat.terms.all()
    assert seat.claimed_at
    assert terms.signs
    assert terms.themes == []
    assert terms.until is None


def test_an_address_is_made_of_the_name(table):
    for expected in ("wonen-in-etten-leur", "wonen-in-etten-leur-tafel", "wonen-in-etten-leur-2"):
        made = found_table(table.municipality, name="  Wonen in  Ëtten-Leur ", municipalities=["Etten-Leur"])
        assert (made.slug, made.name) == (expected, "Wonen in Ëtten-Leur")


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"slug": "mijn"}, "slug"),
        ({"slug": "voorbeelden"}, "slug"),
        ({"slug": "aanmelden"}, "slug"),
        ({"slug": "en"}, "slug"),
        ({"slug": "static"}, "slug"),
        ({"slug": "verzonnendam"}, "slug"),
        ({"slug": "Met Spatie"}, "slug"),
        ({"slug": None, "name": "***"}, "slug"),
        ({"municipalities": ["Verzonnendam"]}, "municipalities"),
        ({"region": None}, "municipalities"),
        ({"name": " "}, "name"),
    ],
)
def test_a_table_that_cannot_be_is_refused_at_its_field(table, given, path):
    arguments = {"name": "Wonen", "slug": "wonen", "region": "Nergensland", **given}
    with pytest.raises(Invalid) as refusal:
        found_table(table.municipality, **arguments)
    assert refusal.value.errors[0].path == path
    assert Partnership.objects.count() == 1


@pytest.mark.parametrize("kind", ["editorial_board", "controller"])
def test_who_keeps_the_site_sits_at_no_table(table, kind):
    keeper = tables.organisation_with("beheer", "Beheer", kind)
    with pytest.raises(NotAllowed):
        tables.founded(keeper, "beheer-tafel")
    with pytest.raises(Invalid) as refusal:
        give_seat(table.municipality, partnership=table.partnership.reference, organisation=keeper.organisation)
    assert refusal.value.errors[0].path == "organisation"


def test_only_who_binds_founds(table):
    writer = tables.member_of(table.municipality.organisation, "schrijver", "contribute")
    for actor in (writer, ANONYMOUS, SYSTEM):
        with pytest.raises(NotAllowed):
            tables.founded(actor, "nieuw")


def test_a_stranger_founds_three_tables_and_who_is_confirmed_ten_a_day(table):
    Organisation.objects.filter(pk=table.tenants.organisation_id).update(founded_itself=True)
    for actor, most in ((table.tenants, 3), (table.association, 10)):
        for number in range(most):
            tables.founded(actor, f"tafel-{actor.organisation_id}-{number}")
        with pytest.raises(TooManyTables):
            tables.founded(actor, f"tafel-{actor.organisation_id}-te-veel")


def test_a_given_seat_is_unclaimed_and_opens_nothing(table):
    care = tables.organisation_with("zorg", "Zorg anders", "care_provider")
    seat = give_seat(table.association, partnership=table.partnership.reference, organisation=care.organisation)
    assert seat.claimed_at is None
    assert not at_the_table(care)
    assert not seats_of(care)
    assert claim_seat(care, seat=seat.reference).claimed_at
    assert at_the_table(care) == [table.partnership.pk]
    assert seats_of(care, "bind") == [seat.pk]


def test_a_seat_is_claimed_once_and_by_who_binds_its_organisation(table):
    reader = tables.member_of(table.unclaimed_seat.organisation.reference, "lezer", "read")
    binder = tables.member_of(table.unclaimed_seat.organisation.reference, "bestuur")
    for actor in (reader, table.municipality, ANONYMOUS):
        with pytest.raises(NotAllowed):
            claim_seat(actor, seat=table.unclaimed_seat.reference)
    claim_seat(binder, seat=table.unclaimed_seat.reference)
    with pytest.raises(NotAllowed):
        claim_seat(binder, seat=table.unclaimed_seat.reference)


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ({"name": "Nieuw"}, "kind"),
        ({"kind": "controller", "name": "Nieuw"}, "kind"),
        ({"kind": "residents"}, "name"),
        ({"kind": "residents", "name": "GEMEENTE verzonnendam"}, "name"),
        ({"kind": "residents", "name": "Nieuw", "themes": ["koetjes"]}, "themes.0"),
    ],
)
def test_a_seat_that_cannot_be_is_refused_at_its_field(table, given, path):
    with pytest.raises(Invalid) as refusal:
        give_seat(table.municipality, partnership=table.partnership.reference, **given)
    assert refusal.value.errors[0].path == path
    assert table.partnership.seats.count() == 4


def test_nobody_gets_a_second_seat(table):
    with pytest.raises(Refused) as refusal:
        give_seat(
            table.municipality,
            partnership=table.partnership.reference,
            organisation=table.association.organisation,
        )
    assert refusal.value.errors[0].path == "organisation"


def test_a_succeeded_organisation_gets_no_seat(table):
    old, new = tables.organisation_with("oud", "Oud"), tables.organisation_with("nieuw", "Nieuw")
    Organisation.objects.filter(pk=old.organisation_id).update(successor=new.organisation_id)
    with pytest.raises(Ended):
        give_seat(table.municipality, partnership=table.partnership.reference, organisation=old.organisation)


def test_who_only_writes_or_facilitates_gives_no_seat(table):
    writer = tables.member_of(table.municipality.organisation, "schrijver", "contribute")
    for actor in (writer, tables.facilitator_of(table.partnership), SYSTEM):
        with pytest.raises(NotAllowed):
            tables.unclaimed(actor, table.partnership, "Nog een")


def test_a_table_of_who_is_not_confirmed_is_not_there_for_others(table):
    Organisation.objects.filter(pk=table.municipality.organisation_id).update(founded_itself=True)
    stranger = tables.organisation_with("vreemde", "Ver weg")
    for actor in (ANONYMOUS, stranger, SYSTEM):
        assert not allowed(actor, "read", PARTNERSHIP, Partnership.objects.all()).exists()
        assert not allowed(actor, "read", SEAT, table.partnership.seats.all()).exists()
        for reference in (table.partnership.reference, "table-absent"):
            with pytest.raises(NotFound):
                give_seat(actor, partnership=reference, kind="residents", name="Nieuw")
        for reference in (table.unclaimed_seat.reference, "seat-absent"):
            with pytest.raises(NotFound):
                claim_seat(actor, seat=reference)
    for actor in (table.association, tables.facilitator_of(table.partnership)):
        assert allowed(actor, "read", PARTNERSHIP, Partnership.objects.all()).exists()
        assert allowed(actor, "read", SEAT, table.partnership.seats.all()).count() == 4


def test_an_asked_organisation_sees_its_own_seat_of_a_private_table_only(table):
    Organisation.objects.filter(pk=table.municipality.organisation_id).update(founded_itself=True)
    asked = tables.member_of(table.unclaimed_seat.organisation.reference, "gevraagd", "read")
    assert list(allowed(asked, "read", SEAT, table.partnership.seats.all())) == [table.unclaimed_seat]
    assert not allowed(asked, "read", PARTNERSHIP, Partnership.objects.all()).exists()


def test_two_tables_do_not_know_each_other(table):
    other = tables.whole_table("elders")
    assert at_the_table(other.municipality) == [other.partnership.pk]
    with pytest.raises(NotAllowed):
        tables.unclaimed(other.municipality, table.partnership, "Indringer")
