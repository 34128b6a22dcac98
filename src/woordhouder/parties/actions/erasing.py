"""What is kept about a person in this room, and her own act that takes it away, here and in every other room."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from woordhouder.record.clock import now
from woordhouder.record.models import Audit
from woordhouder.record.policy import fetch, require
from woordhouder.record.registry import action

from ..about_me import KEPT, Kept, keeps
from ..actor import Actor
from ..models import Invitation, Person, PersonalLink
from ..policy import PERSON


@action()
def erase_me(actor: Actor) -> Person:
    """Erase what is kept about oneself, in every room; memberships end, and nobody signs in with the address again.

    What her organisations said stays theirs: acts keep her reference, which leads to nobody any more. If nobody else
    may bind an organisation of hers, only set-up can let people in there. Raises NotAllowed (policy row "erase")
    for who is nobody known.
    """
    require(actor, "erase", PERSON)
    person = fetch(actor, "erase", PERSON, Person.objects.select_for_update(), reference=actor.person)
    # Whatever was listed first: drafts before the links behind which they were typed, and her address last, because by
    # it the others find what is hers.
    for name in sorted(KEPT, key=lambda name: (name == "person") - (name == "drafts")):
        KEPT[name].erase(person)
    return person


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _the_person(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "reference": person.reference,
            "email": person.email,
            "language": person.language,
            "joined_at": _moment(person.joined_at),
        }
    ]


def _erase_the_person(person: Person) -> None:
    person.email, person.last_login, person.erased_at = None, None, now()
    person.save(update_fields=["email", "last_login", "erased_at"])


def _memberships(person: Person) -> list[dict[str, Any]]:
    rows = person.memberships.select_related("organisation").order_by("since", "pk")
    return [
        {
            "organisation": row.organisation.name,
            "role": row.role,
            "layer": row.layer,
            "since": _moment(row.since),
            "until": _moment(row.until),
        }
        for row in rows
    ]


def _end_memberships(person: Person) -> None:
    person.memberships.filter(until=None).update(until=now())


def _invitations(person: Person) -> list[dict[str, Any]]:
    rows = Invitation.objects.filter(email__iexact=person.email).select_related("organisation").order_by("pk")
    return [
        {
            "organisation": row.organisation.name,
            "role": row.role,
            "layer": row.layer,
            "made_at": _moment(row.made_at),
            "accepted_at": _moment(row.accepted_at),
            "withdrawn_at": _moment(row.withdrawn_at),
        }
        for row in rows
    ]


def _erase_invitations(person: Person) -> None:
    mine = Invitation.objects.filter(email__iexact=person.email)
    mine.filter(accepted_at=None, withdrawn_at=None).update(withdrawn_at=now())
    mine.update(email="")


def _links(person: Person) -> list[dict[str, Any]]:
    rows = PersonalLink.objects.filter(email__iexact=person.email).order_by("pk")
    return [
        {
            "task": row.task,
            "about": row.about,
            "language": row.language,
            "made_at": _moment(row.made_at),
            "expires_at": _moment(row.expires_at),
            "withdrawn_at": _moment(row.withdrawn_at),
            "used_at": _moment(row.used_at),
        }
        for row in rows
    ]


def _erase_links(person: Person) -> None:
    mine = PersonalLink.objects.filter(email__iexact=person.email)
    mine.filter(withdrawn_at=None).update(withdrawn_at=now())
    mine.update(email="")


def _acts(person: Person) -> list[dict[str, Any]]:
    links = PersonalLink.objects.filter(email__iexact=person.email).values("reference")
    rows = Audit.objects.filter(Q(by__startswith=f"{person.reference} for ") | Q(by__in=links)).order_by("pk")
    return [{"action": row.action, "at": _moment(row.at), "by": row.by} for row in rows]


def _acts_stay(person: Person) -> None:
    """Acts keep her reference, so that what her organisation said has no gap; nothing in them says who she was."""


keeps(
    "person",
    Kept(
        what=_("You: your e-mail address, your language, and since when you take part"),
        why=_("To sign in, and to mail you what you asked for or what waits for you."),
        how_long=_("Until you erase it."),
        tell=_the_person,
        erase=_erase_the_person,
    ),
)
keeps(
    "memberships",
    Kept(
        what=_("For which organisations you act, in which role and since when"),
        why=_("To know who may do what for an organisation, and who could at the time."),
        how_long=_("Always; after erasing only a code stands there, without your address."),
        tell=_memberships,
        erase=_end_memberships,
    ),
)
keeps(
    "invitations",
    Kept(
        what=_("Invitations to act for an organisation, sent to your address"),
        why=_("So that the organisation sees whom it asked, and who answered."),
        how_long=_("Always; after erasing without your address."),
        tell=_invitations,
        erase=_erase_invitations,
    ),
)
keeps(
    "links",
    Kept(
        what=_("Personal links that were mailed to your address"),
        why=_("A link opens one task, for you alone. We must know which links still work."),
        how_long=_("Always; after erasing without your address, and they open nothing any more."),
        tell=_links,
        erase=_erase_links,
    ),
)
keeps(
    "acts",
    Kept(
        what=_("What you did here: which act, when, and for which organisation"),
        why=_("What an organisation said must stay traceable, for itself and for the others."),
        how_long=_("Always; after erasing the code in it leads to nobody."),
        tell=_acts,
        erase=_acts_stay,
    ),
)
