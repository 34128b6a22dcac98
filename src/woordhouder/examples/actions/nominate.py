"""Putting an example forward, taking it up, and closing what does not become one."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from woordhouder.parties.actor import Actor
from woordhouder.parties.links import end_links
from woordhouder.parties.policy import standing
from woordhouder.record.clock import now
from woordhouder.record.policy import fetch
from woordhouder.record.refusals import FieldError, Invalid, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line, Slug, Text

from ..facts import Place, WebAddress
from ..models import Example, Nomination
from ..policy import CHECKING, EXAMPLE
from .at_work import open_nomination, person_of

Places = Annotated[tuple[Place, ...], Field(max_length=60)]


@action()
def nominate(  # noqa: PLR0913 - what a nomination says, by name
    actor: Actor,
    *,
    title: Line,
    places: Places = (),
    region: Line | None = None,
    why: Text,
    source_url: WebAddress | None = None,
) -> Nomination:
    """Put an example forward for the library, for the organisation that one acts for.

    Raises NotAllowed (policy row "nominate"), and Invalid, also when neither a municipality nor a region is named.
    """
    organisation = standing(actor, "nominate")
    if not places and not region:
        raise Invalid(
            _("Something is not right yet."),
            errors=(FieldError("places", _("Name a municipality, or the region.")),),
        )
    return Nomination.objects.create(
        by=organisation,
        person=person_of(actor),
        title=title,
        places=list(places),
        region=region,
        why=why,
        source_url=source_url,
        nominated_at=now(),
    )


@action()
def open_again(actor: Actor, *, slug: Slug) -> Nomination:
    """Ask the parties of an example that is in the library already, for a new version with their words.

    Raises NotAllowed (policy row "edit_library"), NotFound, and Refused when it is being made already.
    """
    board = standing(actor, "edit_library")
    example = fetch(actor, "read", EXAMPLE, Example.objects.select_for_update(), slug=slug)
    if example.nominations.filter(closed_at=None, published_at=None).exists():
        raise Refused(_("This example is being worked on already."), next_step=_("Go to the example in the making."))
    current = example.descriptions.get(replaced_by=None)
    person = person_of(actor)
    return Nomination.objects.create(
        by=board,
        person=person,
        title=current.title,
        places=current.places,
        region=current.region,
        why="",
        nominated_at=now(),
        example=example,
        editor=person,
        taken_up_at=now(),
    )


@action()
def take_up(actor: Actor, *, nomination: Line) -> Nomination:
    """Become the editor who sees to this nomination; a colleague may take it over later.

    Raises NotFound, NotAllowed (policy row "take_up"), and Refused when it is over or hers already.
    """
    row = open_nomination(actor, "take_up", nomination)
    person = person_of(actor)
    if row.editor == person:
        raise Refused(_("You took this nomination up already."), next_step=_("Go on where you were."))
    row.editor = person
    row.taken_up_at = row.taken_up_at or now()
    row.save(update_fields=["editor", "taken_up_at"])
    return row


@action()
def close_nomination(actor: Actor, *, nomination: Line, reason: Text) -> Nomination:
    """End it without an example; `reason` goes to who nominated it. What speakers wrote stays theirs alone.

    Raises NotFound, NotAllowed (policy row "close"), and Refused when it is over already.
    """
    row = open_nomination(actor, "close", nomination)
    for interview in row.interviews.select_for_update():
        end_links(about=interview.reference, task=CHECKING)
    row.closed_at, row.closed_because = now(), reason
    row.save(update_fields=["closed_at", "closed_because"])
    return row
