"""What was said of a promise becomes public with its text: the clock does it."""

from collections.abc import Iterator
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.models import ActItem, Agreement
from woordhouder.parties.actor import SYSTEM, Actor
from woordhouder.record.clock import now
from woordhouder.record.models import Audience, Entry
from woordhouder.record.opening import open_sealed
from woordhouder.record.policy import require
from woordhouder.record.refusals import NotFound, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..kinds import DISCLOSED
from ..models import Evidence, Lesson, PublicLine, Reply, Report, Response, Spoken, Thanks, ThirdView
from ..policy import REPORT, public_commitments, public_years
from .speaking import record_kept

# So many entries fit in what one entry may name.
MOST_NAMED = 500
SEAT = "seat"
PATHS: tuple[tuple[type[Spoken], str], ...] = (
    (Report, "commitment"),
    (Evidence, "report__commitment"),
    (Response, "report__commitment"),
    (Reply, "report__commitment"),
    (Reply, "response__report__commitment"),
    (PublicLine, "line__concern__commitment"),
    (ThirdView, "commitment"),
    (Thanks, "commitment"),
    (Lesson, "commitment"),
)
"""All that becomes public with the text of a promise, with the way to its commitment. Talks never do."""
OF_YEARS: tuple[type[Spoken], ...] = (Thanks, Lesson)
"""What is said of a year of a whole table becomes public with its first promise."""
ONLY_TABLE = frozenset(OF_YEARS)
"""What may be meant for the table, and then stays there."""


@action(owes=DISCLOSED)
def disclose(actor: Actor, *, agreement: Line) -> Agreement:
    """Make public what was said of the promises of an agreement whose text is public by now.

    Raises NotAllowed (policy row "disclose"), NotFound, and Refused when there is nothing to make public.
    """
    require(actor, "disclose", REPORT)
    row = Agreement.objects.select_for_update().filter(reference=agreement).first()
    if row is None:
        raise NotFound(_("This page does not exist."))
    due = list(_due(row))[:MOST_NAMED]
    if not due:
        raise Refused(_("Nothing of this may be public yet."), next_step=_("Wait until the text is public."))
    openings: dict[Entry, list[str]] = {}
    for one in due:
        one.public_from = now()
        one.save(update_fields=["public_from"])
        if one.entry.stream.audience != Audience.PUBLIC:
            openings.setdefault(one.entry, [SEAT]).append(one.opening)
    has = {"said": [one.reference for one in due]}
    record_kept(DISCLOSED, row, on=row.reference, public=True, has=has, refs=openings)
    open_sealed(openings)
    return row


def disclose_all_due() -> int:
    """Make public everything whose text is public by now. For the worker. Returns of how many agreements."""
    found = dict.fromkeys(name for model, path in PATHS for name in _agreements(model, path))
    found |= dict.fromkeys(name for model in OF_YEARS for name in _agreements_of_years(model))
    for name in found:
        disclose(SYSTEM, agreement=name)
    return len(found)


def _agreements(model: type[Spoken], path: str) -> Iterator[str]:
    rows = _waiting(model, path).values_list(f"{path}__agreement__reference", flat=True)
    yield from rows.distinct()


def _agreements_of_years(model: type[Spoken]) -> Iterator[str]:
    """Of each table the first agreement of which everybody reads a promise."""
    texts = ActItem.objects.filter(act__agreement__partnership=OuterRef("partnership")).exclude(public_from=None)
    first = Subquery(texts.order_by("act__agreement_id").values("act__agreement__reference")[:1])
    yield from _waiting_years(model).annotate(agreement=first).values_list("agreement", flat=True).distinct()


def _due(agreement: Agreement) -> Iterator[Spoken]:
    for model, path in PATHS:
        rows = _waiting(model, path).filter(**{f"{path}__agreement": agreement})
        yield from rows.select_related("entry__stream").order_by("pk")
    for model in OF_YEARS:
        rows = _waiting_years(model).filter(partnership=agreement.partnership_id)
        yield from rows.select_related("entry__stream").order_by("pk")


def _waiting(model: type[Spoken], path: str) -> Any:
    return _closed(model).filter(public_commitments(path))


def _waiting_years(model: type[Spoken]) -> Any:
    return _closed(model).filter(public_years("partnership"))


def _closed(model: type[Spoken]) -> Any:
    stays = {"only_table": False} if model in ONLY_TABLE else {}
    return model._default_manager.filter(public_from=None, **stays)
