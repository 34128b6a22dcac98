"""Asking the people behind an example. Neither sees the other's address before the other answers; later all goes."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from woordhouder.parties.about_me import Kept, keeps
from woordhouder.parties.actor import SYSTEM, Actor
from woordhouder.parties.links import end_links, forget_links, open_link
from woordhouder.parties.models import Person
from woordhouder.record.clock import now
from woordhouder.record.policy import allowed, fetch
from woordhouder.record.refusals import FieldError, Invalid, NotFound, Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line, LongText, Slug

from ..asking_rules import (
    ANSWERED_KEPT,
    DAYS_TO_ANSWER,
    DAYS_TO_CONFIRM,
    MOST_TO_A_CONTACT,
    MOST_WAITING,
    ONE_PER_EXAMPLE,
    UNANSWERED_KEPT,
    UNCONFIRMED_KEPT,
    WITHIN,
)
from ..models import Interview, PeerQuestion, Testimony
from ..policy import ANSWERING, CONFIRMING, PEER_QUESTION, TESTIMONY


class TooOften(Refused):
    """Somebody asked, or is asked, as much as one may for now."""


@action()
def ask_peer(  # noqa: PLR0913 - what a question is made of
    actor: Actor, *, slug: Slug, testimony: int, who: Line, text: LongText, email: str = "", language: str = "nl"
) -> PeerQuestion:
    """Ask the party that said `testimony` with the example at `slug`. `who`: who asks, in words that the other sees.

    A person who signed in needs no `email`: the question goes on at once. A visitor first says by a mailed link that
    the address is hers. Raises NotFound when that party cannot be asked, Invalid for a bad address, and TooOften.
    """
    public = Testimony.objects.select_related("words__interview", "example").filter(example__slug=slug, pk=testimony)
    said = allowed(actor, "ask", TESTIMONY, public).first()
    if said is None:
        raise NotFound(_("This page does not exist."))
    person = Person.objects.filter(reference=actor.person).first() if actor.is_known else None
    question = PeerQuestion(
        example=said.example,
        interview=said.words.interview,
        person=person,
        email="" if person else address_of(email),
        language=person.language if person else language_of(language),
        who=who,
        text=text,
        asked_at=now(),
    )
    if person:
        _refuse_too_often(question)
        question.confirmed_at = now()
        question.save()
        _send_on(question)
    else:
        _refuse_too_many_unconfirmed(question.email)
        question.save()
        _open(question, CONFIRMING, question.email, question.language, DAYS_TO_CONFIRM)
    return question


@action()
def confirm_question(actor: Actor, *, question: Line) -> PeerQuestion:
    """Say that the question is one's own: it goes to the party that is asked.

    Raises NotFound, NotAllowed (policy row "confirm"), TooOften, and Refused when it was confirmed or cannot be sent.
    """
    row = _question(actor, "confirm", question)
    if row.confirmed_at:
        raise Refused(
            _("You confirmed this question already."), next_step=_("You will hear by mail when there is an answer.")
        )
    if not (row.interview.may_be_asked and row.interview.email):
        raise Refused(
            _("This party can be asked no longer."), next_step=_("Ask another party, or look at an example like it.")
        )
    _refuse_too_often(row)
    row.confirmed_at = now()
    row.save(update_fields=["confirmed_at"])
    _send_on(row)
    return row


@action()
def answer_question(actor: Actor, *, question: Line, answer: LongText) -> PeerQuestion:
    """Answer: both now get each other's address.

    Raises NotFound, NotAllowed (policy row "answer"), and Refused when it was answered or declined already.
    """
    row = _question(actor, "answer", question)
    _refuse_when_over(row)
    row.answer, row.answered_at = answer, now()
    row.save(update_fields=["answer", "answered_at"])
    return row


@action()
def decline_question(actor: Actor, *, question: Line, no_more: bool = False) -> PeerQuestion:
    """Say that there will be no answer; with `no_more` that readers may ask this party nothing any more.

    Raises NotFound, NotAllowed (policy row "decline"), and Refused when it was answered or declined already.
    """
    row = _question(actor, "decline", question)
    _refuse_when_over(row)
    row.declined_at = now()
    row.save(update_fields=["declined_at"])
    if no_more:
        Interview.objects.filter(email__iexact=row.interview.email).update(may_be_asked=False)
    return row


@action()
def forget_question(actor: Actor, *, question: Line) -> PeerQuestion:
    """Take away words and addresses; its links end. Raises NotFound and NotAllowed (policy row "forget")."""
    row = _question(actor, "forget", question)
    forget(row)
    return row


def forget(row: PeerQuestion) -> None:
    """Blank a question: who asked, what, and the answer. Inside an action."""
    row.person, row.email, row.who, row.text, row.answer = None, "", "", "", ""
    row.forgotten_at = row.forgotten_at or now()
    row.save(update_fields=["person", "email", "who", "text", "answer", "forgotten_at"])
    forget_links(about=row.reference)


def forget_contact(interview: Interview) -> None:
    """Who is asked here is to be forgotten: what waits for her is declined, and no link holds her address.

    Inside an action.
    """
    waiting = interview.questions.filter(answered_at=None, declined_at=None)
    for row in interview.questions.filter(forgotten_at=None):
        forget_links(about=row.reference)
    waiting.update(declined_at=now())


def forget_old_questions(moment: datetime) -> int:
    """Forget each question whose time is over at `moment`. Gives how many there were. For the worker."""
    kept_on = PeerQuestion.objects.filter(forgotten_at=None).filter(
        Q(answered_at__lte=moment - ANSWERED_KEPT)
        | Q(declined_at__lte=moment - ANSWERED_KEPT)
        | Q(confirmed_at=None, asked_at__lte=moment - UNCONFIRMED_KEPT)
        | Q(answered_at=None, confirmed_at__lte=moment - UNANSWERED_KEPT)
    )
    over = list(kept_on.order_by("pk").values_list("reference", flat=True))
    for reference in over:
        forget_question(SYSTEM, question=reference)
    return len(over)


def _question(actor: Actor, verb: str, reference: str) -> PeerQuestion:
    rows = PeerQuestion.objects.select_for_update(of=("self",)).select_related("interview", "person")
    return fetch(actor, verb, PEER_QUESTION, rows, reference=reference)


def _send_on(question: PeerQuestion) -> None:
    contact = question.interview
    _open(question, ANSWERING, contact.email, contact.language, DAYS_TO_ANSWER)


def _open(question: PeerQuestion, task: str, email: str, language: str, days: int) -> None:
    end_links(about=question.reference, task=task)
    open_link(task=task, about=question.reference, email=email, language=language, days=days)


def _refuse_when_over(row: PeerQuestion) -> None:
    if row.answered_at:
        raise Refused(
            _("You answered this question already."), next_step=_("The address of who asked is on this page.")
        )
    if row.declined_at:
        raise Refused(_("You said already that there will be no answer."), next_step=_("You need not do anything."))


def _refuse_too_often(question: PeerQuestion) -> None:
    """Raises TooOften when this asker, or this contact, is at the limit."""
    moment = now()
    theirs = _asked_by(question).exclude(pk=question.pk)
    waiting = theirs.filter(answered_at=None, declined_at=None, asked_at__gt=moment - WITHIN)
    if waiting.count() >= MOST_WAITING:
        raise TooOften(
            _("You have {number} questions without an answer now.").format(number=MOST_WAITING),
            next_step=_("Wait for an answer first. Your text is still here; you can keep it yourself."),
        )
    if theirs.filter(example=question.example, asked_at__gt=moment - ONE_PER_EXAMPLE).exists():
        raise TooOften(
            _("You asked something about this example in the past 30 days."),
            next_step=_("You can ask again later. Perhaps another example helps you on."),
        )
    contact = PeerQuestion.objects.filter(
        interview__email__iexact=question.interview.email, confirmed_at__gt=moment - WITHIN
    )
    if contact.exclude(pk=question.pk).count() >= MOST_TO_A_CONTACT:
        raise TooOften(
            _("This party was asked a lot this week."),
            next_step=_("Try again next week, or ask another party. Keep your text until then."),
        )


def _asked_by(question: PeerQuestion) -> QuerySet[PeerQuestion]:
    """The confirmed questions of who asks this one, whether she had signed in or not."""
    address = question.person.email if question.person else question.email
    mine = Q(email__iexact=address or "nobody") | Q(person__email__iexact=address or "nobody")
    return PeerQuestion.objects.filter(mine).exclude(confirmed_at=None)


def _refuse_too_many_unconfirmed(email: str) -> None:
    """Nobody can have us fill another one's mailbox."""
    waiting = PeerQuestion.objects.filter(email__iexact=email, confirmed_at=None, asked_at__gt=now() - WITHIN)
    if waiting.count() >= MOST_WAITING:
        raise TooOften(
            _("We have mailed this address some times already."),
            next_step=_("Look in your mailbox, also among unwanted mail, and press the link in one of our mails."),
        )


