"""What people read of an agreement: its texts in force, what each seat said of them, and the acts behind them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from woordhouder.record.refusals import Words

from ..disclosure import Bar, Piece
from ..facts import IndicatorFacts
from ..needs import Sitting
from ..removable import COLUMNS, left

NOT_YET_CONFIRMED, CONFIRMS, OBJECTS = "not_yet_confirmed", "confirmed", "objects"
PARTS = ("title", "text", "plain_summary", "why")


@dataclass(frozen=True)
class ContributionText:
    """What a seat (by reference) contributes to a promise; `what` "": it contributes."""

    seat: str
    organisation: str
    what: str


@dataclass(frozen=True)
class GoalText:
    """A goal that a promise serves."""

    reference: str
    title: str


@dataclass(frozen=True)
class OtherCommitment:
    """Another commitment of the table, by the slug of its agreement and its number."""

    reference: str
    agreement: str
    number: int


@dataclass(frozen=True)
class Removed:
    """In the place of what was removed: which part ("all": all words), on what ground, why and when."""

    part: str
    ground: Words
    reason: str
    removed_at: datetime


@dataclass(frozen=True)
class WordingText:
    """A wording as its reader may see it. `lead`: a seat by reference.

    In `title`, `text`, `plain_summary` and `why` a sentence in square brackets stands in the place of a passage that
    this reader may not read yet; `pieces` has the same by part for pages. `bars`: the passages that wait.
    """

    reference: str
    number: int
    title: str
    text: str
    plain_summary: str
    kind: str
    theme: str
    lead: str
    lead_organisation: str
    contributors: tuple[ContributionText, ...]
    for_whom: str
    area: str
    deadline: date | None
    figure: IndicatorFacts | None
    origin: str
    why: str
    goals: tuple[GoalText, ...]
    depends_on: tuple[OtherCommitment, ...]
    in_return_for: tuple[OtherCommitment, ...]
    removed: tuple[Removed, ...]
    bars: tuple[Bar, ...]
    pieces: Mapping[str, tuple[Piece, ...]]

    @property
    def indicator(self) -> str:
        """The name of the figure; "" without one, and when it was removed."""
        return left(self.figure.name) if self.figure else ""

    @property
    def unit(self) -> str:
        """In what the figure is counted; "" without one, and when it was removed."""
        return left(self.figure.unit) if self.figure else ""

    @property
    def has_words(self) -> bool:
        """Whether anything is left of it that can be removed."""
        return any(getattr(self, name) for name in COLUMNS) or any(one.what for one in self.contributors)


@dataclass(frozen=True)
class ActLine:
    """An act as far as it is about one commitment. `by`: a seat; `corrects`: an act. `completed_at`: for this wording.

    `effective_from`: of a correction without a day None. `public_from`: since when everybody reads its text.
    """

    reference: str
    kind: str
    effective_from: date | None
    signed_on: date | None
    recorded_at: datetime
    completed_at: datetime | None
    closed_at: datetime | None
    by: str
    by_organisation: str
    why: str
    corrects: str | None
    public_from: datetime | None


@dataclass(frozen=True)
class Answer:
    """What a seat says of a text: of a registration "not_yet_confirmed", "confirmed" or "objects"; of an act that is
    signed "signs", "signs_with_reservation", "takes_note", "refuses" or "silent". `is_needed`: the text waits for it.
    """

    seat: str
    organisation: str
    word: str
    reason: str = ""
    at: datetime | None = None
    is_needed: bool = False


@dataclass(frozen=True)
class Newer:
    """A newer text is in force since `since`, which this reader can read from `readable_from` on at the latest."""

    since: date
    readable_from: datetime


@dataclass(frozen=True)
class CommitmentText:
    """What stands for a commitment: `state` "none", "in_force" or "withdrawn", by which act, with what each seat says.

    `effective_from`: since when, also where a correction repaired the day. `newer`: what stands here is older.
    """

    reference: str
    number: int
    state: str
    wording: WordingText | None = None
    act: ActLine | None = None
    effective_from: date | None = None
    answers: tuple[Answer, ...] = ()
    newer: Newer | None = None

    @property
    def seats(self) -> dict[str, str]:
        """The word of each seat by its reference."""
        return {answer.seat: answer.word for answer in self.answers}


@dataclass(frozen=True)
class AgreementHead:
    """An agreement itself. `parent` and `follows`: title and slug of those that this reader may read, else None."""

    reference: str
    table: str
    table_reference: str
    table_name: str
    municipalities: Sequence[str]
    slug: str
    title: str
    kind: str
    starts: date
    until: date | None
    parent: tuple[str, str] | None
    follows: tuple[str, str] | None
    seats: Sequence[Sitting]
    is_at_the_table: bool
    is_table_public: bool

    @property
    def table_address(self) -> str:
        return f"/{self.table}"

    def organisation_of(self, seat: str) -> str:
        """The organisation that holds a seat, both by reference; "" for a seat that was not there yet."""
        return next((one.organisation_reference for one in self.seats if one.reference == seat), "")


@dataclass(frozen=True)
class AgreementText:
    """The texts of an agreement on `day` as known on `known`, by number. `term_ended`: its term is over on that day."""

    head: AgreementHead
    day: date
    known: datetime
    commitments: Sequence[CommitmentText]

    @property
    def term_ended(self) -> bool:
        """Whether the day comes after the term. The texts stay in force."""
        return self.head.until is not None and self.day > self.head.until


@dataclass(frozen=True)
class Step:
    """One act in the life of a commitment. `state`: "complete", "open" or "closed"; `out`: the wording it takes out."""

    act: ActLine
    state: str
    wording: WordingText | None
    out: str | None
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class ActStep:
    """What one act did to a commitment. `out`: the words that it takes out or corrects, as far as they can be read."""

    commitment: str
    number: int
    step: Step
    out: WordingText | None


@dataclass(frozen=True)
class CommitmentPage:
    """One commitment within its agreement, and all that acts did to it, in the order of recording.

    `year_ends`: by year the text in force on its 31 December as known then, as far as this reader may read it.
    """

    agreement: AgreementText
    commitment: CommitmentText
    steps: Sequence[Step]
    year_ends: Mapping[int, WordingText]
