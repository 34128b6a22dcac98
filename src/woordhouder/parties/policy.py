"""Who may do what with organisations, and who may act for them."""

from collections.abc import Callable

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from woordhouder.record.policy import EVERYBODY, NOBODY, Policy, Row, fetch
from woordhouder.record.refusals import NotAllowed, NotFound

from .actor import Actor
from .models import Organisation, OrganisationKind, Role


def only_system(actor: Actor) -> Q:
    """Every row for set-up and clock, none for people."""
    return EVERYBODY if actor.is_system else NOBODY


def member_who_writes(actor: Actor) -> Q:
    """The organisation that the actor writes for, as far as the membership holds now."""
    return Q(
        reference=actor.organisation,
        memberships__person__reference=actor.person,
        memberships__until=None,
        memberships__role__in=(Role.CONTRIBUTE, Role.BIND),
    )


def writes_for(kind: OrganisationKind) -> Callable[[Actor], Q]:
    """A condition: the actor writes for an organisation of this kind."""
    return lambda actor: Q(kind=kind) & member_who_writes(actor) if actor.is_known else NOBODY


ORGANISATION: Policy[Actor] = Policy(
    "parties.Organisation",
    {
        "read": Row(lambda actor: EVERYBODY, _("Organisations are public.")),
        "found": Row(only_system, _("Only the set-up founds an organisation.")),
        "enrol": Row(only_system, _("Only the set-up lets the first people in.")),
        "edit_library": Row(
            writes_for(OrganisationKind.EDITORIAL_BOARD), _("Only the editorial board writes in the library.")
        ),
        "remove": Row(
            writes_for(OrganisationKind.CONTROLLER), _("Only the controller records a removal that the law demands.")
        ),
    },
)


def standing(actor: Actor, verb: str) -> Organisation:
    """The organisation for which `actor` may `verb` now. Raises NotAllowed with the row's reason."""
    try:
        return fetch(actor, verb, ORGANISATION, Organisation.objects.all(), reference=actor.organisation)
    except NotFound as error:
        raise NotAllowed(ORGANISATION[verb].why) from error
