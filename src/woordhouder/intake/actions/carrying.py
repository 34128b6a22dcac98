"""What was decided on an earlier version of a paper, and what is in force, carried over to what was found now."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import F

from woordhouder.agreements.actions.prepared import act_facts
from woordhouder.agreements.facts import IndicatorFacts
from woordhouder.agreements.models import ActKind, Preparation, Prepared
from woordhouder.agreements.preparing_facts import PromiseDraft
from woordhouder.agreements.queries.standing_words import drafts_of_wordings, wordings_to_change
from woordhouder.record.clock import now

from ..models import Paper, PaperPassage, PassageChange, PassageState
from ..versions import CHANGED, NEW, Matched, Written, is_same, matched
from .opening import TAKES_NEW

_DECIDED = (PassageState.REJECTED, PassageState.STANDS)


def carry_over(row: Preparation, paper: Paper, rows: Sequence[PaperPassage]) -> None:
    """Give these passages, which are not kept yet, what was decided on the same ones in the earlier version, and the
    promise in force of which each is a newer wording. At most 12 queries.
    """
    if paper.earlier:
        _carry_decisions(row, paper.earlier, rows)
    if row.agreement_id:
        _match_in_force(row, rows)


def _carry_decisions(row: Preparation, earlier: Paper, rows: Sequence[PaperPassage]) -> None:
    """What was decided on the same passages before; a changed one is proposed anew, with lead and theme as decided."""
    before = {one.reference: one for one in earlier.passages.exclude(state=PassageState.JOINED)}
    found = matched(_written(rows), _written(before.values()))
    is_same_list = earlier.preparation_id == row.pk
    for one, match in zip(rows, found, strict=True):
        one.change = match.change
        if match.change != NEW:
            _carry(one, before[match.earlier], match, is_same_list=is_same_list)


def _written(passages: Iterable[PaperPassage]) -> list[Written]:
    return [Written(one.reference, one.text) for one in passages]


def _carry(one: PaperPassage, before: PaperPassage, match: Matched, *, is_same_list: bool) -> None:
    one.earlier = before
    is_in_list = before.state in (PassageState.TAKEN, PassageState.STANDS) and is_same_list
    is_wanted = before.state in (PassageState.ACCEPTED, PassageState.TAKEN, PassageState.STANDS)
    if is_in_list:
        one.promise, one.commitment = before.promise, before.commitment
    if match.change == CHANGED:
        if is_wanted:
            one.state = PassageState.PROPOSED
            one.facts = reworded(PromiseDraft.model_validate(one.facts), PromiseDraft.model_validate(before.facts))
        return
    if is_wanted or before.state == PassageState.REJECTED:
        one.facts, one.state = before.facts, before.state
    if is_wanted:
        one.state = PassageState.STANDS if is_in_list else PassageState.ACCEPTED


def reworded(new: PromiseDraft, before: PromiseDraft) -> dict[str, Any]:
    """The new words with what people said of the old ones, and what the new ones do not say themselves."""
    kept: dict[str, Any] = {
        name: getattr(before, name)
        for name in ("lead", "theme", "contributors", "kind", "for_whom", "area", "why", "goals", "origin")
    }
    kept |= {name: getattr(before, name) for name in ("depends_on", "in_return_for")}
    kept |= {
        "deadline": new.deadline or before.deadline,
        "indicator": _figures(new.indicator, before.indicator),
    }
    return new.model_copy(update=kept).model_dump(mode="json")


def _figures(new: IndicatorFacts | None, before: IndicatorFacts | None) -> IndicatorFacts | None:
    """What the new words count; where they count the same, beside the years that they do not name."""
    if new is None or before is None or new.unit.casefold() != before.unit.casefold():
        return new or before
    return before.model_copy(update={"targets": {**before.targets, **new.targets}})


def promises_in_force(row: Preparation) -> dict[str, PromiseDraft]:
    """By reference of each commitment that this act may change: its words that are in force. 8 queries."""
    going = wordings_to_change(row, act_facts(row), now())
    words = drafts_of_wordings(going.values())
    return {name: words[wording] for name, wording in going.items()}


def _match_in_force(row: Preparation, rows: Sequence[PaperPassage]) -> None:
    """First by the paper that they came from, then by their words."""
    in_force = promises_in_force(row)
    for one, name, is_wording in _by_their_paper(rows, in_force):
        same = is_wording and one.change == PassageChange.SAME
        stand(row, one, name, in_force[name], is_same_words=same or is_same(one.text, in_force[name].text))
    free = [one for one in rows if not one.commitment and one.state not in _DECIDED]
    held = {one.commitment for one in rows}
    rest = [Written(name, draft.text) for name, draft in in_force.items() if name not in held]
    for one, match in zip(free, matched(_written(free), rest), strict=True):
        if match.change == NEW:
            one.change = one.change or PassageChange.NEW
        else:
            stand(row, one, match.earlier, in_force[match.earlier], is_same_words=match.change != CHANGED)
    for one in rows:
        if row.kind not in TAKES_NEW and one.state == PassageState.ACCEPTED and not one.commitment:
            one.state = PassageState.PROPOSED


def _by_their_paper(
    rows: Sequence[PaperPassage], in_force: Mapping[str, PromiseDraft]
) -> list[tuple[PaperPassage, str, bool]]:
    """Of each passage the commitment that came from the same one of the earlier version; and whether what is in force
    is still what came from it. 1 query.
    """
    lines = {
        one.earlier.promise: one for one in rows if one.earlier and not one.commitment and one.state not in _DECIDED
    }
    acts = Prepared.objects.filter(reference__in=lines, commitment__reference__in=in_force, dropped_at=None)
    newest = acts.filter(preparation__act__items__commitment=F("commitment")).values_list(
        "reference", "commitment__reference", "preparation__act__items__wording_in__text"
    )
    return [(lines[line], name, text == in_force[name].text) for line, name, text in newest]


def stand(row: Preparation, one: PaperPassage, name: str, draft: PromiseDraft, *, is_same_words: bool) -> None:
    """Let a passage be the newer wording of a promise in force, to be decided on unless its words are the same.

    What only adds promises changes none: there only what is the same is told.
    """
    if is_same_words:
        one.commitment, one.change, one.state = name, PassageChange.SAME, PassageState.IN_FORCE
        one.facts = draft.model_dump(mode="json")
    elif row.kind != ActKind.ADOPTION:
        one.commitment, one.change, one.state = name, PassageChange.CHANGED, PassageState.PROPOSED
        one.facts = reworded(PromiseDraft.model_validate(one.facts), draft)
