"""Where somebody stands now: the organisation she acts for, its seats, and the tables that she facilitates."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import CharField, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.utils.timezone import localdate

from woordhouder.record.asked import once
from woordhouder.record.clock import now

from .actor import Actor
from .models import Facilitation, Membership, Seat, SeatTerms

_NONE = Value(0, output_field=IntegerField())
_NOTHING = Value("", output_field=CharField())


@dataclass(frozen=True)
class Standing:
    """`organisation`, of `kind`: the id of the one that she acts for, in `role`; None once that ended.

    `seats`: the ids of its claimed seats that have not ended, each with its table's. `facilitates`: ids of tables.
    """

    organisation: int | None = None
    kind: str = ""
    role: str = ""
    seats: tuple[tuple[int, int], ...] = ()
    facilitates: frozenset[int] = frozenset()

    def acts(self, *roles: str) -> bool:
        """Whether she acts for an organisation in one of `roles` (none named: in any)."""
        return self.organisation is not None and (not roles or self.role in roles)


NOWHERE = Standing()


def lasting() -> QuerySet[Seat]:
    """The seats that have not ended: the newest terms have no last day, or one that is not over."""
    newest = SeatTerms.objects.filter(seat=OuterRef("pk")).order_by("-number")
    seats = Seat.objects.annotate(last_day=Subquery(newest.values("until")[:1]))
    return seats.filter(Q(last_day=None) | Q(last_day__gte=localdate(now())))


def standing_of(actor: Actor) -> Standing:
    """Where the actor stands. Asked of the database once in a request or an action, so that what was revoked opens
    nothing in the next one. 1 query; none for who is nobody known.
    """
    return once((standing_of, actor.person, actor.organisation), lambda: _ask(actor)) if actor.is_known else NOWHERE


def _ask(actor: Actor) -> Standing:
    mine = Membership.objects.filter(
        person__reference=actor.person, organisation__reference=actor.organisation, until=None
    )
    member = mine.values_list("organisation_id", _NONE, "organisation__kind", "role")
    seats = lasting().exclude(claimed_at=None).filter(organisation__in=mine.values("organisation"))
    hers = Facilitation.objects.filter(person__reference=actor.person, until=None)
    rows = member.union(
        seats.annotate(table=F("partnership_id")).values_list("pk", "table", _NOTHING, Value("seat")),
        hers.values_list(_NONE, "partnership_id", _NOTHING, Value("facilitates")),
        all=True,
    )
    return _standing(rows)


def _standing(rows: Iterable[tuple[int, int, str, str]]) -> Standing:
    """Of rows of a seat and its table, a table that she facilitates, or an organisation with its kind and her role."""
    found = list(rows)
    seats = tuple(sorted((pk, table) for pk, table, _kind, word in found if word == "seat"))
    facilitates = frozenset(table for _pk, table, _kind, word in found if word == "facilitates")
    for pk, table, kind, role in found:
        if not table:
            return Standing(pk, kind, role, seats, facilitates)
    return Standing(facilitates=facilitates)
