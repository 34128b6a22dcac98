"""Tables: founded by an organisation for itself and the others, and the seats that are given and claimed there."""

from datetime import date, timedelta
from difflib import get_close_matches
from typing import Annotated, Any, TypeAlias

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from woordhouder.record.clock import now
from woordhouder.record.policy import fetch
from woordhouder.record.refusals import FieldError, Invalid, Refused, Words
from woordhouder.record.registry import action
from woordhouder.record.typed import Line, Slug

from ..actor import Actor
from ..models import PARTY_KINDS, Organisation, OrganisationKind, Partnership, Seat, SeatTerms
from ..municipalities import municipalities as known_municipalities
from ..policy import ORGANISATION, PARTNERSHIP, SEAT, confirmed_organisations, standing
from ..standing import lasting
from ..tables import is_of_the_site, slug_of
from ..themes import Theme
from .members import Ended
from .organisations import new_organisation

Themes: TypeAlias = Annotated[tuple[Theme, ...], Field(max_length=10)]
Municipalities: TypeAlias = Annotated[tuple[Line, ...], Field(max_length=30)]
# Whoever was let in may found as many as the work asks; a stranger shows first that one of them is meant.
MOST_UNCONFIRMED = 3
MOST_A_DAY = 10
MOST_SEATS = 60


class TooManyTables(Refused):
    """So many tables, or seats at one, are more likely a mistake or a nuisance."""


@action()
def found_table(
    actor: Actor,
    *,
    name: Line,
    slug: Slug | None = None,
    municipalities: Municipalities = (),
    region: Line | None = None,
) -> Partnership:
    """Found a table at the address /<slug>; the founder's organisation sits there at once, and signs.

    Without `slug` the address is made of the name. Over municipalities of the list (by name), a region, or both.
    Raises NotAllowed (policy row "found_table"), Invalid for an address that is taken or is the site's own, an unknown
    municipality or neither place, and TooManyTables.
    """
    founder = Organisation.objects.select_for_update().get(pk=standing(actor, "found_table").pk)
    _not_too_many_tables(founder)
    table = _once(
        slug=_free_slug(slug, name),
        name=" ".join(name.split()),
        municipalities=_known(municipalities, region),
        region=region,
        founded_by=founder,
        founded_at=now(),
    )
    seat = table.seats.create(organisation=founder, made_at=now(), claimed_at=now())
    write_terms(seat, signs=True, themes=(), since=localdate(now()), until=None)
    return table


@action()
def give_seat(  # noqa: PLR0913 - what a seat is
    actor: Actor,
    *,
    partnership: Line,
    organisation: Line | None = None,
    kind: OrganisationKind | None = None,
    name: Line | None = None,
    signs: bool = True,
    themes: Themes = (),
    since: date | None = None,
) -> Seat:
    """Give a seat at a table (by its reference) to an organisation by its reference, or to a new one of `kind`, `name`.

    It stays unclaimed until somebody who may bind that organisation claims it; one that ended too, when given again.
    `themes`: what it is asked about, none named: all. `since`: today when left out. Raises NotFound, NotAllowed (policy
    row "give_seat"), Invalid, Ended for an organisation that was succeeded, TooManyTables, and Refused when it sits.
    """
    locked = Partnership.objects.select_for_update()
    table = fetch(actor, "give_seat", PARTNERSHIP, locked, reference=partnership)
    if table.seats.count() >= MOST_SEATS:
        raise TooManyTables(_("There are sixty seats at this table."), next_step=_("End a seat that nobody uses."))
    other = _party(actor, organisation) if organisation else _new_party(kind, name)
    before = table.seats.filter(organisation=other, inherited=False).first()
    if lasting().filter(partnership=table, organisation=other).exists():
        raise Refused(
            _("This organisation has a seat here."),
            next_step=_("Look in the list of seats."),
            errors=(FieldError("organisation", _("This organisation has a seat here.")),),
        )
    seat = before or table.seats.create(organisation=other, made_at=now())
    if seat.claimed_at:  # who left comes back of itself, not because others say so
        seat.claimed_at = None
        seat.save(update_fields=["claimed_at"])
    write_terms(seat, signs=signs, themes=themes, since=since or localdate(now()), until=None)
    return seat


