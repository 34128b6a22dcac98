"""Facilitators: people who prepare for everybody at a table, and decide nothing."""

from typing import Any, Literal

from django.utils.translation import gettext_lazy as _

from woordhouder.record.clock import now
from woordhouder.record.policy import fetch
from woordhouder.record.refusals import FieldError, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..about_me import Kept, keeps
from ..actor import Actor
from ..models import Facilitation, Partnership, Person
from ..policy import FACILITATION, PARTNERSHIP
from .members import Ended
from .tables import TooManyTables

MOST = 20


@action()
def facilitate(actor: Actor, *, partnership: Line, email: Line, language: Literal["nl", "en"] = "nl") -> Facilitation:
    """Let somebody (by her address) facilitate a table (by its reference): she sees and prepares everything there, for
    all seats, and decides nothing. Who does not take part yet does so from now on; a mail tells her.

    Raises NotFound, NotAllowed (policy row "facilitate"), Invalid for a bad address, Refused when she does so already
    and TooManyTables beyond twenty.
    """
    locked = Partnership.objects.select_for_update()
    table = fetch(actor, "facilitate", PARTNERSHIP, locked, reference=partnership)
    if table.facilitations.filter(until=None).count() >= MOST:
        raise TooManyTables(_("Twenty people facilitate this table."), next_step=_("End that of one of them first."))
    address = Person.objects.checked_address(email)
    person = Person.objects.found_or_joined(address, now(), language)
    if table.facilitations.filter(person=person, until=None).exists():
        words = _("This person facilitates this table already.")
        raise Refused(words, next_step=_("Look in the list."), errors=(FieldError("email", words),))
    return table.facilitations.create(person=person, since=now())


@action()
def end_facilitation(actor: Actor, *, facilitation: int) -> Facilitation:
    """End that somebody facilitates: one's own, or another's at one's table. What she prepared stays.

    Raises NotFound, NotAllowed (policy row "end") and Ended.
    """
    rows = Facilitation.objects.select_for_update(of=("self",))
    row = fetch(actor, "end", FACILITATION, rows, pk=facilitation)
    if row.until:
        raise Ended(_("This has ended already."), next_step=_("Look in the list."))
    row.until = now()
    row.save(update_fields=["until"])
    return row


def _tell(person: Person) -> list[dict[str, Any]]:
    rows = person.facilitations.select_related("partnership").order_by("since", "pk")
    return [
        {
            "table": row.partnership.name,
            "since": row.since.isoformat(),
            "until": row.until.isoformat() if row.until else None,
        }
        for row in rows
    ]


def _erase(person: Person) -> None:
    person.facilitations.filter(until=None).update(until=now())


keeps(
    "facilitations",
    Kept(
        what=_("Tables that you facilitate, or did"),
        why=_("To know who sees a table and prepares for it, and who could at the time."),
        how_long=_("Always; after erasing only a code stands there, without your address."),
        tell=_tell,
        erase=_erase,
    ),
)
