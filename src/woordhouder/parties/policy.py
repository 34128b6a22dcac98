"""Who may do what with organisations, and who may act for them."""

from collections.abc import Callable

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from woordhouder.record.clock import now
from woordhouder.record.policy import EVERYBODY, NOBODY, Policy, Row, fetch
from woordhouder.record.refusals import NotAllowed, NotFound

from .actor import Actor
from .models import (
    PARTY_KINDS,
    Confirmed,
    Membership,
    Organisation,
    OrganisationKind,
    PersonalLink,
    Role,
    Seat,
)
from .standing import lasting, standing_of

# The tasks of the personal links that an invitation mails, and that somebody gets who begins.
JOIN = "join"
FOUND = "found"
WRITING = (Role.CONTRIBUTE, Role.BIND)
# As EVERYBODY, and also right behind an "or", where Django leaves an empty condition out.
ANY_ROW = ~NOBODY


def only_system(actor: Actor) -> Q:
    """Every row for set-up and clock, none for people."""
    return EVERYBODY if actor.is_system else NOBODY


def about_of(actor: Actor, task: str) -> QuerySet[PersonalLink, str]:
    """The reference that the actor's personal link for `task` is about; nothing once the link ended."""
    links = PersonalLink.objects.filter(reference=actor.link, task=task, withdrawn_at=None, used_at=None)
    return links.filter(expires_at__gt=now()).values_list("about", flat=True)


def acting_organisation(actor: Actor, *roles: Role) -> list[int]:
    """The id of the organisation for which the actor acts now, in one of `roles` (none named: in any), or nothing.

    For a row of any model: `Q(organisation__in=acting_organisation(actor))`.
    """
    standing = standing_of(actor)
    return [standing.organisation] if standing.organisation is not None and standing.acts(*roles) else []


def editing(actor: Actor) -> Q:
    """Every row of any model for who writes for the editorial board now, none for others."""
    return ANY_ROW if _writes_as(actor, OrganisationKind.EDITORIAL_BOARD) else NOBODY


def records_removals(actor: Actor) -> bool:
    """Whether the actor writes for the controller now, and so may what row "remove" of organisations says. No query
    beside that of where she stands.
    """
    return _writes_as(actor, OrganisationKind.CONTROLLER)


def _writes_as(actor: Actor, kind: OrganisationKind) -> bool:
    standing = standing_of(actor)
    return standing.acts(*WRITING) and standing.kind == kind


def member(*roles: Role) -> Callable[[Actor], Q]:
    """A condition on organisations: the one for which the actor acts now, in one of `roles` (none named: in any)."""
    return lambda actor: Q(pk__in=acting_organisation(actor, *roles)) if actor.is_known else NOBODY


def writes_for(kind: OrganisationKind) -> Callable[[Actor], Q]:
    """A condition: the actor writes for an organisation of this kind."""
    return lambda actor: Q(kind=kind) & member(*WRITING)(actor)


def seats_of(actor: Actor, *roles: Role) -> list[int]:
    """The ids of the seats that the actor acts for now, in one of `roles` (none named: in any): claimed, not ended.

    For a row of any model: `Q(seat__in=seats_of(actor, Role.BIND))`.
    """
    standing = standing_of(actor)
    return [seat for seat, _table in standing.seats] if standing.acts(*roles) else []


def tables_of(actor: Actor, *roles: Role) -> list[int]:
    """The ids of the partnerships at which the actor acts for a seat now, in one of `roles` (none named: in any)."""
    standing = standing_of(actor)
    return sorted({table for _seat, table in standing.seats}) if standing.acts(*roles) else []


def at_the_table(actor: Actor) -> list[int]:
    """The ids of the partnerships at which the actor sits now, by a seat of her organisation or as facilitator.

    For a row of any model: `Q(partnership__in=at_the_table(actor))`. Nothing for who is nobody known.
    """
    return sorted({*tables_of(actor), *facilitated(actor)})


def facilitated(actor: Actor) -> frozenset[int]:
    """The ids of the partnerships that the person facilitates now, whichever organisation she acts for."""
    return standing_of(actor).facilitates


