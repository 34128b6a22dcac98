"""A table with seats, made through actions, for the tests of this room and of those above."""

from dataclasses import dataclass

from woordhouder.parties.actions import claim_seat, enrol, found, found_table, give_seat
from woordhouder.parties.actor import SYSTEM, Actor, acting_for
from woordhouder.parties.models import Facilitation, Partnership, Person, Seat
from woordhouder.record.clock import now


@dataclass(frozen=True)
class Table:
    """A table: the actors who may bind the organisations of the claimed seats, and the seats."""

    partnership: Partnership
    municipality: Actor
    association: Actor
    tenants: Actor
    municipality_seat: Seat
    association_seat: Seat
    tenants_seat: Seat
    unclaimed_seat: Seat


def member_of(organisation, who, role="bind"):
    """Somebody (who@voorbeeld.example) who acts for the organisation with this name or reference, as actor."""
    enrol(SYSTEM, email=f"{who}@voorbeeld.example", organisation=organisation, role=role)
    return acting_for(f"{who}@voorbeeld.example", organisation)


def organisation_with(who, name, kind="municipality"):
    """The actor who binds a new, confirmed organisation."""
    return member_of(found(SYSTEM, kind=kind, name=name).reference, who)


def founded(founder, slug="verzonnendam"):
    """A table over a region that does not exist, with the seat of its founder."""
    return found_table(founder, name=f"Wonen in {slug.title()}", slug=slug, region=slug.title())


def unclaimed(giver, partnership, name, kind="care_provider", **terms):
    """The seat of a new organisation that nobody acts for."""
    return give_seat(giver, partnership=partnership.reference, kind=kind, name=name, **terms)


def claimed(giver, partnership, who, name, kind, **terms):
    """The seat of a new, confirmed organisation, and the actor who binds it and claimed it."""
    actor = organisation_with(who, name, kind)
    seat = give_seat(giver, partnership=partnership.reference, organisation=actor.organisation, **terms)
    return claim_seat(actor, seat=seat.reference), actor


def whole_table(slug="verzonnendam"):
    """A public table: a municipality (its founder), an association and tenants that claimed theirs, care that did not.

    Names, addresses and people all carry `slug`, so that two tables stand beside each other.
    """
    municipality = organisation_with(f"ambtenaar-{slug}", f"Gemeente {slug}")
    table = founded(municipality, slug)
    association, binds_it = claimed(
        municipality, table, f"corporatie-{slug}", f"Woonstichting {slug}", "housing_association"
    )
    tenants, binds_them = claimed(
        municipality, table, f"huurders-{slug}", f"Huurdersvereniging {slug}", "tenants_organisation"
    )
    return Table(
        partnership=table,
        municipality=municipality,
        association=binds_it,
        tenants=binds_them,
        municipality_seat=table.seats.get(organisation=municipality.organisation_id),
        association_seat=association,
        tenants_seat=tenants,
        unclaimed_seat=unclaimed(municipality, table, f"Zorggroep {slug}"),
    )


def facilitator_of(partnership, who="begeleider"):
    """Somebody who acts for no organisation and facilitates the table, as actor."""
    person = Person.objects.join(f"{who}@voorbeeld.example", now())
    Facilitation.objects.create(partnership=partnership, person=person, since=now())
    return Actor(person=person.reference)
