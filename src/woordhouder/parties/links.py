"""Personal links: the token in a mail, and who comes in by it."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext_lazy as _

from woordhouder.record.clock import now
from woordhouder.record.refusals import NotFound, Refused

from .actor import Actor
from .models import PersonalLink


class LinkEnded(Refused):
    """The link was real, and works no longer: it expired, was withdrawn or is used up."""


def token(link: PersonalLink) -> str:
    """What stands in the address of the mail. Only whoever holds the installation's key can make it."""
    return _signer().sign(link.reference)


def open_link(*, task: str, about: str, email: str, language: str, days: int) -> PersonalLink:
    """Make a link for one task about one thing. For actions; who may is theirs to check."""
    moment = now()
    return PersonalLink.objects.create(
        task=task,
        about=about,
        email=email,
        language=language,
        made_at=moment,
        expires_at=moment + timedelta(days=days),
    )


def end_links(*, about: str, task: str = "") -> None:
    """Withdraw the links about a thing (for one task, or all). For actions."""
    wanted = PersonalLink.objects.filter(about=about, withdrawn_at=None, **({"task": task} if task else {}))
    wanted.update(withdrawn_at=now())


def forget_links(*, about: str) -> None:
    """End all links about a thing, and forget whom they were sent to. For actions."""
    end_links(about=about)
    PersonalLink.objects.filter(about=about).update(email="")


def holder(given: str, *, task: str, moment: datetime) -> Actor:
    """Who comes in by the token `given` for `task`. 1 query.

    Raises NotFound for what was never made or is for another task, alike; LinkEnded for what works no longer.
    """
    link = _linked(given, task)
    if not is_alive(link, moment):
        raise LinkEnded(
            _("This link works no longer."),
            next_step=_("Ask whoever sent it for a new one. What you wrote before was kept."),
        )
    return Actor(link=link.reference, task=link.task, about=link.about)


def holding(*, task: str, about: str, moment: datetime) -> Actor:
    """Who holds the newest living link for `task` about the thing with this reference. For replays, which get no mail.

    Raises NotFound when there is none. 1 query.
    """
    if link := living_link(task=task, about=about, moment=moment):
        return Actor(link=link.reference, task=link.task, about=link.about)
    raise NotFound(_("There is no such link now."))


def links_made(*, about: Collection[str], made_at: datetime, moment: datetime) -> list[PersonalLink]:
    """The links about these things that were made at `made_at` and still open something at `moment`. 1 query."""
    links = PersonalLink.objects.filter(about__in=about, made_at=made_at).order_by("pk")
    return [link for link in links if is_alive(link, moment)]


def living_link(*, task: str, about: str, moment: datetime) -> PersonalLink | None:
    """The newest link for `task` about the thing with this reference that opens it at `moment`. 1 query."""
    links = PersonalLink.objects.filter(task=task, about=about).order_by("-made_at", "-pk")
    return next((link for link in links if is_alive(link, moment)), None)


def is_alive(link: PersonalLink, moment: datetime) -> bool:
    """Whether the link still opens something at `moment`."""
    return link.withdrawn_at is None and link.used_at is None and moment < link.expires_at


def _linked(given: str, task: str) -> PersonalLink:
    try:
        reference = _signer().unsign(given)
    except BadSignature as error:
        raise NotFound(_("This page does not exist.")) from error
    link = PersonalLink.objects.filter(reference=reference, task=task).first()
    if link is None:
        raise NotFound(_("This page does not exist."))
    return link


def _signer() -> Signer:
    """Made when it is needed: most commands do their work without the installation's key."""
    return Signer(salt="woordhouder.personal-link", sep="~")
