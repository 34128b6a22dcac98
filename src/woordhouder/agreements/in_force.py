"""Which text is in force: `text(D, K)` of docs/rules.md 2. Pure: no database, no clock.

An agreement's acts come as facts; the answer tells per commitment the wording on day D as known on moment K.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

SIGNED = frozenset({"signs", "signs_with_reservation"})
REFUSES = "refuses"
SILENT = "silent"
WITHDRAWAL, CORRECTION, REGISTRATION = "withdrawal", "correction", "registration"


@dataclass(frozen=True)
class Said:
    """A seat's answer to an act, at a moment; `excepted`: by reference of a wording why it does not sign that one."""

    seat: str
    answer: str
    at: datetime
    excepted: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True)
class Item:
    """One commitment in an act. `kind` of the act; `corrected`: the act (by reference) that a correction repairs.

    `needs`: the seats whose signature completes it (a registration needs none: complete at once). `order`: the place in
    which acts were recorded, for equal moments. `said`: the answers to the act in the order in which they were given.
    """

    act: str
    kind: str
    commitment: str
    wording_in: str | None
    wording_out: str | None
    effective_from: date | None
    recorded_at: datetime
    order: int
    needs: frozenset[str]
    said: Sequence[Said] = ()
    corrected: str | None = None
    closed_at: datetime | None = None

    @property
    def signed(self) -> str:
        """The wording that is signed: the one that comes in, else the one that goes out."""
        return self.wording_in or self.wording_out or ""

    @property
    def ends(self) -> bool:
        """Whether it takes a wording out and none in."""
        return self.wording_in is None


@dataclass(frozen=True)
class InForce:
    """What stands for a commitment: "none", "in_force" or "withdrawn", by which item, since when, complete when."""

    state: str
    item: Item | None = None
    effective_from: date | None = None
    completed_at: datetime | None = None


@dataclass(frozen=True)
class Standing:
    """An act that counts for a commitment, with the correction that speaks for it now (`item`; itself without one).

    `place`: (effective from, complete, recorded) of the act that stands at the head of the chain of corrections.
    """

    item: Item
    effective_from: date
    completed_at: datetime
    place: tuple[date, datetime, int]


def counted(item: Item, until: datetime | None = None) -> Iterator[Said]:
    """The answers that count for `item` in their order: of the open act, and once it is complete, no more of those
    whose signature it needed. `until`: only what was said up to and including that moment.
    """
    signing: set[str] = set()
    is_complete = not item.needs
    for said in item.said:
        if (item.closed_at and said.at > item.closed_at) or (until and said.at > until):
            continue
        if is_complete and said.seat in item.needs:
            continue
        yield said
        is_complete = is_complete or _is_signed(item, signing, said)


def completed_at(item: Item) -> datetime | None:
    """When the act was complete for this wording, None when it is not: at once, or with the last signature needed."""
    if not item.needs:
        return item.recorded_at
    signing: set[str] = set()
    return next((said.at for said in counted(item) if _is_signed(item, signing, said)), None)


def _is_signed(item: Item, signing: set[str], said: Said) -> bool:
    """Whether all that it needs sign once this is said. `signing`: who signs so far, which this changes."""
    if signs(item, said):
        signing.add(said.seat)
    else:
        signing.discard(said.seat)
    return item.needs <= signing


def signs(item: Item, said: Said) -> bool:
    """Whether this answer signs this wording."""
    return said.answer in SIGNED and item.signed not in said.excepted


def answers(item: Item, known: datetime) -> dict[str, Said]:
    """By seat the answer to the act that counts for this wording, as known then."""
    return {said.seat: said for said in counted(item, known)}


def word_of(item: Item, said: Said) -> str:
    """What an answer says to this wording: an excepted wording is refused."""
    return REFUSES if item.signed in said.excepted else said.answer


@dataclass
class _Acts:
    """The items of one commitment: those that stand on their own, and by act the corrections of it."""

    own: list[tuple[Item, datetime]] = field(default_factory=list)
    corrections: dict[str, list[tuple[Item, datetime]]] = field(default_factory=lambda: defaultdict(list))


def standing(items: Iterable[Item], known: datetime) -> dict[str, list[Standing]]:
    """By commitment the acts that are complete as known then, corrections in their place, in the order of rule 4."""
    by_commitment: dict[str, _Acts] = defaultdict(_Acts)
    for item in items:
        completed = completed_at(item)
        if completed is None or completed > known:
            continue
        acts = by_commitment[item.commitment]
        place = acts.own if item.corrected is None else acts.corrections[item.corrected]
        place.append((item, completed))
    return {name: sorted(_chains(acts), key=lambda stand: stand.place) for name, acts in by_commitment.items()}


def _chains(acts: _Acts) -> Iterator[Standing]:
    for head, completed in acts.own:
        item, since, when = head, head.effective_from, completed
        while later := acts.corrections.get(item.act):
            item, when = max(later, key=lambda pair: (pair[1], pair[0].order))
            since = item.effective_from or since
        if since is not None:
            yield Standing(item, since, when, (since, completed, head.order))


def text(items: Iterable[Item], day: date, known: datetime) -> dict[str, InForce]:
    """Per commitment (by reference) what is in force on `day` as known on `known`. "none" for each that has no text."""
    return texts(items, [day], known)[day]


def texts(items: Iterable[Item], days: Iterable[date], known: datetime) -> dict[date, dict[str, InForce]]:
    """The same for each of these days: what was complete when is worked out once for all."""
    everything = list(items)
    none = {item.commitment: InForce("none") for item in everything}
    stands = standing(everything, known)
    return {
        day: none
        | {name: _decided([one for one in some if one.effective_from <= day]) for name, some in stands.items()}
        for day in days
    }


def _decided(stands: Sequence[Standing]) -> InForce:
    """Of the acts that count, in their order: the first that ends it, for ever; else the last."""
    if not stands:
        return InForce("none")
    ending = next((stand for stand in stands if stand.item.ends), None)
    chosen = ending or stands[-1]
    return InForce("withdrawn" if ending else "in_force", chosen.item, chosen.effective_from, chosen.completed_at)
