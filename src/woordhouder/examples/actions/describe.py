"""Describing an example: by an editor, or by loading a file of the repository."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Organisation
from woordhouder.parties.policy import standing
from woordhouder.record.clock import now
from woordhouder.record.entries import record_entry
from woordhouder.record.refusals import FieldError, Invalid, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Slug

from ..facts import ExampleFacts
from ..kinds import EXAMPLE_DESCRIBED
from ..models import Description, Example, ExampleCommitment, Origin, Removal
from ..shapes import differing, facts_of


class Unchanged(Refused):
    """What was to be published is what stands there already."""


class KeptLocalEdit(Refused):
    """An editor wrote the current version; the file does not overwrite it. `errors` name the fields that differ."""


@action(owes=EXAMPLE_DESCRIBED)
def describe(actor: Actor, *, slug: Slug, facts: ExampleFacts) -> Description:
    """Publish a version of the example at `slug`; earlier versions stay as they were.

    Raises NotAllowed (policy row "edit_library") and Refused when nothing would change.
    """
    board = standing(actor, "edit_library")
    current = _current(slug)
    if current and not differing(facts_of(current), facts):
        raise Unchanged(_("Nothing differs from the current version."))
    return _publish(board, slug, facts, current, Origin.EDITOR)


@action(owes=EXAMPLE_DESCRIBED)
def load(actor: Actor, *, slug: Slug, facts: ExampleFacts) -> Description:
    """Publish a version of the example at `slug` from a file of the repository.

    Raises NotAllowed (policy row "edit_library"), KeptLocalEdit when an editor wrote the current version, and Refused
    when nothing would change or the file brings back what was removed.
    """
    board = standing(actor, "edit_library")
    current = _current(slug)
    if current:
        names = differing(facts_of(current), facts)
        if not names:
            raise Unchanged(_("Nothing differs from the current version."))
        _refuse_what_was_removed(current.example, facts)
        if current.origin == Origin.EDITOR:
            raise KeptLocalEdit(
                _("An editor wrote the current version; it was kept."),
                errors=tuple(FieldError(name, _("The file says something else.")) for name in names),
            )
    return _publish(board, slug, facts, current, Origin.FILE)


def _refuse_what_was_removed(example: Example, facts: ExampleFacts) -> None:
    """A file never fills what was removed from any version; only an editor may, with new words."""
    parts = Removal.objects.filter(description__example=example).values_list("part", flat=True).distinct()
    if brought_back := [part for part in sorted(parts) if getattr(facts, part)]:
        raise Refused(
            _("The file brings back what was removed on request."),
            next_step=_("Take these fields out of the file, or let an editor describe the example anew."),
            errors=tuple(FieldError(part, _("Removed.")) for part in brought_back),
        )


def _current(slug: str) -> Description | None:
    """The newest description at this address, its example locked until the action ends; None for a new address."""
    example = Example.objects.select_for_update().filter(slug=slug).first()
    return example.descriptions.get(replaced_by=None) if example else None


def _publish(
    board: Organisation, slug: str, facts: ExampleFacts, current: Description | None, origin: Origin
) -> Description:
    if not facts.sources:
        raise Invalid(
            _("Something is not right yet."),
            errors=(FieldError("facts.sources", _("An example needs at least one source.")),),
        )
    example = current.example if current else Example.objects.create(slug=slug)
    written = facts.model_dump(mode="json")
    known = {name: value for name, value in written.items() if value not in (None, [])}
    columns = {name: value for name, value in written.items() if name not in ("years", "commitments", "checked_on")}
    made = Description.objects.create(
        example=example,
        number=current.number + 1 if current else 1,
        replaces=current,
        origin=origin,
        published_at=now(),
        by=board,
        from_year=facts.years.from_year,
        until_year=facts.years.until,
        checked_on=facts.checked_on,
        **columns,
    )
    ExampleCommitment.objects.bulk_create(
        ExampleCommitment(
            description=made,
            number=number,
            text=promise.text,
            theme=promise.theme,
            who=list(promise.who),
            figure=promise.figure,
            from_year=promise.years.from_year if promise.years else None,
            until_year=promise.years.until if promise.years else None,
        )
        for number, promise in enumerate(facts.commitments, 1)
    )
    record_entry(
        EXAMPLE_DESCRIBED,
        on=example.reference,
        stream=example.reference,
        set_={"number": made.number, "origin": origin.value},
        has={"slug": slug, **_without_none(known)},
    )
    return made


def _without_none(value: Any) -> Any:
    """`value` without its nulls, which an entry does not hold."""
    if isinstance(value, dict):
        return {name: _without_none(item) for name, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_without_none(item) for item in value]
    return value
