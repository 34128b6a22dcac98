"""What may wait for who keeps promises, each sort as rows of the same columns: together they are one question."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from enum import IntEnum
from typing import Any, NamedTuple

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    DateField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat

from woordhouder.agreements.models import Commitment, Wording
from woordhouder.examples.models import SourceCheck
from woordhouder.parties.models import Seat, SeatTerms

from ..models import Concern, ConcernDay, Evidence, Reply, Report, Response, RoundDue, Thanks
from ..words import Answer
from .due_lines import NOT_IN_TIME
from .speakers import held_by

LATELY = timedelta(days=365)
"""So long a report asks to be looked at, and a contest to be answered."""
THANKED_FOR = timedelta(days=14)
"""So long thanks are shown: nobody has to do anything for them to go."""
FAILED_FOR = timedelta(days=30)
"""A link of which a look failed in this time is looked at more closely."""


class Sort(IntEnum):
    """What may wait. Two of them only tell: `WISH` until when a side of a talk wants it to last, `TERMS` about which
    themes a seat of hers is asked.
    """

    DUE = 1
    TO_LOOK_AT = 2
    TALK = 3
    WISH = 4
    CONTEST = 5
    DEAD_LINK = 6
    OTHER_FIGURE = 7
    THANKED = 8
    TERMS = 9
    AFFECTED = 10


class Line(NamedTuple):
    """What of which promise waits since when. `seat`: who spoke first, by id; `more`: who spoke last, or whether an
    earlier version was answered, or which number it has, or which wording depends on another promise. `name`: what its
    address needs; `told`: a web address, who thanks, or themes as JSON.
    """

    which: int
    slug: str
    table: str
    year: int | None
    commitment: str
    pk: int
    name: str
    told: str
    seat: int
    more: int
    since: datetime
    day: date | None


COLUMNS = tuple(f"a_{name}" for name in Line._fields)
NO_WORDS, NONE = Value("", CharField()), Value(0, BigIntegerField())
ITS_YEAR = F("year")
NO_DAY, NO_YEAR = Cast(Value(None), DateField()), Cast(Value(None), IntegerField())


def lines(mine: Collection[int], moment: datetime) -> list[Line]:
    """All that may wait for who writes for these seats (by id). 1 query."""
    tables = Seat.objects.filter(pk__in=mine).values("partnership")
    some = (
        _to_look_at(mine, tables, moment),
        _talks(tables),
        _wishes(tables),
        _contests(mine, moment),
        _dead_links(mine, moment),
        _other_figures(mine),
        _thanks(mine, tables, moment),
        _terms(mine),
        _affected(mine, tables, moment),
    )
    return [Line._make(row) for row in _due(mine, tables).union(*some, all=True)]


def _lines(  # noqa: PLR0913 - the columns
    rows: QuerySet[Any],
    which: Sort,
    about: str,
    *,
    since: str,
    year: Any = ITS_YEAR,
    table: str = "",
    name: Any = NO_WORDS,
    told: Any = NO_WORDS,
    seat: Any = NONE,
    more: Any = NONE,
    day: Any = NO_DAY,
) -> QuerySet[Any]:
    """The rows in the columns of `Line`. `about`: the path to the promise; `table`: to the table, if it is another."""
    at = table or f"{about}agreement__partnership__"
    given = {
        "a_which": Value(which, IntegerField()),
        "a_slug": F(f"{at}slug"),
        "a_table": F(f"{at}name"),
        "a_year": year,
        "a_commitment": F(f"{about}reference"),
        "a_pk": F(f"{about}pk"),
        "a_name": name,
        "a_told": told,
        "a_seat": seat,
        "a_more": more,
        "a_since": F(since),
        "a_day": day,
    }
    found: QuerySet[Any, Any] = rows.order_by().annotate(**given).values_list(*COLUMNS)
    return found


def _due(mine: Collection[int], tables: Any) -> QuerySet[Any]:
    """Promises of which a wording was hers to lead, at tables with an open round, without a report up to its month."""
    rounds = "agreement__partnership__rounds__"
    led = Wording.objects.filter(lead__in=mine).order_by().values("commitment")
    year, part = OuterRef(f"{rounds}year"), OuterRef(f"{rounds}part")
    reported = Report.objects.filter(commitment=OuterRef("pk"), seat__in=mine, year=year, part__gte=part)
    newest = RoundDue.objects.filter(round=OuterRef(f"{rounds}pk")).order_by("-number").values("due")
    # The open rounds first: SQLite looks at conditions in their order, and takes a year from a day by asking Python.
    rows = Commitment.objects.filter(
        Q(**{f"{rounds}closed_at": None, f"{rounds}pk__isnull": False}),
        Q(agreement__until=None) | Q(agreement__until__year__gte=F(f"{rounds}year")),
        ~Exists(reported),
        agreement__partnership__in=tables,
        pk__in=led,
    )
    when: dict[str, Any] = {"year": F(f"{rounds}year"), "since": f"{rounds}opened_at", "day": Subquery(newest[:1])}
    return _lines(rows, Sort.DUE, "", **when)


def _to_look_at(mine: Collection[int], tables: Any, moment: datetime) -> QuerySet[Any]:
    """Reports of others that she did not answer; `more` is 1 where she answered the version before."""
    said = Response.objects.filter(seat__in=mine)
    rows = Report.objects.filter(
        ~Exists(said.filter(report=OuterRef("pk"))),
        commitment__agreement__partnership__in=tables,
        replaced_by=None,
        recorded_at__gte=moment - LATELY,
    ).exclude(seat__in=mine)
    before = Exists(said.filter(report=OuterRef("replaces")))
    was_answered = Case(When(before, then=Value(1)), default=Value(0), output_field=BigIntegerField())
    return _lines(rows, Sort.TO_LOOK_AT, "commitment__", since="recorded_at", name=F("reference"), more=was_answered)


def _talks(tables: Any) -> QuerySet[Any]:
    """Talks that go on, with who spoke last."""
    replies = Reply.objects.filter(concern=OuterRef("pk")).order_by("-pk").values("seat")
    last = Coalesce(Subquery(replies[:1]), F("seat_id"), output_field=BigIntegerField())
    rows = Concern.objects.filter(commitment__agreement__partnership__in=tables, end=None)
    told: dict[str, Any] = {"name": F("reference"), "seat": F("seat_id"), "more": last, "day": F("talk_until")}
    return _lines(rows, Sort.TALK, "commitment__", since="recorded_at", **told)


def _wishes(tables: Any) -> QuerySet[Any]:
    """Until when the sides of such talks want them to last; `more` is their order."""
    rows = ConcernDay.objects.filter(concern__commitment__agreement__partnership__in=tables, concern__end=None)
    told: dict[str, Any] = {
        "name": F("concern__reference"),
        "seat": F("seat_id"),
        "more": F("pk"),
        "day": F("talk_until"),
    }
    return _lines(rows, Sort.WISH, "concern__commitment__", since="at", year=F("concern__year"), **told)


def _contests(mine: Collection[int], moment: datetime) -> QuerySet[Any]:
    """What other seats contest of her reports, until she replied to it or revised the report."""
    later = Response.objects.filter(report=OuterRef("report"), seat=OuterRef("seat"), number__gt=OuterRef("number"))
    replied = Reply.objects.filter(response=OuterRef("pk"), seat__in=mine)
    rows = Response.objects.filter(
        ~Exists(later),
        ~Exists(replied),
        answer=Answer.CONTESTS,
        report__seat__in=mine,
        report__replaced_by=None,
        recorded_at__gte=moment - LATELY,
    )
    told: dict[str, Any] = {"year": F("report__year"), "since": "recorded_at", "name": F("report__reference")}
    return _lines(rows, Sort.CONTEST, "report__commitment__", **told)


def _dead_links(mine: Collection[int], moment: datetime) -> QuerySet[Any]:
    """Links that she put beside what still stands, and of which a look failed lately; `told` is the address."""
    failed = SourceCheck.objects.filter(url=OuterRef("url"), was_reached=False, day__gte=moment.date() - FAILED_FOR)
    rows = Evidence.objects.filter(Exists(failed), seat__in=mine, report__replaced_by=None).exclude(url="")
    told: dict[str, Any] = {
        "year": F("report__year"),
        "since": "recorded_at",
        "name": F("report__reference"),
        "told": F("url"),
    }
    return _lines(rows, Sort.DEAD_LINK, "report__commitment__", **told)


def _other_figures(mine: Collection[int]) -> QuerySet[Any]:
    """Her reports that took a value of a figure of her organisation which has another value by now."""
    rows = Report.objects.filter(seat__in=mine, replaced_by=None, measured__replaced_by__isnull=False)
    return _lines(rows, Sort.OTHER_FIGURE, "commitment__", since="measured__replaced_by__recorded_at")


def _thanks(mine: Collection[int], tables: Any, moment: datetime) -> QuerySet[Any]:
    """Thanks of others to a seat of hers, or to all of a table; `told` is who thanks."""
    to_hers = Q(to__in=mine) | Q(to=None, is_milestone=False, seat__partnership__in=tables)
    rows = Thanks.objects.filter(to_hers, recorded_at__gte=moment - THANKED_FOR).exclude(seat__in=mine)
    words = {"output_field": CharField()}
    number, year = Cast(F("commitment__number"), CharField()), Cast(F("year"), CharField())
    of_a_promise = Concat(F("commitment__agreement__slug"), Value("/"), number, Value("/voortgang"), **words)
    place = Case(When(commitment=None, then=Concat(Value("jaar/"), year, **words)), default=of_a_promise, **words)
    told: dict[str, Any] = {"year": NO_YEAR, "name": place, "told": held_by()}
    return _lines(rows, Sort.THANKED, "commitment__", since="recorded_at", table="seat__partnership__", **told)


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
    told: dict[str, Any] = {"name": F("reference"), "more": F(f"{needed}pk")}
    return _lines(rows, Sort.AFFECTED, f"{needed}commitment__", since="recorded_at", **told)


def _terms(mine: Collection[int]) -> QuerySet[Any]:
    """The themes of her seats; the highest number of a seat counts."""
    told: dict[str, Any] = {"told": Cast(F("themes"), TextField()), "seat": F("seat_id"), "more": F("number")}
    rows = SeatTerms.objects.filter(seat__in=mine)
    return _lines(rows, Sort.TERMS, "seat__", table="seat__partnership__", since="recorded_at", year=NO_YEAR, **told)
