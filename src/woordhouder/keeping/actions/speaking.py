"""What every act of keeping begins and ends with: the seat that speaks, and how the record holds what it says."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.models import Agreement, Commitment
from woordhouder.agreements.policy import COMMITMENT
from woordhouder.examples.actions.at_work import person_of
from woordhouder.parties.actor import ANONYMOUS, Actor
from woordhouder.parties.models import Partnership, Seat
from woordhouder.parties.policy import WRITING, seats_of
from woordhouder.record.clock import now
from woordhouder.record.entries import record_entry
from woordhouder.record.kinds import Kind
from woordhouder.record.models import Audience, Entry
from woordhouder.record.policy import allowed, fetch
from woordhouder.record.refusals import FieldError, Invalid, Words

from ..kinds import SAID
from ..queries.streams import public_stream, sealed_stream


def own_seat(actor: Actor, partnership: int, reference: str | None) -> Seat:
    """The seat at a table (by id) in whose name the actor speaks. For actions whose policy asked for a writer there.

    Raises Invalid when she must say which of two, or names another's.
    """
    mine = Seat.objects.filter(pk__in=seats_of(actor, *WRITING), partnership=partnership)
    rows = list(mine.filter(reference=reference) if reference else mine)
    if len(rows) == 1:
        return rows[0]
    raise wrong("seat", _("You hold two seats here. Say for which one you speak.") if rows else _("Not your seat."))


def wrong(path: str, message: Words) -> Invalid:
    """The refusal for one argument."""
    return Invalid(_("Something is not right yet."), errors=(FieldError(path, message),))


def kept_commitment(actor: Actor, reference: str) -> Commitment:
    """The commitment, while nobody else says something of it. Raises NotFound and NotAllowed (policy row "keep")."""
    row = fetch(actor, "keep", COMMITMENT, Commitment.objects.select_related("agreement"), reference=reference)
    Commitment.objects.select_for_update().get(pk=row.pk)
    return row


def public_among(commitments: Collection[int]) -> set[int]:
    """Of these commitments (by id) those of which everybody reads a text. 1 query."""
    rows = allowed(ANONYMOUS, "read", COMMITMENT, Commitment.objects.filter(pk__in=commitments))
    return set(rows.values_list("pk", flat=True))


def record_kept(  # noqa: PLR0913 - the members of an entry, by name
    kind: Kind,
    of: Agreement | Partnership,
    *,
    on: str,
    public: bool,
    set_: Mapping[str, str | int | bool] | None = None,
    has: Mapping[str, Any] | None = None,
    refs: Iterable[Entry] = (),
) -> Entry:
    """The entry that the running action owes, in the public or the sealed stream of what is kept of an agreement or a
    table.
    """
    return record_entry(
        kind,
        on=on,
        stream=public_stream(of) if public else sealed_stream(of),
        audience=Audience.PUBLIC if public else Audience.TABLE,
        set_=set_,
        has={name: without_empty(value) for name, value in (has or {}).items()},
        refs=refs,
    )


def without_empty(value: Any) -> Any:
    """A value as the record commits to it: what is empty is left out."""
    if not isinstance(value, dict):
        return value
    return {name: item for name, item in value.items() if item not in ("", None, [], (), {})}


def spoken(  # noqa: PLR0913 - what is said, by whom, of what
    actor: Actor,
    chair: Seat,
    kind: Kind,
    of: Agreement | Partnership,
    *,
    reference: str,
    says: Mapping[str, Any],
    public: bool,
    refs: Iterable[Entry] = (),
) -> dict[str, Any]:
    """The fields of `Spoken` for one thing that a seat says, after its entry was recorded."""
    has = {"seat": chair.reference, SAID: {"reference": reference, **says}}
    entry = record_kept(kind, of, on=reference, public=public, has=has, refs=refs)
    return fields_of(actor, chair, entry, SAID, reference, public=public)


def fields_of(  # noqa: PLR0913 - the fields
    actor: Actor, chair: Seat, entry: Entry, opening: str, reference: str, *, public: bool
) -> dict[str, Any]:
    """The fields of `Spoken`."""
    return {
        "reference": reference,
        "seat": chair,
        "person": person_of(actor),
        "recorded_at": now(),
        "entry": entry,
        "opening": opening,
        "public_from": now() if public else None,
    }
