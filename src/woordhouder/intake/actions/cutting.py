"""Where one promise ends and the next begins: a passage in two, or two in one."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from woordhouder.agreements.preparing_facts import PromiseDraft
from woordhouder.parties.actor import Actor
from woordhouder.record.refusals import FieldError, Invalid, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..drafting import halves, joined
from ..models import PaperPassage, PassageChange, PassageState
from .opening import TAKES_NEW, read_paper, seen_passage
from .stepping import keep_step, stood


@action()
def split_passage(  # noqa: PLR0913 - what is split where, by name
    actor: Actor, *, preparation: Line, paper: Line, passage: Line, at: Annotated[int, Field(ge=1)], seen: int
) -> PaperPassage:
    """Cut a passage in two before its sign number `at`; figure and day go with the half that names them.

    Raises NotFound, NotAllowed (policy row "write"), Overtaken, Invalid when one half would be empty, and Refused when
    it is in the list or it is over.
    """
    row, found = read_paper(actor, preparation, paper)
    one = seen_passage(found, passage, seen)
    first, second = one.text[:at].rstrip(), one.text[at:].lstrip()
    if not first.strip() or not second:
        error = FieldError("at", _("Choose a place with words before it and after it."))
        raise Invalid(_("Something is not right yet."), errors=(error,))
    drafts = halves(one.text, at, PromiseDraft.model_validate(one.facts))
    before = {one.reference: stood(one)}
    _decide_anew(one)
    begins = one.end - len(second)
    other = PaperPassage.objects.create(
        paper=found,
        start=begins,
        end=one.end,
        text=second,
        state=one.state if row.kind in TAKES_NEW or one.state != PassageState.ACCEPTED else PassageState.PROPOSED,
        change=PassageChange.NEW if one.change else "",
        facts=drafts[1].model_dump(mode="json"),
        **{name: getattr(one, name) for name in _ALIKE},
    )
    one.end, one.text, one.facts = one.start + len(first), first, drafts[0].model_dump(mode="json")
    keep_step(actor, found, "split", {**before, other.reference: None}, [one])
    return one


_ALIKE = ("page", "label", "heading", "kind", "certainty", "why", "part", "found")


def _decide_anew(one: PaperPassage) -> None:
    """Its words are no longer those that are in force."""
    if one.state == PassageState.IN_FORCE:
        one.state, one.change = PassageState.PROPOSED, PassageChange.CHANGED


@action()
def join_with_next(  # noqa: PLR0913 - what is joined, by name
    actor: Actor, *, preparation: Line, paper: Line, passage: Line, seen: int, next_seen: int
) -> PaperPassage:
    """Make one of a passage and the next in the paper, whatever the rules took that one for.

    `seen` and `next_seen`: the versions of both. Raises NotFound, NotAllowed (policy row "write"), Overtaken, and
    Refused when there is no next, one of them is in the list, or it is over.
    """
    _row, found = read_paper(actor, preparation, paper)
    one = seen_passage(found, passage, seen)
    after = found.passages.filter(start__gte=one.end).exclude(state=PassageState.JOINED).order_by("start", "pk").first()
    if after is None:
        raise Refused(_("There is no passage after this one."), next_step=_("Join it with the one before instead."))
    other = seen_passage(found, after.reference, next_seen)
    before = {one.reference: stood(one), other.reference: stood(other)}
    drafts = [PromiseDraft.model_validate(half.facts) for half in (one, other)]
    one.end, one.text = other.end, found.text[one.start : other.end]
    one.facts = joined(*drafts).model_dump(mode="json")
    _decide_anew(one)
    if one.state == PassageState.ASIDE:
        one.state = PassageState.PROPOSED
    if other.commitment and not one.commitment:
        one.commitment, one.change = other.commitment, PassageChange.CHANGED
    other.state = PassageState.JOINED
    keep_step(actor, found, "join", before, [one, other])
    return one