def address_of(email: str) -> str:
    """The address, if it is one. Raises Invalid."""
    try:
        validate_email(email)
    except ValidationError as error:
        raise Invalid(
            _("This is not an e-mail address."),
            errors=(FieldError("email", _("Write an address as name@place.nl.")),),
        ) from error
    return email


def language_of(code: str) -> str:
    """The language in which to write to somebody: that of the page, "nl" or "en"."""
    return "en" if code == "en" else "nl"


def _mine(person: Person) -> QuerySet[PeerQuestion]:
    asked = Q(person=person) | Q(email__iexact=person.email)
    return PeerQuestion.objects.filter(asked, forgotten_at=None).select_related("example", "interview").order_by("pk")


def _tell(person: Person) -> list[dict[str, Any]]:
    asked = [_told(row, "you asked") for row in _mine(person)]
    to_me = PeerQuestion.objects.filter(interview__email__iexact=person.email, forgotten_at=None)
    confirmed = to_me.exclude(confirmed_at=None).select_related("example", "interview").order_by("pk")
    return [*asked, *(_told(row, "you were asked") for row in confirmed)]


def _told(row: PeerQuestion, part: str) -> dict[str, Any]:
    return {
        "part": part,
        "example": row.example.slug,
        "party": row.interview.party,
        "who": row.who,
        "text": row.text,
        "answer": row.answer,
        "asked_at": row.asked_at.isoformat(),
    }


def _erase(person: Person) -> None:
    for row in _mine(person):
        forget(row)
    for interview in Interview.objects.filter(email__iexact=person.email):
        forget_contact(interview)


keeps(
    "questions",
    Kept(
        what=_("Questions that you asked the people behind an example, and that were asked you"),
        why=_("To bring question and answer from one to the other."),
        how_long=_("Until 30 days after the answer; without an answer 60 days; not confirmed by you 7 days."),
        tell=_tell,
        erase=_erase,
    ),
)
