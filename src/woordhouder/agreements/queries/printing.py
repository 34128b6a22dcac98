"""What papers of an agreement need beside what its pages show: proofs to keep, and whom a letter is from and to."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.text import slugify
from django.utils.translation import gettext as _

from woordhouder.examples.words import Theme
from woordhouder.parties.actor import Actor
from woordhouder.record.models import Entry
from woordhouder.record.queries import FOR_EVERYBODY, receipt_address
from woordhouder.record.receipts import log_origin, receipt
from woordhouder.record.refusals import NotFound

from ..models import ActItem, Agreement, PassageObjection
from .beside import BesidePage, beside_page
from .entries import public_stream, sealed_stream
from .reading import RECORDS, AgreementPage
from .texts import AgreementHead, CommitmentText


@dataclass(frozen=True)
class Choice:
    """Of which commitments a paper is: all, those of one party (`seat` by reference), or of one theme (its code)."""

    seat: str = ""
    theme: str = ""

    @property
    def is_all(self) -> bool:
        return not (self.seat or self.theme)


ALL = Choice()


def chosen(page: AgreementPage, choice: Choice) -> AgreementPage:
    """The page with only the commitments that are asked. No query."""
    if choice.is_all:
        return page
    rows = [row for row in page.text.commitments if _is_of(row, choice)]
    return replace(page, text=replace(page.text, commitments=rows))


def parties_of(page: AgreementPage) -> dict[str, str]:
    """By reference of a seat the organisation, of all that sit at the table or are named in a text; by name."""
    names = {seat.reference: seat.organisation for seat in page.head.seats}
    for row in page.in_force:
        if row.wording:
            names.setdefault(row.wording.lead, row.wording.lead_organisation)
    return dict(sorted(names.items(), key=lambda pair: pair[1]))


def themes_of(page: AgreementPage) -> list[Theme]:
    """The themes on which something is in force, in their order."""
    found = {row.wording.theme for row in page.in_force if row.wording}
    return [theme for theme in Theme if theme.value in found]


def involved(page: AgreementPage) -> list[tuple[str, str]]:
    """The parties (reference and name) that lead something in force or contribute to it, by name."""
    words = [row.wording for row in page.in_force if row.wording]
    seats = {one.lead for one in words} | {part.seat for one in words for part in one.contributors}
    return [(seat, name) for seat, name in parties_of(page).items() if seat in seats]


def _is_of(row: CommitmentText, choice: Choice) -> bool:
    words = row.wording
    if words is None:
        return False
    if choice.theme and words.theme != choice.theme:
        return False
    return not choice.seat or choice.seat in (words.lead, *(part.seat for part in words.contributors))


def receipts(agreement: str, acts: Mapping[str, str]) -> list[tuple[str, bytes]]:
    """File name and receipt of acts of an agreement, all by reference, oldest first. `acts`: with the address of each.

    Only what everybody may fetch there, and none of an act in which a passage waits: what goes from hand to hand on
    paper cannot be closed again. At most 7 queries, whatever the number.
    """
    barred = ActItem.objects.filter(
        act__reference__in=acts,
        wording_in__in=PassageObjection.objects.filter(lifted_at=None).values("wording"),
    )
    waiting = set(barred.values_list("act__reference", flat=True))
    addresses = {address for act, address in acts.items() if act not in waiting}
    if not addresses:
        return []
    named = Agreement(reference=agreement)
    streams = (public_stream(named), sealed_stream(named))
    rows = Entry.objects.filter(FOR_EVERYBODY, stream__in=streams, kind__in=RECORDS).order_by("pk")
    entries = rows.select_related("stream").prefetch_related("openings", "opened", "kept_back")
    origin = log_origin()
    return [
        (f"{entry.stream_id}-{entry.n}.json", receipt(entry, for_everybody=True, origin=origin))
        for entry in entries
        if receipt_address(entry) in addresses
    ]


def written_by(head: AgreementHead, asked: str) -> str:
    """The municipality that writes to its council: the one by this address, without one the first of the table; "" for
    a table that names none. Raises NotFound for an address of none. No query.
    """
    names = municipality_slugs(head)
    if not asked:
        return next(iter(names.values()), "")
    if asked not in names:
        next_step = _(
            "This agreement is not of a municipality by that name. Its page offers the letter of each that it is of."
        )
        raise NotFound(_("This page does not exist."), next_step=next_step)
    return names[asked]


def municipality_slugs(head: AgreementHead) -> dict[str, str]:
    """The municipalities of the table, by how an address names each."""
    return {slugify(name): name for name in head.municipalities}


def compared(actor: Actor, page: AgreementPage) -> BesidePage | None:
    """The agreement beside the one before it, on the asked day as known on the asked moment; None where this reader
    knows of none before it. At most 13 queries.
    """
    if page.head.follows is None:
        return None
    found = beside_page(
        actor, page.head.table, (page.head.slug, page.head.follows[1]), page.when.known, day=page.when.day
    )
    return found if found.head.slug == page.head.slug else None
