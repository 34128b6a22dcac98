"""Who may do what with organisations, and who may act for them."""

from collections.abc import Callable

from django.db.models import Exists, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from woordhouder.record.clock import now
from woordhouder.record.policy import EVERYBODY, NOBODY, Policy, Row, fetch
from woordhouder.record.refusals import NotAllowed, NotFound

from .actor import Actor
from .models import Membership, Organisation, OrganisationKind, PersonalLink, Role

WRITING = (Role.CONTRIBUTE, Role.BIND)


def only_system(actor: Actor) -> Q:
    """Every row for set-up and clock, none for people."""
    return EVERYBODY if actor.is_system else NOBODY


def about_of(actor: Actor, task: str) -> QuerySet[PersonalLink, str]:
    """The reference that the actor's personal link for `task` is about; nothing once the link ended."""
    links = PersonalLink.objects.filter(reference=actor.link, task=task, withdrawn_at=None, used_at=None)
    return links.filter(expires_at__gt=now()).values_list("about", flat=True)


def memberships_now(actor: Actor, *roles: Role) -> QuerySet[Membership]:
    """The membership by which the actor acts, as far as it holds now, in one of `roles` (none named: in any)."""
    mine = Membership.objects.filter(
        person__reference=actor.person, organisation__reference=actor.organisation, until=None
    )
    return mine.filter(role__in=roles) if roles else mine


def acting_organisation(actor: Actor, *roles: Role) -> QuerySet[Membership, int]:
    """The id of the organisation for which the actor acts now, for a row of any model:
    `Q(organisation__in=acting_organisation(actor))`. Asked of the database, so that a revoked membership gives nothing.
    """
    return memberships_now(actor, *roles).values_list("organisation", flat=True)


def editing(actor: Actor) -> Q:
    """Every row of any model for who writes for the editorial board now, none for others."""
    if not actor.is_known:
        return NOBODY
    writing = memberships_now(actor, *WRITING)
    return Q(Exists(writing.filter(organisation__kind=OrganisationKind.EDITORIAL_BOARD)))


def member(*roles: Role) -> Callable[[Actor], Q]:
    """A condition on organisations: the one for which the actor acts now, in one of `roles` (none named: in any)."""
    return lambda actor: Q(pk__in=acting_organisation(actor, *roles)) if actor.is_known else NOBODY


def writes_for(kind: OrganisationKind) -> Callable[[Actor], Q]:
    """A condition: the actor writes for an organisation of this kind."""
    return lambda actor: Q(kind=kind) & member(*WRITING)(actor)


ORGANISATION: Policy[Actor] = Policy(
    "parties.Organisation",
    {
        "read": Row(lambda actor: EVERYBODY, _("Organisations are public.")),
        "found": Row(only_system, _("Only the set-up founds an organisation.")),
        "enrol": Row(only_system, _("Only the set-up lets the first people in.")),
        "edit_library": Row(
            writes_for(OrganisationKind.EDITORIAL_BOARD), _("Only the editorial board writes in the library.")
        ),
        "nominate": Row(member(), _("Only a member of an organisation nominates an example.")),
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
