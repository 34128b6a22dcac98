"""A year later: is it still right? Asked by itself, answered by who spoke, confirmed by an editor."""

from datetime import datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from woordhouder.parties.actor import SYSTEM, Actor
from woordhouder.parties.links import end_links, open_link
from woordhouder.parties.policy import standing
from woordhouder.record.clock import now
from woordhouder.record.policy import fetch, require
from woordhouder.record.refusals import NotFound, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line, LongTextOrEmpty, Slug

from ..kinds import EXAMPLE_DESCRIBED
from ..models import Description, Example, Origin, StillRight, StillRightAnswer
from ..policy import EXAMPLE, REFRESHING, SPEAKING, STILL_RIGHT
from ..queries.refreshing import due_for_refresh, speakers_of
from ..shapes import facts_of
from .at_work import interview_of
from .describe import Unchanged
from .interviews import DAYS_TO_TAKE_BACK
from .versions import NewVersion, current_version, publish_version

DAYS_TO_ANSWER = 60


@action()
def ask_still_right(actor: Actor, *, slug: Slug) -> Example:
    """Ask everyone whose words stand with this example whether it is still right. They also get a new link to take
    their words back.

    Raises NotAllowed (policy row "ask"), NotFound, and Refused when there is nobody to ask.
    """
    require(actor, "ask", STILL_RIGHT)
    example = fetch(actor, "read", EXAMPLE, Example.objects.select_for_update(), slug=slug)
    asked = list(speakers_of(example).select_for_update(of=("self",)))
    if not asked:
        raise Refused(_("Nobody whose words stand here can be asked."), next_step=_("Let an editor look at it."))
    for row in asked:
        StillRight.objects.create(interview=row, asked_at=now())
        for task, days in ((REFRESHING, DAYS_TO_ANSWER), (SPEAKING, DAYS_TO_TAKE_BACK)):
            end_links(about=row.reference, task=task)
            open_link(task=task, about=row.reference, email=row.email, language=row.language, days=days)
    return example


def ask_all_due(moment: datetime) -> int:
    """Ask the speakers of every example that is due at `moment`. For the worker. Returns how many examples."""
    slugs = [line.slug for line in due_for_refresh(moment) if line.can_be_asked]
    for slug in slugs:
        ask_still_right(SYSTEM, slug=slug)
    return len(slugs)


@action()
def answer_still_right(
    actor: Actor, *, interview: Line, answer: StillRightAnswer, remark: LongTextOrEmpty = ""
) -> StillRight:
    """Answer the yearly question, as the speaker who was asked.

    Raises NotFound, NotAllowed (policy row "answer_yearly"), and Refused when it was answered already.
    """
    row = interview_of(actor, "answer_yearly", interview)
    asked = row.yearly.filter(answered_at=None).order_by("-asked_at", "-pk").first()
    if asked is None:
        raise Refused(_("You answered already."), next_step=_("If you see something yet, write to the editor."))
    asked.answered_at, asked.answer, asked.remark = now(), answer, remark
    asked.save(update_fields=["answered_at", "answer", "remark"])
    return asked


@action(owes=EXAMPLE_DESCRIBED)
def confirm_still_right(actor: Actor, *, slug: Slug) -> Description:
    """Say as an editor that the example was checked today: the same facts, in a new version.

    Raises NotAllowed (policy row "edit_library"), NotFound, and Refused when that was done today or a part of the
    current version was removed.
    """
    board = standing(actor, "edit_library")
    current = current_version(slug)
    if current is None:
        raise NotFound(_("This page does not exist."))
    facts, today = facts_of(current), localdate(now())
    if current.removals.filter(part__in=type(facts).model_fields).exists():
        raise Refused(_("A part of this example was removed."), next_step=_("Describe the example anew."))
    if facts.checked_on == today:
        raise Unchanged(_("This was confirmed today already."), next_step=_("You need not do anything."))
    checked = facts.model_copy(update={"checked_on": today})
    return publish_version(NewVersion(slug, checked, current, board, Origin.EDITOR))
