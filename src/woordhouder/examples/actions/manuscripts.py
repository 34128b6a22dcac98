"""What the editor writes of an example in the making, and the speakers who check the whole."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from woordhouder.parties.actor import Actor
from woordhouder.parties.links import end_links, open_link
from woordhouder.record.clock import now
from woordhouder.record.refusals import FieldError, Invalid, Overtaken, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line, LongTextOrEmpty, Slug

from ..facts import ExampleFacts
from ..models import Approval, Check, Example, Interview, Manuscript, Nomination
from ..policy import CHECKING
from .at_work import open_interview, person_of, refuse_when_overtaken, taken_up
from .describe import Unchanged

DAYS_TO_CHECK = 14


@action()
def write_manuscript(actor: Actor, *, nomination: Line, slug: Slug, facts: ExampleFacts, replaces: int) -> Manuscript:
    """Write a new version of the text beside the parties' words. `replaces`: the number of the one that was seen.

    Raises NotFound, NotAllowed (policy row "edit"), Overtaken, Invalid when the address is taken, and Refused when
    nothing differs or it is over.
    """
    row = taken_up(actor, "edit", nomination)
    newest = row.manuscripts.order_by("-number").first()
    refuse_when_overtaken(replaces, newest.number if newest else 0)
    refuse_another_address(row, slug)
    written = facts.model_dump(mode="json")
    if newest and (newest.slug, newest.facts) == (slug, written):
        raise Unchanged(_("Nothing differs from what was written last."), next_step=_("Go on with what is there."))
    return _write(row, actor, slug, written)


def refuse_another_address(row: Nomination, slug: str) -> None:
    """Raises Invalid unless `slug` is that of the nomination's example, or free when it is new."""
    if row.example and row.example.slug != slug:
        raise Invalid(
            _("Something is not right yet."),
            errors=(FieldError("slug", _("This example keeps its address: %(slug)s.") % {"slug": row.example.slug}),),
        )
    if row.example is None and Example.objects.filter(slug=slug).exists():
        raise Invalid(
            _("Something is not right yet."),
            next_step=_("Choose another address, or open that example again."),
            errors=(FieldError("slug", _("Another example stands at this address.")),),
        )


def _write(row: Nomination, actor: Actor, slug: str, facts: dict[str, object]) -> Manuscript:
    return Manuscript.objects.create(
        nomination=row,
        number=row.manuscripts.count() + 1,
        slug=slug,
        facts=facts,
        person=person_of(actor),
        written_at=now(),
    )


def refuse_when_changed(row: Nomination, manuscript: Manuscript) -> None:
    """Raises Overtaken when the example in the library was changed after the manuscript was written."""
    if row.example and row.example.descriptions.filter(published_at__gt=manuscript.written_at).exists():
        raise Overtaken(
            _("The example in the library was changed after this text was written."),
            next_step=_("Take the change over into the text, or keep yours, and hand it in again."),
        )


@action()
def ask_checks(actor: Actor, *, nomination: Line) -> Manuscript:
    """Ask every speaker with approved words to read the whole: the newest text and all approved words.

    When words were approved after an earlier round, the whole is another one: the text gets a new number, and all are
    asked anew. Raises NotFound, NotAllowed (policy row "edit"), and Refused when there is nothing to ask.
    """
    row = taken_up(actor, "edit", nomination)
    speaking = list(row.interviews.select_for_update().filter(declined_at=None, ended_at=None).order_by("pk"))
    approvals = {
        approval.words.interview_id: approval
        for approval in Approval.objects.filter(words__interview__in=speaking, taken_back_at=None).select_related(
            "words"
        )
    }
    manuscript = _to_check(row, actor, list(approvals.values()))
    for interview in speaking:
        if interview.pk in approvals:
            _ask(interview, manuscript)
    return manuscript


def _to_check(row: Nomination, actor: Actor, approvals: list[Approval]) -> Manuscript:
    newest = row.manuscripts.order_by("-number").first()
    if newest is None or not newest.facts["sources"]:
        raise Refused(_("There is no text with a source yet."), next_step=_("Write the rest of the example first."))
    refuse_when_changed(row, newest)
    if not approvals:
        raise Refused(_("No party approved its words yet."), next_step=_("Wait for a party, or end its interview."))
    asked = {check.interview_id: check.asked_at for check in newest.checks.all()}
    if not asked:
        return newest
    is_new = any(approval.words.interview_id not in asked for approval in approvals)
    if not is_new and max(approval.given_at for approval in approvals) <= min(asked.values()):
        raise Refused(
            _("The speakers were asked already, and nothing changed since."),
            next_step=_("Wait for their answers, or change the text first."),
        )
    return _write(row, actor, newest.slug, newest.facts)


def _ask(interview: Interview, manuscript: Manuscript) -> None:
    end_links(about=interview.reference, task=CHECKING)
    Check.objects.create(
        interview=interview, manuscript=manuscript, asked_at=now(), until=now() + timedelta(days=DAYS_TO_CHECK)
    )
    open_link(
        task=CHECKING,
        about=interview.reference,
        email=interview.email,
        language=interview.language,
        days=DAYS_TO_CHECK,
    )


@action()
def answer_check(actor: Actor, *, interview: Line, agrees: bool, remark: LongTextOrEmpty = "") -> Check:
    """Say whether the whole is right, as the speaker who was asked last. What is not right needs words.

    Raises NotFound, NotAllowed (policy row "answer_check"), Invalid, and Refused when it was answered, a newer text is
    there, or it is over.
    """
    row = open_interview(actor, "answer_check", interview)
    check = row.checks.select_related("manuscript").order_by("-manuscript__number").first()
    if check is None or check.answered_at:
        raise Refused(_("You answered already."), next_step=_("If you see something yet, write to the editor."))
    if row.nomination.manuscripts.filter(number__gt=check.manuscript.number).exists():
        raise Refused(
            _("The editor wrote a newer text."),
            next_step=_("You will get a mail to read it. Keep what you wanted to say."),
        )
    if not agrees and not remark.strip():
        raise Invalid(
            _("Something is not right yet."),
            errors=(FieldError("remark", _("Write what is not right, so that the editor can mend it.")),),
        )
    check.answered_at, check.agrees, check.remark = now(), agrees, remark
    check.save(update_fields=["answered_at", "agrees", "remark"])
    return check
