"""Writing the commitments, wordings and items of an act, in a few statements however many there are."""

from collections.abc import Iterator, Mapping, Sequence

from django.db.models import Max
from django.utils.translation import gettext as _

from woordhouder.parties.models import Seat
from woordhouder.record.refusals import FieldError, Refused

from ..facts import PromiseFacts
from ..models import Act, ActItem, Commitment, Contribution, Goal, Wording
from ..shapes import values_of
from .planning import Planned

BATCH = 500
Pair = tuple[Wording, PromiseFacts]


def write_items(act: Act, planned: Sequence[Planned], seats: Mapping[str, Seat]) -> list[ActItem]:
    """The items of an act, in the order of the plan, with their commitments and wordings. `seats` by reference.

    Items of an act that is public at once are public too. Raises Refused when a promise names a goal or a commitment
    that is not of this table.
    """
    commitments = _commitments(act, planned)
    wordings = _wordings(act, planned, commitments, seats)
    going = Wording.objects.in_bulk({row.going for row in planned if row.going}, field_name="reference")
    items = ActItem.objects.bulk_create(
        (
            ActItem(
                act=act,
                commitment=commitment,
                wording_in=wordings[at],
                wording_out=going.get(row.going or ""),
                public_from=act.public_from,
            )
            for at, (row, commitment) in enumerate(zip(planned, commitments, strict=True))
        ),
        BATCH,
    )
    needs = ActItem.needs.through
    needs.objects.bulk_create(
        (
            needs(actitem_id=item.pk, seat_id=seats[seat].pk)
            for item, row in zip(items, planned, strict=True)
            for seat in sorted(row.needs)
        ),
        BATCH,
    )
    written = [(wording, row.promise.facts) for wording, row in zip(wordings, planned, strict=True)]
    pairs = [(wording, facts) for wording, facts in written if wording and facts]
    keys = {row.promise.key: commitment for row, commitment in zip(planned, commitments, strict=True)}
    _write_links(act, pairs, keys, seats)
    return items


def _commitments(act: Act, planned: Sequence[Planned]) -> list[Commitment]:
    """The commitment of each row; new ones get the next numbers of the agreement."""
    last = act.agreement.commitments.aggregate(last=Max("number"))["last"] or 0
    new = [row for row in planned if row.promise.commitment is None]
    made = Commitment.objects.bulk_create(
        (Commitment(agreement=act.agreement, number=last + at) for at, _row in enumerate(new, 1)), BATCH
    )
    fresh = iter(made)
    return [row.promise.commitment or next(fresh) for row in planned]


def _wordings(
    act: Act, planned: Sequence[Planned], commitments: Sequence[Commitment], seats: Mapping[str, Seat]
) -> list[Wording | None]:
    counts = Wording.objects.filter(commitment__in=commitments).values("commitment").annotate(last=Max("number"))
    last = {row["commitment"]: row["last"] for row in counts}
    rows = [
        Wording(
            commitment=commitment,
            number=last.get(commitment.pk, 0) + 1,
            lead=seats[facts.lead],
            proposed_by=act.by,
            made_at=act.recorded_at,
            **values_of(facts),
        )
        if (facts := row.promise.facts)
        else None
        for row, commitment in zip(planned, commitments, strict=True)
    ]
    Wording.objects.bulk_create([row for row in rows if row], BATCH)
    return rows


def _write_links(act: Act, pairs: Sequence[Pair], keys: Mapping[str, Commitment], seats: Mapping[str, Seat]) -> None:
    """Contributors, goals, and the other promises that these depend on or answer."""
    Contribution.objects.bulk_create(
        (
            Contribution(wording=wording, seat=seats[part.seat], what=part.what)
            for wording, facts in pairs
            for part in facts.contributors
        ),
        BATCH,
    )
    table = act.agreement.partnership_id
    named = {name for _wording, facts in pairs for name in (*facts.depends_on, *facts.in_return_for)}
    others = Commitment.objects.filter(agreement__partnership=table, reference__in=named - keys.keys())
    known = {**{row.reference: row for row in others}, **keys}
    wanted = {name for _wording, facts in pairs for name in facts.goals}
    goals = {row.reference: row for row in Goal.objects.filter(partnership=table, reference__in=wanted)}
    if strange := sorted((named - known.keys()) | (wanted - goals.keys())):
        raise Refused(
            _("This was not recorded: a promise names what is not at this table."),
            next_step=_("Choose from the list again."),
            errors=tuple(FieldError("promises", name) for name in strange),
        )
    depending, returning, serving = Wording.depends_on.through, Wording.in_return_for.through, Wording.goals.through
    depending.objects.bulk_create(
        (depending(wording_id=one, commitment_id=two) for one, two in _links(pairs, "depends_on", known)), BATCH
    )
    returning.objects.bulk_create(
        (returning(wording_id=one, commitment_id=two) for one, two in _links(pairs, "in_return_for", known)), BATCH
    )
    serving.objects.bulk_create(
        (serving(wording_id=one, goal_id=two) for one, two in _links(pairs, "goals", goals)), BATCH
    )


def _links(
    pairs: Sequence[Pair], name: str, known: Mapping[str, Commitment] | Mapping[str, Goal]
) -> Iterator[tuple[int, int]]:
    """Ids of a wording and of what it names, each pair once; a commitment never itself."""
    for wording, facts in pairs:
        for reference in dict.fromkeys(getattr(facts, name)):
            other = known[reference]
            if not (isinstance(other, Commitment) and other.pk == wording.commitment_id):
                yield wording.pk, other.pk
