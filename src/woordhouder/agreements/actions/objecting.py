"""A passage that waits, waits in every wording of its promise: nobody makes it public by writing it down anew."""

from collections.abc import Collection, Mapping

from django.db.models import QuerySet

from woordhouder.record.clock import now

from ..disclosure import Part, place_of
from ..facts import PromiseFacts
from ..models import PassageObjection, Wording


def waits_in(words: Mapping[int, PromiseFacts]) -> bool:
    """Whether a passage that waits stands in these words too, by id of their commitment. 1 query; none for none."""
    rows = _open().filter(wording__commitment__in=words) if words else ()
    return any(_found(row, _parts(words[row.wording.commitment_id])) for row in rows)


def carry_to(wordings: Collection[Wording]) -> None:
    """Let what waits in another wording of the same promises wait in these as well. 1 query, 1 more where it does."""
    if not wordings:
        return
    new = {row.commitment_id: row for row in wordings}
    rows = _open().filter(wording__commitment__in=new).exclude(wording__in=[row.pk for row in new.values()])
    PassageObjection.objects.bulk_create(
        made for row in rows if (made := _on(row, new[row.wording.commitment_id])) is not None
    )


def carry_from(objection: PassageObjection) -> list[PassageObjection]:
    """The same objection to the other wordings of the promise in which these words stand. 1 query, 1 more for each."""
    others = Wording.objects.filter(commitment=objection.wording.commitment_id).exclude(pk=objection.wording_id)
    found = [made for other in others if (made := _on(objection, other)) is not None]
    for made in found:
        made.save()
    return found


def _open() -> QuerySet[PassageObjection]:
    rows = PassageObjection.objects.filter(lifted_at=None, settled_at=None)
    return rows.select_related("wording").order_by("pk")


def _on(objection: PassageObjection, wording: Wording) -> PassageObjection | None:
    """The objection to another wording, None where its words do not stand there. Not saved."""
    place = _found(objection, _parts(wording))
    if place is None:
        return None
    part, start, end = place
    return PassageObjection(
        wording=wording,
        seat_id=objection.seat_id,
        part=part,
        start=start,
        end=end,
        reason=objection.reason,
        at=now(),
    )


def _parts(words: Wording | PromiseFacts) -> dict[Part, str]:
    return {part: str(getattr(words, part)) for part in Part}


def _found(objection: PassageObjection, words: dict[Part, str]) -> tuple[Part, int, int] | None:
    passage = str(getattr(objection.wording, objection.part))[objection.start : objection.end]
    return place_of(passage, words)
