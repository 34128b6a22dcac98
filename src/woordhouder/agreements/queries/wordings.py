"""Wordings as one reader may see them, with all that they name."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, DateTimeField, Exists, F, IntegerField, OuterRef, QuerySet, TextField, Value
from django.db.models.functions import Cast

from woordhouder.parties.actor import Actor
from woordhouder.record.models import Ground
from woordhouder.record.policy import allowed

from ..disclosure import Bar, Part, public_pieces, public_text
from ..facts import IndicatorFacts
from ..models import Commitment, Contribution, Wording, WordingRemoval
from ..policy import COMMITMENT
from ..shapes import figure_of
from .bars import bars_of
from .texts import ContributionText, GoalText, OtherCommitment, Removed, WordingText

CONTRIBUTION, GOAL, DEPENDS, RETURN = "contribution", "goal", "depends_on", "in_return_for"
REMOVED = "removed"
Link = tuple[str, str, str, int]  # which, reference, text, number
Named = tuple[dict[int, list[Link]], dict[int, tuple[Removed, ...]]]


@dataclass(frozen=True)
class Beside:
    """What stands beside a wording in other tables."""

    links: Collection[Link]
    removed: tuple[Removed, ...]
    bars: tuple[Bar, ...]


def wording_texts(
    actor: Actor, ids: Collection[int], *, names: Mapping[str, str], whole: bool
) -> dict[int, WordingText]:
    """By id these wordings. `names`: by reference of a seat its organisation; `whole`: also passages not yet public.

    Other commitments are named only as far as the reader may read them. At most 3 queries, whatever the number.
    """
    bars, (links, removed) = bars_of(ids), _links(actor, ids)
    rows = Wording.objects.filter(pk__in=ids).select_related("lead")
    return {
        row.pk: _text(
            row, Beside(links.get(row.pk, ()), removed.get(row.pk, ()), bars.get(row.pk, ())), names, whole=whole
        )
        for row in rows
    }


def _links(actor: Actor, ids: Collection[int]) -> Named:
    """By id of a wording whom and what it names: contributors, goals and other commitments; and what of it was removed.
    1 query.
    """
    contributions = Contribution.objects.filter(wording__in=ids)
    goals = Wording.goals.through.objects.filter(wording__in=ids)
    readable = Exists(allowed(actor, "read", COMMITMENT, Commitment.objects.filter(pk=OuterRef("commitment"))))
    others = [
        _columns(
            through.objects.filter(readable, wording__in=ids),
            which,
            "commitment__reference",
            "commitment__agreement__slug",
            "commitment__number",
        )
        for which, through in ((DEPENDS, Wording.depends_on.through), (RETURN, Wording.in_return_for.through))
    ]
    rows = _columns(contributions, CONTRIBUTION, "seat__reference", "what").union(
        _columns(goals, GOAL, "goal__reference", "goal__title"),
        *others,
        _columns(WordingRemoval.objects.filter(wording__in=ids), REMOVED, "part", "reason", more=REMOVAL),
        all=True,
    )
    links: dict[int, list[Link]] = defaultdict(list)
    removed: dict[int, tuple[Removed, ...]] = {}
    for wording, _pk, which, reference, told, counted, ground, at in sorted(rows, key=lambda row: row[:3]):
        if which == REMOVED:
            stone = Removed(reference, Ground(ground).label, told, at)
            removed[wording] = (*removed.get(wording, ()), stone)
        else:
            links[wording].append((which, reference, told, counted))
    return links, removed


NO_REMOVAL = {"a_ground": Value("", CharField()), "at": Cast(Value(None), DateTimeField())}
REMOVAL = {"a_ground": F("ground"), "at": F("removed_at")}


def _columns(  # noqa: PLR0913 - the columns
    rows: QuerySet[Any],
    which: str,
    reference: str,
    told: str,
    number: str = "",
    *,
    more: Mapping[str, Any] = NO_REMOVAL,
) -> QuerySet[Any, Any]:
    counted = Cast(number, IntegerField()) if number else Value(0, IntegerField())
    columns = rows.annotate(link=Value(which, CharField()), told=Cast(told, TextField()), counted=counted, **more)
    names = ("wording_id", "pk", "link", reference, "told", "counted", "a_ground", "at")
    found: QuerySet[Any, Any] = columns.values_list(*names)
    return found


def _text(row: Wording, beside: Beside, names: Mapping[str, str], *, whole: bool) -> WordingText:
    over = () if whole else beside.bars
    said = {part: getattr(row, part) for part in Part}
    return WordingText(
        reference=row.reference,
        number=row.number,
        title=public_text(row.title, over, Part.TITLE),
        text=public_text(row.text, over, Part.TEXT),
        plain_summary=public_text(row.plain_summary, over, Part.SUMMARY),
        why=public_text(row.why, over, Part.WHY),
        kind=row.kind,
        theme=row.theme,
        lead=row.lead.reference,
        lead_organisation=names.get(row.lead.reference, ""),
        contributors=tuple(
            ContributionText(seat, names.get(seat, ""), public_text(what, over, CONTRIBUTION))
            for which, seat, what, _number in beside.links
            if which == CONTRIBUTION
        ),
        for_whom=public_text(row.for_whom, over, "for_whom"),
        area=public_text(row.area, over, "area"),
        deadline=row.deadline,
        figure=_figure(row, over),
        origin=row.origin,
        goals=tuple(GoalText(goal, title) for which, goal, title, _number in beside.links if which == GOAL),
        depends_on=_others(beside.links, DEPENDS),
        in_return_for=_others(beside.links, RETURN),
        removed=beside.removed,
        bars=beside.bars,
        pieces={part.value: public_pieces(words, over, part) for part, words in said.items()},
    )


def _figure(row: Wording, over: tuple[Bar, ...]) -> IndicatorFacts | None:
    figure = figure_of(row)
    if figure is None or not over:
        return figure
    told = {"name": public_text(figure.name, over, "indicator"), "unit": public_text(figure.unit, over, "unit")}
    return figure.model_copy(update=told)


def _others(links: Collection[Link], which: str) -> tuple[OtherCommitment, ...]:
    return tuple(OtherCommitment(reference, slug, number) for link, reference, slug, number in links if link == which)
