"""A party's own words: written, approved, taken back, forgotten. Nobody but the speaker decides about them."""

from django.utils.translation import gettext_lazy as _

from woordhouder.parties.actor import Actor
from woordhouder.parties.links import end_links, forget_links
from woordhouder.record.clock import now
from woordhouder.record.refusals import FieldError, Invalid, Overtaken, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line, LongText, LongTextOrEmpty

from ..models import Approval, Interview, Testimony, Words
from ..policy import CHECKING
from ..shapes import ANSWERS, answers_of
from .asking import forget_contact
from .at_work import end_approval, interview_of, newest_words, open_interview, public_words, refuse_when_overtaken
from .describe import Unchanged


@action()
def write_words(  # noqa: PLR0913 - the four questions, by name
    actor: Actor,
    *,
    interview: Line,
    what_made_it_good: LongText,
    what_was_hard: LongTextOrEmpty = "",
    what_we_would_do_again: LongTextOrEmpty = "",
    what_came_of_it: LongTextOrEmpty = "",
    replaces: int,
) -> Words:
    """Write a new version, as the speaker, or as the editor who notes down what she said. `replaces`: the one seen.

    When the speaker writes, what she approved before is approved no longer: she is changing it.
    Raises NotFound, NotAllowed (policy row "write_words"), Overtaken, and Refused when nothing differs or it is over.
    """
    row = open_interview(actor, "write_words", interview)
    newest = newest_words(row)
    refuse_when_overtaken(replaces, newest.number if newest else 0)
    given = (what_made_it_good, what_was_hard, what_we_would_do_again, what_came_of_it)
    answers = dict(zip(ANSWERS, given, strict=True))
    if newest and answers_of(newest) == answers:
        raise Unchanged(_("Nothing differs from what was written last."), next_step=_("Go on with what is there."))
    is_speaker = bool(actor.link)
    if is_speaker:
        end_approval(row)
    number = newest.number + 1 if newest else 1
    return Words.objects.create(interview=row, number=number, by_speaker=is_speaker, written_at=now(), **answers)


@action()
def approve_words(actor: Actor, *, interview: Line, number: int, may_be_asked: bool = False) -> Approval:
    """Agree that the words of version `number` are shown, with party and role. Only the newest, which she read.

    `may_be_asked`: a reader may send her a question, without seeing her address.
    Raises NotFound, NotAllowed (policy row "approve"), Overtaken, and Refused when there is nothing to approve.
    """
    row = open_interview(actor, "approve", interview)
    newest = newest_words(row)
    if newest is None or not newest.what_made_it_good:
        raise Refused(_("There are no words yet."), next_step=_("Write them first."))
    if number != newest.number:
        raise Overtaken(
            _("Meanwhile a newer version was written."), next_step=_("Read it, and approve that one if it is right.")
        )
    if newest.approvals.filter(taken_back_at=None).exists():
        raise Refused(_("You approved these words already."), next_step=_("You need not do anything now."))
    end_approval(row)
    row.may_be_asked = may_be_asked
    row.save(update_fields=["may_be_asked"])
    return Approval.objects.create(words=newest, given_at=now())


@action()
def decline_interview(actor: Actor, *, interview: Line, reason: LongTextOrEmpty = "") -> Interview:
    """Say that the party does not take part. An approval that was given is taken back.

    Raises NotFound, NotAllowed (policy row "approve"), and Refused when it is over.
    """
    row = open_interview(actor, "approve", interview)
    end_approval(row)
    end_links(about=row.reference, task=CHECKING)
    row.declined_at, row.declined_because, row.may_be_asked = now(), reason, False
    row.save(update_fields=["declined_at", "declined_because", "may_be_asked"])
    return row


@action()
def withdraw_approval(actor: Actor, *, interview: Line) -> Interview:
    """Take the approval back before publication: the words are again between the speaker and that editor.

    Raises NotFound, NotAllowed (policy row "approve"), and Refused when no approval stands or it is published.
    """
    row = interview_of(actor, "approve", interview)
    if public_words(row):
        raise Refused(_("Your words were published."), next_step=_("Take them back: then they go from the page."))
    if not end_approval(row):
        raise Refused(_("No approval stands."), next_step=_("You need not do anything."))
    end_links(about=row.reference, task=CHECKING)
    row.may_be_asked = False
    row.save(update_fields=["may_be_asked"])
    return row


@action()
def forget_speaker(actor: Actor, *, interview: Line, reason: LongTextOrEmpty = "") -> Interview:
    """Forget the speaker: her address goes, her links end, and her words that are not public are blanked.

    What is public stays; she takes that back first, or has it removed. Who does this at her request (GDPR art. 17) says
    in `reason` what she asked and when; only editors and the controller read that. She herself needs none.
    Raises NotFound, NotAllowed (policy row "forget"), Invalid without that reason, and Refused when it was done.
    """
    row = interview_of(actor, "forget", interview)
    if not row.email:
        raise Refused(_("This speaker was forgotten already."), next_step=_("You need not do anything."))
    if not (actor.link or reason.strip()):
        raise Invalid(
            _("Something is not right yet."),
            errors=(FieldError("reason", _("Say what she asked, and when.")),),
        )
    row.forgotten_because = "" if actor.link else reason
    forget_interview(row)
    return row


def forget_interview(row: Interview) -> None:
    """Blank the address and all that only the speaker and her editor can read. Inside an action."""
    published = Testimony.objects.filter(words__interview=row, removed_at=None).values("words")
    Approval.objects.filter(words__interview=row, taken_back_at=None).exclude(words__in=published).update(
        taken_back_at=now()
    )
    row.versions.exclude(pk__in=published).update(**dict.fromkeys(ANSWERS, ""))
    row.checks.update(remark="")
    row.yearly.update(remark="")
    forget_links(about=row.reference)
    forget_contact(row)
    if not (row.declined_at or row.ended_at or row.nomination.published_at):
        row.declined_at = now()
    row.forgotten_at = now()
    row.email, row.declined_because, row.may_be_asked = "", "", False
    row.save(
        update_fields=[
            "email",
            "declined_at",
            "declined_because",
            "may_be_asked",
            "forgotten_at",
            "forgotten_because",
        ]
    )
