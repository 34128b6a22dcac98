"""Everything that an organisation can report on over a year, at all its tables, in one list."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, TextChoices
from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.models import Commitment
from woordhouder.agreements.moments import today
from woordhouder.agreements.policy import COMMITMENT
from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import WRITING, seats_of, tables_of
from woordhouder.record.policy import allowed
from woordhouder.record.refusals import Words

from ..models import Evidence, Report
from ..policy import REPORT
from ..recorded import WHOLE_YEAR
from .depending import linked, neighbours
from .due_lines import DueLine, PromisedFigure, filed_of, is_computed, promised_figure, theme_label
from .following import Followed, followed
from .open_rounds import OpenRound, open_rounds
from .promised import Promised, promised

MOST = 50
"""Promises on a page."""


class Which(TextChoices):
    """Which promises are asked for."""

    OPEN = "open", _("without a report")
    REPORTED = "gemeld", _("with a report")
    PROPOSED = "maat", _("a figure of ours says otherwise")
    ALL = "alles", _("all")


@dataclass(frozen=True)
class Asked:
    """Which of it. `part` None: as the open rounds ask. `rows`: only these (commitment and part), whatever else."""

    year: int | None = None
    part: int | None = None
    table: str = ""
    theme: str = ""
    which: Which = Which.OPEN
    commitment: str = ""
    rows: Collection[tuple[str, int]] = ()
    number: int = 1


@dataclass(frozen=True)
class DuePage:
    """What she can report on over the year: `lines` of this page. `left`: how many have no report yet, of `total`;
    `proposed`: for how many a measure has a value that no report took, `ready` of them without a word more.
    """

    asked: Asked
    year: int
    years: Sequence[int]
    lines: Sequence[DueLine]
    number: int
    pages: int
    found: int
    total: int
    left: int
    proposed: int
    ready: int
    tables: Sequence[tuple[str, str]]
    themes: Sequence[tuple[str, Words]]


@dataclass(frozen=True)
class _Ground:
    """All of it before anything is chosen.

    `reported`: by commitment (by id) the parts of the year with a report: the value of a measure (by id) that it took,
    and whether it claims a level.
    """

    year: int
    rows: Mapping[str, Commitment]
    texts: Mapping[str, Promised]
    led: Sequence[Promised]
    rounds: Sequence[OpenRound]
    reported: Mapping[int, Mapping[int, tuple[int | None, bool]]]
    followed: Followed

    def line(self, text: Promised, asked: Asked) -> DueLine:
        """A promise at the part that is asked for, without what only shown lines need."""
        row = self.rows[text.commitment]
        part = self._part(row, asked)
        agreement, words = row.agreement, text.wording
        follows, value = self.followed.of(row.pk, part)
        taken, is_claimed = self.reported.get(row.pk, {}).get(part, (None, False))
        return DueLine(
            commitment=row.reference,
            table=agreement.partnership.slug,
            table_name=agreement.partnership.name,
            agreement=agreement.slug,
            agreement_reference=agreement.reference,
            agreement_title=agreement.title,
            number=row.number,
            title=words.title,
            text=words.plain_summary or words.text,
            theme=words.theme,
            seat=text.promise.lead,
            year=self.year,
            part=part,
            is_computed=is_computed(text.promise.indicator, self.year),
            follows=follows,
            proposed=value if value and taken != value.pk else None,
            is_claimed=is_claimed,
        )

    def _part(self, row: Commitment, asked: Asked) -> int:
        """The part that is asked for; else of the open rounds of its table the first without a report."""
        chosen = next((part for name, part in asked.rows if name == row.reference), asked.part)
        if chosen:
            return chosen
        table = row.agreement.partnership_id
        parts = sorted(one.part for one in self.rounds if one.table == table and one.year == self.year)
        last = max(self.reported.get(row.pk, {}), default=0)
        return next((part for part in parts if part > last), parts[-1] if parts else WHOLE_YEAR)

    def is_reported(self, line: DueLine) -> bool:
        """Whether there is a report up to its month, or a later one."""
        return max(self.reported.get(self.rows[line.commitment].pk, {}), default=0) >= line.part

    def is_over(self, line: DueLine) -> bool:
        """Whether the term of its agreement ended before the year: it can be reported on, and is not asked for."""
        until = self.rows[line.commitment].agreement.until
        return until is not None and until.year < self.year


def due_page(actor: Actor, asked: Asked, known: datetime) -> DuePage:
    """What the actor's organisation can report on, fifty at a time. At most 10 queries, whatever the numbers."""
    ground = _ground(actor, asked, known)
    every = [ground.line(text, asked) for text in ground.led]
    left = [line for line in every if not ground.is_reported(line) and not ground.is_over(line)]
    chosen = [line for line in every if _is_asked(line, asked)]
    if not asked.rows and not asked.commitment:
        chosen = _in_state(ground, chosen, asked.which)
    pages = max(1, -(-len(chosen) // MOST))
    at = min(max(asked.number, 1), pages)
    proposed = [line for line in every if line.proposed]
    return DuePage(
        asked=asked,
        year=ground.year,
        years=sorted({*years_until(today(known)), ground.year}, reverse=True),
        lines=_whole(actor, ground, chosen[(at - 1) * MOST : at * MOST]),
        number=at,
        pages=pages,
        found=len(chosen),
        total=len(every),
        left=len(left),
        proposed=len(proposed),
        ready=sum(line.may_take for line in proposed),
        tables=sorted({(line.table, line.table_name) for line in every}),
        themes=[(code, theme_label(code)) for code in sorted({line.theme for line in every})],
    )


def all_proposed(actor: Actor, asked: Asked, known: datetime) -> list[DueLine]:
    """Every promise for which a measure has a value that can be reported without a word more. At most 10 queries."""
    ground = _ground(actor, asked, known)
    lines = [line for text in ground.led if (line := ground.line(text, asked)).proposed]
    return [line for line in _whole(actor, ground, lines) if line.may_take]


def years_until(day: date) -> list[int]:
    """The years that can be reported on first: this one and those before it."""
    return [day.year - back for back in range(4)]


def _is_asked(line: DueLine, asked: Asked) -> bool:
    if asked.rows:
        return (line.commitment, line.part) in asked.rows
    if asked.commitment:
        return line.commitment == asked.commitment
    return (not asked.table or line.table == asked.table) and (not asked.theme or line.theme == asked.theme)


def _in_state(ground: _Ground, lines: Sequence[DueLine], which: Which) -> list[DueLine]:
    if which is Which.OPEN:
        return [line for line in lines if not ground.is_reported(line) and not ground.is_over(line)]
    if which is Which.REPORTED:
        return [line for line in lines if ground.is_reported(line)]
    return [line for line in lines if line.proposed or which is Which.ALL]


def _ground(actor: Actor, asked: Asked, known: datetime) -> _Ground:
    """8 queries."""
    seats, tables = seats_of(actor, *WRITING), tables_of(actor, *WRITING)
    rounds = open_rounds(actor, tables)
    year = asked.year or _year(rounds, today(known))
    about = Commitment.objects.filter(agreement__partnership__in=tables).select_related("agreement__partnership")
    rows = {row.reference: row for row in allowed(actor, "read", COMMITMENT, about)}
    found = promised(actor, [row.pk for row in rows.values()], [year], known)
    texts = {name: text for (name, _year), text in found.items()}
    led = sorted((text for text in texts.values() if text.wording.lead_id in seats), key=lambda one: _place(rows, one))
    reported: dict[int, dict[int, tuple[int | None, bool]]] = {}
    filed = Report.objects.filter(seat__in=seats, year=year, replaced_by=None)
    for commitment, part, value, level in filed.values_list("commitment", "part", "measured", "level"):
        reported.setdefault(commitment, {})[part] = value, bool(level)
    return _Ground(year, rows, texts, led, rounds, reported, followed(actor, seats, year))


def _place(rows: Mapping[str, Commitment], text: Promised) -> tuple[str, str, int]:
    row = rows[text.commitment]
    return row.agreement.partnership.slug, row.agreement.slug, row.number


def _year(rounds: Iterable[OpenRound], day: date) -> int:
    """The year of the open round that ends first; else the last that is over."""
    coming = [(one.due, one.year) for one in rounds if one.due >= day]
    return min(coming)[1] if coming else day.year - 1


def _whole(actor: Actor, ground: _Ground, lines: Sequence[DueLine]) -> list[DueLine]:
    """The lines with their reports, figures and neighbours. 2 queries."""
    names = [line.commitment for line in lines]
    tables = {ground.rows[name].agreement.partnership_id for name in names}
    found = linked(Q(commitment__agreement__partnership__in=tables))
    links = neighbours(ground.rows, ground.texts, names, found)
    keys = {ground.rows[name].pk for name in {*names, *links.names}}
    proof = Evidence.objects.filter(report=OuterRef("pk"), response=None)
    rows = Report.objects.filter(commitment__in=keys, year__lte=ground.year, replaced_by=None)
    listed = (
        allowed(actor, "read", REPORT, rows).select_related("commitment", "seat", "measured").order_by("part", "pk")
    )
    by_name: dict[str, list[Report]] = {}
    for row in listed.annotate(proved=Exists(proof)).order_by("part", "pk"):
        text = ground.texts.get(row.commitment.reference)
        if text and row.seat.reference == text.promise.lead:
            by_name.setdefault(row.commitment.reference, []).append(row)
    latest = {name: [row for row in found if row.year == ground.year] for name, found in by_name.items()}
    return [
        replace(
            line,
            **_reports(line, latest.get(line.commitment, [])),
            figure=_figure(ground.texts[line.commitment], ground.year, by_name.get(line.commitment, [])),
            needs=links.needs(line.commitment, latest),
            needed_by=links.needed_by(line.commitment, latest),
        )
        for line in lines
    ]


def _reports(line: DueLine, rows: Sequence[Report]) -> dict[str, Any]:
    """The report of its part, and the one of the latest part when that is another."""
    standing = next((row for row in rows if row.part == line.part), None)
    last = rows[-1] if rows else None
    has_evidence = standing is not None and standing.proved  # type: ignore[attr-defined] # annotated
    return {"standing": standing, "counts": last if last is not standing else None, "has_evidence": has_evidence}


def _figure(text: Promised, year: int, rows: Sequence[Report]) -> PromisedFigure | None:
    earlier = {row.year: filed_of(row) for row in rows if row.year < year}
    return promised_figure(text.wording, text.promise.indicator, year, earlier)
