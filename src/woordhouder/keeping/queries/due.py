"""Everything that an organisation can report on over a year, at all its tables, in one list."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, TextChoices
from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.models import Form
from woordhouder.agreements.moments import today
from woordhouder.parties.actor import Actor
from woordhouder.record.policy import allowed
from woordhouder.record.refusals import Words

from ..awaited import Group
from ..lateness import Late
from ..models import Evidence, Report
from ..policy import REPORT
from .depending import Neighbours, pairs_of
from .due_ground import Ground, Row, ground_of
from .due_lines import DueLine, PromisedFigure, filed_of, is_computed, promised_figure, theme_label
from .promised import AtYearEnd, Promised, worded

MOST = 50
"""Promises on a page."""


class Which(TextChoices):
    """Which promises are asked for."""

    OPEN = "open", _("without a report")
    LATE = "laat", _("late, without a report")
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
    """What she can report on over the year: `lines` of this page, what is late first. `groups`: how many of those that
    were chosen are late, asked now, and so on. `left`: how many have no report yet, of `total`, and how many of them
    are `late`; `proposed`: for how many a measure has a value that no report took, `ready` of them without a word more.
    """

    asked: Asked
    year: int
    years: Sequence[int]
    lines: Sequence[DueLine]
    number: int
    pages: int
    found: int
    groups: Mapping[Group, int]
    total: int
    left: int
    late: int
    proposed: int
    ready: int
    tables: Sequence[tuple[str, str]]
    themes: Sequence[tuple[str, Words]]


def due_page(actor: Actor, asked: Asked, known: datetime) -> DuePage:
    """What she can report on over the year, what is late first, fifty at a time. At most 10 queries, however many."""
    ground = ground_of(actor, asked.year, known)
    every = [ground.row(text, _part(text, asked)) for text in ground.led]
    chosen = [row for row in every if _is_asked(row, asked)]
    if not asked.rows and not asked.commitment:
        chosen = [row for row in chosen if _is_in_state(row, asked.which)]
    chosen.sort(key=_urgency)
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
        groups=Counter(row.awaited.group for row in chosen),
        total=len(every),
        left=sum(row.is_left for row in every),
        late=sum(row.awaited.is_late for row in every),
        proposed=len(proposed),
        ready=sum(row.is_claimed or shown.is_computed(row) for row in proposed),
        tables=sorted({(row.table, row.row.agreement.partnership.name) for row in every}),
        themes=[(code, theme_label(code)) for code in sorted({row.text.theme for row in every})],
    )


def all_proposed(actor: Actor, asked: Asked, known: datetime) -> list[DueLine]:
    """Every promise for which a measure has a value that can be reported without a word more. At most 10 queries."""
    ground = ground_of(actor, asked.year, known)
    rows = [row for text in ground.led if (row := ground.row(text, _part(text, asked))).proposed]
    return [line for line in _whole(actor, ground, rows).lines if line.may_take]


def years_until(day: date) -> list[int]:
    """The years that can be reported on first: this one and those before it."""
    return [day.year - back for back in range(4)]


def _part(text: AtYearEnd, asked: Asked) -> int | None:
    """The part that is chosen; None: as the rounds ask."""
    return next((part for name, part in asked.rows if name == text.commitment), asked.part)


def _is_asked(row: Row, asked: Asked) -> bool:
    name = row.row.reference
    if asked.rows:
        return (name, row.part) in asked.rows
    if asked.commitment:
        return name == asked.commitment
    return (not asked.table or row.table == asked.table) and (not asked.theme or row.text.theme == asked.theme)


def _is_in_state(row: Row, which: Which) -> bool:
    states = {
        Which.OPEN: row.is_left,
        Which.LATE: row.awaited.is_late,
        Which.REPORTED: row.is_reported,
        Which.PROPOSED: row.proposed is not None,
    }
    return states.get(which, True)


def _urgency(row: Row) -> tuple[int, date]:
    """What is late longest comes first, then what is asked for first; of equals their own order holds."""
    return list(Group).index(row.awaited.group), row.awaited.since


@dataclass(frozen=True)
class _Shown:
    """Lines with all that they show. `texts`: the words of these, of their neighbours, and of what was also asked."""

    lines: Sequence[DueLine]
    texts: Mapping[str, Promised]

    def is_computed(self, row: Row) -> bool:
        """Whether a figure over the year gives a level."""
        return is_computed(self.texts[row.text.commitment].promise.indicator, row.text.year)


def _whole(actor: Actor, ground: Ground, rows: Sequence[Row], also: Sequence[Row] = ()) -> _Shown:
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
            **_reports(row.part, latest.get(name, []), ground.late(row.text)),
            figure=_figure(texts[name], ground.year, by_name.get(name, [])),
            needs=links.needs(name, latest),
            needed_by=links.needed_by(name, latest),
        )
        for name, row in zip(names, rows, strict=True)
    ]
    return _Shown(lines, texts)


def _by_lead(
    actor: Actor, ground: Ground, texts: Mapping[str, Promised], names: Iterable[str]
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


def _line(row: Row, text: Promised) -> DueLine:
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
        awaited=row.awaited,
    )


def _reports(part: int, rows: Sequence[Report], came_late: Mapping[str, Sequence[Late]]) -> dict[str, Any]:
    """The report of its part, the one of the latest part when that is another, and for which rounds it came late."""
    standing = next((row for row in rows if row.part == part), None)
    last = rows[-1] if rows else None
    has_evidence = standing is not None and standing.proved  # type: ignore[attr-defined] # annotated
    counts, shown = last if last is not standing else None, standing or last
    late_for = came_late.get(shown.reference, ()) if shown else ()
    return {"standing": standing, "counts": counts, "has_evidence": has_evidence, "late": late_for}


def _figure(text: Promised, year: int, rows: Sequence[Report]) -> PromisedFigure | None:
    earlier = {row.year: filed_of(row) for row in rows if row.year < year}
    return promised_figure(text.wording, text.promise.indicator, year, earlier)