def confirmed_organisations() -> QuerySet[Organisation]:
    """The organisations that are what they say: who runs the installation let them in, or somebody said so later."""
    return Organisation.objects.filter(Q(founded_itself=False) | Q(pk__in=Confirmed.objects.values("organisation")))


def public_tables(partnership: str = "") -> Q:
    """A condition on partnerships, or on rows of which `partnership` is the path to one: everybody may see the table.

    That is so once the organisation that founded it is confirmed.
    """
    path = f"{partnership}__founded_by" if partnership else "founded_by"
    return Q(**{f"{path}__in": confirmed_organisations().values("pk")})


def _at_it(actor: Actor) -> Q:
    return Q(pk__in=at_the_table(actor)) if actor.is_known else NOBODY


def with_a_seat(*roles: Role) -> Callable[[Actor], Q]:
    """A condition on partnerships: the actor acts there for a seat, in one of `roles`."""
    return lambda actor: Q(pk__in=tables_of(actor, *roles)) if actor.is_known else NOBODY


def _acts_for_it(*roles: Role) -> Callable[[Actor], Q]:
    return lambda actor: Q(pk__in=seats_of(actor, *roles)) if actor.is_known else NOBODY


def _of_its_table(actor: Actor) -> Q:
    """A seat at a table where the actor may bind a seat."""
    return Q(partnership__in=tables_of(actor, Role.BIND))


def _sets_terms(actor: Actor) -> Q:
    """One's own seat; or one that nobody claimed, as those who gave it may err."""
    if not actor.is_known:
        return NOBODY
    unclaimed = Q(claimed_at=None, pk__in=lasting().values("pk")) & _of_its_table(actor)
    return Q(pk__in=seats_of(actor, Role.BIND)) | unclaimed


def _invites_to(actor: Actor) -> Q:
    """The seat with which a table brought in an organisation that nobody ever acted for.

    Not another seat of it: else any table could choose who speaks for it at the tables of others.
    """
    if not actor.is_known:
        return NOBODY
    first = Seat.objects.filter(organisation=OuterRef("organisation")).order_by("pk").values("pk")[:1]
    nobody = Organisation.objects.filter(founded_itself=True, memberships=None).values("pk")
    kept = Q(claimed_at=None, pk__in=lasting().values("pk"), organisation__in=nobody, pk=Subquery(first))
    return kept & _of_its_table(actor)


def _ends_facilitation(actor: Actor) -> Q:
    """Her own, or one at a table where she may bind a seat."""
    return Q(person__reference=actor.person) | _of_its_table(actor) if actor.is_known else NOBODY


def _asked_by_her_table(actor: Actor) -> Q:
    """An open invitation to a seat at a table where the actor may bind a seat."""
    if not actor.is_known:
        return NOBODY
    return Q(accepted_at=None, seat__in=Seat.objects.filter(_of_its_table(actor)).values("pk"))


def _begun(actor: Actor) -> Q:
    return Q(reference__in=about_of(actor, FOUND)) if actor.task == FOUND else NOBODY


def _confirms(actor: Actor) -> Q:
    """Organisations that founded themselves and wait: all for the controller; for who may bind a confirmed organisation
    with a claimed seat, those at a table of hers."""
    if not actor.is_known:
        return NOBODY
    waits = ~Q(pk__in=confirmed_organisations().values("pk"))
    controls = ANY_ROW if _writes_as(actor, OrganisationKind.CONTROLLER) else NOBODY
    vouching = Seat.objects.filter(
        pk__in=seats_of(actor, Role.BIND), organisation__in=confirmed_organisations().values("pk")
    )
    beside = Seat.objects.filter(partnership__in=vouching.values("partnership"))
    return waits & (Q(pk__in=beside.values("organisation")) | controls)


def _may_claim(actor: Actor) -> Q:
    if not actor.is_known:
        return NOBODY
    return Q(claimed_at=None, pk__in=lasting().values("pk"), organisation__in=acting_organisation(actor, Role.BIND))


