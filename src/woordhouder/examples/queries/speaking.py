"""What a speaker sees behind her personal links, and her editor: words, the whole, and the question a year later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import PersonalLink
from woordhouder.record.clock import now
from woordhouder.record.policy import allowed, fetch
from woordhouder.record.refusals import NotFound

from ..facts import ExampleFacts
from ..models import Approval, Check, Interview, Manuscript, StillRight, Testimony, Words
from ..policy import CHECK, INTERVIEW, MANUSCRIPT, SPEAKING, STILL_RIGHT, TESTIMONY, WORDS
from ..shapes import answers_of
from .examples import LIGHT, ExamplePage, line_of, shown_place
from .making import StageLine, WaitLine, stage_line, wait_lines
from .parties import PartyLine, party_lines
from .progress import Making, makings
from .voices import Voice, voice_of


@dataclass(frozen=True)
class WordsLine:
    """One version of what was said, by the name of each question. `number`: for approving and replacing it."""

    number: int
    is_noted: bool
    written_at: datetime
    what_made_it_good: str
    what_was_hard: str
    what_we_would_do_again: str
    what_came_of_it: str

    @property
    def answers(self) -> Mapping[str, str]:
        """What was answered, by question."""
        return {
            "what_made_it_good": self.what_made_it_good,
            "what_was_hard": self.what_was_hard,
            "what_we_would_do_again": self.what_we_would_do_again,
            "what_came_of_it": self.what_came_of_it,
        }


@dataclass(frozen=True)
class InterviewPage:
    """One interview for its speaker or its editor. `words`: the newest; `number` of it, 0 when nothing was written.

    `noted`: the newest version that the editor noted down, when the speaker changed it after that. `approved`: the
    words that stand approved now (the public ones, once published); the editor may have written on after them.
    """

    interview: str
    nomination: str
    title: str
    place: str
    party: str
    kind: str
    role: str
    until: datetime | None
    words: WordsLine | None
    noted: WordsLine | None
    approved: Voice | None
    approved_at: datetime | None
    may_be_asked: bool
    stage: StageLine
    waits: Sequence[WaitLine]
    parties: Sequence[PartyLine]
    example_address: str
    is_published: bool
    is_taken_back: bool
    is_declined: bool
    is_ended: bool
    is_over: bool
    can_change: bool
    can_approve: bool
    can_decline: bool
    can_withdraw: bool
    can_take_back: bool

    @property
    def speaker(self) -> str:
        """Who speaks, as it will stand on the page."""
        return f"{self.role}, {self.party}"

    @property
    def number(self) -> int:
        """The version that is shown."""
        return self.words.number if self.words else 0

    @property
    def has_words(self) -> bool:
        """Whether anything was written."""
        return self.words is not None

    @property
    def is_noted(self) -> bool:
        """Whether the editor wrote the newest version."""
        return self.words is not None and self.words.is_noted

    @property
    def is_approved(self) -> bool:
        """Whether an approval stands."""
        return self.approved_at is not None

    @property
    def written_at(self) -> datetime | None:
        """When the newest version was written."""
        return self.words.written_at if self.words else None

    @property
    def initial(self) -> Mapping[str, object]:
        """What a form begins with."""
        return {**(self.words.answers if self.words else {}), "replaces": self.number}


@dataclass(frozen=True)
class WholePage:
    """The whole as it would be published, for a speaker who was asked to check it. `whole`: as an example's page."""

    interview: str
    title: str
    party: str
    role: str
    whole: ExamplePage
    voices: Sequence[Voice]
    until: datetime
    is_answered: bool
    agrees: bool
    remark: str
    is_newest: bool
    can_answer: bool


@dataclass(frozen=True)
class YearlyPage:
    """The yearly question to one speaker. `own`: her words as they stand; None when she took them back."""

    interview: str
    title: str
    party: str
    role: str
    example_address: str
    own: Voice | None
    asked_at: datetime
    is_answered: bool
    answer: str
    remark: str


def interview_page(actor: Actor) -> InterviewPage:
    """The interview of the speaker who holds a personal link. Raises NotFound. At most 12 queries."""
    row = fetch(actor, "write_words", INTERVIEW, _interviews(), reference=actor.about)
    return _page(actor, row)


def editor_interview_page(actor: Actor, interview: str) -> InterviewPage:
    """The same interview for its editor. Raises NotFound, and NotAllowed for every other editor. At most 12 queries."""
    return _page(actor, fetch(actor, "write_words", INTERVIEW, _interviews(), reference=interview))


def _interviews() -> QuerySet[Interview]:
    return Interview.objects.select_related("nomination__example", "editor")


