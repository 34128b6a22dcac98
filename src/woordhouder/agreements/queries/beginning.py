"""What who begins to prepare something at a table can choose from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Partnership
from woordhouder.parties.policy import PARTNERSHIP, SEAT, WRITING, facilitated, tables_of
from woordhouder.record.policy import allowed, fetch
from woordhouder.record.refusals import NotAllowed

from ..addresses import agreement_address, preparation_address
from ..in_force import completed_at
from ..models import Act, ActKind, Agreement, AgreementKind, Commitment, Preparation
from ..policy import AGREEMENT, PREPARATION
from .act_page import act_in_words
from .items import items_of
from .prepared import act_facts
from .preparing import KINDS
from .seats import sittings
from .standing_words import titles_now, wordings_to_change

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Open:
    """A preparation that is not over."""

    title: str
    address: str
    made_at: datetime


@dataclass(frozen=True)
class Beginning:
    """A table at which something new may be prepared. `seats`: those for which a facilitator prepares; else none.

    `parties`: who sign, by reference and name. `unfinished`: what the organisation has not recorded yet.
    """

    partnership: str
    table: str
    address: str
    seats: Pairs
    parties: Pairs
    agreements: Pairs
    frameworks: Pairs
    unfinished: Sequence[Open]


def beginning(actor: Actor, table: str, moment: datetime) -> Beginning:
    """What can be begun at the table with this slug. At most 8 queries.

    Raises NotFound, and NotAllowed for who may read the table and does not write for a seat at it.
    """
    row = fetch(actor, "read", PARTNERSHIP, Partnership.objects.all(), slug=table)
    seats = _facilitated_seats(actor, row)
    if not seats and row.pk not in tables_of(actor, *WRITING):
        raise NotAllowed(SEAT["write"].why)
    return Beginning(
        partnership=row.reference,
        table=row.name,
        address=f"/{table}",
        seats=seats,
        parties=[(seat.reference, seat.organisation) for seat in sittings(row.pk, moment) if seat.signs],
        **choices_of(actor, table),
        unfinished=_unfinished(actor, row),
    )


def choices_of(actor: Actor, table: str) -> dict[str, Pairs]:
    """The `agreements` of a table, and those that are `frameworks`, by reference and title, newest first. 1 query."""
    rows = allowed(actor, "read", AGREEMENT, Agreement.objects.filter(partnership__slug=table))
    found = list(rows.order_by("-starts", "title").values_list("reference", "title", "kind"))
    return {
        "agreements": [(reference, title) for reference, title, _kind in found],
        "frameworks": [(reference, title) for reference, title, kind in found if kind == AgreementKind.FRAMEWORK],
    }


def _facilitated_seats(actor: Actor, row: Partnership) -> Pairs:
    if row.pk not in facilitated(actor) or row.pk in tables_of(actor, *WRITING):
        return []
    seats = row.seats.exclude(claimed_at=None).select_related("organisation").order_by("pk")
    return [(seat.reference, seat.organisation.name) for seat in seats]


def _unfinished(actor: Actor, row: Partnership, **where: object) -> list[Open]:
    rows = Preparation.objects.filter(partnership=row, act=None, dropped_at=None, **where).select_related("agreement")
    return [
        Open(title_of(one), preparation_address(row.slug, one.reference), one.made_at)
        for one in allowed(actor, "read", PREPARATION, rows).order_by("-made_at")[:20]
    ]


def title_of(row: Preparation) -> str:
    """What a preparation is called as long as it is not recorded. No query when its agreement was read along."""
    title = act_facts(row).title or (row.agreement.title if row.agreement else "")
    return f"{title}: {KINDS[row.kind]}" if title else str(KINDS[row.kind])


@dataclass(frozen=True)
class Changing:
    """An agreement of which something changes. `acts`: those that can be corrected, by reference and what they are."""

    partnership: str
    table: str
    table_address: str
    reference: str
    title: str
    address: str
    seats: Pairs
    acts: Pairs
    unfinished: Sequence[Open]


def changing(actor: Actor, table: str, agreement: str) -> Changing:
    """What can be begun on an agreement, by the slugs of its table and itself. At most 10 queries.

    Raises NotFound, and NotAllowed for who may read it and does not write for a seat at its table.
    """
    rows = Agreement.objects.select_related("partnership")
    row = fetch(actor, "prepare", AGREEMENT, rows, partnership__slug=table, slug=agreement)
    complete = {item.act for item in items_of(row) if completed_at(item) and item.wording_in}
    acts = Act.objects.filter(agreement=row, reference__in=complete).exclude(kind=ActKind.WITHDRAWAL)
    return Changing(
        partnership=row.partnership.reference,
        table=row.partnership.name,
        table_address=f"/{table}",
        reference=row.reference,
        title=row.title,
        address=agreement_address(table, agreement),
        seats=_facilitated_seats(actor, row.partnership),
        acts=[(act.reference, act_in_words(act)) for act in acts],
        unfinished=_unfinished(actor, row.partnership, agreement=row),
    )


@dataclass(frozen=True)
class Changeable:
    """A commitment that can be changed or ended, and whether it stands in the list already."""

    reference: str
    number: int
    title: str
    is_listed: bool


def changeable(actor: Actor, table: str, reference: str, moment: datetime) -> list[Changeable]:
    """The commitments that this preparation may change or end, in their order. At most 8 queries. Raises NotFound."""
    rows = Preparation.objects.select_related("agreement")
    row = fetch(actor, "read", PREPARATION, rows, partnership__slug=table, reference=reference)
    going = wordings_to_change(row, act_facts(row), moment)
    commitments = list(Commitment.objects.filter(agreement=row.agreement_id, reference__in=going).order_by("number"))
    titles = titles_now(commitments, moment)
    listed = set(row.promises.filter(dropped_at=None).values_list("commitment__reference", flat=True))
    return [
        Changeable(one.reference, one.number, titles.get(one.pk, ""), one.reference in listed) for one in commitments
    ]
