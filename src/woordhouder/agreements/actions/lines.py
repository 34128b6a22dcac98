"""Many lines of a list at once: put in, taken out and put back, for what takes promises from a paper or a sheet."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from django.db.models import F, Max, QuerySet
from django.utils.translation import gettext_lazy as _

from woordhouder.parties.models import Person
from woordhouder.record.clock import now
from woordhouder.record.refusals import Refused

from ..models import Commitment, Preparation, Prepared, PreparedVersion
from ..preparing_facts import PromiseDraft
from .prepared import MOST_PROMISES

_BATCH = 500
_AWAY = 1_000_000  # further than any list is long: places of promises that are being moved


def put_lines(
    row: Preparation,
    drafts: Mapping[str, PromiseDraft | None],
    person: Person,
    changes: Mapping[str, Commitment] | None = None,
) -> None:
    """Put promises into the list, by the reference that each has or gets: new ones at the end, in this order.

    One that stands there gets a new version; one that was taken out comes back at the end. None: as it stood.
    `changes`: by reference of a new line the commitment that it changes. Call it inside an action. Raises Refused when
    the list would be too long.
    """
    commitments = changes or {}
    known = {line.reference: line for line in row.promises.filter(reference__in=drafts)}
    coming = [name for name in drafts if name not in known or known[name].dropped_at]
    first = last_place(row) + 1
    if first + len(coming) - 1 > MOST_PROMISES:
        raise Refused(_("This list has too many promises."), next_step=_("Divide them over more agreements."))
    new = [
        Prepared(preparation=row, place=place, reference=name, commitment=commitments.get(name))
        for place, name in enumerate(coming, first)
        if name not in known
    ]
    places = dict(zip(coming, range(first, first + len(coming)), strict=True))
    for name in (name for name in coming if name in known):
        known[name].place, known[name].dropped_at = places[name], None
    Prepared.objects.bulk_update([known[name] for name in coming if name in known], ["place", "dropped_at"], _BATCH)
    lines = known | {line.reference: line for line in Prepared.objects.bulk_create(new, _BATCH)}
    _write_versions({lines[name]: draft for name, draft in drafts.items() if draft}, person)


def _write_versions(drafts: Mapping[Prepared, PromiseDraft], person: Person) -> None:
    """The next version of each line, where it says something else than the newest."""
    newest: dict[int, PreparedVersion] = {}
    for version in PreparedVersion.objects.filter(prepared__in=drafts).order_by("number"):
        newest[version.prepared_id] = version
    versions = []
    for line, draft in drafts.items():
        before, facts = newest.get(line.pk), draft.model_dump(mode="json")
        if before is None or before.facts != facts:
            number = before.number + 1 if before else 1
            versions.append(PreparedVersion(prepared=line, number=number, facts=facts, person=person, at=now()))
    PreparedVersion.objects.bulk_create(versions, _BATCH)


def numbers_in(row: Preparation, references: Iterable[str]) -> dict[str, int]:
    """The number of the newest version of each of these lines, as far as it stands in the list. 1 query."""
    listed = row.promises.filter(reference__in=references, dropped_at=None)
    return dict(listed.annotate(newest=Max("versions__number")).order_by().values_list("reference", "newest"))


def say_again(row: Preparation, numbers: Mapping[str, int], person: Person) -> None:
    """Let each of these lines, by reference, say again what it said in the version of that number. 2 queries."""
    versions = PreparedVersion.objects.filter(prepared__preparation=row, prepared__reference__in=numbers)
    newest: dict[str, PreparedVersion] = {}
    wanted: dict[str, PreparedVersion] = {}
    for version in versions.select_related("prepared").order_by("number"):
        name = version.prepared.reference
        newest[name] = version
        if version.number == numbers[name]:
            wanted[name] = version
    PreparedVersion.objects.bulk_create(
        [
            PreparedVersion(
                prepared=one.prepared, number=newest[name].number + 1, facts=one.facts, person=person, at=now()
            )
            for name, one in wanted.items()
            if one.facts != newest[name].facts
        ],
        _BATCH,
    )


def drop_lines(row: Preparation, references: Iterable[str]) -> int:
    """Take these out of the list, as far as they stand in it; their words stay. How many there were."""
    dropped = row.promises.filter(reference__in=references, dropped_at=None).update(dropped_at=now())
    close_gaps(row)
    return dropped


def last_place(row: Preparation) -> int:
    """The place of the last promise of the list; 0 when there is none."""
    return row.promises.filter(dropped_at=None).aggregate(last=Max("place"))["last"] or 0


def close_gaps(row: Preparation) -> None:
    """Number the list from 1 again. By way of far away: no two may stand at one place on the way."""
    listed = row.promises.filter(dropped_at=None)
    places = listed.order_by("place").values_list("place", flat=True)
    if moved := [place for at, place in enumerate(places, 1) if place != at]:
        listed.filter(place__gte=moved[0]).update(place=F("place") + _AWAY)
        place_lines(listed.filter(place__gt=_AWAY), places.filter(place__lt=_AWAY).count() + 1)


def place_lines(lines: QuerySet[Prepared], first: int) -> None:
    """Put these in the list from place `first` on, in their order: a query for each row of places without a gap."""
    places = list(lines.order_by("place").values_list("place", flat=True))
    for _shift, run in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
        found = [place for _at, place in run]
        moving = lines.filter(place__range=(found[0], found[-1]))
        moving.update(place=F("place") + (first - found[0]), dropped_at=None)
        first += len(found)
