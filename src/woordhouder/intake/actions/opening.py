"""What every action on a paper begins with: the paper of a preparation that is open, and the passage that was seen."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.actions.prepared import open_preparation
from woordhouder.agreements.models import ActKind, Preparation
from woordhouder.parties.actor import Actor
from woordhouder.record.refusals import NotFound, Overtaken, Refused

from ..models import Paper, PaperPassage, PassageState

IN_THE_LIST = (PassageState.TAKEN, PassageState.STANDS)
TAKES_NEW = (ActKind.REGISTRATION, ActKind.ADOPTION)
"""The acts with which promises come in that are not in force yet."""


def open_paper(actor: Actor, preparation: str, paper: str) -> tuple[Preparation, Paper]:
    """A paper with its preparation, locked until the action ends. Raises as `open_preparation`, and NotFound."""
    row = open_preparation(actor, "write", preparation)
    found = row.papers.filter(reference=paper).first()
    if found is None:
        raise NotFound(_("This page does not exist."))
    return row, found


def read_paper(actor: Actor, preparation: str, paper: str) -> tuple[Preparation, Paper]:
    """As `open_paper`; Refused also when the paper was not read yet."""
    row, found = open_paper(actor, preparation, paper)
    if found.read_at is None:
        raise Refused(_("This paper was not read yet."), next_step=_("Wait until that is done."))
    return row, found


def seen_passage(paper: Paper, reference: str, seen: int) -> PaperPassage:
    """The passage in the version that was seen, and still to be decided on.

    Raises NotFound, Overtaken when somebody changed it meanwhile, and Refused when it is in the list already.
    """
    return seen_passages(paper, {reference: seen})[0]


def seen_passages(paper: Paper, seen: Mapping[str, int]) -> list[PaperPassage]:
    """As `seen_passage`, for many: by reference the version that was seen. In the order of the paper. 1 query."""
    rows = list(paper.passages.filter(reference__in=seen).order_by("start", "pk"))
    if len(rows) < len(seen):
        raise NotFound(_("This page does not exist."))
    for one in rows:
        if one.state == PassageState.JOINED:
            raise overtaken()
        refuse_in_the_list(one)
        if one.version != seen[one.reference]:
            raise overtaken()
    return rows


def refuse_in_the_list(passage: PaperPassage) -> None:
    """Raises Refused when its promise is in the list."""
    if passage.state in IN_THE_LIST:
        raise Refused(_("This promise is in the list already."), next_step=_("Change it where it stands in the list."))


def refuse_in_force(passage: PaperPassage) -> None:
    """Raises Refused when the agreement says the same already, so that there is nothing to decide."""
    if passage.state == PassageState.IN_FORCE:
        raise Refused(
            _("This promise is in force in these words already."), next_step=_("Adjust its words if something changes.")
        )


def refuse_new(row: Preparation, passages: Iterable[PaperPassage]) -> None:
    """Raises Refused when one of these is a new promise, and the act only changes what is in force."""
    if row.kind not in TAKES_NEW and any(not one.commitment for one in passages):
        raise Refused(
            _("Here only promises that are in force are changed. This one is new."),
            next_step=_("Say of which promise in force it is the new wording, or add it later as a new promise."),
        )


def overtaken() -> Overtaken:
    """Somebody else decided on the same meanwhile."""
    return Overtaken(
        _("Meanwhile somebody else decided on this passage."),
        next_step=_("It stands here as it is now. Look at it, and do it again if you still want to."),
    )
