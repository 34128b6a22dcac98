"""What tables and their agreements hand to the search index, for everybody and for each table. For the index alone."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate
from django.utils.translation import override

from woordhouder.examples.words import Theme
from woordhouder.parties.models import Confirmed, Membership, Organisation, OrganisationKind, Partnership, Seat
from woordhouder.parties.municipalities import municipalities
from woordhouder.parties.policy import public_tables
from woordhouder.record.clock import now

from ..disclosure import Bar, Part, open_words
from ..in_force import Item, completed_at, standing
from ..models import (
    Act,
    ActItem,
    Agreement,
    AgreementKind,
    Commitment,
    PassageObjection,
    Signature,
    Wording,
    WordingRemoval,
)
from ..removable import left
from .bars import bars_of
from .items import items_of

AGREEMENT, COMMITMENT, TABLE, ORGANISATION = "agreement", "commitment", "table", "organisation"
Texts = Mapping[str, Sequence[str]]
BESIDE = ("indicator", "unit", "for_whom", "area")
LAST_YEAR = 2100


@dataclass(frozen=True)
class IndexedThing:
    """One thing as the index takes it in. `table`: id of the only table that finds it, None: everybody does.

    `shows`: ids of the wordings that it is made of; `changes_on`: the day on which another takes force by itself.
    """

    kind: str
    slug: str
    texts: Texts
    facets: Mapping[str, Sequence[str]]
    table: int | None
    shows: Sequence[int] = ()
    changes_on: date | None = None


def things_made(made: Iterable[str]) -> list[tuple[str, str]]:
    """Kind and slug of what the acts with these audit rows may have changed. A query or two per kind of row."""
    keys: dict[str, list[str]] = defaultdict(list)
    for row in made:
        label, _, key = row.partition(":")
        keys[label].append(key)
    return [thing for label, ids in keys.items() if label in CHANGED for thing in CHANGED[label](ids)]


def slugs_within(kind: str, slug: str) -> list[str]:
    """The slugs of all documents that are taken in with this thing: an agreement with its promises."""
    if kind != AGREEMENT:
        return [slug]
    return [slug, *Commitment.objects.filter(agreement__reference=slug).values_list("reference", flat=True)]


def agreements_of(slugs: Iterable[str]) -> list[str]:
    """The references of the agreements of these commitments (by reference). 1 query."""
    rows = Agreement.objects.filter(commitments__reference__in=list(slugs))
    return list(rows.order_by("pk").distinct().values_list("reference", flat=True))


def things_for_index(kind: str, slug: str) -> Iterator[IndexedThing]:
    """What there is to find at one thing. At most 10 queries, however many promises an agreement has."""
    if kind == AGREEMENT:
        rows = Agreement.objects.filter(reference=slug).select_related("partnership__founded_by__confirmed")
        for agreement in rows:
            yield from _agreement(agreement)
    elif kind == TABLE:
        yield from _table(slug)
    else:
        yield from _organisation(slug)


def _of_acts(rows: QuerySet[Any], path: str) -> Callable[[list[str]], Iterator[tuple[str, str]]]:
    """From ids of rows of this kind to the agreements that they are about."""

    def changed(ids: list[str]) -> Iterator[tuple[str, str]]:
        found = rows.filter(pk__in=ids).values_list(f"{path}reference", flat=True).distinct()
        return ((AGREEMENT, reference) for reference in found)

    return changed


def _tables(where: Mapping[str, object], *, with_agreements: bool) -> Iterator[tuple[str, str]]:
    """Tables, who sits there, and what they agreed."""
    tables = Partnership.objects.filter(**where).distinct()
    yield from ((TABLE, reference) for reference in tables.values_list("reference", flat=True))
    seats = Seat.objects.filter(partnership__in=tables)
    yield from ((ORGANISATION, name) for name in seats.values_list("organisation__reference", flat=True).distinct())
    if with_agreements:
        agreements = Agreement.objects.filter(partnership__in=tables)
        yield from ((AGREEMENT, reference) for reference in agreements.values_list("reference", flat=True))


def _changed_organisations(ids: list[str]) -> Iterator[tuple[str, str]]:
    """A name stands beside everything that the organisation promises, of its successor too."""
    rows = Organisation.objects.filter(pk__in=ids)
    for path in ("pk", "successor"):
        found = [key for key in rows.values_list(path, flat=True) if key]
        yield from _tables({"seats__organisation__in": found}, with_agreements=True)


CHANGED: Mapping[str, Callable[[list[str]], Iterator[tuple[str, str]]]] = {
    "agreements.agreement": _of_acts(Agreement.objects.all(), ""),
    "agreements.act": _of_acts(Act.objects.all(), "agreement__"),
    "agreements.signature": _of_acts(Signature.objects.all(), "act__agreement__"),
    "agreements.passageobjection": _of_acts(PassageObjection.objects.all(), "wording__commitment__agreement__"),
    "agreements.wordingremoval": _of_acts(WordingRemoval.objects.all(), "wording__commitment__agreement__"),
    "agreements.wording": _of_acts(Wording.objects.all(), "commitment__agreement__"),
    "parties.partnership": lambda ids: _tables({"pk__in": ids}, with_agreements=True),
    "parties.seat": lambda ids: _tables({"seats__in": ids}, with_agreements=False),
    "parties.seatterms": lambda ids: _tables({"seats__terms__in": ids}, with_agreements=False),
    "parties.confirmed": lambda ids: _tables(
        {"founded_by__in": Confirmed.objects.filter(pk__in=ids).values("organisation")}, with_agreements=True
    ),
    "parties.organisation": _changed_organisations,
    "parties.membership": lambda ids: _tables(
        {"seats__organisation__in": Membership.objects.filter(pk__in=ids).values("organisation")},
        with_agreements=False,
    ),
}


@dataclass(frozen=True)
class _Shown:
    """The wordings (by reference) of one promise that an audience reads, the one in force first."""

    wordings: tuple[str, ...]
    changes_on: date | None


def _agreement(agreement: Agreement) -> Iterator[IndexedThing]:
    table = agreement.partnership
    items, public = items_of(agreement), _public(agreement)
    is_public = Partnership.objects.filter(public_tables(), pk=table.pk).exists()
    open_items = [item for item in items if is_public and (item.act, item.commitment) in public]
    facets = {**_place_facets(table), "year": _years(agreement)}
    yield IndexedThing(
        kind=AGREEMENT,
        slug=agreement.reference,
        texts=_agreement_texts(agreement),
        facets={"theme": (), "party": (), "trait": (), **facets},
        table=None if open_items else table.pk,
    )
    wordings = _wordings(agreement)
    bars = bars_of(row.pk for row in wordings.values())
    for everybody, table_reads in _by_commitment(items, open_items):
        private = [wordings[name] for name in table_reads.wordings]
        public_rows = [wordings[name] for name in everybody.wordings]
        if public_rows:
            thing = _commitment(agreement, public_rows, facets, bars)
            yield replace(thing, changes_on=everybody.changes_on)
        if private and (private != public_rows or any(row.pk in bars for row in private)):
            thing = _commitment(agreement, private, facets, {})
            yield replace(thing, table=table.pk, changes_on=table_reads.changes_on)


def _public(agreement: Agreement) -> set[tuple[str, str]]:
    """Act and commitment, by reference, of the texts that everybody reads."""
    rows = ActItem.objects.filter(act__agreement=agreement).exclude(public_from=None)
    return set(rows.values_list("act__reference", "commitment__reference"))


def _by_commitment(items: Sequence[Item], public: Sequence[Item]) -> Iterator[tuple[_Shown, _Shown]]:
    """Per commitment what everybody reads of it, and what the table does."""
    for_all, for_table = _shown(public), _shown(items)
    read_by_all = {item.wording_in for item in public}  # an ending may be public while what it ends is not
    for name in dict.fromkeys(item.commitment for item in items):
        everybody, table = for_all.get(name, _Shown((), None)), for_table[name]
        everybody = replace(everybody, wordings=tuple(one for one in everybody.wordings if one in read_by_all))
        waiting = [item.wording_in for item in items if item.commitment == name and _is_open(item)]
        more = [wording for wording in waiting if wording and wording not in table.wordings]
        yield everybody, replace(table, wordings=(*table.wordings, *more))


def _is_open(item: Item) -> bool:
    return completed_at(item) is None and item.closed_at is None


def _shown(items: Sequence[Item]) -> dict[str, _Shown]:
    """Per commitment the wording in force (of one that was ended the last), then those that take force later."""
    today = localdate(now())
    stands, shown = standing(items, now()), dict[str, _Shown]()
    for name in dict.fromkeys(item.commitment for item in items):
        own = stands.get(name, [])
        later = [stand for stand in own if stand.effective_from > today]
        current = [stand for stand in own if stand.effective_from <= today][-1:]
        wordings = [stand.item.wording_in or stand.item.wording_out or "" for stand in (*current, *later)]
        days = [stand.effective_from for stand in later]
        shown[name] = _Shown(tuple(dict.fromkeys(filter(None, wordings))), min(days, default=None))
    return shown


def _wordings(agreement: Agreement) -> dict[str, Wording]:
    rows = Wording.objects.filter(commitment__agreement=agreement).select_related("commitment", "lead__organisation")
    return {row.reference: row for row in rows.prefetch_related("contributions__seat__organisation")}


def _commitment(
    agreement: Agreement,
    rows: Sequence[Wording],
    facets: Mapping[str, Sequence[str]],
    bars: Mapping[int, tuple[Bar, ...]],
) -> IndexedThing:
    parties = [row.lead.organisation for row in rows]
    parties += [part.seat.organisation for row in rows for part in row.contributions.all()]
    return IndexedThing(
        kind=COMMITMENT,
        slug=rows[0].commitment.reference,
        texts=_commitment_texts(agreement, rows, parties, bars),
        facets={
            "theme": sorted({row.theme for row in rows}),
            "party": sorted({party.kind for party in parties}),
            "trait": (),
            **facets,
        },
        table=None,
        shows=[row.pk for row in rows],
    )


def _commitment_texts(
    agreement: Agreement,
    rows: Sequence[Wording],
    parties: Sequence[Organisation],
    bars: Mapping[int, tuple[Bar, ...]],
) -> Texts:
    def words(part: Part) -> list[str]:
        return [open_words(str(getattr(row, part)), bars.get(row.pk, ()), part) for row in rows]

    with override("nl"):
        labels = [str(Theme(row.theme).label) for row in rows]
    others = [(row, said) for row in rows for name in BESIDE if (said := left(getattr(row, name)))]
    others += [(row, part.what) for row in rows for part in row.contributions.all() if part.what]
    figures = [open_words(said, bars.get(row.pk, ()), "") for row, said in others]
    return {
        "title": words(Part.TITLE),
        "place": _places(agreement.partnership),
        "summary": words(Part.SUMMARY),
        "labels": list(dict.fromkeys(labels)),
        "parties": list(dict.fromkeys(party.name for party in parties)),
        "commitments": [*words(Part.TEXT), *filter(None, figures)],
        "prose": words(Part.WHY),
    }


def _agreement_texts(agreement: Agreement) -> Texts:
    with override("nl"):
        label = str(AgreementKind(agreement.kind).label)
    return {
        "title": [agreement.title],
        "place": [*_places(agreement.partnership), *_years(agreement)],
        "labels": [label],
        "parties": [agreement.partnership.name],
    }


def _table(slug: str) -> Iterator[IndexedThing]:
    for table in Partnership.objects.filter(reference=slug):
        is_public = Partnership.objects.filter(public_tables(), pk=table.pk).exists()
        seated = Organisation.objects.filter(seats__partnership=table).distinct()
        texts = {
            "title": [table.name],
            "place": _places(table),
            "parties": list(seated.order_by("pk").values_list("name", flat=True)),
        }
        facets = {"theme": (), "party": (), "trait": (), **_place_facets(table), "year": ()}
        yield IndexedThing(TABLE, slug, texts, facets, None if is_public else table.pk)


def _organisation(slug: str) -> Iterator[IndexedThing]:
    """Public as soon as it sits at a public table; else only who sits there with it finds it."""
    rows = Organisation.objects.filter(reference=slug, seats__isnull=False).distinct()
    for organisation in rows.prefetch_related("former_names"):
        tables = list(Partnership.objects.filter(seats__organisation=organisation).distinct().order_by("pk"))
        public = Partnership.objects.filter(public_tables(), seats__organisation=organisation)
        shown = list(public.distinct().order_by("pk"))
        with override("nl"):
            label = str(OrganisationKind(organisation.kind).label)
        for table in [None] if shown else tables:
            here = [table] if table else shown
            places = dict.fromkeys(place for one in here for place in _places(one))
            years: Sequence[str] = ()
            yield IndexedThing(
                kind=ORGANISATION,
                slug=slug,
                texts={
                    "title": [organisation.name],
                    "place": list(places),
                    "labels": [label],
                    "keywords": [former.name for former in organisation.former_names.all()],
                },
                facets={
                    "theme": (),
                    "party": (organisation.kind,),
                    "trait": (),
                    "province": sorted({name for one in here for name in _place_facets(one)["province"]}),
                    "year": years,
                },
                table=table.pk if table else None,
            )


def _places(table: Partnership) -> list[str]:
    provinces = _place_facets(table)["province"]
    return [*table.municipalities, *([table.region] if table.region else []), *provinces]


def _place_facets(table: Partnership) -> dict[str, list[str]]:
    known = municipalities()
    return {"province": sorted({known[name].province for name in table.municipalities if name in known})}


def _years(agreement: Agreement) -> list[str]:
    last = agreement.until.year if agreement.until else agreement.starts.year
    return [str(year) for year in range(agreement.starts.year, min(last, LAST_YEAR) + 1)]
