"""Letters about acting for an organisation: the invitation, and that another one took its place."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from woordhouder.parties.queries import InvitationLetter, SuccessionLetter

from .closing import until, whom_to_ask
from .parts import Composed, Go, Say, page


def invitation(given: InvitationLetter) -> Composed:
    """An organisation asks the receiver to act for it; or a table does, for one that has nobody yet."""
    asked = _("{organisation} asks you to act for it at Woordhouder.")
    if given.table:
        asked = _("The table {table} at Woordhouder keeps a seat for {organisation}, and asks you to act for it.")
    takes = _("Saying yes takes about two minutes. You need no password: when you sign in later, we mail you a code.")
    no = _("Would you rather not, or do you not know this organisation? Then you need to do nothing.")
    return Composed(
        _("You are invited to Woordhouder"),
        (
            Say(asked.format(organisation=given.organisation, table=given.table)),
            Say(str(given.meaning)),
            Say(takes),
            Go(_("Look at the invitation"), page(given.address)),
            until(given.expires),
            Say(no),
            *whom_to_ask(),
        ),
    )


def succession(given: SuccessionLetter) -> Composed:
    """The receiver's organisation acts no more, as another one took its place."""
    happened = _("{successor} has taken the place of {organisation} at Woordhouder, from {day}.")
    yours = _("So you no longer act for {organisation} here. What the organisation said stays as it is.")
    further = _("Will you act for {successor}? Then ask {successor} for an invitation.")
    return Composed(
        _("Your organisation was succeeded"),
        (
            Say(happened.format(successor=given.successor, organisation=given.organisation, day=date_format(given.on))),
            Say(yours.format(organisation=given.organisation)),
            Say(further.format(successor=given.successor)),
            Go(_("What is kept about you"), page("/mijn/gegevens")),
            *whom_to_ask(),
        ),
    )
