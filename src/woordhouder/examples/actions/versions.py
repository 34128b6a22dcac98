"""A new version of an example: its rows and its entry, for every action that publishes one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from woordhouder.parties.models import Organisation
from woordhouder.record.clock import now
from woordhouder.record.entries import record_entry
from woordhouder.record.kinds import Kind
from woordhouder.record.refusals import FieldError, Invalid

from ..facts import ExampleFacts
from ..kinds import EXAMPLE_DESCRIBED
from ..models import Description, Example, ExampleCommitment, Origin


@dataclass(frozen=True)
class NewVersion:
    """What is to be published at `slug`, after `current` (None: a new address), by `by`.

    `kind` is that of its entry, which besides the facts commits to `voices`: the name of the opening, and its value.
    """

    slug: str
    facts: ExampleFacts
    current: Description | None
    by: Organisation
    origin: Origin
    kind: Kind = EXAMPLE_DESCRIBED
    voices: Mapping[str, Any] = field(default_factory=dict)


def current_version(slug: str) -> Description | None:
    """The newest description at this address, its example locked until the action ends; None for a new address."""
    example = Example.objects.select_for_update().filter(slug=slug).first()
    return example.descriptions.get(replaced_by=None) if example else None


def publish_version(new: NewVersion) -> Description:
    """Make the rows of a version and record its entry. Raises Invalid when it has no source."""
    facts, current = new.facts, new.current
    if not facts.sources:
        raise Invalid(
            _("Something is not right yet."),
            errors=(FieldError("facts.sources", _("An example needs at least one source.")),),
        )
    example = current.example if current else Example.objects.create(slug=new.slug)
    written = facts.model_dump(mode="json")
    columns = {name: value for name, value in written.items() if name not in ("years", "commitments", "checked_on")}
    made = Description.objects.create(
        example=example,
        number=current.number + 1 if current else 1,
        replaces=current,
        origin=new.origin,
        published_at=now(),
        by=new.by,
        from_year=facts.years.from_year,
        until_year=facts.years.until,
        checked_on=facts.checked_on,
        **columns,
    )
    _promise(made, facts)
    known = {name: value for name, value in written.items() if value not in (None, [])}
    record_entry(
        new.kind,
        on=example.reference,
        stream=example.reference,
        set_={"number": made.number, "origin": new.origin.value},
        has={"slug": new.slug, **_without_none(known), **new.voices},
    )
    return made


def _promise(made: Description, facts: ExampleFacts) -> None:
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


def _without_none(value: Any) -> Any:
    """`value` without its nulls, which an entry does not hold."""
    if isinstance(value, dict):
        return {name: _without_none(item) for name, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_without_none(item) for item in value]
    return value
