"""Which seat of the table a party of the paper is, as somebody says it."""

from typing import Annotated, Any

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from woordhouder.agreements.facts import ContributionFacts
from woordhouder.agreements.preparing_facts import PromiseDraft
from woordhouder.examples.actions.at_work import refuse_when_overtaken
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Seat
from woordhouder.record.refusals import FieldError, Invalid
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..models import Paper, PaperPassage
from .opening import IN_THE_LIST, read_paper
from .stepping import keep_step, stood


@action()
def seat_parties(
    actor: Actor,
    *,
    preparation: Line,
    paper: Line,
    seats: Annotated[dict[Line, Line | None], Field(max_length=100)],
    seen: int,
) -> Paper:
    """Say which seat each party of a paper is, by its name in the paper; None: it does not sit at this table.

    Promises that are not in the list yet follow, where nobody chose another lead. `seen`: the version of the paper.
    Raises NotFound, NotAllowed (policy row "write"), Overtaken, Invalid, and Refused when it is over.
    """
    row, found = read_paper(actor, preparation, paper)
    refuse_when_overtaken(seen, found.version)
    known = set(Seat.objects.filter(partnership=row.partnership_id).values_list("reference", flat=True))
    if strange := [name for name, seat in seats.items() if seat and seat not in known]:
        error = FieldError(f"seats.{strange[0]}", _("This is no seat at this table."))
        raise Invalid(_("Something is not right yet."), errors=(error,))
    before = list(found.parties)
    found.parties = [{**one, "seat": seats.get(one["name"], one["seat"]) or ""} for one in before]
    found.version += 1
    found.save(update_fields=["parties", "version"])
    _follow(actor, found, before)
    return found


def _follow(actor: Actor, paper: Paper, before: list[dict[str, Any]]) -> None:
    """Let the promises follow that the rules gave this lead, or these contributors."""
    was = {one["name"]: one["seat"] for one in before}
    now_is = {one["name"]: one["seat"] for one in paper.parties}
    changed, kept = [], {}
    for one in paper.passages.exclude(state__in=IN_THE_LIST):
        draft = PromiseDraft.model_validate(one.facts)
        follows = _following(draft, one, was, now_is)
        if follows != draft:
            kept[one.reference] = stood(one)
            one.facts = follows.model_dump(mode="json")
            changed.append(one)
    keep_step(actor, paper, "seat", kept, changed, parties=before)


def _following(draft: PromiseDraft, one: PaperPassage, was: dict[str, str], now_is: dict[str, str]) -> PromiseDraft:
    leads = [name for name in one.found.get("lead", ()) if name in now_is]
    others = [name for name in one.found.get("contributors", ()) if name in now_is]
    given = next((was[name] for name in leads if was[name]), "")
    lead = next((now_is[name] for name in leads if now_is[name]), "") if (draft.lead or "") == given else draft.lead
    left = {was[name] for name in (*leads, *others)}
    parts = {part.seat: part for part in draft.contributors if part.what or part.seat not in left}
    for name in (*leads, *others):
        if now_is[name]:
            parts.setdefault(now_is[name], ContributionFacts(seat=now_is[name]))
    contributors = tuple(part for part in parts.values() if part.seat != lead)
    if lead == draft.lead and {part.seat for part in contributors} == {part.seat for part in draft.contributors}:
        return draft
    return draft.model_copy(update={"lead": lead or None, "contributors": contributors})
