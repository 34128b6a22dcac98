"""What people read of organisations, members, invitations, and what is kept about themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from woordhouder.record.listing import Listed, listed
from woordhouder.record.policy import allowed, fetch
from woordhouder.record.refusals import Words

from .about_me import KEPT
from .actor import Actor
from .carrying import CARRIED
from .links import is_alive, token
from .models import Invitation, Layer, Membership, Organisation, Person, PersonalLink, Role
from .policy import INVITATION, JOIN, MEMBERSHIP, ORGANISATION, PERSON, standing

MEMBERS = "/mijn/organisatie"
ON_A_PAGE = 20
# What each role means, for who gets it and who gives it.
ROLES_IN_WORDS: dict[Role, Words] = {
    Role.READ: _("reads along"),
    Role.CONTRIBUTE: _("writes for the organisation"),
    Role.BIND: _("may bind the organisation"),
}
ROLES_EXPLAINED: dict[Role, Words] = {
    Role.READ: _("You see what the organisation is working on. You change nothing."),
    Role.CONTRIBUTE: _("You see what the organisation is working on, and you write for it."),
    Role.BIND: _(
        "You see all, you write, and you decide in the name of the organisation. You also decide who else takes part."
    ),
}
LAYERS_IN_WORDS: dict[Layer, Words] = {
    Layer.GOVERNING: _("board or council"),
    Layer.STAFF: _("office or policy"),
    Layer.EXECUTING: _("in the neighbourhood or in the work itself"),
    Layer.CONSTITUENCY: _("tenant or resident"),
}


@dataclass(frozen=True)
class MemberLine:
    """One who acts for the organisation now. `address`: where her role is changed, "" for who may not."""

    pk: int
    email: str
    role: Words
    layer: Words
    since: datetime
    is_me: bool
    address: str


@dataclass(frozen=True)
class InvitationLine:
    """An invitation that nobody accepted yet. `is_expired`: its link works no longer."""

    reference: str
    email: str
    role: Words
    layer: Words
    made_at: datetime
    expires_at: datetime
    is_expired: bool

    @property
    def withdraw_address(self) -> str:
        """Where it is withdrawn."""
        return f"{MEMBERS}/uitnodigingen/{self.reference}/intrekken"


@dataclass(frozen=True)
class NameLine:
    """A name that the organisation bore, up to and including `until`."""

    name: str
    until: date


@dataclass(frozen=True)
class MembersPage:
    """An organisation as its own members see it. `decides`: the reader may invite, change, rename."""

    reference: str
    name: str
    kind: Words
    members: Listed[MemberLine]
    invitations: Listed[InvitationLine]
    names: tuple[NameLine, ...]
    predecessors: tuple[tuple[str, date | None], ...]
    successors: tuple[tuple[str, str], ...]
    decides: bool
    address: str = MEMBERS


@dataclass(frozen=True)
class MemberPage:
    """One membership, to change or end it. `role` and `layer` are codes, for the form.

    `carries`: what open work goes to a colleague when she leaves, with how much of it there is.
    """

    pk: int
    email: str
    organisation: str
    role: str
    layer: str
    role_in_words: Words
    is_me: bool
    decides: bool
    is_last_binder: bool
    carries: tuple[tuple[Words, int], ...] = ()
    address: str = MEMBERS

    @property
    def hand_over_address(self) -> str:
        """Where what she carries goes to a colleague."""
        return f"{MEMBERS}/leden/{self.pk}/overdragen"

    @property
    def leave_address(self) -> str:
        """Where it is ended."""
        return f"{MEMBERS}/leden/{self.pk}/beeindigen"


@dataclass(frozen=True)
class InvitationPage:
    """What an invitation asks, for who came by its link.

    `is_known`: somebody with this address takes part already. `is_hers`: that is who signed in. `other`: the address of
    somebody else who signed in, "" for nobody. `table`: the table that asks, as it keeps a seat for the organisation;
    "" when that itself asks.
    """

    organisation: str
    organisation_reference: str
    kind: Words
    email: str
    role: Words
    meaning: Words
    layer: Words
    expires_at: datetime
    is_known: bool
    is_hers: bool
    other: str
    table: str

    @property
    def asks_to_sign_in(self) -> bool:
        """Whether she must show first that the account with this address is hers."""
        return self.is_known and not self.is_hers


@dataclass(frozen=True)
class KeptPart:
    """One sort of thing kept about her: what, why, how long, and the rows themselves as facts of JSON."""

    name: str
    what: Words
    why: Words
    how_long: Words
    rows: tuple[dict[str, Any], ...]


@dataclass(frozen=True)
class AboutMePage:
    """All that is kept about a person. `alone_in`: organisations that nobody else may bind."""

    email: str
    parts: tuple[KeptPart, ...]
    alone_in: tuple[str, ...]
    address: str = "/mijn/gegevens"


@dataclass(frozen=True)
class SuccessionLetter:
    """Who must know that her organisation acts no more, as `successor` took its place on the day `on`."""

    to: str
    language: str
    organisation: str
    successor: str
    on: date


@dataclass(frozen=True)
class InvitationLetter:
    """What the mail of an invitation says. `address` is the path with the secret, without language.

    `table`: the table that asks, as it keeps a seat for an organisation that has nobody yet; else "".
    """

    to: str
    language: str
    organisation: str
    role: Words
    meaning: Words
    address: str
    expires: datetime
    table: str = ""


def members_page(
    actor: Actor, moment: datetime, *, verb: str = "see_members", people: object = 1, invited: object = 1
) -> MembersPage:
    """The organisation for which `actor` may `verb`, with its people. At most 10 queries. Raises NotAllowed.

    `people` and `invited`: the pages of members and of open invitations that are asked.
    """
    row = standing(actor, verb)
    decides = allowed(actor, "invite", ORGANISATION, Organisation.objects.filter(pk=row.pk)).exists()
    members = allowed(actor, "read", MEMBERSHIP, row.memberships.filter(until=None)).select_related("person")
    lines = listed(
        members.order_by("person__email", "pk"),
        people,
        ON_A_PAGE,
        lambda rows: [_member_line(member, actor, decides) for member in rows],
    )
    others = allowed(actor, "succeed", ORGANISATION, Organisation.objects.filter(successor=None).exclude(pk=row.pk))
    return MembersPage(
        reference=row.reference,
        name=row.name,
        kind=row.get_kind_display(),
        members=lines,
        invitations=_open_invitations(actor, row, moment, invited),
        names=tuple(NameLine(former.name, former.until) for former in row.former_names.order_by("-until")),
        predecessors=tuple(
            (earlier.name, earlier.succeeded_on) for earlier in row.predecessors.order_by("succeeded_on")
        ),
        successors=tuple(others.order_by("name").values_list("reference", "name")) if decides else (),
        decides=decides,
    )


def member_page(actor: Actor, membership: int) -> MemberPage:
    """One membership of one's own organisation, or one's own, as long as it lasts. Raises NotFound.

    4 queries, and 1 for each sort of work that members carry.
    """
    rows = Membership.objects.select_related("person", "organisation").filter(until=None)
    row = fetch(actor, "end", MEMBERSHIP, rows, pk=membership)
    others = row.organisation.memberships.filter(until=None, role=Role.BIND).exclude(pk=row.pk)
    return MemberPage(
        pk=row.pk,
        email=row.person.email or "",
        organisation=row.organisation.name,
        role=row.role,
        layer=row.layer,
        role_in_words=ROLES_IN_WORDS[Role(row.role)],
        is_me=row.person.reference == actor.person,
        decides=allowed(actor, "change", MEMBERSHIP, rows.filter(pk=row.pk)).exists(),
        is_last_binder=row.role == Role.BIND and not others.exists(),
        carries=_carried(row, is_me=row.person.reference == actor.person),
    )


def _carried(row: Membership, *, is_me: bool) -> tuple[tuple[Words, int], ...]:
    shown = [carried for carried in CARRIED.values() if is_me or not carried.is_personal]
    counted = ((carried.what, carried.count(row)) for carried in shown)
    return tuple((what, count) for what, count in counted if count)


def colleagues_of(actor: Actor, membership: int) -> list[tuple[int, str]]:
    """Who could take over from this member: by membership, her address and role. 2 queries. Raises NotFound."""
    row = fetch(actor, "end", MEMBERSHIP, Membership.objects.filter(until=None), pk=membership)
    others = Membership.objects.filter(organisation=row.organisation_id, until=None).exclude(pk=row.pk)
    rows = others.select_related("person").order_by("person__email", "pk")
    return [(other.pk, f"{other.person.email} ({ROLES_IN_WORDS[Role(other.role)]})") for other in rows]


def invitation_page(actor: Actor, visitor: str) -> InvitationPage:
    """The invitation that the actor's link is about. `visitor`: the reference of who signed in, or "".

    Always 4 queries. Raises NotFound when the link ended.
    """
    row = fetch(actor, "accept", INVITATION, Invitation.objects.select_related("organisation", "seat__partnership"))
    link = PersonalLink.objects.get(reference=actor.link)
    person = Person.objects.by_email(row.email)
    other = Person.objects.filter(reference=visitor).first()
    is_hers = person is not None and person.reference == visitor
    return InvitationPage(
        organisation=row.organisation.name,
        organisation_reference=row.organisation.reference,
        kind=row.organisation.get_kind_display(),
        email=row.email,
        role=ROLES_IN_WORDS[Role(row.role)],
        meaning=ROLES_EXPLAINED[Role(row.role)],
        layer=LAYERS_IN_WORDS[Layer(row.layer)],
        expires_at=link.expires_at,
        is_known=person is not None,
        is_hers=is_hers,
        other=other.email or "" if other and not is_hers else "",
        table=row.seat.partnership.name if row.seat else "",
    )


def about_me_page(actor: Actor) -> AboutMePage:
    """All that is kept about who signed in, each room's part. Raises NotFound for others.

    The one page that asks more than 15 queries: it tells everything, and asks the part of each room apart, in 1 query
    a part (questions 2, interviews 4). It grows with what is kept, as nothing is left out.
    """
    person = fetch(actor, "read", PERSON, Person.objects.all(), reference=actor.person)
    parts = (
        KeptPart(name, kept.what, kept.why, kept.how_long, tuple(kept.tell(person))) for name, kept in KEPT.items()
    )
    mine = person.memberships.filter(until=None, role=Role.BIND).values("organisation")
    others = Membership.objects.filter(until=None, role=Role.BIND).exclude(person=person).values("organisation")
    alone = Organisation.objects.filter(pk__in=mine).exclude(pk__in=others).order_by("name")
    return AboutMePage(person.email or "", tuple(parts), tuple(alone.values_list("name", flat=True)))


def invitation_letter(invitation: int, moment: datetime) -> InvitationLetter | None:
    """What to mail about the invitation with this key; None when it is no longer open. Always 2 queries."""
    row = Invitation.objects.select_related("organisation", "seat__partnership").get(pk=invitation)
    link = PersonalLink.objects.filter(about=row.reference, task=JOIN).order_by("-pk").first()
    if row.accepted_at or row.withdrawn_at or link is None or not is_alive(link, moment):
        return None
    return InvitationLetter(
        to=row.email,
        language=link.language,
        organisation=row.organisation.name,
        role=ROLES_IN_WORDS[Role(row.role)],
        meaning=ROLES_EXPLAINED[Role(row.role)],
        address=f"/uitnodiging/{token(link)}",
        expires=link.expires_at,
        table=row.seat.partnership.name if row.seat else "",
    )


def succession_letters(organisation: int) -> list[SuccessionLetter]:
    """What to mail to whose membership the succession of the organisation with this key ended. 2 queries."""
    row = Organisation.objects.select_related("successor").get(pk=organisation)
    if row.successor is None or row.succeeded_on is None:
        return []
    ended = row.memberships.exclude(person__email=None).select_related("person").order_by("-until", "pk")
    rows = list(ended)
    return [
        SuccessionLetter(
            member.person.email or "", member.person.language, row.name, row.successor.name, row.succeeded_on
        )
        for member in rows
        if member.until == rows[0].until
    ]


def _member_line(row: Membership, actor: Actor, decides: bool) -> MemberLine:
    is_me = row.person.reference == actor.person
    return MemberLine(
        pk=row.pk,
        email=row.person.email or "",
        role=ROLES_IN_WORDS[Role(row.role)],
        layer=LAYERS_IN_WORDS[Layer(row.layer)],
        since=row.since,
        is_me=is_me,
        address=f"{MEMBERS}/leden/{row.pk}" if decides or is_me else "",
    )


def _open_invitations(
    actor: Actor, organisation: Organisation, moment: datetime, asked: object
) -> Listed[InvitationLine]:
    rows = allowed(actor, "read", INVITATION, organisation.invitations.filter(accepted_at=None, withdrawn_at=None))
    return listed(rows.order_by("email", "pk"), asked, ON_A_PAGE, lambda shown: _invitation_lines(shown, moment))


def _invitation_lines(rows: Sequence[Invitation], moment: datetime) -> list[InvitationLine]:
    links = PersonalLink.objects.filter(task=JOIN, about__in=[row.reference for row in rows])
    ends = dict(links.values_list("about", "expires_at"))
    return [
        InvitationLine(
            reference=row.reference,
            email=row.email,
            role=ROLES_IN_WORDS[Role(row.role)],
            layer=LAYERS_IN_WORDS[Layer(row.layer)],
            made_at=row.made_at,
            expires_at=ends.get(row.reference, row.made_at),
            is_expired=ends.get(row.reference, row.made_at) <= moment,
        )
        for row in rows
    ]
