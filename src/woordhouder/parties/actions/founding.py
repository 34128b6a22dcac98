"""Organisations that found themselves by mail, and who says that they are what they say."""

from datetime import timedelta
from typing import Literal

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from woordhouder.record.clock import now
from woordhouder.record.policy import fetch, require
from woordhouder.record.refusals import FieldError, Invalid, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..about_me import Kept, keeps
from ..actor import Actor
from ..links import open_link
from ..models import (
    PARTY_KINDS,
    Confirmed,
    Founding,
    Layer,
    Membership,
    Organisation,
    OrganisationKind,
    Person,
    PersonalLink,
    Role,
)
from ..policy import FOUND, FOUNDING, ORGANISATION, standing
from .organisations import free_name, new_organisation

DAYS = 7
PER_ADDRESS_A_DAY = 3
ALL_A_DAY = 200


class NotOpen(Refused):
    """On this installation nobody begins without being let in."""


class TooManyFoundings(Refused):
    """So many at once are no people who begin, but a machine, or a nuisance for who gets the mail."""


@action()
def found_by_mail(
    actor: Actor, *, email: Line, kind: OrganisationKind, name: Line, language: Literal["nl", "en"] = "nl"
) -> PersonalLink:
    """Begin, without account: say which organisation one acts for, and get a link by mail that founds it.

    The link works seven days. Raises NotOpen, Invalid for a bad address, a name that is taken or a kind that sits at no
    table, and TooManyFoundings beyond three a day for an address or two hundred a day for all.
    """
    require(actor, "begin", ORGANISATION)
    _refuse_when_closed()
    address = Person.objects.checked_address(email)
    _refuse_too_many(address)
    founding = Founding.objects.create(
        kind=_party_kind(kind), name=free_name(name, _WHEN_TAKEN), email=address, made_at=now()
    )
    return open_link(task=FOUND, about=founding.reference, email=address, language=language, days=DAYS)


@action()
def found_itself(actor: Actor, *, kind: OrganisationKind | None = None, name: Line | None = None) -> Membership:
    """Found the organisation that the actor's personal link is about; who holds the link may bind it from now on.

    `kind` and `name` mend what was said by mail. What it does is not public until somebody confirms that it is what it
    says. Raises NotAllowed (policy row "found") without such a link, NotFound once it ended, NotOpen and Invalid.
    """
    require(actor, "found", FOUNDING)
    founding = fetch(actor, "found", FOUNDING, Founding.objects.select_for_update())
    _refuse_when_closed()
    link = PersonalLink.objects.get(reference=actor.link)
    founding.founded = new_organisation(
        _party_kind(kind or OrganisationKind(founding.kind)),
        name or founding.name,
        founded_itself=True,
        when_taken=_WHEN_TAKEN,
    )
    founding.save(update_fields=["founded"])
    link.used_at = now()
    link.save(update_fields=["used_at"])
    person = Person.objects.found_or_joined(link.email, now(), link.language)
    return Membership.objects.create(
        person=person, organisation=founding.founded, role=Role.BIND, layer=Layer.STAFF, since=now()
    )


@action()
def confirm_organisation(actor: Actor, *, organisation: Line) -> Confirmed:
    """Say that an organisation (by its reference) that founded itself is what it says: its tables become public.

    Raises NotFound, and NotAllowed (policy row "confirm"), also when it was confirmed already.
    """
    row = fetch(actor, "confirm", ORGANISATION, Organisation.objects.select_for_update(), reference=organisation)
    return Confirmed.objects.create(organisation=row, by=standing(actor, "read"), at=now())


_WHEN_TAKEN = _(
    "An organisation with this name is here already. Is it yours? Then ask a colleague, or the table where it has a "
    "seat, to invite you."
)


def _refuse_when_closed() -> None:
    if not settings.OPEN_FOR_TABLES:
        raise NotOpen(
            _("On this site nobody begins by mail."), next_step=_("Ask whoever runs it to let your organisation in.")
        )


def _party_kind(kind: OrganisationKind) -> OrganisationKind:
    if kind not in PARTY_KINDS:
        raise Invalid(
            _("Something is not right yet."),
            errors=(FieldError("kind", _("This kind of organisation keeps a site, and sits at no table.")),),
        )
    return kind


def _refuse_too_many(address: str) -> None:
    today = Founding.objects.filter(made_at__gt=now() - timedelta(days=1))
    if today.filter(email__iexact=address).count() >= PER_ADDRESS_A_DAY:
        raise TooManyFoundings(
            _("This address asked for a link three times in a day."),
            next_step=_("Look for the mail, also among spam. Or wait a day."),
        )
    if today.count() >= ALL_A_DAY:
        raise TooManyFoundings(_("Very many people began today."), next_step=_("Try again tomorrow."))


def _tell(person: Person) -> list[dict[str, str | None]]:
    rows = Founding.objects.filter(email__iexact=person.email).select_related("founded").order_by("pk")
    return [
        {
            "organisation": row.founded.name if row.founded else row.name,
            "made_at": row.made_at.isoformat(),
        }
        for row in rows
    ]


def _erase(person: Person) -> None:
    Founding.objects.filter(email__iexact=person.email).update(email="")


keeps(
    "foundings",
    Kept(
        what=_("Organisations that you began by mail"),
        why=_("To mail you the link, and so that nobody sends you many of them."),
        how_long=_("Always; after erasing without your address."),
        tell=_tell,
        erase=_erase,
    ),
)
