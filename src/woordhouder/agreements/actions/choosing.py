"""Choosing which promises of an agreement an act changes or ends."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from woordhouder.examples.actions.at_work import person_of
from woordhouder.parties.actor import Actor
from woordhouder.record.clock import now
from woordhouder.record.refusals import FieldError, Invalid, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..models import Commitment, Preparation, Prepared, PreparedVersion
from ..queries.standing_words import drafts_of_wordings, wordings_to_change
from .prepared import act_facts, open_preparation, promises_in

Commitments = Annotated[tuple[Line, ...], Field(max_length=10_000)]


@action()
def choose_commitments(
    actor: Actor, *, preparation: Line, changed: Commitments = (), ended: Commitments = ()
) -> Preparation:
    """Put promises of the agreement in the list: `changed` with the words that stand now, to write on; `ended` without.

    Those that stand in the list already stay as they are. Raises NotFound, NotAllowed (policy row "write"), Invalid for
    a promise that cannot be changed now, and Refused when it is over.
    """
    row = open_preparation(actor, "write", preparation)
    going = wordings_to_change(row, act_facts(row), now())
    if not going.keys() >= {*changed, *ended}:
        raise Invalid(
            _("Something is not right yet."),
            errors=(FieldError("changed", _("This promise has no text on the day from which this holds.")),),
        )
    if twice := set(changed) & set(ended):
        raise Refused(
            _("A promise is changed or ended, not both: %(number)s.") % {"number": len(twice)},
            next_step=_("Choose one of the two."),
        )
    listed = {line.commitment.reference for line in promises_in(row) if line.commitment}
    wanted = [name for name in dict.fromkeys((*changed, *ended)) if name not in listed]
    words = drafts_of_wordings(going[name] for name in wanted if name in changed)
    facts = {name: words[going[name]].model_dump(mode="json") if name in changed else None for name in wanted}
    _put(row, facts, actor)
    return row


def _put(row: Preparation, facts: dict[str, dict[str, object] | None], actor: Actor) -> None:
    commitments = Commitment.objects.filter(agreement=row.agreement, reference__in=facts).order_by("number")
    last = row.promises.filter(dropped_at=None).order_by("place").last()
    first, person = (last.place if last else 0) + 1, person_of(actor)
    lines = Prepared.objects.bulk_create(
        Prepared(preparation=row, place=place, commitment=commitment)
        for place, commitment in enumerate(commitments, first)
    )
    PreparedVersion.objects.bulk_create(
        PreparedVersion(prepared=line, number=1, facts=facts[line.commitment.reference], person=person, at=now())
        for line in lines
        if line.commitment
    )
