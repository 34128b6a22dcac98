"""The letter that asks somebody to act for an organisation."""

from django.utils.translation import gettext as _

from woordhouder.parties.queries import InvitationLetter

from .closing import until, whom_to_ask
from .parts import Composed, Go, Say, page


def invitation(given: InvitationLetter) -> Composed:
    """An organisation asks the receiver to act for it."""
    asked = _("{organisation} asks you to act for it at Woordhouder.")
    takes = _("Saying yes takes about two minutes. You need no password: when you sign in later, we mail you a code.")
    no = _("Would you rather not, or do you not know this organisation? Then you need to do nothing.")
    return Composed(
        _("You are invited to Woordhouder"),
        (
            Say(asked.format(organisation=given.organisation)),
            Say(str(given.meaning)),
            Say(takes),
            Go(_("Look at the invitation"), page(given.address)),
            until(given.expires),
            Say(no),
            *whom_to_ask(),
        ),
    )
