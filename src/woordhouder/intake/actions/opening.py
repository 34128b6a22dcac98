"""What every action on a paper begins with: the paper of a preparation that is open, and the passage that was seen."""

from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.actions.prepared import open_preparation
from woordhouder.agreements.models import Preparation
from woordhouder.parties.actor import Actor
from woordhouder.record.refusals import NotFound, Overtaken, Refused

from ..models import Paper, PaperPassage, PassageState

IN_THE_LIST = (PassageState.TAKEN, PassageState.STANDS)


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
    found = paper.passages.exclude(state=PassageState.JOINED).filter(reference=reference).first()
    if found is None:
        if paper.passages.filter(reference=reference).exists():
            raise _overtaken()
        raise NotFound(_("This page does not exist."))
    refuse_in_the_list(found)
    if found.version != seen:
        raise _overtaken()
    return found


def refuse_in_the_list(passage: PaperPassage) -> None:
    """Raises Refused when its promise is in the list."""
    if passage.state in IN_THE_LIST:
        raise Refused(_("This promise is in the list already."), next_step=_("Change it where it stands in the list."))


def _overtaken() -> Overtaken:
    return Overtaken(
        _("Meanwhile somebody else decided on this passage."),
        next_step=_("It stands here as it is now. Look at it, and do it again if you still want to."),
    )