def _page(actor: Actor, row: Interview) -> InterviewPage:
    made = makings([row.nomination], now())[0]
    readable = allowed(actor, "read", WORDS, row.versions.exclude(what_made_it_good="")).order_by("number")
    versions = [_words_line(words) for words in readable]
    newest = versions[-1] if versions else None
    noted = [line for line in versions if line.is_noted]
    approval = made.approvals.get(row.pk)
    testimonies = list(Testimony.objects.filter(words__interview=row))
    is_published = any(one.removed_at is None for one in testimonies)
    is_speaker = bool(actor.link)
    is_open = not (made.nomination.closed_at or made.nomination.published_at or row.declined_at or row.ended_at)
    return InterviewPage(
        interview=row.reference,
        nomination=made.nomination.reference,
        title=made.nomination.title,
        place=", ".join(shown_place(name) for name in made.nomination.where),
        party=row.party,
        kind=row.kind,
        role=row.role,
        until=_until(row),
        words=newest,
        noted=noted[-1] if noted and newest and not newest.is_noted else None,
        approved=voice_of(row, approval.words, approval.given_at) if approval else None,
        approved_at=approval.given_at if approval else None,
        may_be_asked=row.may_be_asked,
        stage=stage_line(made.facts),
        waits=wait_lines(made.facts),
        parties=party_lines(made),
        example_address=f"/voorbeelden/{row.nomination.example.slug}" if row.nomination.example else "",
        is_published=is_published,
        is_taken_back=bool(testimonies) and not is_published,
        is_declined=row.declined_at is not None,
        is_ended=row.ended_at is not None,
        is_over=not is_open,
        can_change=is_open,
        can_approve=is_speaker and is_open and _is_to_approve(newest, approval),
        can_decline=is_speaker and is_open,
        can_withdraw=is_speaker and approval is not None and not is_published,
        can_take_back=is_speaker and is_published,
    )


def _is_to_approve(newest: WordsLine | None, approval: Approval | None) -> bool:
    return newest is not None and (approval is None or approval.words.number != newest.number)


def _until(row: Interview) -> datetime | None:
    links = PersonalLink.objects.filter(about=row.reference, task=SPEAKING, withdrawn_at=None)
    return links.order_by("-expires_at").values_list("expires_at", flat=True).first()


def _words_line(row: Words) -> WordsLine:
    return WordsLine(number=row.number, is_noted=not row.by_speaker, written_at=row.written_at, **answers_of(row))


def whole_page(actor: Actor) -> WholePage:
    """The whole that the speaker with a personal link was asked to check last: that text, and all approved words.

    Raises NotFound. At most 12 queries.
    """
    row = fetch(actor, "answer_check", INTERVIEW, _interviews(), reference=actor.about)
    check = _asked(actor, row)
    readable = allowed(actor, "read", MANUSCRIPT, Manuscript.objects.filter(nomination=row.nomination))
    manuscript = readable.filter(pk=check.manuscript_id).get()
    made = makings([row.nomination], now())[0]
    spoken = approved_voices(actor, made)
    is_newest = made.manuscript == manuscript
    is_open = not (row.nomination.closed_at or row.nomination.published_at or row.declined_at or row.ended_at)
    return WholePage(
        interview=row.reference,
        title=row.nomination.title,
        party=row.party,
        role=row.role,
        whole=page_of(manuscript, spoken),
        voices=spoken,
        until=check.until,
        is_answered=check.answered_at is not None,
        agrees=bool(check.agrees),
        remark=check.remark,
        is_newest=is_newest,
        can_answer=is_newest and is_open and check.answered_at is None,
    )


def _asked(actor: Actor, row: Interview) -> Check:
    checks = allowed(actor, "read", CHECK, row.checks.order_by("-manuscript__number"))
    if found := checks.first():
        return found
    raise NotFound(_("This page does not exist."))


def approved_voices(actor: Actor, made: Making) -> list[Voice]:
    """The approved words of the parties that take part, as far as the actor may read them. 1 query."""
    interviews = {row.pk: row for row in made.interviews if not (row.declined_at or row.ended_at)}
    chosen = [one.words_id for key, one in made.approvals.items() if key in interviews]
    readable = {row.pk for row in allowed(actor, "read", WORDS, Words.objects.filter(pk__in=chosen))}
    return [
        voice_of(row, made.approvals[key].words, made.approvals[key].given_at)
        for key, row in interviews.items()
        if key in made.approvals and made.approvals[key].words_id in readable
    ]


def page_of(manuscript: Manuscript, spoken: Sequence[Voice]) -> ExamplePage:
    """A manuscript and words as the page of an example that is not there yet. No query."""
    facts = ExampleFacts.model_validate(manuscript.facts)
    values = facts.model_dump(mode="json", include=set(LIGHT[1:]))
    term = {"from_year": facts.years.from_year, "until_year": facts.years.until}
    line = line_of({"example__slug": manuscript.slug, **values, **term})
    return ExamplePage(line, facts, by="", versions=(), removed={}, earlier=None, later=(), testimonies=spoken)


def yearly_page(actor: Actor) -> YearlyPage:
    """The yearly question to the speaker who holds a personal link. Raises NotFound. At most 5 queries."""
    row = fetch(actor, "answer_yearly", INTERVIEW, _interviews(), reference=actor.about)
    asked = allowed(actor, "read", STILL_RIGHT, StillRight.objects.filter(interview=row)).order_by("-asked_at", "-pk")
    newest = asked.first()
    if newest is None:
        raise NotFound(_("This page does not exist."))
    public = allowed(actor, "read", TESTIMONY, Testimony.objects.filter(words__interview=row))
    own = public.select_related("words").first()
    return YearlyPage(
        interview=row.reference,
        title=row.nomination.title,
        party=row.party,
        role=row.role,
        example_address=f"/voorbeelden/{row.nomination.example.slug}" if row.nomination.example else "",
        own=voice_of(row, own.words, own.published_at, own.pk) if own else None,
        asked_at=newest.asked_at,
        is_answered=newest.answered_at is not None,
        answer=newest.answer,
        remark=newest.remark,
    )
