"""Sentences that more letters end with: until when a link works, whose it is, and whom to ask."""

from datetime import datetime

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .parts import Part, Say


def until(moment: datetime) -> Say:
    """Until when the link of this letter works, and that it is personal."""
    said = _("The link works until {day}. It is yours alone: whoever has it can do the same with it.")
    return Say(said.format(day=day(moment)))


def day(moment: datetime) -> str:
    """A day as people write it: "3 March 2027"."""
    return date_format(timezone.localtime(moment), _("j F Y"))


def whom_to_ask() -> tuple[Part, ...]:
    """Where questions go; nothing where nobody answers letters."""
    if not settings.CONTACT_EMAIL:
        return ()
    return (
        Say(_("Do you have a question? Answer this letter, or write to {email}.").format(email=settings.CONTACT_EMAIL)),
    )
