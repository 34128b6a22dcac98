"""What stands at the tables of an organisation, against which the rows of its sheet of reports are checked."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, Subquery

from woordhouder.agreements.columns import Cell, number_cell, plain
from woordhouder.agreements.models import Commitment
from woordhouder.agreements.moments import today
from woordhouder.agreements.policy import COMMITMENT
from woordhouder.agreements.queries.sheets import apart
from woordhouder.examples.words import Theme
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Seat
from woordhouder.parties.policy import WRITING, seats_of
from woordhouder.record.policy import allowed

from ..facts import FigureOfPart, LinkFacts, ReportFacts
from ..models import Evidence, Report
from ..policy import EVIDENCE, REPORT
from ..report_rows import Head, Known, Text
from ..words import Cause, Claim, Forecast
from .promised import Promised, promised

CHOSEN: Mapping[str, Any] = {"level": Claim, "cause": Cause, "forecast": Forecast}
# What a row of a report has in another form than its facts, or what is not taken from the version before.
_OF_ITS_OWN = {*CHOSEN, "breakdown", "measured", "revised"}


@dataclass(frozen=True)
class Names:
    """What people call tables (by slug) and their agreements (by slug of the table and their own); none is called two.

    Two of one name go by their slugs.
    """

    tables: Mapping[str, str]
    agreements: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Tables:
    """All of it: commitments by reference, in the order of tables, agreements and numbers, with what is known."""

    commitments: Mapping[str, Commitment]
    known: Known


def tables_of(actor: Actor, years: Collection[int], moment: datetime) -> Tables:
    """What stands at the tables where the actor writes for a seat, over these years. At most 12 queries."""
    seats = list(Seat.objects.filter(pk__in=seats_of(actor, *WRITING)))
    rows = _commitments(actor, {seat.partnership_id for seat in seats})
    names = _names(rows.values())
    texts = promised(actor, [one.pk for one in rows.values()], sorted(years), moment)
    known = Known(
        tables=_words(names.tables),
        agreements={
            (table, word): slug for table, titles in names.agreements.items() for word, slug in _words(titles).items()
        },
        promises={
            (one.agreement.partnership.slug, one.agreement.slug, one.number): one.reference for one in rows.values()
        },
        texts={place: _text(one, rows[one.commitment], names) for place, one in texts.items()},
        heads=_heads(actor, seats, years),
        seats=frozenset(seat.reference for seat in seats),
        year=today(moment).year,
    )
    return Tables(rows, known)


def _commitments(actor: Actor, tables: Collection[int]) -> dict[str, Commitment]:
    rows = Commitment.objects.filter(agreement__partnership__in=tables).select_related("agreement__partnership")
    order = ("agreement__partnership__slug", "agreement__slug", "number")
    return {one.reference: one for one in allowed(actor, "read", COMMITMENT, rows).order_by(*order)}


def _names(rows: Iterable[Commitment]) -> Names:
    tables, agreements = dict[str, str](), defaultdict[str, dict[str, str]](dict)
    for one in rows:
        table = one.agreement.partnership
        tables[table.slug] = table.name
        agreements[table.slug][one.agreement.slug] = one.agreement.title
    return Names(apart(tables), {table: apart(titles) for table, titles in agreements.items()})


def _words(names: Mapping[str, str]) -> dict[str, str]:
    """Each slug by what it is called, and by itself."""
    return {plain(slug): slug for slug in names} | {plain(name): slug for slug, name in names.items()}


def _text(found: Promised, row: Commitment, names: Names) -> Text:
    words, table = found.wording, row.agreement.partnership.slug
    indicator = found.promise.indicator
    target = words.targets.get(str(found.year)) if words.indicator else None
    about: dict[str, Cell] = {
        "table": names.tables[table],
        "agreement": names.agreements[table][row.agreement.slug],
        "number": row.number,
        "title": words.title,
        "theme": str(Theme(words.theme).label),
        "unit": words.unit or None,
        "target": None if target is None else number_cell(Decimal(target)),
        "year": found.year,
    }
    return Text(row.agreement.reference, found.promise.lead, indicator, about)


def _heads(actor: Actor, seats: Sequence[Seat], years: Collection[int]) -> dict[tuple[str, str, int, int], Head]:
    """The newest version of each report of these seats, by promise, seat, year and month. 2 queries."""
    about = Report.objects.filter(seat__in=seats, year__in=years, replaced_by=None)
    versions = Report.objects.filter(
        commitment=OuterRef("commitment"), seat=OuterRef("seat"), year=OuterRef("year"), part=OuterRef("part")
    )
    since = Subquery(versions.order_by("recorded_at").values("recorded_at")[:1])
    reports = list(allowed(actor, "read", REPORT, about).select_related("commitment", "seat").annotate(since=since))
    beside = Evidence.objects.filter(report__in=about, response=None).exclude(url="")
    links: dict[int, list[LinkFacts]] = defaultdict(list)
    for one in allowed(actor, "read", EVIDENCE, beside).order_by("pk"):
        links[one.report_id].append(LinkFacts.model_construct(url=one.url, page=one.page, quote=one.quote))
    return {
        (one.commitment.reference, one.seat.reference, one.year, one.part): Head(
            one.reference,
            facts_of(one),
            tuple(links[one.pk]),
            one.since,
        )
        for one in reports
    }


def facts_of(row: Report) -> ReportFacts:
    """What a report says, in the form in which it is filed; not checked: it was, when it was filed."""
    plainly: dict[str, Any] = {name: getattr(row, name) for name in ReportFacts.model_fields if name not in _OF_ITS_OWN}
    chosen: dict[str, Any] = {
        name: choices(getattr(row, name)) if getattr(row, name) else None for name, choices in CHOSEN.items()
    }
    parts = tuple(FigureOfPart.model_validate(part) for part in row.breakdown)
    return ReportFacts.model_construct(**plainly, **chosen, breakdown=parts, measured=None, revised="")
