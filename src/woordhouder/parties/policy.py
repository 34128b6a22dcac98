"""Who may do what with organisations, and who may act for them."""

from collections.abc import Callable

from django.db.models import Exists, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from woordhouder.record.clock import now
from woordhouder.record.policy import EVERYBODY, NOBODY, Policy, Row, fetch
from woordhouder.record.refusals import NotAllowed, NotFound

from .actor import Actor
from .models import Membership, Organisation, OrganisationKind, PersonalLink, Role

# The task of the personal link that an invitation mails.
JOIN = "join"
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


def _binds(actor: Actor) -> Q:
    """Each organisation that the person may bind now, whichever she acts for at the moment."""
    hers = Membership.objects.filter(person__reference=actor.person, role=Role.BIND, until=None)
    return Q(pk__in=hers.values("organisation")) if actor.is_known else NOBODY


def _herself(actor: Actor) -> Q:
    return Q(reference=actor.person, erased_at=None) if actor.is_known else NOBODY


def _of_her_organisation(*roles: Role) -> Callable[[Actor], Q]:
    """A condition on what belongs to an organisation: it is the one for which the actor acts now."""
    return lambda actor: Q(organisation__in=acting_organisation(actor, *roles)) if actor.is_known else NOBODY


def her_own(actor: Actor) -> Q:
    """What belongs to the person who acts, for whichever organisation she acts."""
    return Q(person__reference=actor.person) if actor.is_known else NOBODY


def _invited(actor: Actor) -> Q:
    """The invitation that the actor's personal link is about, as long as both stand open."""
    if not actor.link:
        return NOBODY
    return Q(reference__in=about_of(actor, JOIN), accepted_at=None, withdrawn_at=None)


ORGANISATION: Policy[Actor] = Policy(
    "parties.Organisation",
    {
        "read": Row(lambda actor: EVERYBODY, _("Organisations are public.")),
        "found": Row(only_system, _("Only the set-up founds an organisation.")),
        "enrol": Row(only_system, _("Only the set-up lets the first people in.")),
        "edit_library": Row(
            writes_for(OrganisationKind.EDITORIAL_BOARD), _("Only the editorial board writes in the library.")
        ),
        "see_members": Row(member(), _("Only members of the organisation see who its members are.")),
        "invite": Row(
            lambda actor: EVERYBODY if actor.is_system else member(Role.BIND)(actor),
            _("Only a member who may bind the organisation lets others in."),
        ),
        "rename": Row(member(Role.BIND), _("Only a member who may bind the organisation changes its name.")),
        "succeed": Row(
            lambda actor: EVERYBODY if actor.is_system else _binds(actor),
            _("Only who may bind both organisations lets one take the place of the other."),
        ),
        "nominate": Row(member(), _("Only a member of an organisation nominates an example.")),
        "prepare": Row(member(), _("Only a member of an organisation keeps a conversation here.")),
        "remove": Row(
            writes_for(OrganisationKind.CONTROLLER), _("Only the controller records a removal that the law demands.")
        ),
    },
)

MEMBERSHIP: Policy[Actor] = Policy(
    "parties.Membership",
    {
        "read": Row(
            lambda actor: her_own(actor) | _of_her_organisation()(actor),
            _("Only members of the organisation see who its members are."),
        ),
        "change": Row(
            _of_her_organisation(Role.BIND), _("Only a member who may bind the organisation changes what others may.")
        ),
        "end": Row(
            lambda actor: her_own(actor) | _of_her_organisation(Role.BIND)(actor),
            _("Only she herself, or a member who may bind the organisation, ends a membership."),
        ),
    },
)
INVITATION: Policy[Actor] = Policy(
    "parties.Invitation",
    {
        "read": Row(
            lambda actor: _invited(actor) | _of_her_organisation()(actor),
            _("Only who was invited and members of the organisation see an invitation."),
        ),
        "withdraw": Row(
            _of_her_organisation(Role.BIND), _("Only a member who may bind the organisation withdraws an invitation.")
        ),
        "accept": Row(_invited, _("Only who was invited accepts.")),
    },
)
PERSON: Policy[Actor] = Policy(
    "parties.Person",
    {
        "read": Row(_herself, _("Only she herself sees what is kept about her.")),
        "erase": Row(_herself, _("Only she herself erases what is kept about her.")),
    },
)


def standing(actor: Actor, verb: str) -> Organisation:
    """The organisation for which `actor` may `verb` now. Raises NotAllowed with the row's reason."""
    try:
        return fetch(actor, verb, ORGANISATION, Organisation.objects.all(), reference=actor.organisation)
    except NotFound as error:
        raise NotAllowed(ORGANISATION[verb].why) from error
