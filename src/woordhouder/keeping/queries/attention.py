"""What asks attention of who keeps promises: reports that are due, reports to look at, talks that wait for words."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import BigIntegerField, CharField, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from woordhouder.agreements.models import ActItem, Commitment
from woordhouder.parties.actor import Actor
from woordhouder.parties.attention import Item
from woordhouder.parties.models import Seat, SeatTerms
from woordhouder.parties.policy import WRITING, seats_of
from woordhouder.record.refusals import Words

from ..models import Concern, Reply, Report, Response
from .due_lines import NOT_IN_TIME
from .promised import Promised, promised

DUE, TO_LOOK_AT, TALK, AFFECTED = 1, 2, 3, 4
LATELY = timedelta(days=365)
"""So long a report asks to be looked at."""
COLUMNS = ("a_which", "a_slug", "a_table", "a_year", "a_commitment", "a_name", "a_place", "a_since")


class Line(NamedTuple):
    """One of COLUMNS: what of which promise waits since when.

    `about`: the seat (by id) that raised the concern, or the wording that depends on another promise.
    """

    which: int
    slug: str
    table: str
    year: int
    commitment: int
    name: str
    about: int
    since: datetime


def attention(actor: Actor, moment: datetime) -> list[Item]:
    """What waits for the actor, for the organisation that she writes for, at all its tables.

    1 query, and 5 more when something may wait.
    """
    mine = seats_of(actor, *WRITING) if actor.is_known else []
    if not mine:
        return []
    tables = Seat.objects.filter(pk__in=mine).values("partnership")
    led = Exists(ActItem.objects.filter(commitment=OuterRef("pk"), wording_in__lead__in=mine))
    others = (_to_look_at(mine, tables, moment), _talks(mine, tables), _affected(mine, tables, moment))
    rows = _due(mine, tables, led).union(*others, all=True)
    lines = [Line._make(row) for row in rows]
    if not lines:
        return []
    texts = _texts(actor, lines, moment)
    themes = _themes(mine)
    waits = [line for line in lines if _waits(line, texts.get((line.commitment, line.year)), themes)]
    return [*_items(waits)]


def _lines(  # noqa: PLR0913, PLR0917 - the columns
    rows: QuerySet[Any], which: int, about: str, year: str, since: str, name: Any, place: Any
) -> QuerySet[Any]:
    table = f"{about}agreement__partnership"
    told = {"a_which": Value(which, IntegerField()), "a_slug": F(f"{table}__slug"), "a_table": F(f"{table}__name")}
    told |= {"a_year": F(year), "a_commitment": F(f"{about}pk"), "a_name": name, "a_place": place, "a_since": F(since)}
    found: QuerySet[Any, Any] = rows.order_by().annotate(**told).values_list(*COLUMNS)
    return found


NO_NAME, NOBODY = Value("", CharField()), Value(0, IntegerField())


def _due(mine: Collection[int], tables: Any, led: Exists) -> QuerySet[Any]:
    """Promises that a seat of hers ever led, at tables with an open round, without a report up to its month."""
    rounds = "agreement__partnership__rounds__"
    year, part = OuterRef(f"{rounds}year"), OuterRef(f"{rounds}part")
    reported = Report.objects.filter(commitment=OuterRef("pk"), seat__in=mine, year=year, part__gte=part)
    rows = Commitment.objects.filter(
        led,
        ~Exists(reported),
        Q(agreement__until=None) | Q(agreement__until__year__gte=F(f"{rounds}year")),
        Q(**{f"{rounds}closed_at": None, f"{rounds}pk__isnull": False}),
        agreement__partnership__in=tables,
    )
    return _lines(rows, DUE, "", f"{rounds}year", f"{rounds}opened_at", NO_NAME, NOBODY)


def _to_look_at(mine: Collection[int], tables: Any, moment: datetime) -> QuerySet[Any]:
    said = Response.objects.filter(report=OuterRef("pk"), seat__in=mine)
    rows = Report.objects.filter(~Exists(said), commitment__agreement__partnership__in=tables, replaced_by=None)
    lately = rows.filter(recorded_at__gte=moment - LATELY).exclude(seat__in=mine)
    return _lines(lately, TO_LOOK_AT, "commitment__", "year", "recorded_at", NO_NAME, NOBODY)


def _talks(mine: Collection[int], tables: Any) -> QuerySet[Any]:
    """Talks of which the last words are another's."""
    last = Reply.objects.filter(concern=OuterRef("pk")).order_by("-pk").values("seat")[:1]
    rows = Concern.objects.filter(commitment__agreement__partnership__in=tables, end=None)
    waiting = rows.annotate(last=Coalesce(Subquery(last), F("seat_id"), output_field=BigIntegerField())).exclude(
        last__in=mine
    )
    return _lines(waiting, TALK, "commitment__", "year", "recorded_at", F("reference"), F("seat_id"))


