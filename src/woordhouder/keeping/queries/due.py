"""Everything that an organisation can report on over a year, at all its tables, in one list."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, TextChoices
from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.models import Commitment, Form, Wording
from woordhouder.agreements.moments import today
from woordhouder.agreements.policy import COMMITMENT
from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import WRITING, seats_of, tables_of
from woordhouder.record.policy import allowed
from woordhouder.record.refusals import Words

from ..models import Evidence, Following, MeasureValue, Report
from ..policy import REPORT
from ..recorded import WHOLE_YEAR
from .depending import Link, Neighbours, linked, pairs_of
from .due_lines import DueLine, PromisedFigure, filed_of, is_computed, promised_figure, theme_label
from .following import Followed, followed
from .open_rounds import OpenRound, open_rounds
from .promised import AtYearEnd, Promised, at_year_ends, worded

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
class _Row:
    """A promise at the part that is asked for, as far as choosing needs it. `is_reported`: there is a report up to its
    month, or a later one. `is_over`: the term of its agreement ended before the year: it can be reported on, and is not
    asked for. `proposed` and `is_claimed`: as of `DueLine`.
    """

    text: AtYearEnd
    row: Commitment
    part: int
    follows: Following | None
    proposed: MeasureValue | None
    is_claimed: bool
    is_reported: bool
    is_over: bool

    @property
    def table(self) -> str:
        """The table by its slug."""
        return self.row.agreement.partnership.slug

    @property
    def is_left(self) -> bool:
        """Whether it waits for a report."""
        return not self.is_reported and not self.is_over


@dataclass(frozen=True)
class _Ground:
    """All of it before anything is chosen.

    `rows` and `texts`: what a seat of hers leads or led, and what depends on that or is needed by it; `led`: hers, in
    their order; `links`: which of them need which. `reported`: by commitment (by id) the parts of the year with a
    report: the value of a measure (by id) that it took, and whether it claims a level.
    """

    year: int
    rows: Mapping[str, Commitment]
    texts: Mapping[str, AtYearEnd]
    led: Sequence[AtYearEnd]
    links: Sequence[Link]
    rounds: Sequence[OpenRound]
    reported: Mapping[int, Mapping[int, tuple[int | None, bool]]]
    followed: Followed

    def row(self, text: AtYearEnd, asked: Asked) -> _Row:
        """A promise at the part that is asked for."""
        row = self.rows[text.commitment]
        part, parts, until = self._part(row, asked), self.reported.get(row.pk, {}), row.agreement.until
        follows, value = self.followed.of(row.pk, part)
        taken, is_claimed = parts.get(part, (None, False))
        return _Row(
            text,
            row,
            part,
            follows,
            proposed=value if value and taken != value.pk else None,
            is_claimed=is_claimed,
            is_reported=max(parts, default=0) >= part,
            is_over=until is not None and until.year < self.year,
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


def due_page(actor: Actor, asked: Asked, known: datetime) -> DuePage:
    """What she can report on over the year, fifty at a time. At most 10 queries, whatever the numbers."""
    ground = _ground(actor, asked, known)
    every = [ground.row(text, asked) for text in ground.led]
    chosen = [row for row in every if _is_asked(row, asked)]
    if not asked.rows and not asked.commitment:
        chosen = [row for row in chosen if _is_in_state(row, asked.which)]
    pages = max(1, -(-len(chosen) // MOST))
    at = min(max(asked.number, 1), pages)
    proposed = [row for row in every if row.proposed]
    shown = _whole(actor, ground, chosen[(at - 1) * MOST : at * MOST], also=proposed)
    return DuePage(
        asked=asked,
        year=ground.year,
        years=sorted({*years_until(today(known)), ground.year}, reverse=True),
        lines=shown.lines,
        number=at,
        pages=pages,
        found=len(chosen),
        total=len(every),
        left=sum(row.is_left for row in every),
        proposed=len(proposed),
        ready=sum(row.is_claimed or shown.is_computed(row) for row in proposed),
        tables=sorted({(row.table, row.row.agreement.partnership.name) for row in every}),
        themes=[(code, theme_label(code)) for code in sorted({row.text.theme for row in every})],
    )


def all_proposed(actor: Actor, asked: Asked, known: datetime) -> list[DueLine]:
    """Every promise for which a measure has a value that can be reported without a word more. At most 10 queries."""
    ground = _ground(actor, asked, known)
    rows = [row for text in ground.led if (row := ground.row(text, asked)).proposed]
    return [line for line in _whole(actor, ground, rows).lines if line.may_take]


def years_until(day: date) -> list[int]:
    """The years that can be reported on first: this one and those before it."""
    return [day.year - back for back in range(4)]


def _is_asked(row: _Row, asked: Asked) -> bool:
    name = row.row.reference
    if asked.rows:
        return (name, row.part) in asked.rows
    if asked.commitment:
        return name == asked.commitment
    return (not asked.table or row.table == asked.table) and (not asked.theme or row.text.theme == asked.theme)


def _is_in_state(row: _Row, which: Which) -> bool:
    states = {Which.OPEN: row.is_left, Which.REPORTED: row.is_reported, Which.PROPOSED: row.proposed is not None}
    return states.get(which, True)


def _ground(actor: Actor, asked: Asked, known: datetime) -> _Ground:
    """At most 8 queries."""
    seats, tables = seats_of(actor, *WRITING), tables_of(actor, *WRITING)
    rounds = open_rounds(actor, tables)
    year = asked.year or _year(rounds, today(known))
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
    reported: dict[int, dict[int, tuple[int | None, bool]]] = {}
    filed = Report.objects.filter(seat__in=seats, year=year, replaced_by=None)
    for commitment, part, value, level in filed.values_list("commitment", "part", "measured", "level"):
        reported.setdefault(commitment, {})[part] = value, bool(level)
    return _Ground(year, rows, texts, mine, links, rounds, reported, followed(actor, seats, year))


def _place(rows: Mapping[str, Commitment], text: AtYearEnd) -> tuple[str, str, int]:
    row = rows[text.commitment]
    return row.agreement.partnership.slug, row.agreement.slug, row.number


def _year(rounds: Iterable[OpenRound], day: date) -> int:
    """The year of the open round that ends first; else the last that is over."""
    coming = [(one.due, one.year) for one in rounds if one.due >= day]
    return min(coming)[1] if coming else day.year - 1


@dataclass(frozen=True)
class _Shown:
    """Lines with all that they show. `texts`: the words of these, of their neighbours, and of what was also asked."""

    lines: Sequence[DueLine]
    texts: Mapping[str, Promised]

    def is_computed(self, row: _Row) -> bool:
        """Whether a figure over the year gives a level."""
        return is_computed(self.texts[row.text.commitment].promise.indicator, row.text.year)


def _whole(actor: Actor, ground: _Ground, rows: Sequence[_Row], also: Sequence[_Row] = ()) -> _Shown:
    """The lines of these rows with their words, reports, figures and neighbours. 2 queries."""
    names = [row.text.commitment for row in rows]
    pairs = pairs_of(ground.rows, ground.texts, names, ground.links)
    near = {*names, *(name for pair in pairs for name in pair)}
    words = worded(ground.texts[name] for name in {*near, *(row.text.commitment for row in also)})
    texts = {name: text for (name, _year), text in words.items()}
    links = Neighbours(ground.rows, texts, pairs)
    by_name = _by_lead(actor, ground, texts, near)
    latest = {name: [row for row in found if row.year == ground.year] for name, found in by_name.items()}
    lines = [
        replace(
            _line(row, texts[name]),
            **_reports(row.part, latest.get(name, [])),
            figure=_figure(texts[name], ground.year, by_name.get(name, [])),
            needs=links.needs(name, latest),
            needed_by=links.needed_by(name, latest),
        )
        for name, row in zip(names, rows, strict=True)
    ]
    return _Shown(lines, texts)


def _by_lead(
    actor: Actor, ground: _Ground, texts: Mapping[str, Promised], names: Iterable[str]
) -> Mapping[str, Sequence[Report]]:
    """By commitment (by reference) the reports of its lead over the year, by part; of what is added up also those over
    the years before. 1 query.
    """
    proof = Evidence.objects.filter(report=OuterRef("pk"), response=None, removal=None)
    keys = {ground.rows[name].pk: name for name in names}
    summed = [key for key, name in keys.items() if texts[name].wording.form == Form.CUMULATIVE]
    earlier = Q(commitment__in=summed, year__lt=ground.year)
    rows = Report.objects.filter(Q(year=ground.year) | earlier, commitment__in=keys, replaced_by=None)
    listed = allowed(actor, "read", REPORT, rows).select_related("measured").annotate(proved=Exists(proof))
    found: dict[str, list[Report]] = {}
    for row in listed.order_by("part", "pk"):
        name = keys[row.commitment_id]
        if row.seat_id == texts[name].wording.lead_id:
            found.setdefault(name, []).append(row)
    return found


def _line(row: _Row, text: Promised) -> DueLine:
    agreement, words, promise = row.row.agreement, text.wording, text.promise
    return DueLine(
        commitment=row.row.reference,
        table=agreement.partnership.slug,
        table_name=agreement.partnership.name,
        agreement=agreement.slug,
        agreement_reference=agreement.reference,
        agreement_title=agreement.title,
        number=row.row.number,
        title=words.title,
        text=words.plain_summary or words.text,
        theme=words.theme,
        seat=promise.lead,
        year=text.year,
        part=row.part,
        is_computed=is_computed(promise.indicator, text.year),
        follows=row.follows,
        proposed=row.proposed,
        is_claimed=row.is_claimed,
    )


def _reports(part: int, rows: Sequence[Report]) -> dict[str, Any]:
    """The report of its part, and the one of the latest part when that is another."""
    standing = next((row for row in rows if row.part == part), None)
    last = rows[-1] if rows else None
    has_evidence = standing is not None and standing.proved  # type: ignore[attr-defined] # annotated
    return {"standing": standing, "counts": last if last is not standing else None, "has_evidence": has_evidence}


def _figure(text: Promised, year: int, rows: Sequence[Report]) -> PromisedFigure | None:
    earlier = {row.year: filed_of(row) for row in rows if row.year < year}
    return promised_figure(text.wording, text.promise.indicator, year, earlier)
