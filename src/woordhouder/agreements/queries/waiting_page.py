"""What waits for publication at a table, why and until when, and what its reader may do about it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Partnership, Role, Seat
from woordhouder.parties.policy import PARTNERSHIP, public_tables, seats_of
from woordhouder.record.policy import allowed, fetch
from woordhouder.record.refusals import NotFound, Words

from ..addresses import act_address, agreement_address, waiting_address
from ..disclosure import Part, Reason, place_of, waits_for
from ..models import Act, ActItem, ActKind, PassageObjection, Wording
from ..policy import ONLY_BINDERS, PASSAGE_OBJECTION, WORDING
from .waiting import WaitingItem, waiting_items

WHY: Mapping[Reason, Words] = {
    Reason.ELSEWHERE: _("It is public elsewhere already, so it becomes public here within a minute."),
    Reason.ALL_SAID_SO: _("All parties that sign said that it may be public, so it becomes public within a minute."),
    Reason.TERM: _("It becomes public by itself, fourteen days after it was complete."),
    Reason.NOT_COMPLETE: _("It is not complete: not everybody who must sign has done so."),
    Reason.TABLE_NOT_PUBLIC: _("The table is not public yet, so nothing of it is."),
}
PARTS: Mapping[str, Words] = {
    Part.TITLE: _("the title"),
    Part.TEXT: _("the text"),
    Part.SUMMARY: _("the summary"),
    Part.WHY: _("the reason"),
}


@dataclass(frozen=True)
class TextLine:
    """A text that waits. `object_address`: where to object to a passage, "" for who may not."""

    number: int
    title: str
    address: str
    object_address: str


@dataclass(frozen=True)
class WaitingGroup:
    """Texts of one act that wait for the same. `at`: from when they are public, None when nobody can tell.

    `said` and `silent`: names of the parties that said that they may be public, and that could still say so;
    `unclaimed`: of those that cannot, as nobody acts for them. `may_say`: the seats, by reference and name, for which
    the reader may say so, at `say_address`.
    """

    act: str
    kind: Words
    agreement: str
    address: str
    why: Words
    at: datetime | None
    texts: Sequence[TextLine]
    said: Sequence[str]
    silent: Sequence[str]
    unclaimed: Sequence[str]
    may_say: Sequence[tuple[str, str]]
    say_address: str


@dataclass(frozen=True)
class ObjectionLine:
    """A passage that waits. `is_settled`: it becomes public within a minute, or with its text."""

    organisation: str
    passage: str
    part: Words
    reason: str
    title: str
    address: str
    at: datetime
    is_settled: bool
    settle_address: str


@dataclass(frozen=True)
class WaitingPage:
    """What waits at a table."""

    name: str
    slug: str
    is_public: bool
    groups: Sequence[WaitingGroup]
    objections: Sequence[ObjectionLine]
    decides: bool

    @property
    def why_not(self) -> Words:
        """To who decides for no seat here: why there is no button; else ""."""
        return "" if self.decides or not self.groups else ONLY_BINDERS

    @property
    def address(self) -> str:
        return waiting_address(self.slug)

    @property
    def back(self) -> str:
        """The table."""
        return f"/{self.slug}"


@dataclass(frozen=True)
class ObjectPage:
    """A wording to whose publication a seat may object. `parts`: name of a part, its words; `seats`: those for which
    the reader decides, by reference and name.
    """

    title: str
    address: str
    back: str
    parts: Sequence[tuple[Words, str]]
    seats: Sequence[tuple[str, str]]


def waiting_page(actor: Actor, slug: str, moment: datetime) -> WaitingPage:
    """What waits at a table, for who sits there. Raises NotFound for everybody else. At most 11 queries."""
    table = _table(actor, slug)
    items = waiting_items(ActItem.objects.filter(act__agreement__partnership=table), moment)
    acts = Act.objects.select_related("agreement").in_bulk({item.act for item in items})
    seats = _seats(actor, table)
    texts = _texts(table, items, may_object=bool(seats.own))
    by_reason: dict[tuple[int, Reason, datetime | None], list[WaitingItem]] = defaultdict(list)
    for item in items:
        by_reason[item.act, item.outcome.reason, item.outcome.at].append(item)
    return WaitingPage(
        name=table.name,
        slug=table.slug,
        is_public=table.is_public,
        groups=[_group(acts[key[0]], table, some, seats, texts) for key, some in by_reason.items()],
        objections=_objections(actor, table),
        decides=bool(seats.own),
    )


def object_page(actor: Actor, slug: str, wording: str) -> ObjectPage:
    """The wording (by reference) of a table to whose publication the actor may object.

    Raises NotFound and NotAllowed (policy row "object"). 3 queries.
    """
    table = _table(actor, slug)
    rows = Wording.objects.filter(commitment__agreement__partnership=table)
    row = fetch(actor, "object", WORDING, rows.select_related("commitment__agreement__partnership"), reference=wording)
    parts = [(name, str(getattr(row, part))) for part, name in PARTS.items()]
    seats = _seats(actor, table)
    return ObjectPage(
        title=row.title,
        address=_address(row),
        back=waiting_address(slug),
        parts=[(name, words) for name, words in parts if words],
        seats=[(seat, seats.names[seat]) for seat in sorted(seats.own)],
    )


def place_in(actor: Actor, wording: str, passage: str) -> tuple[Part, int, int] | None:
    """Where a passage stands in a wording: the part, and the code points; None where it stands nowhere. 1 query."""
    row = allowed(actor, "object", WORDING, Wording.objects.filter(reference=wording)).first()
    return place_of(passage, {part: str(getattr(row, part)) for part in Part}) if row else None


@dataclass(frozen=True)
class _Seats:
    """The names of the seats of a table by reference; `own`: for which the reader decides."""

    names: Mapping[str, str]
    own: frozenset[str]


def _table(actor: Actor, slug: str) -> Any:
    """The table, for who sits there, with whether it is public. Raises NotFound, also for who only sees that it is
    there. 1 query.
    """
    public = Partnership.objects.filter(public_tables(), pk=OuterRef("pk"))
    rows = Partnership.objects.filter(slug=slug).annotate(is_public=Exists(public))
    if row := allowed(actor, "sit", PARTNERSHIP, rows).first():
        return row
    raise NotFound(_("This page does not exist."))


def _seats(actor: Actor, table: Partnership) -> _Seats:
    own = seats_of(actor, Role.BIND)
    named = list(Seat.objects.filter(partnership=table).values_list("pk", "reference", "organisation__name"))
    names = {reference: name for _pk, reference, name in named}
    return _Seats(names, frozenset(reference for pk, reference, _name in named if pk in own))


def _texts(table: Partnership, items: Sequence[WaitingItem], *, may_object: bool) -> dict[int, TextLine]:
    """By id of an item what it takes in, or ends. 1 query."""
    rows = ActItem.objects.filter(pk__in=[item.item for item in items]).select_related(
        "wording_in", "wording_out", "commitment__agreement"
    )
    found = {}
    for row in rows:
        wording = row.wording_in or row.wording_out
        address = f"{agreement_address(table.slug, row.commitment.agreement.slug)}/{row.commitment.number}"
        place = f"{waiting_address(table.slug)}/tekst/{row.wording_in.reference}" if row.wording_in else ""
        title = wording.title if wording else ""
        found[row.pk] = TextLine(row.commitment.number, title, address, place if may_object else "")
    return found


def _group(
    act: Act, table: Partnership, items: Sequence[WaitingItem], seats: _Seats, texts: Mapping[int, TextLine]
) -> WaitingGroup:
    text, outcome = items[0].text, items[0].outcome
    silent = frozenset(waits_for(text))
    may_say = silent & seats.own if outcome.reason in (Reason.TERM, Reason.NOT_COMPLETE) else frozenset()
    return WaitingGroup(
        act=act.reference,
        kind=ActKind(act.kind).label,
        agreement=act.agreement.title,
        address=act_address(table.slug, act.agreement.slug, act.reference),
        why=WHY[outcome.reason],
        at=outcome.at if outcome.reason == Reason.TERM else None,
        texts=[texts[item.item] for item in items],
        said=_named(seats, text.said & text.asked),
        silent=_named(seats, silent),
        unclaimed=_named(seats, text.asked - text.claimed),
        may_say=[(seat, seats.names[seat]) for seat in sorted(may_say)],
        say_address=f"{waiting_address(table.slug)}/{act.reference}/openbaar",
    )


def _named(seats: _Seats, references: Iterable[str]) -> list[str]:
    return sorted(seats.names[reference] for reference in references)


def _objections(actor: Actor, table: Partnership) -> list[ObjectionLine]:
    """The passages that wait, oldest first. 1 query."""
    rows = PassageObjection.objects.filter(wording__commitment__agreement__partnership=table, lifted_at=None)
    open_ones = PassageObjection.objects.filter(pk=OuterRef("pk"), settled_at=None)
    hers = Exists(allowed(actor, "settle", PASSAGE_OBJECTION, open_ones))
    readable = allowed(actor, "read", PASSAGE_OBJECTION, rows).annotate(may_settle=hers).order_by("pk")
    return [
        ObjectionLine(
            organisation=row.seat.organisation.name,
            passage=str(getattr(row.wording, row.part))[row.start : row.end],
            part=PARTS[row.part],
            reason=row.reason,
            title=row.wording.title,
            address=_address(row.wording),
            at=row.at,
            is_settled=row.settled_at is not None,
            settle_address=f"{waiting_address(table.slug)}/bezwaar/{row.reference}/opgelost" if row.may_settle else "",
        )
        for row in readable.select_related("seat__organisation", "wording__commitment__agreement__partnership")
    ]


def _address(wording: Wording) -> str:
    agreement = wording.commitment.agreement
    return f"{agreement_address(agreement.partnership.slug, agreement.slug)}/{wording.commitment.number}"
