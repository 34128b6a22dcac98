"""The words that stand for commitments now, as drafts for who changes, corrects or ends them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from django.utils.timezone import localdate

from ..facts import ContributionFacts
from ..in_force import Item, text
from ..models import ActItem, ActKind, Commitment, Contribution, Preparation, Wording
from ..preparing_facts import ActFacts, PromiseDraft
from ..shapes import PLAIN, figure_of
from .items import facts_of, items_of


def wordings_to_change(preparation: Preparation, facts: ActFacts, moment: datetime) -> dict[str, str]:
    """By reference of each commitment that it may change, the wording (by reference) that would go out. 3 queries.

    A correction: what the act that it corrects says. Else: what is in force on the day from which it holds, today while
    that is not known.
    """
    if preparation.agreement is None:
        return {}
    items = items_of(preparation.agreement)
    if preparation.kind == ActKind.CORRECTION:
        return {item.commitment: item.signed for item in items if item.act == facts.corrects}
    found = text(items, facts.effective_from or localdate(moment), moment)
    return {
        name: one.item.wording_in
        for name, one in found.items()
        if one.state == "in_force" and one.item and one.item.wording_in
    }


def drafts_of_wordings(wordings: Iterable[str]) -> Mapping[str, PromiseDraft]:
    """The promises in these wordings (by reference), as drafts. Always 5 queries."""
    rows = {row.pk: row for row in Wording.objects.filter(reference__in=set(wordings)).select_related("lead")}
    parts: dict[int, list[ContributionFacts]] = defaultdict(list)
    for part in Contribution.objects.filter(wording__in=rows).select_related("seat").order_by("pk"):
        parts[part.wording_id].append(ContributionFacts(seat=part.seat.reference, what=part.what))
    links = {name: _links(name, rows) for name in ("depends_on", "in_return_for", "goals")}
    return {
        row.reference: PromiseDraft.model_validate(
            {
                **{name: getattr(row, name) for name in PLAIN},
                **{name: tuple(found[key]) for name, found in links.items()},
                "lead": row.lead.reference,
                "origin": row.origin or None,
                "indicator": figure_of(row),
                "contributors": tuple(parts[key]),
            }
        )
        for key, row in rows.items()
    }


def _links(name: str, rows: Mapping[int, Wording]) -> Mapping[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    named = Wording.objects.filter(pk__in=rows, **{f"{name}__isnull": False})
    for key, reference in named.order_by("pk", f"{name}__pk").values_list("pk", f"{name}__reference"):
        found[key].append(reference)
    return found


def speaking(items: Iterable[Item], moment: datetime) -> dict[str, str]:
    """By reference of a commitment the wording (by reference) by which it is called today: what is in force, of what
    ended the last words, and only of what never took force the newest that was put forward.
    """
    everything = list(items)
    newest = {item.commitment: item.signed for item in everything}
    found = text(everything, localdate(moment), moment)
    return newest | {name: one.item.wording_in or one.item.wording_out or "" for name, one in found.items() if one.item}


def titles_now(commitments: Collection[Commitment], moment: datetime) -> dict[int, str]:
    """How each is called today at its table, by id of the commitment. 4 queries; none for none."""
    rows = ActItem.objects.filter(commitment__in=list(commitments), act__recorded_at__lte=moment)
    if not commitments:
        return {}
    names = speaking(facts_of(rows), moment)
    wordings = Wording.objects.filter(reference__in=names.values())
    return dict(wordings.values_list("commitment_id", "title"))
