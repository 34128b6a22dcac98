"""Everything that a person carries goes to a colleague in one act."""

from django.utils.translation import gettext_lazy as _

from woordhouder.record.clock import now
from woordhouder.record.policy import fetch
from woordhouder.record.refusals import FieldError, Invalid
from woordhouder.record.registry import action

from ..actor import Actor
from ..carrying import CARRIED, Carried, carries
from ..models import Facilitation, Membership, Organisation
from ..policy import MEMBERSHIP
from .members import Ended


@action()
def hand_over(actor: Actor, *, membership: int, to: int) -> Membership:
    """Give all open work of a member to a colleague (both by membership, of one organisation). Gives the colleague's.

    A member who may bind the organisation may do so for another; what is that person's own, as facilitating a table,
    only she herself gives away. Raises NotFound, NotAllowed (policy row "end"), Ended, Invalid for who is no colleague,
    and what a room says when the colleague cannot carry its work; then nothing was handed over.
    """
    rows = Membership.objects.select_related("organisation", "person")
    row = fetch(actor, "end", MEMBERSHIP, rows, pk=membership)
    Organisation.objects.select_for_update().get(pk=row.organisation_id)
    if row.until:
        raise Ended(_("This membership ended already."), next_step=_("Look in the list of members."))
    colleague = rows.filter(organisation=row.organisation, until=None, pk=to).exclude(pk=row.pk).first()
    if colleague is None:
        raise Invalid(
            _("Something is not right yet."),
            errors=(FieldError("to", _("Choose somebody who acts for the same organisation.")),),
        )
    is_herself = row.person.reference == actor.person
    for carried in CARRIED.values():
        if is_herself or not carried.is_personal:
            carried.hand(row, colleague)
    return colleague


def _facilitated(membership: Membership) -> int:
    return Facilitation.objects.filter(person=membership.person_id, until=None).count()


def _facilitate(membership: Membership, colleague: Membership) -> None:
    """Each table gets the colleague in her place, from this moment; who facilitates there already goes on."""
    for row in Facilitation.objects.filter(person=membership.person_id, until=None):
        row.until = now()
        row.save(update_fields=["until"])
        Facilitation.objects.get_or_create(
            partnership=row.partnership, person=colleague.person, until=None, defaults={"since": now()}
        )


carries(
    "facilitations",
    Carried(_("tables that are facilitated"), count=_facilitated, hand=_facilitate, is_personal=True),
)
