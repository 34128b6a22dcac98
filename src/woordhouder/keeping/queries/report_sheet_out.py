"""A sheet of reports as it goes out: everything that an organisation has to report over a year, at all its tables."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from woordhouder.agreements.columns import Cell
from woordhouder.agreements.models import Commitment
from woordhouder.parties.actor import Actor

from ..awaited import awaited
from ..lateness import late
from ..recorded import WHOLE_YEAR, Due, Filed
from ..report_columns import header, row
from ..report_rows import Head, Known, Text
from .data import told_awaited, told_late
from .open_rounds import asked_part, rounds_of
from .report_sheet_known import tables_of


def report_sheet(actor: Actor, *, year: int, everything: bool, moment: datetime) -> tuple[list[str], list[list[Cell]]]:
    """The header and a row for each report that is due over `year`; with `everything` also what was reported.

    A row stands for the part of the year that the open rounds of its table ask for; without one for the whole year. It
    says whether it is late, or until when it is asked for. At most 14 queries.
    """
    found = tables_of(actor, [year], moment)
    rounds = rounds_of(actor, {one.agreement.partnership_id for one in found.commitments.values()})
    asks = _Asks(year, moment, everything=everything)
    rows: list[list[Cell]] = []
    for commitment in found.commitments.values():
        text = found.known.texts.get((commitment.reference, year))
        if text and text.lead in found.known.seats:
            heads = _heads(commitment, text, found.known, year)
            rows += asks.rows(commitment, text, heads, rounds.get(commitment.agreement.partnership_id, ()))
    return header(), rows


def _heads(commitment: Commitment, text: Text, known: Known, year: int) -> Mapping[int, Head]:
    """By month what its lead reported."""
    months = range(1, WHOLE_YEAR + 1)
    found = {month: known.heads.get((commitment.reference, text.lead, year, month)) for month in months}
    return {month: head for month, head in found.items() if head}


@dataclass(frozen=True)
class _Asks:
    """What is asked for. `everything`: also what was reported, and what nobody asks for any more."""

    year: int
    moment: datetime
    everything: bool

    def rows(
        self, commitment: Commitment, text: Text, heads: Mapping[int, Head], rounds: Sequence[Due]
    ) -> Iterator[list[Cell]]:
        """What was reported of it, and the row that is to be filled in; each says for which round it is late."""
        last, until = max(heads, default=0), commitment.agreement.until
        part, is_over = asked_part(rounds, self.year, last), until is not None and until.year < self.year
        shown: dict[int, Head | None] = {**heads} if self.everything else {}
        if part > last and (self.everything or not is_over):
            shown[part] = None
        came_late = self._came_late(heads, rounds)
        for month, head in sorted(shown.items()):
            words = came_late[month] if head else [] if is_over else self._awaited(last, rounds, part)
            about = {**text.about, "part": month, "late": " ".join(words) or None}
            yield row(about, *((head.facts, head.links, head.report) if head else (None, (), "")))

    def _came_late(self, heads: Mapping[int, Head], rounds: Sequence[Due]) -> Mapping[int, list[str]]:
        filed = [Filed(head.report, "", self.year, head.since, month) for month, head in heads.items() if head.since]
        found = late(filed, rounds)
        return {month: [told_late(one) for one in found.get(head.report, ())] for month, head in heads.items()}

    def _awaited(self, last: int, rounds: Sequence[Due], part: int) -> list[str]:
        return told_awaited(awaited(last, rounds, self.year, part, self.moment))
