"""What a page with one button needs to know of the thing that it acts on, for who may do that."""

from dataclasses import dataclass

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Organisation
from woordhouder.parties.policy import ORGANISATION
from woordhouder.record.policy import allowed, fetch

from ..models import Interview, Nomination
from ..policy import INTERVIEW, NOMINATION


@dataclass(frozen=True)
class ActedOn:
    """A nomination, or one interview of it: `speaker` and `email` are "" for the whole nomination."""

    title: str
    address: str
    speaker: str = ""
    email: str = ""


def may_nominate(actor: Actor) -> bool:
    """Whether the actor can put an agreement forward for the organisation that she acts for. At most 1 query."""
    if not actor.is_known:
        return False
    return allowed(actor, "nominate", ORGANISATION, Organisation.objects.filter(reference=actor.organisation)).exists()


def nomination_to(actor: Actor, verb: str, reference: str) -> ActedOn:
    """The nomination that the actor may `verb`. Raises NotFound and NotAllowed. 1 query."""
    row = fetch(actor, verb, NOMINATION, Nomination.objects.all(), reference=reference)
    return ActedOn(row.title, _address(row))


def interview_to(actor: Actor, verb: str, nomination: str, reference: str) -> ActedOn:
    """The interview of this nomination that the actor may `verb`. Raises NotFound and NotAllowed. 1 query."""
    rows = Interview.objects.select_related("nomination")
    row = fetch(actor, verb, INTERVIEW, rows, reference=reference, nomination__reference=nomination)
    return ActedOn(row.nomination.title, _address(row.nomination), f"{row.role}, {row.party}", row.email)


def _address(row: Nomination) -> str:
    return f"/in-de-maak/{row.reference}"
