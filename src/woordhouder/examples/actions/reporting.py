"""What readers say is not right on an example, and what the editors answer."""

from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from woordhouder.parties.about_me import Kept, keeps
from woordhouder.parties.actor import SYSTEM, Actor
from woordhouder.parties.models import Person
from woordhouder.record.clock import now
from woordhouder.record.policy import fetch
from woordhouder.record.refusals import Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line, LongText, Slug

from ..asking_rules import REPORTER_KEPT, REPORTER_KEPT_AFTER_ANSWER
from ..models import Example, ReaderReport
from ..policy import EXAMPLE, READER_REPORT
from .asking import address_of, language_of


@action()
def report_mistake(actor: Actor, *, slug: Slug, text: LongText, email: str = "", language: str = "nl") -> ReaderReport:
    """Say that something is not right on the example at `slug`. With `email` the answer is mailed.

    Raises NotFound, and Invalid for a bad address.
    """
    example = fetch(actor, "read", EXAMPLE, Example.objects.all(), slug=slug)
    address = address_of(email) if email else ""
    return ReaderReport.objects.create(
        example=example, text=text, email=address, language=language_of(language), made_at=now()
    )


@action()
def answer_report(actor: Actor, *, report: Line, answer: LongText) -> ReaderReport:
    """Answer a reader, once. It is mailed when she left an address, which is forgotten the day after.

    Raises NotFound, NotAllowed (policy row "answer"), and Refused when a colleague answered already.
    """
    row = fetch(actor, "answer", READER_REPORT, ReaderReport.objects.select_for_update(), reference=report)
    if row.answered_at:
        raise Refused(
            _("This was answered already."),
            next_step=_("Your text was not sent. It is still in the form, so that you can keep it."),
        )
    row.answer, row.answered_at = answer, now()
    row.save(update_fields=["answer", "answered_at"])
    return row


@action()
def forget_reporter(actor: Actor, *, report: Line) -> ReaderReport:
    """Take away the address of who reported; the words stay. Raises NotFound and NotAllowed (policy row "forget")."""
    row = fetch(actor, "forget", READER_REPORT, ReaderReport.objects.select_for_update(), reference=report)
    row.email = ""
    row.save(update_fields=["email"])
    return row


def forget_old_reporters(moment: datetime) -> int:
    """Forget each address whose time is over at `moment`. Gives how many there were. For the worker."""
    over = ReaderReport.objects.exclude(email="").filter(
        Q(answered_at__lte=moment - REPORTER_KEPT_AFTER_ANSWER) | Q(made_at__lte=moment - REPORTER_KEPT)
    )
    references = list(over.order_by("pk").values_list("reference", flat=True))
    for reference in references:
        forget_reporter(SYSTEM, report=reference)
    return len(references)


def _tell(person: Person) -> list[dict[str, Any]]:
    rows = ReaderReport.objects.filter(email__iexact=person.email).select_related("example").order_by("pk")
    return [
        {"example": row.example.slug, "text": row.text, "answer": row.answer, "made_at": row.made_at.isoformat()}
        for row in rows
    ]


def _erase(person: Person) -> None:
    ReaderReport.objects.filter(email__iexact=person.email).update(email="")


keeps(
    "reports",
    Kept(
        what=_("What you told us is not right on an example, if you left your address"),
        why=_("To mail you the answer."),
        how_long=_(
            "Your address until the day after the answer, at most 180 days; what you wrote without address: always."
        ),
        tell=_tell,
        erase=_erase,
    ),
)