def _affected(mine: Collection[int], tables: Any, moment: datetime) -> QuerySet[Any]:
    """Promises of hers that depend on one of which another lead says that it is behind, until she answered that."""
    said = Response.objects.filter(report=OuterRef("pk"), seat__in=mine)
    behind = ~Q(cause="") | ~Q(effect="") | Q(forecast__in=NOT_IN_TIME)
    needed = "commitment__needed_by__"
    rows = Report.objects.filter(
        behind,
        ~Exists(said),
        commitment__agreement__partnership__in=tables,
        replaced_by=None,
        recorded_at__gte=moment - LATELY,
        **{f"{needed}lead__in": mine},
    ).exclude(seat__in=mine)
    return _lines(rows, AFFECTED, f"{needed}commitment__", "year", "recorded_at", F("reference"), F(f"{needed}pk"))


def _texts(actor: Actor, lines: Iterable[Line], moment: datetime) -> dict[tuple[int, int], Promised]:
    """By commitment (by id) and year what is promised. 4 queries."""
    asked = {line.commitment for line in lines}
    names = dict(Commitment.objects.filter(pk__in=asked).values_list("reference", "pk"))
    found = promised(actor, asked, {line.year for line in lines}, moment)
    return {(names[name], year): text for (name, year), text in found.items()}


def _themes(mine: Collection[int]) -> dict[int, frozenset[str]]:
    """By seat (by id) its themes, empty for all. 1 query."""
    rows = SeatTerms.objects.filter(seat__in=mine).order_by("number").values_list("seat", "themes")
    return {seat: frozenset(themes) for seat, themes in rows}


def _waits(line: Line, text: Promised | None, themes: dict[int, frozenset[str]]) -> bool:
    if text is None:
        return False
    leads = text.wording.lead_id in themes
    if line.which == DUE:
        return leads
    if line.which == TALK:
        return leads or line.about in themes
    if line.which == AFFECTED:
        return leads and line.about == text.wording.pk
    return not leads and any(not some or text.wording.theme in some for some in themes.values())


def _items(lines: Iterable[Line]) -> Iterable[Item]:
    groups: dict[tuple[int, str, int, str], list[Line]] = {}
    for line in lines:
        groups.setdefault((line.which, line.slug if line.which != DUE else "", line.year, line.name), []).append(line)
    for (which, slug, year, name), some in groups.items():
        title, address, minutes = _told(which, slug, year, name)
        names = ", ".join(sorted({line.table for line in some}))
        words = ngettext(
            "%(count)d promise, over %(year)d (%(table)s)", "%(count)d promises, over %(year)d (%(table)s)", len(some)
        )
        yield Item(
            title,
            words % {"count": len(some), "year": year, "table": names},
            min(60, minutes * len(some) + 1),
            address,
            min(line.since for line in some),
        )


def _told(which: int, slug: str, year: int, name: str) -> tuple[Words, str, int]:
    """The title of an item, where its task is done, and how many minutes one takes."""
    if which == DUE:
        return _("Report how it stands"), f"/mijn/verslag?jaar={year}", 3
    if which == AFFECTED:
        return _("What you promise depends on something that is behind"), f"/{slug}/verslagen/{name}", 3
    if which == TO_LOOK_AT:
        return _("Does this report say what you see?"), f"/{slug}/verslagen/{year}", 1
    return _("A talk at the table waits for your words"), f"/{slug}/zorgen/{name}", 5
