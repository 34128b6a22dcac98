"""What readers see when they ask or report, who is asked when she answers, and editors of what readers report.

An address of the one never stands in what the other sees, before an answer.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, Q, QuerySet, When

from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import standing
from woordhouder.record.listing import Listed, listed
from woordhouder.record.policy import allowed, fetch

from ..models import Description, Example, PeerQuestion, ReaderReport, Testimony
from ..policy import EXAMPLE, PEER_QUESTION, READER_REPORT, TESTIMONY

ON_A_PAGE = 20


@dataclass(frozen=True)
class Contact:
    """A party that readers may ask: what it said is public as `testimony`."""

    testimony: int
    party: str
    role: str

    @property
    def name(self) -> str:
        """Role and organisation, never a person's name."""
        return f"{self.role}, {self.party}"


@dataclass(frozen=True)
class AskingPage:
    """The example that somebody asks or reports about, and whom one may ask. `needs_address`: nobody known asks."""

    slug: str
    title: str
    needs_address: bool
    contacts: Sequence[Contact] = ()

    @property
    def address(self) -> str:
        """The example's own page."""
        return f"/voorbeelden/{self.slug}"


@dataclass(frozen=True)
class QuestionPage:
    """A question as who holds its link sees it. `asker_address` is "" until it was answered."""

    reference: str
    slug: str
    title: str
    party: str
    who: str
    text: str
    answer: str
    asked_at: datetime
    is_confirmed: bool
    is_answered: bool
    is_declined: bool
    asker_address: str
    may_be_asked: bool

    @property
    def is_over(self) -> bool:
        """Whether there is nothing left to say."""
        return self.is_answered or self.is_declined

    @property
    def example(self) -> str:
        """The example's own page."""
        return f"/voorbeelden/{self.slug}"


@dataclass(frozen=True)
class Report:
    """What a reader reported. Her address stands nowhere; `has_address` says whether an answer is mailed."""

    reference: str
    slug: str
    title: str
    text: str
    made_at: datetime
    has_address: bool
    answer: str
    answered_at: datetime | None

    @property
    def address(self) -> str:
        """Where editors answer it."""
        return f"/redactie/meldingen/{self.reference}"

    @property
    def example(self) -> str:
        """The example's own page."""
        return f"/voorbeelden/{self.slug}"


def asking_page(actor: Actor, slug: str) -> AskingPage:
    """An example, and the parties that may be asked about it. Raises NotFound. Always 3 queries."""
    page = reporting_page(actor, slug)
    public = Testimony.objects.filter(example__slug=slug).order_by("published_at", "pk")
    rows = allowed(actor, "ask", TESTIMONY, public)
    names = ("pk", "words__interview__party", "words__interview__role")
    contacts = [Contact(*row) for row in rows.values_list(*names)]
    return AskingPage(page.slug, page.title, page.needs_address, contacts)


def reporting_page(actor: Actor, slug: str) -> AskingPage:
    """An example that somebody reports something about. Raises NotFound. Always 2 queries."""
    example = fetch(actor, "read", EXAMPLE, Example.objects.all(), slug=slug)
    return AskingPage(slug, _titles([example.pk])[example.pk], needs_address=not actor.is_known)


def may_be_asked(actor: Actor, slug: str) -> bool:
    """Whether there is anybody to ask about the example at `slug`. Always 1 query."""
    return allowed(actor, "ask", TESTIMONY, Testimony.objects.filter(example__slug=slug)).exists()


def question_to_confirm(actor: Actor) -> QuestionPage:
    """The question that the actor's link is about, for who asked. Raises NotFound, NotAllowed. Always 2 queries."""
    return _question(actor, "confirm")


def question_to_answer(actor: Actor) -> QuestionPage:
    """The question that the actor's link is about, for who is asked. Raises NotFound, NotAllowed. Always 2 queries."""
    return _question(actor, "answer")


def report_list(actor: Actor) -> list[Report]:
    """What readers reported: what waits first, oldest first; then what was answered, newest first. Always 3 queries.

    Raises NotAllowed for who is no editor.
    """
    return _reports(_all_reports(actor))


def reports_page(actor: Actor, asked: object) -> Listed[Report]:
    """Page `asked` of the same list. Raises NotAllowed for who is no editor. Always 4 queries."""
    return listed(_all_reports(actor), asked, ON_A_PAGE, _reports)


def _all_reports(actor: Actor) -> QuerySet[ReaderReport]:
    standing(actor, "edit_library")
    waits = Q(answered_at=None)
    rows = allowed(actor, "read", READER_REPORT, ReaderReport.objects.select_related("example"))
    return rows.order_by(
        Case(When(waits, then=0), default=1),
        Case(When(waits, then="made_at")),
        Case(When(waits, then="pk")),
        "-made_at",
        "-pk",
    )


def _reports(rows: Iterable[ReaderReport]) -> list[Report]:
    found = list(rows)
    titles = _titles([row.example_id for row in found])
    return [_report(row, titles) for row in found]


def report_page(actor: Actor, reference: str) -> Report:
    """One report. Raises NotFound, also for who is no editor. Always 2 queries."""
    rows = ReaderReport.objects.select_related("example")
    row = fetch(actor, "read", READER_REPORT, rows, reference=reference)
    return _report(row, _titles([row.example_id]))


def reports_data(reports: Sequence[Report]) -> Mapping[str, Any]:
    """The same as data. Addresses are in it as little as on the page."""
    return {
        "reports": [
            {
                "reference": report.reference,
                "address": report.address,
                "example": report.example,
                "text": report.text,
                "made_at": report.made_at,
                "has_address": report.has_address,
                "answer": report.answer,
                "answered_at": report.answered_at,
            }
            for report in reports
        ]
    }


def _question(actor: Actor, verb: str) -> QuestionPage:
    rows = PeerQuestion.objects.select_related("example", "interview", "person")
    row = fetch(actor, verb, PEER_QUESTION, rows, reference=actor.about)
    return QuestionPage(
        reference=row.reference,
        slug=row.example.slug,
        title=_titles([row.example_id])[row.example_id],
        party=row.interview.party,
        who=row.who,
        text=row.text,
        answer=row.answer,
        asked_at=row.asked_at,
        is_confirmed=row.confirmed_at is not None,
        is_answered=row.answered_at is not None,
        is_declined=row.declined_at is not None,
        asker_address=_asker_address(row) if verb == "answer" and row.answered_at else "",
        may_be_asked=row.interview.may_be_asked,
    )


def _asker_address(row: PeerQuestion) -> str:
    return row.email or (row.person.email if row.person else "") or ""


def _report(row: ReaderReport, titles: Mapping[int, str]) -> Report:
    return Report(
        reference=row.reference,
        slug=row.example.slug,
        title=titles[row.example_id],
        text=row.text,
        made_at=row.made_at,
        has_address=bool(row.email),
        answer=row.answer,
        answered_at=row.answered_at,
    )


def _titles(examples: Sequence[int]) -> dict[int, str]:
    """The titles that the library shows now. Always 1 query."""
    rows = Description.objects.current().filter(example__in=examples)
    return dict(rows.values_list("example_id", "title"))
