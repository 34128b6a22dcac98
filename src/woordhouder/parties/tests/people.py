"""An organisation with people, for the tests of this room."""

from woordhouder.parties.actions import enrol, found
from woordhouder.parties.actor import SYSTEM, acting_for
from woordhouder.parties.models import Person, PersonalLink

HERE, THERE = "Bewoners van Voorbeeldstad", "Gemeente Verzonnendam"


def address(who):
    return f"{who}@voorbeeld.example"


def settle(who, role="read", organisation=HERE):
    """A person who acts for an organisation, as actor."""
    enrol(SYSTEM, email=address(who), organisation=organisation, role=role)
    return acting_for(address(who), organisation)


def two_organisations():
    found(SYSTEM, kind="residents", name=HERE)
    found(SYSTEM, kind="municipality", name=THERE)


def link_of(invitation):
    return PersonalLink.objects.get(about=invitation.reference, task="join")


def signed_in(client, who):
    """The client of a person who signed in."""
    client.force_login(Person.objects.get(email=address(who)))
    return client
