"""The reading queries: what an agreement, or one commitment, says on a day as known on a moment, for one reader."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Partnership
from woordhouder.parties.policy import at_the_table, public_tables
from woordhouder.record.policy import allowed, is_allowed
from woordhouder.record.refusals import NotFound

from ..disclosure import end_of_term
from ..in_force import InForce, Item, completed_at, text
from ..models import ActItem, Agreement, Confirmation
from ..moments import today
from ..needs import Sitting
from ..policy import ACT_ITEM, AGREEMENT
from .answers import Answers, Confirmed
from .items import LIGHT, acts_of, asked_of, item_of
from .seats import sittings
from .texts import (
    ActLine,
    ActStep,
    AgreementHead,
    AgreementText,
    CommitmentPage,
    CommitmentText,
    Newer,
    Step,
    WordingText,
)
from .wordings import wording_texts

MORE = (
    "act__agreement_id",
    "act__signed_on",
    "act__by__reference",
    "act__why",
    "public_from",
    "commitment__number",
    "wording_in_id",
    "wording_out_id",
    "is_readable",
)


@dataclass(frozen=True)
class Row:
    """One commitment in an act: its facts for `in_force`, and what else the database knows of it."""

    item: Item
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Loaded:
    """All acts of an agreement, or of one commitment, as known then; `rows` by reference of a commitment."""

    head: AgreementHead
    known: datetime
    rows: Mapping[str, Sequence[Row]]
    answers: Answers

    def row(self, item: Item) -> Row:
        """The row of these facts."""
        return next(row for row in self.rows[item.commitment] if row.item.act == item.act)

    def open_acts(self, item: Item) -> set[str]:
        """The acts (by reference) on the same commitment of which the reader may know."""
        return {row.item.act for row in self._open(item)}

    def open_wordings(self, item: Item) -> set[str | None]:
        """The wordings (by reference) of the same commitment that the reader may read."""
        return {row.item.wording_in for row in self._open(item)}

    def _open(self, item: Item) -> Iterator[Row]:
        return (row for row in self.rows[item.commitment] if row.values["is_readable"])


@dataclass(frozen=True)
class Asked:
    """A question: the texts of an agreement (by its slug) on `day` as known on `known`."""

    agreement: str
    day: date
    known: datetime


def agreement_text(actor: Actor, partnership: str, agreement: str, *, day: date, known: datetime) -> AgreementText:
    """All texts of an agreement (by the slugs of its table and itself) on `day` as known on `known`, by number.

    Who may read is judged now: of a text that the reader may not see yet an older one stands there, and says so.
    Raises NotFound. At most 9 queries, whatever the numbers.
    """
    return agreement_texts(actor, partnership, [Asked(agreement, day, known)])[0]


def agreement_texts(actor: Actor, partnership: str, asked: Sequence[Asked]) -> list[AgreementText]:
    """As `agreement_text`, the answers to more questions about agreements of one table at once.

    Raises NotFound. At most 5 queries, and 5 for each moment that is asked about.
    """
    agreements = _agreements(actor, partnership, {one.agreement for one in asked})
    moments = {known: _load(actor, list(agreements.values()), known) for known in {one.known for one in asked}}
    answers = [(one, loaded := moments[one.known][one.agreement], _in_force(loaded, one.day)) for one in asked]
    texts = _texts(
        actor,
        [loaded for _one, loaded, _found in answers],
        [loaded.row(row.item) for _one, loaded, found in answers for row, _newer in found.values() if row.item],
    )
    return [
        AgreementText(
            loaded.head, one.day, one.known, [_commitment(loaded, name, *found[name], texts) for name in found]
        )
        for one, loaded, found in answers
    ]


def commitment_page(  # noqa: PLR0913 - where, when and for whom
    actor: Actor, partnership: str, agreement: str, number: int, *, day: date, known: datetime
) -> CommitmentPage:
    """One commitment as `agreement_text` has it, and all that acts did to it as known then, in the order of recording.

    Raises NotFound, also for a commitment of which the reader may read nothing. At most 9 queries.
    """
    agreements = _agreements(actor, partnership, {agreement})
    loaded = _load(actor, list(agreements.values()), known, number)[agreement]
    found = _in_force(loaded, day)
    if not found:
        raise NotFound(_("This page does not exist."))
    ((name, chosen),) = found.items()
    rows = [row for row in loaded.rows[name] if row.values["is_readable"]]
    texts = _texts(actor, [loaded], rows)
    line = _commitment(loaded, name, *chosen, texts)
    steps = sorted((_step(loaded, row, texts) for row in rows), key=lambda step: step.act.recorded_at)
    return CommitmentPage(AgreementText(loaded.head, day, known, [line]), line, steps, _year_ends(loaded, name, texts))


def _year_ends(loaded: Loaded, name: str, texts: Mapping[int, WordingText]) -> dict[int, WordingText]:
    """By year from the beginning of the agreement the text of a commitment on its 31 December."""
    items = [row.item for row in loaded.rows[name]]
    found = {}
    for year in range(loaded.head.starts.year, today(loaded.known).year + 1):
        item = text(items, date(year, 12, 31), loaded.known)[name].item
        row = loaded.row(item) if item else None
        if row and row.values["is_readable"] and row.values["wording_in_id"] in texts:
            found[year] = texts[row.values["wording_in_id"]]
    return found


def act_steps(
    actor: Actor, partnership: str, agreement: str, act: str, *, known: datetime
) -> tuple[AgreementHead, list[ActStep]]:
    """What one act (by reference) did to each commitment, by number, as far as the reader may read it.

    Raises NotFound, also for an act of which she may read nothing. At most 9 queries, whatever the number.
    """
    loaded = _load(actor, list(_agreements(actor, partnership, {agreement}).values()), known)[agreement]
    readable = [row for some in loaded.rows.values() for row in some if row.values["is_readable"]]
    rows = [row for row in readable if row.item.act == act]
    if not rows:
        raise NotFound(_("This page does not exist."))
    going = {row.values["wording_out_id"] for row in rows}
    texts = _texts(actor, [loaded], [*rows, *(row for row in readable if row.values["wording_in_id"] in going)])
    return loaded.head, [
        ActStep(
            row.item.commitment,
            row.values["commitment__number"],
            _step(loaded, row, texts),
            texts.get(row.values["wording_out_id"]),
        )
        for row in rows
    ]


def _load(
    actor: Actor, agreements: Sequence[Agreement], known: datetime, number: int | None = None
) -> dict[str, Loaded]:
    """By slug of these agreements of one table what was recorded up to `known`. 5 queries."""
    items = ActItem.objects.filter(act__agreement__in=agreements, act__recorded_at__lte=known)
    if number is not None:
        items = items.filter(commitment__number=number)
    acts = items.values("act")
    needs, parties = asked_of(items)
    confirmed = Confirmed(Confirmation.objects.filter(act__in=acts, at__lte=known))
    marked = items.annotate(is_readable=is_allowed(actor, "read", ACT_ITEM))
    lines = list(marked.order_by("commitment__number", "act_id", "pk").values(*LIGHT, *MORE))
    facts = acts_of({values["act_id"] for values in lines})
    rows: dict[int, dict[str, list[Row]]] = {row.pk: defaultdict(list) for row in agreements}
    for values in lines:
        item = item_of(values, needs.get(values["pk"], ()), facts)
        rows[values["act__agreement_id"]][item.commitment].append(Row(item, values))
    seats = sittings(agreements[0].partnership_id, known)
    answers = Answers(seats, parties, confirmed, known)
    return {row.slug: Loaded(_head(row, seats), known, rows[row.pk], answers) for row in agreements}


def _agreements(actor: Actor, partnership: str, slugs: Collection[str]) -> dict[str, Agreement]:
    """By slug these agreements of a table, with what their reader may know of them. Raises NotFound. 1 query."""
    readable = allowed(actor, "read", AGREEMENT, Agreement.objects.all())
    tables = Partnership.objects.filter(pk=OuterRef("partnership"))
    rows = readable.select_related("partnership", "parent", "follows").annotate(
        is_at_the_table=Exists(tables.filter(pk__in=at_the_table(actor))),
        is_table_public=Exists(tables.filter(public_tables())),
        reads_parent=Exists(readable.filter(pk=OuterRef("parent"))),
        reads_follows=Exists(readable.filter(pk=OuterRef("follows"))),
    )
    here = rows.filter(partnership__slug=partnership, slug__in=slugs)
    found: dict[str, Agreement] = {row.slug: row for row in here}
    if len(found) == len(slugs):
        return found
    raise NotFound(_("This page does not exist."))


def _head(row: Any, seats: Sequence[Sitting]) -> AgreementHead:
    table, parent, follows = row.partnership, row.parent, row.follows
    return AgreementHead(
        reference=row.reference,
        table=table.slug,
        table_reference=table.reference,
        table_name=table.name,
        municipalities=tuple(table.municipalities),
        slug=row.slug,
        title=row.title,
        kind=row.kind,
        starts=row.starts,
        until=row.until,
        parent=(parent.title, parent.slug) if parent and row.reads_parent else None,
        follows=(follows.title, follows.slug) if follows and row.reads_follows else None,
        seats=seats,
        is_at_the_table=row.is_at_the_table,
        is_table_public=row.is_table_public,
    )


def _in_force(loaded: Loaded, day: date) -> dict[str, tuple[InForce, Newer | None]]:
    """By commitment of which the reader may read anything: what stands there for her, and what is newer."""
    rows = [row for some in loaded.rows.values() for row in some]
    open_rows = [row for row in rows if row.values["is_readable"]]
    everything = text([row.item for row in rows], day, loaded.known)
    shown = text([row.item for row in open_rows], day, loaded.known)
    found: dict[str, tuple[InForce, Newer | None]] = {}
    for name in dict.fromkeys(row.item.commitment for row in open_rows):
        newest = everything[name]
        if newest.item is None or loaded.row(newest.item).values["is_readable"]:
            found[name] = newest, None
        elif newest.effective_from and newest.completed_at:
            found[name] = shown[name], Newer(newest.effective_from, end_of_term(newest.completed_at))
    return found


def _texts(actor: Actor, loaded: Sequence[Loaded], rows: Iterable[Row]) -> dict[int, WordingText]:
    """By id the wordings that these rows take in. 3 queries."""
    ids = {row.values["wording_in_id"] for row in rows if row.values["wording_in_id"]}
    names = {seat.reference: seat.organisation for one in loaded for seat in one.head.seats}
    return wording_texts(actor, ids, names=names, whole=loaded[0].head.is_at_the_table)


def _commitment(
    loaded: Loaded, name: str, found: InForce, newer: Newer | None, texts: Mapping[int, WordingText]
) -> CommitmentText:
    number = loaded.rows[name][0].values["commitment__number"]
    if found.item is None:
        return CommitmentText(name, number, found.state, newer=newer)
    row = loaded.row(found.item)
    return CommitmentText(
        name,
        number,
        found.state,
        wording=texts.get(row.values["wording_in_id"]),
        act=_act(loaded, row),
        effective_from=found.effective_from,
        answers=loaded.answers.to(found.item, row.values),
        newer=newer,
    )


def _act(loaded: Loaded, row: Row) -> ActLine:
    item, values, completed = row.item, row.values, completed_at(row.item)
    by = values["act__by__reference"]
    return ActLine(
        reference=item.act,
        kind=item.kind,
        effective_from=item.effective_from,
        signed_on=values["act__signed_on"],
        recorded_at=item.recorded_at,
        completed_at=completed if completed and completed <= loaded.known else None,
        closed_at=item.closed_at if item.closed_at and item.closed_at <= loaded.known else None,
        by=by,
        by_organisation=next((seat.organisation for seat in loaded.head.seats if seat.reference == by), ""),
        why=values["act__why"],
        corrects=item.corrected if item.corrected in loaded.open_acts(item) else None,
        public_from=values["public_from"],
    )


def _step(loaded: Loaded, row: Row, texts: Mapping[int, WordingText]) -> Step:
    act = _act(loaded, row)
    return Step(
        act,
        state="complete" if act.completed_at else "closed" if act.closed_at else "open",
        wording=texts.get(row.values["wording_in_id"]),
        out=row.item.wording_out if row.item.wording_out in loaded.open_wordings(row.item) else None,
        answers=loaded.answers.to(row.item, row.values),
    )
