"""A table on a Sunday evening: what waits for the volunteer of its tenants."""

from datetime import UTC, datetime

from woordhouder.agreements import actions as agreements
from woordhouder.agreements.models import Act
from woordhouder.keeping import actions
from woordhouder.keeping.tests.made import a_table, at, reported
from woordhouder.parties.models import Person

# Sunday 21 February 2027, in the Netherlands: half past three, four o'clock, eight in the evening.
TOO_EARLY = datetime(2027, 2, 21, 14, 30, tzinfo=UTC)
FOUR = datetime(2027, 2, 21, 15, tzinfo=UTC)
EVENING = datetime(2027, 2, 21, 19, tzinfo=UTC)
NEXT_SUNDAY = datetime(2027, 2, 28, 15, tzinfo=UTC)


def a_sunday(slug="verzonnendam"):
    """A table where the tenants have a report to make and two to look at, and were thanked: about eight minutes."""
    table, (homes, land, money) = a_table(slug=slug)
    agreements.confirm_text(table.tenants, act=Act.objects.get(agreement=homes.agreement).reference, confirms=True)
    with at("2027-02-10"):
        actions.open_round(table.tenants, partnership=table.partnership.reference, year=2026, due="2027-03-01")
    with at("2027-02-12"):
        reported(table.association, homes)
        reported(table.municipality, land, None)
        to = table.tenants_seat.reference
        actions.thank(table.municipality, commitment=money.reference, to=to, text="Dank u wel.")
    return table


def person_of(actor):
    """The person behind an actor."""
    return Person.objects.get(reference=actor.person)
