"""What asks attention because it waits for publication: texts that may be public, objections that were forgotten."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Count, Min, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from woordhouder.parties.actor import Actor
from woordhouder.parties.attention import Item
from woordhouder.parties.models import Role, Seat, SeatTerms
from woordhouder.parties.policy import public_tables, seats_of
from woordhouder.record.policy import allowed

from ..addresses import waiting_address
from ..models import Act, PassageObjection, SaidPublic, Signature
from ..policy import PASSAGE_OBJECTION

A_LOOK = 5
# After so long whoever objects to a passage is asked whether that is still needed.
REMINDED = timedelta(days=14)


def attention(actor: Actor, moment: datetime) -> Iterator[Item]:
    """What waits for the word of who decides for a seat, one item per table. Always 2 queries; none for a stranger."""
    if actor.is_known:
        yield from _may_be_public(actor)
        yield from _still_needed(actor, moment)


def _may_be_public(actor: Actor) -> Iterator[Item]:
    """Texts of which her seat, which signs, did not say yet that they may be public: what nobody signs, and what she
    signed already. 1 query.
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
    tables = rows.values("agreement__partnership__slug", "agreement__partnership__name").annotate(
        count=Count("items", distinct=True), since=Min("recorded_at")
    )
    for row in tables.order_by("since"):
        text = ngettext("%(count)d text at %(table)s", "%(count)d texts at %(table)s", row["count"])
        yield Item(
            title=_("May these texts be public before the fourteen days are over?"),
            text=text % {"count": row["count"], "table": row["agreement__partnership__name"]},
            minutes=A_LOOK,
            address=waiting_address(row["agreement__partnership__slug"]),
            since=row["since"],
        )


def _still_needed(actor: Actor, moment: datetime) -> Iterator[Item]:
    """Objections to passages of long ago. 1 query."""
    rows = PassageObjection.objects.filter(settled_at=None, lifted_at=None, at__lte=moment - REMINDED)
    mine = allowed(actor, "settle", PASSAGE_OBJECTION, rows)
    table = "wording__commitment__agreement__partnership"
    found = mine.values(f"{table}__slug", f"{table}__name").annotate(count=Count("pk"), since=Min("at"))
    for row in found.order_by("since"):
        text = ngettext("%(count)d passage at %(table)s", "%(count)d passages at %(table)s", row["count"])
        yield Item(
            title=_("Is your objection to a passage still needed?"),
            text=text % {"count": row["count"], "table": row[f"{table}__name"]},
            minutes=A_LOOK,
            address=waiting_address(row[f"{table}__slug"]),
            since=row["since"],
        )
