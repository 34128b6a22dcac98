"""What people read who begin: behind the mailed link, and before they found a table."""

from dataclasses import dataclass
from datetime import datetime

from woordhouder.record.policy import allowed, fetch

from .actor import Actor
from .links import is_alive, token
from .models import Founding, Organisation, Person, PersonalLink
from .policy import FOUND, FOUNDING, ORGANISATION, confirmed_organisations, standing


@dataclass(frozen=True)
class FoundingPage:
    """What was said by mail, for who came by its link. `kind` is a code, for the form.

    `is_known`: somebody with this address takes part already. `is_hers`: that is who signed in. `other`: the address of
    somebody else who signed in, "" for nobody.
    """

    kind: str
    name: str
    email: str
    expires_at: datetime
    is_known: bool
    is_hers: bool
    other: str

    @property
    def asks_to_sign_in(self) -> bool:
        """Whether she must show first that the account with this address is hers."""
        return self.is_known and not self.is_hers


@dataclass(frozen=True)
class NewTablePage:
    """For which organisation a table is founded, and whether it will be public at once."""

    organisation: str
    is_confirmed: bool


@dataclass(frozen=True)
class FoundingLetter:
    """What the mail to somebody who begins says. `address` is the path with the secret, without language."""

    to: str
    language: str
    organisation: str
    address: str
    expires: datetime


def founding_page(actor: Actor, visitor: str) -> FoundingPage:
    """What the actor's link is about. `visitor`: the reference of who signed in, or "". 4 queries. Raises NotFound."""
    row = fetch(actor, "found", FOUNDING, Founding.objects.all())
    link = PersonalLink.objects.get(reference=actor.link)
    person = Person.objects.by_email(link.email)
    other = Person.objects.filter(reference=visitor).first()
    is_hers = person is not None and person.reference == visitor
    return FoundingPage(
        kind=row.kind,
        name=row.name,
        email=link.email,
        expires_at=link.expires_at,
        is_known=person is not None,
        is_hers=is_hers,
        other=other.email or "" if other and not is_hers else "",
    )


def new_table_page(actor: Actor) -> NewTablePage:
    """The organisation for which the actor may found a table. 2 queries. Raises NotAllowed."""
    row = standing(actor, "found_table")
    return NewTablePage(row.name, confirmed_organisations().filter(pk=row.pk).exists())


def may_found(actor: Actor) -> bool:
    """Whether the actor may found a table now, for a page that links to it. 1 query; none for who is nobody known."""
    from_hers = Organisation.objects.filter(reference=actor.organisation)
    return actor.is_known and allowed(actor, "found_table", ORGANISATION, from_hers).exists()


def founding_letter(link: int, moment: datetime) -> FoundingLetter | None:
    """What to mail about the link with this key; None when it opens nothing any more. 2 queries."""
    row = PersonalLink.objects.get(pk=link)
    founding = Founding.objects.filter(reference=row.about).first()
    if row.task != FOUND or founding is None or not is_alive(row, moment):
        return None
    return FoundingLetter(row.email, row.language, founding.name, f"/begin/{token(row)}", row.expires_at)
