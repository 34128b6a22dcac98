"""What asks attention at tables: text to confirm, acts to sign, and what was begun and not recorded."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from woordhouder.parties.actor import Actor
from woordhouder.parties.attention import MOST, Item
from woordhouder.parties.models import Role
from woordhouder.parties.policy import seats_of
from woordhouder.record.policy import allowed

from ..addresses import act_address, preparation_address
from ..in_force import Item as Moved
from ..in_force import completed_at
from ..models import Act, ActItem, ActParty, Confirmation, Preparation, Signature
from ..policy import PREPARATION
from .beginning import title_of
from .items import facts_of

Seats: TypeAlias = Sequence[int]
A_TEXT = 1  # minutes to read one text
AT_MOST = 60
TO_GO_ON = 10


@dataclass(frozen=True)
class Asked:
    """An act of which something is asked, by its reference: what it is about, and where."""

    reference: str
    text: str
    address: str
    since: datetime


def attention(actor: Actor) -> list[Item]:
    """What waits for the actor, for the organisation that she acts for, at all its tables. At most 6 queries."""
    if not actor.is_known:
        return []
    mine = seats_of(actor, Role.BIND)
    to_confirm, to_sign = _parties(mine), _signers(mine)
    moved = _moved({*to_confirm, *to_sign}) if to_confirm or to_sign else {}
    return [
        *(_confirm(act, moved[act.reference]) for act in to_confirm.values() if _is_complete(moved[act.reference])),
        *_sign(to_sign, moved),
        *_unfinished(actor),
    ]


def _parties(mine: Seats) -> dict[str, Asked]:
    """Acts of which a seat of hers is party and about all of which it said nothing yet, the oldest first. 1 query."""
    said = Confirmation.objects.filter(act=OuterRef("act"), seat=OuterRef("seat"), wording=None)
    rows = ActParty.objects.filter(~Exists(said), seat__in=mine).select_related("act__agreement__partnership")
    return _asked(row.act for row in rows.order_by("act__recorded_at", "pk")[:MOST])


def _signers(mine: Seats) -> dict[str, Asked]:
    """Open acts that need a seat of hers which did not answer yet, the oldest first. 1 query."""
    needed = ActItem.needs.through.objects.filter(actitem__act=OuterRef("pk"), seat__in=mine)
    answered = Signature.objects.filter(act=OuterRef("pk"), seat__in=mine)
    rows = Act.objects.filter(Exists(needed), ~Exists(answered), closed_at=None)
    return _asked(rows.select_related("agreement__partnership").order_by("recorded_at", "pk")[:MOST])


def _asked(acts: Iterable[Act]) -> dict[str, Asked]:
    found: dict[str, Asked] = {}
    for act in acts:
        agreement = act.agreement
        found[act.reference] = Asked(
            act.reference,
            f"{agreement.title} ({agreement.partnership.name})",
            act_address(agreement.partnership.slug, agreement.slug, act.reference),
            act.recorded_at,
        )
    return found


def _moved(acts: set[str]) -> Mapping[str, Sequence[Moved]]:
    """What these acts (by reference) did. 3 queries."""
    rows = ActItem.objects.filter(act__reference__in=acts)
    found: dict[str, list[Moved]] = defaultdict(list)
    for item in facts_of(rows, Signature.objects.filter(act__reference__in=acts)):
        found[item.act].append(item)
    return found


def _is_complete(items: Sequence[Moved]) -> bool:
    return any(completed_at(item) for item in items)


def _confirm(act: Asked, items: Sequence[Moved]) -> Item:
    return Item(
        title=_("Is this what was agreed? Confirm it, or object"),
        text=_counted(act.text, len(items)),
        minutes=_minutes(len(items)),
        address=f"{act.address}/bevestigen",
        since=act.since,
    )


def _sign(acts: Mapping[str, Asked], moved: Mapping[str, Sequence[Moved]]) -> Iterator[Item]:
    for act in acts.values():
        waiting = [item for item in moved[act.reference] if completed_at(item) is None]
        if waiting:
            yield Item(
                title=_("Does your organisation sign this?"),
                text=_counted(act.text, len(waiting)),
                minutes=_minutes(len(waiting)),
                address=f"{act.address}/tekenen",
                since=act.since,
            )


def _counted(text: str, count: int) -> str:
    return ngettext("%(count)d text of %(what)s", "%(count)d texts of %(what)s", count) % {"count": count, "what": text}


def _minutes(texts: int) -> int:
    return min(AT_MOST, 1 + texts * A_TEXT)


def _unfinished(actor: Actor) -> Iterator[Item]:
    """What she may go on preparing, the newest first. 1 query."""
    rows = Preparation.objects.filter(act=None, dropped_at=None).select_related("partnership", "agreement")
    counted = rows.annotate(count=Count("promises", filter=Q(promises__dropped_at=None)))
    for row in allowed(actor, "write", PREPARATION, counted).order_by("-made_at")[:MOST]:
        told = {"count": row.count, "what": title_of(row)}
        yield Item(
            title=_("You began this and did not record it yet"),
            text=ngettext("%(what)s, %(count)d promise", "%(what)s, %(count)d promises", row.count) % told,
            minutes=TO_GO_ON,
            address=preparation_address(row.partnership.slug, row.reference),
            since=row.made_at,
        )