def _reads_seat(actor: Actor) -> Q:
    """Who sits at a public table is public. A private one only its own know, and who is asked to come and sit there."""
    public = public_tables("partnership")
    if not actor.is_known:
        return public
    asked = Q(organisation__in=acting_organisation(actor), pk__in=lasting().values("pk"))
    return public | Q(partnership__in=at_the_table(actor)) | asked


def _founds_tables(actor: Actor) -> Q:
    return Q(kind__in=PARTY_KINDS) & member(Role.BIND)(actor)


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
        "keep_figures": Row(
            member(*WRITING), _("Only who writes for an organisation reports for it and keeps its figures.")
        ),
        "nominate": Row(member(), _("Only a member of an organisation nominates an example.")),
        "prepare": Row(member(), _("Only a member of an organisation keeps a conversation here.")),
        "found_table": Row(_founds_tables, _("Only a member who may bind an organisation founds a table for it.")),
        "begin": Row(lambda actor: EVERYBODY, _("Anybody with an e-mail address begins.")),
        "confirm": Row(
            _confirms,
            _(
                "Only another, confirmed organisation at the same table, or the controller, says that an organisation "
                "is what it says, and once."
            ),
        ),
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
            lambda actor: _invited(actor) | _of_her_organisation()(actor) | _asked_by_her_table(actor),
            _("Only who was invited and members of the organisation see an invitation."),
        ),
        "withdraw": Row(
            lambda actor: _of_her_organisation(Role.BIND)(actor) | _asked_by_her_table(actor),
            _("Only a member who may bind the organisation withdraws an invitation."),
        ),
        "accept": Row(_invited, _("Only who was invited accepts.")),
    },
)
PARTNERSHIP: Policy[Actor] = Policy(
    "parties.Partnership",
    {
        "read": Row(
            lambda actor: public_tables() | Q(pk__in=at_the_table(actor)),
            _("Until the organisation that founded it is confirmed, only the table itself sees it."),
        ),
        "sit": Row(_at_it, _("Only who has a seat at this table sees this.")),
        "hold_rounds": Row(
            with_a_seat(*WRITING), _("Only who writes for an organisation at this table holds its rounds.")
        ),
        "look_back": Row(
            with_a_seat(*WRITING),
            _("Only who writes for an organisation with a seat at this table looks back at its years."),
        ),
        "give_seat": Row(with_a_seat(Role.BIND), _("Only who may bind an organisation at this table gives a seat.")),
        "facilitate": Row(
            with_a_seat(Role.BIND), _("Only who may bind an organisation at this table asks somebody to facilitate it.")
        ),
    },
)
FACILITATION: Policy[Actor] = Policy(
    "parties.Facilitation",
    {
        "read": Row(
            lambda actor: (
                Q(partnership__in=at_the_table(actor)) | Q(person__reference=actor.person) if actor.is_known else NOBODY
            ),
            _("Only the table sees who facilitates it."),
        ),
        "end": Row(
            _ends_facilitation, _("Only she herself, or who may bind an organisation at this table, ends this.")
        ),
    },
)
FOUNDING: Policy[Actor] = Policy(
    "parties.Founding",
    {
        "read": Row(_begun, _("Only who holds the link sees this.")),
        "found": Row(_begun, _("Only who holds the link founds the organisation.")),
    },
)
SEAT: Policy[Actor] = Policy(
    "parties.Seat",
    {
        "read": Row(_reads_seat, _("Until its table is public, only the table itself sees it.")),
        "write": Row(
            _acts_for_it(*WRITING), _("Only who writes for the organisation of this seat does this in its name.")
        ),
        "bind": Row(_acts_for_it(Role.BIND), _("Only who may bind the organisation of this seat decides for it.")),
        "set_terms": Row(
            _sets_terms,
            _("Only who may bind its organisation changes a seat; until it is claimed, others at the table."),
        ),
        "invite": Row(
            _invites_to,
            _("Only the table that brought in an organisation asks somebody for it, as long as nobody acts for it."),
        ),
        "claim": Row(_may_claim, _("Only who may bind the organisation of this seat claims it, and once.")),
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
