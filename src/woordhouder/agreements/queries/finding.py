"""From what was found at tables to what people read, asked under the policy of who asks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Organisation, Partnership
from woordhouder.parties.policy import PARTNERSHIP, at_the_table
from woordhouder.record.policy import allowed

from ..addresses import agreement_address
from ..disclosure import Part, open_words, public_text
from ..models import Agreement, Wording
from ..policy import AGREEMENT, WORDING
from .bars import bars_of
from .indexing import AGREEMENT as AGREEMENTS
from .indexing import COMMITMENT, ORGANISATION, TABLE
from .organisations import readable_organisations

READ = (Part.SUMMARY, Part.TEXT, Part.WHY)


@dataclass(frozen=True)
class FoundHere:
    """One find as it is shown. `texts`: what a passage may be taken from. `place`, `years`: "" for what has none."""

    kind: str
    slug: str
    title: str
    address: str
    texts: Sequence[str]
    place: str = ""
    years: str = ""
    themes: Sequence[str] = ()


def found_here(actor: Actor, wanted: Mapping[tuple[str, str], Sequence[int]]) -> Iterator[FoundHere]:
    """The things with these kinds and slugs that `actor` may read; of a promise the wordings with these ids.

    At most 7 queries, 4 of them for promises.
    """
    by_kind = {kind: [slug for one, slug in wanted if one == kind] for kind in {kind for kind, _slug in wanted}}
    ids = [pk for (kind, _slug), shows in wanted.items() if kind == COMMITMENT for pk in shows]
    if ids:
        yield from _commitments(actor, ids)
    if slugs := by_kind.get(AGREEMENTS):
        rows = allowed(actor, "read", AGREEMENT, Agreement.objects.filter(reference__in=slugs))
        yield from map(_agreement, rows.select_related("partnership"))
    if slugs := by_kind.get(TABLE):
        yield from map(_table, allowed(actor, "read", PARTNERSHIP, Partnership.objects.filter(reference__in=slugs)))
    if slugs := by_kind.get(ORGANISATION):
        yield from map(_organisation, readable_organisations(actor).filter(reference__in=slugs))


def _commitments(actor: Actor, ids: Iterable[int]) -> Iterator[FoundHere]:
    """A find per promise, its title that of the first of its wordings that she may read."""
    order = {pk: place for place, pk in enumerate(ids)}
    readable = allowed(actor, "read", WORDING, Wording.objects.filter(pk__in=order))
    rows = sorted(readable.select_related("commitment__agreement__partnership"), key=lambda row: order[row.pk])
    bars = bars_of(row.pk for row in rows)
    sits_at = at_the_table(actor) if bars else []
    by_commitment: dict[str, list[Wording]] = {}
    for row in rows:
        by_commitment.setdefault(row.commitment.reference, []).append(row)
    for slug, own in by_commitment.items():
        first, agreement = own[0], own[0].commitment.agreement
        over = {} if agreement.partnership_id in sits_at else bars
        texts = [open_words(str(getattr(row, part)), over.get(row.pk, ()), part) for row in own for part in READ]
        yield FoundHere(
            kind=COMMITMENT,
            slug=slug,
            title=public_text(first.title, over.get(first.pk, ()), Part.TITLE),
            address=f"{_address_of(agreement)}/{first.commitment.number}",
            texts=[text for text in texts if text],
            place=agreement.partnership.name,
            years=_years(agreement),
            themes=(first.theme,),
        )


def _agreement(row: Agreement) -> FoundHere:
    return FoundHere(AGREEMENTS, row.reference, row.title, _address_of(row), (), row.partnership.name, _years(row))


def _table(row: Partnership) -> FoundHere:
    return FoundHere(TABLE, row.reference, row.name, f"/{row.slug}", (), _places(row))


def _organisation(row: Organisation) -> FoundHere:
    former = [name.name for name in row.former_names.all()]
    return FoundHere(ORGANISATION, row.reference, row.name, f"/organisaties/{row.reference}", [", ".join(former)])


def _address_of(agreement: Agreement) -> str:
    return agreement_address(agreement.partnership.slug, agreement.slug)


def _places(row: Partnership) -> str:
    return ", ".join(row.municipalities) or row.region or ""


def _years(agreement: Agreement) -> str:
    first, last = agreement.starts.year, agreement.until.year if agreement.until else None
    return f"{first}-{last}" if last and last != first else str(first)
