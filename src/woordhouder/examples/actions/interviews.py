"""Asking a party for its own words: the invitation, the link, and the end of it."""

from typing import Literal

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from woordhouder.parties.actor import Actor
from woordhouder.parties.carrying import Carried, carries
from woordhouder.parties.links import end_links, open_link
from woordhouder.parties.models import Membership, OrganisationKind
from woordhouder.parties.policy import WRITING
from woordhouder.record.clock import now
from woordhouder.record.refusals import FieldError, Invalid, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..facts import PartyKind
from ..kinds import MOST_TESTIMONIES
from ..models import Interview
from ..policy import SPEAKING
from .at_work import interview_of, open_interview, person_of, taken_up

DAYS_TO_SPEAK = 30
DAYS_TO_TAKE_BACK = 400
"""Longer than a year: by then the yearly question brings a new link."""


@action()
def invite_speaker(  # noqa: PLR0913 - what is asked of whom, by name
    actor: Actor,
    *,
    nomination: Line,
    party: Line,
    kind: PartyKind,
    role: Line,
    email: Line,
    language: Literal["nl", "en"] = "nl",
) -> Interview:
    """Ask a party for its own words, by a personal link to `email`. `party` and `role` are shown with them.

    Who invites becomes the editor of the interview: the one who may read what is not approved.
    Raises NotFound, NotAllowed (policy row "edit"), Invalid, and Refused when it is over, the party is asked already or
    there are as many as an example can hold.
    """
    row = taken_up(actor, "edit", nomination)
    _refuse_no_address(email)
    taking_part = row.interviews.filter(declined_at=None, ended_at=None)
    if taking_part.filter(party=party).exists():
        raise Refused(
            _("This party is asked already."),
            next_step=_("Send the link again, or end that interview first."),
            errors=(FieldError("party", _("Asked already.")),),
        )
    if taking_part.count() >= MOST_TESTIMONIES:
        raise Refused(
            _("An example holds the words of at most %(most)d parties.") % {"most": MOST_TESTIMONIES},
            next_step=_("End an interview that leads to nothing."),
        )
    made = Interview.objects.create(
        nomination=row,
        party=party,
        kind=kind,
        role=role,
        email=email,
        language=language,
        editor=person_of(actor),
        invited_at=now(),
    )
    _send(made, DAYS_TO_SPEAK)
    return made


def _refuse_no_address(email: str) -> None:
    try:
        validate_email(email)
    except ValidationError as error:
        raise Invalid(
            _("This is not an e-mail address."),
            errors=(FieldError("email", _("Write an address as name@place.nl.")),),
        ) from error


def _send(row: Interview, days: int) -> None:
    end_links(about=row.reference, task=SPEAKING)
    open_link(task=SPEAKING, about=row.reference, email=row.email, language=row.language, days=days)


@action()
def send_link_again(actor: Actor, *, interview: Line) -> Interview:
    """Send the speaker a new link; the old one ends. After publication it is the one to take the words back with.

    Raises NotFound, NotAllowed (policy row "manage"), and Refused when the interview ended or has no address any more.
    """
    row = interview_of(actor, "manage", interview)
    if row.ended_at:
        raise Refused(_("The editor ended this interview."), next_step=_("Invite this party again."))
    if not row.email:
        raise Refused(
            _("The speaker asked to be forgotten: there is no address any more."),
            next_step=_("Invite this party again, if you know whom to ask."),
        )
    _send(row, DAYS_TO_TAKE_BACK if row.nomination.published_at else DAYS_TO_SPEAK)
    return row


@action()
def end_interview(actor: Actor, *, interview: Line) -> Interview:
    """Wait for this party no longer: its links end, and its words are not published.

    Raises NotFound, NotAllowed (policy row "manage"), and Refused when it is over already.
    """
    row = open_interview(actor, "manage", interview)
    end_links(about=row.reference)
    row.ended_at = now()
    row.save(update_fields=["ended_at"])
    return row


@action()
def take_over_interview(actor: Actor, *, interview: Line) -> Interview:
    """Become the editor of an interview whose editor writes for the board no longer, so that no words get stuck.

    Raises NotFound and NotAllowed (policy row "take_over") while that editor is there.
    """
    row = interview_of(actor, "take_over", interview)
    row.editor = person_of(actor)
    row.save(update_fields=["editor"])
    return row


def _carried(membership: Membership) -> int:
    edits = membership.organisation.kind == OrganisationKind.EDITORIAL_BOARD
    return Interview.objects.filter(editor=membership.person_id).count() if edits else 0


def _hand(membership: Membership, colleague: Membership) -> None:
    """The colleague becomes the one who may read what is not approved. Raises Refused when she does not write."""
    if not _carried(membership):
        return
    if colleague.role not in WRITING:
        raise Refused(
            _("This colleague only reads along, and can edit no interviews."),
            next_step=_("Choose a colleague who writes, or give this one another role first."),
            errors=(FieldError("to", _("This colleague only reads along, and can edit no interviews.")),),
        )
    Interview.objects.filter(editor=membership.person_id).update(editor=colleague.person_id)


carries("interviews", Carried(_("interviews of which this person is the editor"), count=_carried, hand=_hand))
