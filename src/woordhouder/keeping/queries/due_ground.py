"""What an organisation can report on over a year, before anything of it is chosen: no words, and no figures."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from woordhouder.agreements.models import Commitment, Wording
from woordhouder.agreements.moments import today
from woordhouder.agreements.policy import COMMITMENT
from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import WRITING, seats_of, tables_of
from woordhouder.record.policy import allowed

from ..awaited import DONE, NOTHING, Awaited, awaited
from ..lateness import Late, late
from ..models import Following, MeasureValue, Report
from ..recorded import Due, Filed
from .depending import Link, linked
from .following import Followed, followed
from .open_rounds import asked_part, rounds_of
from .promised import AtYearEnd, at_year_ends


@dataclass(frozen=True)
class Row:
    """A promise at the part that is asked for, as far as choosing needs it. `is_reported`: there is a report up to its
    month, or a later one. `is_over`: the term of its agreement ended before the year: it can be reported on, and is not
    asked for. `awaited`: what is asked of it. `proposed` and `is_claimed`: as of `DueLine`.
    """

    text: AtYearEnd
    row: Commitment
    part: int
    follows: Following | None
    proposed: MeasureValue | None
    is_claimed: bool
    is_reported: bool
    is_over: bool
    awaited: Awaited

    @property
    def table(self) -> str:
        """The table by its slug."""
        return self.row.agreement.partnership.slug

    @property
    def is_left(self) -> bool:
        """Whether it waits for a report."""
        return not self.is_reported and not self.is_over


@dataclass(frozen=True)
class Ground:
    """All of it before anything is chosen.

    `rows` and `texts`: what a seat of hers leads or led, and what depends on that or is needed by it; `led`: hers, in
    their order; `links`: which of them need which. `rounds`: by table (by id). `reported`: by commitment (by id) the
    parts of the year with a report: the value of a measure (by id) that it took, and whether it claims a level;
    `filed`: every version of those, by seat (by id) and moment. `moment`: now.
    """

    moment: datetime
    year: int
    rows: Mapping[str, Commitment]
    texts: Mapping[str, AtYearEnd]
    led: Sequence[AtYearEnd]
    links: Sequence[Link]
    rounds: Mapping[int, Sequence[Due]]
    reported: Mapping[int, Mapping[int, tuple[int | None, bool]]]
    filed: Mapping[int, Sequence[Filed]]
    followed: Followed

    def row(self, text: AtYearEnd, chosen: int | None) -> Row:
        """A promise at the `chosen` part, else at the one that is asked for."""
        row = self.rows[text.commitment]
        parts, until = self.reported.get(row.pk, {}), row.agreement.until
        part = chosen or asked_part(self._rounds(row), self.year, max(parts, default=0))
        follows, value = self.followed.of(row.pk, part)
        taken, is_claimed = parts.get(part, (None, False))
        is_reported, is_over = max(parts, default=0) >= part, until is not None and until.year < self.year
        return Row(
            text,
            row,
            part,
            follows,
            proposed=value if value and taken != value.pk else None,
            is_claimed=is_claimed,
            is_reported=is_reported,
            is_over=is_over,
            awaited=DONE if is_reported else NOTHING if is_over else self._awaited(text, row, part),
        )

    def _awaited(self, text: AtYearEnd, row: Commitment, part: int) -> Awaited:
        last = max((one.part for one in self._of_lead(text, row)), default=0)
        return awaited(last, self._rounds(row), self.year, part, self.moment)

    def _of_lead(self, text: AtYearEnd, row: Commitment) -> list[Filed]:
        return [one for one in self.filed.get(row.pk, ()) if one.seat == str(text.lead_id)]

    def _rounds(self, row: Commitment) -> Sequence[Due]:
        return self.rounds.get(row.agreement.partnership_id, ())

    def late(self, text: AtYearEnd) -> Mapping[str, Sequence[Late]]:
        """By report of its lead (by reference) the rounds for which it came late."""
        row = self.rows[text.commitment]
        return late(self._of_lead(text, row), self._rounds(row))


def ground_of(actor: Actor, asked_year: int | None, known: datetime) -> Ground:
    """All that she can report on over a year; None: that of the open round that ends first. At most 8 queries."""
    seats, tables = seats_of(actor, *WRITING), tables_of(actor, *WRITING)
    rounds = rounds_of(actor, tables)
    year = asked_year or _year(rounds.values(), today(known))
    led = Wording.objects.filter(lead__in=seats).order_by().values("commitment")
    links = linked(Q(commitment__in=led) | Q(wording__commitment__in=led))
    near = {one for link in links for one in (link.commitment, link.needed)}
    about = Commitment.objects.filter(Q(pk__in=led) | Q(pk__in=near), agreement__partnership__in=tables)
    readable = allowed(actor, "read", COMMITMENT, about.select_related("agreement__partnership"))
    rows = {row.reference: row for row in readable}
    texts = {
        one.commitment: one for one in at_year_ends(actor, [row.pk for row in rows.values()], [year], known).values()
    }
    mine = sorted((text for text in texts.values() if text.lead_id in seats), key=lambda one: _place(rows, one))
    reported, filed = _told(seats, year)
    return Ground(known, year, rows, texts, mine, links, rounds, reported, filed, followed(actor, seats, year))


def _told(
    seats: Collection[int], year: int
) -> tuple[Mapping[int, Mapping[int, tuple[int | None, bool]]], Mapping[int, Sequence[Filed]]]:
    """What these seats (by id) reported over the year, as `Ground` has it. 1 query."""
    reported: dict[int, dict[int, tuple[int | None, bool]]] = {}
    filed: dict[int, list[Filed]] = {}
    columns = ("commitment", "part", "seat", "reference", "recorded_at", "measured", "level", "replaced_by")
    for row in Report.objects.filter(seat__in=seats, year=year).order_by("pk").values_list(*columns):
        commitment, part, seat, name, moment, value, level, newer = row
        filed.setdefault(commitment, []).append(Filed(name, str(seat), year, moment, part))
        if newer is None:
            reported.setdefault(commitment, {})[part] = value, bool(level)
    return reported, filed


def _place(rows: Mapping[str, Commitment], text: AtYearEnd) -> tuple[str, str, int]:
    row = rows[text.commitment]
    return row.agreement.partnership.slug, row.agreement.slug, row.number


def _year(rounds: Iterable[Sequence[Due]], day: date) -> int:
    """The year of the open round that ends first; else the last that is over."""
    coming = [(one.day, one.year) for some in rounds for one in some if not one.closed_at and one.day >= day]
    return min(coming)[1] if coming else day.year - 1