@action()
def claim_seat(actor: Actor, *, seat: Line) -> Seat:
    """Take the seat (by its reference) that others keep for one's organisation: from now on it speaks for itself.

    Nothing that was written down before is agreed with by this. Raises NotFound and NotAllowed (policy row "claim").
    """
    row = fetch(actor, "claim", SEAT, Seat.objects.select_for_update(of=("self",)), reference=seat)
    take(row)
    return row


def take(seat: Seat) -> None:
    """The seat is claimed from this moment. For actions."""
    seat.claimed_at = now()
    seat.save(update_fields=["claimed_at"])


def write_terms(seat: Seat, *, signs: bool, themes: Themes, since: date, until: date | None) -> SeatTerms:
    """New terms of a seat, after those that it has. For actions. Raises Invalid when they end before they begin."""
    if until and until < since:
        raise Invalid(
            _("A seat does not end before it begins."),
            errors=(FieldError("until", _("Choose the day on which it begins, or a later one.")),),
        )
    newest = seat.terms.order_by("number").last()
    return seat.terms.create(
        number=newest.number + 1 if newest else 1,
        signs=signs,
        themes=sorted(set(themes)),
        since=since,
        until=until,
        recorded_at=now(),
    )


def _not_too_many_tables(founder: Organisation) -> None:
    tables = Partnership.objects.filter(founded_by=founder)
    is_let_in = confirmed_organisations().filter(pk=founder.pk).exists()
    if not is_let_in and tables.count() >= MOST_UNCONFIRMED:
        raise TooManyTables(
            _("Your organisation founded three tables, and nobody has confirmed yet that it is what it says."),
            next_step=_("Ask another organisation at the table, or whoever runs this site, to confirm it."),
        )
    if tables.filter(founded_at__gt=now() - timedelta(days=1)).count() >= MOST_A_DAY:
        raise TooManyTables(_("Your organisation founded ten tables today."), next_step=_("Go on tomorrow."))


def _once(**given: Any) -> Partnership:
    """A new table. Raises Invalid when somebody took its address a moment earlier."""
    try:
        with transaction.atomic():
            return Partnership.objects.create(**given)
    except IntegrityError as error:
        raise _wrong("slug", _("Another table has this address. Choose another.")) from error


def _free_slug(slug: str | None, name: str) -> str:
    def is_free(address: str) -> bool:
        return not is_of_the_site(address) and not Partnership.objects.filter(slug=address).exists()

    if slug is None and (proposed := slug_of(name, is_free)):
        return proposed
    if slug is None:
        raise _wrong("slug", _("No address can be made of this name. Write one yourself."))
    if is_of_the_site(slug):
        raise _wrong("slug", _("This is an address of the site itself. Choose another, for instance with the place."))
    if not is_free(slug):
        raise _wrong("slug", _("Another table has this address. Choose another."))
    return slug


def _known(names: Municipalities, region: str | None) -> list[str]:
    if strange := [name for name in names if name not in known_municipalities()]:
        near = [like for name in strange for like in get_close_matches(name, known_municipalities(), n=2)]
        said = _("These are not in the list of municipalities: {names}.").format(names=", ".join(strange))
        meant = _("Did you mean {names}?").format(names=", ".join(near)) if near else ""
        raise _wrong("municipalities", f"{said} {meant}".strip())
    if not names and not region:
        raise _wrong("municipalities", _("Choose a municipality, or write the name of a region."))
    return sorted(set(names))


def _party(actor: Actor, reference: str) -> Organisation:
    """An organisation that can sit at a table. Raises NotFound, Ended and Invalid."""
    row = fetch(actor, "read", ORGANISATION, Organisation.objects.all(), reference=reference)
    if row.successor_id:
        raise Ended(_("Another organisation took its place."), next_step=_("Choose that one."))
    if row.kind not in PARTY_KINDS:
        raise _wrong("organisation", _("This organisation keeps the site, and sits at no table."))
    return row


def _new_party(kind: OrganisationKind | None, name: str | None) -> Organisation:
    """A new organisation, that nobody acts for yet. Raises Invalid."""
    if name is None:
        raise _wrong("name", _("Choose an organisation, or write the name of a new one."))
    if kind not in PARTY_KINDS:
        raise _wrong("kind", _("Say what kind of organisation it is."))
    return new_organisation(kind, name, founded_itself=True)


def _wrong(path: str, message: Words) -> Invalid:
    return Invalid(_("Something is not right yet."), errors=(FieldError(path, message),))
