"""Where a person is signed in, and what is kept of that: the device in words, since when. No address."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woordhouder.parties.about_me import Kept, keeps
from woordhouder.parties.models import Person
from woordhouder.record.refusals import NotFound

NO_ADDRESS: Final = "0.0.0.0"  # noqa: S104 - the column wants an address, we keep none
# The first that is found counts: most browsers also name the ones they resemble.
BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS: Final = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True)
class SignIn:
    """One place where a person is signed in. `number` names it in a form."""

    number: int
    device: str
    since: datetime
    is_here: bool


def device_of(user_agent: str) -> str:
    """ "Firefox/Windows" for what a browser says of itself; "/" when nothing is known of it."""

    def first(names: tuple[tuple[str, str], ...]) -> str:
        return next((name for sign, name in names if sign in user_agent), "")

    return f"{first(BROWSERS)}/{first(SYSTEMS)}"


def in_words(device: str) -> str:
    """What the page says of a device: "Firefox on Windows"."""
    browser, _slash, system = device.partition("/")
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Unknown device")


def note_device(request: HttpRequest) -> None:
    """Keep of this new sign-in the device, without the address and the exact version. 1 query."""
    said = request.headers.get("User-Agent", "")
    UserSession.objects.filter(session_key=request.session.session_key).update(
        ip=NO_ADDRESS, user_agent=device_of(re.sub(r"\s+", " ", said))
    )


def sign_ins(request: HttpRequest) -> list[SignIn]:
    """Where the person of this request is signed in, this place first. 1 query, and 2 for each place."""
    person: Any = request.user
    found = [
        SignIn(row.pk, in_words(row.user_agent), row.created_at, row.session_key == request.session.session_key)
        for row in UserSession.objects.purge_and_list(person)
    ]
    return sorted(found, key=lambda one: (not one.is_here, one.since))


def end_one(request: HttpRequest, number: str) -> bool:
    """End one sign-in of this person; whether it was the one of this request.

    Raises NotFound for what is not hers and what is not there, alike.
    """
    mine: Any = UserSession.objects.filter(user=request.user)
    row = mine.filter(pk=number).first() if number.isdecimal() and len(number) < 19 else None
    if row is None:
        raise NotFound(_("This page does not exist."))
    was_here = bool(row.session_key == request.session.session_key)
    row.end()
    return was_here


def end_others(request: HttpRequest) -> None:
    """Sign this person out everywhere but here, at once."""
    for row in UserSession.objects.filter(user=request.user).exclude(session_key=request.session.session_key):
        row.end()


def forget_ended(moment: datetime) -> int:
    """Let go of what was kept of sign-ins that ended or expired by `moment`. Returns how many. 1 query."""
    living = Session.objects.filter(expire_date__gt=moment).values("session_key")
    count, _rows = UserSession.objects.exclude(session_key__in=living).delete()
    return int(count)


def passkeys_of(person: Person) -> list[Authenticator]:
    """The passkeys of a person, oldest first. 1 query."""
    mine = Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN)
    return list(mine.order_by("created_at", "pk"))


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _tell_sign_ins(person: Person) -> list[dict[str, Any]]:
    told = [
        {"device": row.user_agent, "since": _moment(row.created_at)}
        for row in UserSession.objects.filter(user=person).order_by("pk")
    ]
    last = [{"last": _moment(person.last_login)}] if person.last_login else []
    return told + last


def _erase_sign_ins(person: Person) -> None:
    for row in UserSession.objects.filter(user=person):
        row.end()


def _tell_passkeys(person: Person) -> list[dict[str, Any]]:
    return [
        {"name": str(row), "added": _moment(row.created_at), "last_used": _moment(row.last_used_at)}
        for row in passkeys_of(person)
    ]


def _erase_passkeys(person: Person) -> None:
    Authenticator.objects.filter(user=person).delete()


def _tell_addresses(person: Person) -> list[dict[str, Any]]:
    return [{"email": row.email} for row in EmailAddress.objects.filter(user=person).order_by("pk")]


def _erase_addresses(person: Person) -> None:
    EmailAddress.objects.filter(user=person).delete()


keeps(
    "sign_ins",
    Kept(
        what=gettext_lazy("Where you are signed in: the sort of browser, and since when"),
        why=gettext_lazy("So that you see and end it."),
        how_long=gettext_lazy("Until you sign out there, or the sign-in expires."),
        tell=_tell_sign_ins,
        erase=_erase_sign_ins,
    ),
)
keeps(
    "passkeys",
    Kept(
        what=gettext_lazy("Your passkeys: their names, and the public half of each key"),
        why=gettext_lazy("So that you can sign in with them."),
        how_long=gettext_lazy("Until you take one away."),
        tell=_tell_passkeys,
        erase=_erase_passkeys,
    ),
)
keeps(
    "sign_in_addresses",
    Kept(
        what=gettext_lazy("E-mail addresses that the sign-in noted"),
        why=gettext_lazy("So that the code goes to the right address."),
        how_long=gettext_lazy("As long as your address is known here."),
        tell=_tell_addresses,
        erase=_erase_addresses,
    ),
)
