"""What each seat says of a text: it confirmed what was registered or not, it signed or was silent."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate

from ..in_force import SILENT, Item, Said, answers, completed_at, word_of
from ..models import Confirmation
from ..needs import Sitting
from .texts import CONFIRMS, NOT_YET_CONFIRMED, OBJECTS, Answer


class Confirmed:
    """What parties said to what was registered, in the order in which they said it. 1 query."""

    def __init__(self, rows: QuerySet[Confirmation]) -> None:
        self._rows: dict[tuple[int, str], list[Mapping[str, Any]]] = defaultdict(list)
        for row in rows.order_by("pk").values("act_id", "seat__reference", "wording_id", "confirms", "reason", "at"):
            self._rows[row["act_id"], row["seat__reference"]].append(row)

    def newest(self, act: int, seat: str, wording: int | None) -> Mapping[str, Any] | None:
        """The newest answer of a seat to a wording of an act (by id): about that one, or about all."""
        return next(
            (row for row in reversed(self._rows.get((act, seat), ())) if row["wording_id"] in (None, wording)), None
        )


class Answers:
    """The answers to the acts of an agreement as known on a moment. `parties`: by id of an act its parties."""

    def __init__(
        self,
        seats: Sequence[Sitting],
        parties: Mapping[int, Collection[str]],
        confirmed: Confirmed,
        known: datetime,
    ) -> None:
        self._seats, self._parties, self._confirmed, self._known = seats, parties, confirmed, known

    def to(self, item: Item, values: Mapping[str, Any]) -> tuple[Answer, ...]:
        """What each seat that was asked, or answered, says to what an act did to a commitment, in the table's order."""
        completed = completed_at(item)
        parties = self._parties.get(values["act_id"], ())
        if parties and completed and completed <= self._known:
            wording = values["wording_in_id"] or values["wording_out_id"]
            return tuple(
                self._confirmation(seat, values["act_id"], wording) for seat in self._seats if seat.reference in parties
            )
        said, asked = answers(item, self._known), self._asked(item, is_signed_by_all=not parties)
        return tuple(
            _signature(seat, item, said.get(seat.reference))
            for seat in self._seats
            if seat.reference in asked or seat.reference in said
        )

    def _confirmation(self, seat: Sitting, act: int, wording: int | None) -> Answer:
        newest = self._confirmed.newest(act, seat.reference, wording)
        if newest is None:
            return Answer(seat.reference, seat.organisation, NOT_YET_CONFIRMED)
        word = CONFIRMS if newest["confirms"] else OBJECTS
        return Answer(seat.reference, seat.organisation, word, newest["reason"], newest["at"])

    def _asked(self, item: Item, *, is_signed_by_all: bool) -> Collection[str]:
        """Who signed at the table on the day on which the act was recorded, and who it needs."""
        day = localdate(item.recorded_at)
        signing = {seat.reference for seat in self._seats if seat.signs and seat.holds(day)}
        return item.needs | signing if is_signed_by_all else item.needs


def _signature(seat: Sitting, item: Item, said: Said | None) -> Answer:
    is_needed = seat.reference in item.needs
    if said is None:
        return Answer(seat.reference, seat.organisation, SILENT, is_needed=is_needed)
    reason = said.excepted.get(item.signed, said.reason)
    return Answer(seat.reference, seat.organisation, word_of(item, said), reason, said.at, is_needed)
