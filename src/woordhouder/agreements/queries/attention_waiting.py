"""What asks attention because it is not done: texts to make public, objections that were forgotten, what was begun."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import CharField, Count, F, IntegerField, Min, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from woordhouder.parties.actor import Actor
from woordhouder.parties.attention import MOST, Item
from woordhouder.parties.models import Role, Seat, SeatTerms
from woordhouder.parties.policy import public_tables, seats_of
from woordhouder.record.policy import allowed

from ..addresses import preparation_address, waiting_address
from ..models import Act, PassageObjection, Preparation, SaidPublic, Signature
from ..policy import PASSAGE_OBJECTION, PREPARATION
from .preparing import KINDS

A_LOOK, TO_GO_ON = 5, 10
# After so long whoever objects to a passage is asked whether that is still needed.
REMINDED = timedelta(days=14)
PUBLIC, OBJECTED, BEGUN = 1, 2, 3
COLUMNS = ("which", "table", "name", "reference", "kind", "number", "began")


class Line(NamedTuple):
    """One of COLUMNS: `which` sort it is of, the slug of the `table`, how many there are and since when.

    `name`: of the table; of what was begun its own title, or "". `reference`, `kind`: of what was begun.
    """

    which: int
    table: str
    name: str
    reference: str
    kind: str
    number: int
    began: datetime


def attention(actor: Actor, moment: datetime) -> Iterator[Item]:
    """What waits for who decides for a seat, one item per table; and what she began herself. Always 1 query; none for
    a stranger.
    """
    if not actor.is_known:
        return
    rows = _may_be_public(actor).union(_still_needed(actor, moment), _unfinished(actor), all=True)
    for line in sorted(map(Line._make, rows), key=lambda line: line.began):
        yield ITEMS[line.which](line)


def _may_be_public(actor: Actor) -> QuerySet[Any, Any]:
    """Texts of which her seat, which signs, did not say yet that they may be public: what nobody signs, and what she
    signed already.
    """
    newest = SeatTerms.objects.filter(seat=OuterRef("pk")).order_by("-number").values("signs")[:1]
    mine = Seat.objects.filter(pk__in=seats_of(actor, Role.BIND)).annotate(signs=Subquery(newest)).filter(signs=True)
    rows = Act.objects.filter(
        public_tables("agreement__partnership"),
        Q(items__needs=None) | Q(pk__in=Signature.objects.filter(seat__in=mine.values("pk")).values("act")),
        agreement__partnership__in=mine.values("partnership"),
        items__public_from=None,
        closed_at=None,
    ).exclude(pk__in=SaidPublic.objects.filter(seat__in=mine.values("pk")).values("act"))
    return _by_table(rows, PUBLIC, "agreement__partnership", "items", "recorded_at")


def _still_needed(actor: Actor, moment: datetime) -> QuerySet[Any, Any]:
    """Objections to passages of long ago."""
    rows = PassageObjection.objects.filter(settled_at=None, lifted_at=None, at__lte=moment - REMINDED)
    mine = allowed(actor, "settle", PASSAGE_OBJECTION, rows)
    return _by_table(mine, OBJECTED, "wording__commitment__agreement__partnership", "pk", "at")


def _by_table(rows: QuerySet[Any], which: int, table: str, counted: str, since: str) -> QuerySet[Any, Any]:
    named = rows.order_by().values(table=F(f"{table}__slug"), name=F(f"{table}__name"))
    found: QuerySet[Any, Any] = named.annotate(
        which=Value(which, IntegerField()),
        reference=Value("", CharField()),
        kind=Value("", CharField()),
        number=Count(counted, distinct=True),
        began=Min(since),
    ).values_list(*COLUMNS)
    return found


def _unfinished(actor: Actor) -> QuerySet[Any, Any]:
    """What she may go on preparing, the newest."""
    rows = allowed(actor, "write", PREPARATION, Preparation.objects.filter(act=None, dropped_at=None))
    newest = Preparation.objects.filter(pk__in=rows.order_by("-made_at").values("pk")[:MOST])
    found: QuerySet[Any, Any] = (
        newest.order_by()
        .annotate(
            which=Value(BEGUN, IntegerField()),
            table=F("partnership__slug"),
            name=Coalesce(
                NullIf(KT("facts__title"), Value("")), "agreement__title", Value(""), output_field=CharField()
            ),
            number=Count("promises", filter=Q(promises__dropped_at=None)),
            began=F("made_at"),
        )
        .values_list(*COLUMNS)
    )
    return found


def _public(line: Line) -> Item:
    text = ngettext("%(count)d text at %(table)s", "%(count)d texts at %(table)s", line.number)
    return _at_table(line, _("May these texts be public before the fourteen days are over?"), text)


def _objected(line: Line) -> Item:
    text = ngettext("%(count)d passage at %(table)s", "%(count)d passages at %(table)s", line.number)
    return _at_table(line, _("Is your objection to a passage still needed?"), text)


def _at_table(line: Line, title: Any, text: str) -> Item:
    told = text % {"count": line.number, "table": line.name}
    return Item(title=title, text=told, minutes=A_LOOK, address=waiting_address(line.table), since=line.began)


def _begun(line: Line) -> Item:
    heading = KINDS[line.kind]
    told = {"count": line.number, "what": f"{line.name}: {heading}" if line.name else heading}
    return Item(
        title=_("You began this and did not record it yet"),
        text=ngettext("%(what)s, %(count)d promise", "%(what)s, %(count)d promises", line.number) % told,
        minutes=TO_GO_ON,
        address=preparation_address(line.table, line.reference),
        since=line.began,
    )


ITEMS = {PUBLIC: _public, OBJECTED: _objected, BEGUN: _begun}
