"""What every action on an example in the making begins with: the thing that is worked on, locked, and still open."""

from django.utils.translation import gettext_lazy as _

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Person
from woordhouder.record.clock import now
from woordhouder.record.policy import fetch
from woordhouder.record.refusals import Overtaken, Refused

from ..models import Approval, Interview, Nomination, Testimony, Words
from ..policy import INTERVIEW, NOMINATION


def person_of(actor: Actor) -> Person:
    """Who acts, as a row. For actions whose policy asked for a member."""
    return Person.objects.get(reference=actor.person)


def open_nomination(actor: Actor, verb: str, reference: str) -> Nomination:
    """The nomination, locked until the action ends. Raises NotFound, NotAllowed, and Refused once it is over."""
    row = fetch(actor, verb, NOMINATION, Nomination.objects.select_for_update(of=("self",)), reference=reference)
    refuse_what_is_over(row)
    return row


def taken_up(actor: Actor, verb: str, reference: str) -> Nomination:
    """As `open_nomination`; Refused also when no editor took it up yet."""
    row = open_nomination(actor, verb, reference)
    if row.taken_up_at is None:
        raise Refused(_("No editor took this nomination up yet."), next_step=_("Take it up first."))
    return row


def refuse_what_is_over(row: Nomination) -> None:
    """Raises Refused when the nomination was closed or published."""
    if row.closed_at:
        raise Refused(_("This nomination was closed."), next_step=_("Nominate the example again."))
    if row.published_at:
        raise Refused(
            _("This example was published."),
            next_step=_("Ask the editors to open it again. Who spoke can take the own words back."),
        )


def interview_of(actor: Actor, verb: str, reference: str) -> Interview:
    """The interview, locked until the action ends. Raises NotFound and NotAllowed.

    Publishing locks it too: what was taken back a moment before is not published.
    """
    return fetch(actor, verb, INTERVIEW, Interview.objects.select_for_update(of=("self",)), reference=reference)


def open_interview(actor: Actor, verb: str, reference: str) -> Interview:
    """As `interview_of`; Refused also when it ended, was declined, or the example was closed or published."""
    row = interview_of(actor, verb, reference)
    refuse_what_is_over(row.nomination)
    if row.declined_at:
        raise Refused(
            _("This party said that it does not take part."), next_step=_("Ask the editor to invite it again.")
        )
    if row.ended_at:
        raise Refused(_("The editor ended this interview."), next_step=_("Ask the editor to invite this party again."))
    return row


def newest_words(interview: Interview) -> Words | None:
    """What was written last, by whom ever; None before anything was."""
    return interview.versions.order_by("-number").first()


def public_words(interview: Interview) -> Testimony | None:
    """The words of this interview as everybody reads them now; None when there are none."""
    return Testimony.objects.select_for_update(of=("self",)).filter(words__interview=interview, removed_at=None).first()


def end_approval(interview: Interview) -> int:
    """Take back the approval that stands, if any. Gives how many there were."""
    standing = Approval.objects.filter(words__interview=interview, taken_back_at=None)
    return standing.update(taken_back_at=now())


def refuse_when_overtaken(seen: int, newest: int) -> None:
    """Raises Overtaken unless version `seen` (0: none) is the newest."""
    if seen != newest:
        raise Overtaken(
            _("Meanwhile somebody else wrote a newer version."),
            next_step=_("Both were kept. Compare them, and hand in what it should be."),
        )
