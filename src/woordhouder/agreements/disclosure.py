"""How a text goes from the table to everybody (docs/rules: disclosure). Pure: no database, no clock.

When a text may be public, and what everybody reads of one in which a passage waits. Every reader of a wording, page,
JSON, sheet, feed and search alike, shows others than the table what `public_text` and `public_pieces` give.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DAYS = 14
# Of a passage of so many signs it is no chance when it stands somewhere once more.
AS_GOOD_AS_UNIQUE = 12


class Part(StrEnum):
    """The parts of a wording in which a passage may wait, as its fields are called."""

    TITLE = "title"
    TEXT = "text"
    SUMMARY = "plain_summary"
    WHY = "why"


@dataclass(frozen=True)
class Bar:
    """A passage that waits: code points `start` up to `end` of one part. `seat` by reference, `organisation` by name.

    `words`: the passage itself; where it stands once more, in this part or another, it waits too. `objection`: its
    reference.
    """

    start: int
    end: int
    seat: str
    organisation: str
    reason: str
    part: str = Part.TEXT
    objection: str = ""
    words: str = ""


@dataclass(frozen=True)
class Piece:
    """Words that everybody reads, or in the place of words the bars over them."""

    words: str
    bars: tuple[Bar, ...] = ()


def public_pieces(text: str, bars: Iterable[Bar], part: str = Part.TEXT) -> tuple[Piece, ...]:
    """What everybody reads of this part of a wording: its words, and in the place of passages that wait their bars.

    Passages that touch or overlap are one piece with all their bars. Nothing of a barred passage is in the answer, not
    even its length; over words that were removed lies no bar.
    """
    found: list[Piece] = []
    at = 0
    for start, end, over in _joined(_here(text, bars, part)):
        if at < start:
            found.append(Piece(text[at:start]))
        found.append(Piece("", over))
        at = end
    return (*found, Piece(text[at:])) if at < len(text) else tuple(found)


def public_text(text: str, bars: Iterable[Bar], part: str = Part.TEXT) -> str:
    """The same as plain text, for JSON, sheets and feeds: a sentence in square brackets stands for a passage."""
    return "".join(piece.words or told(piece) for piece in public_pieces(text, bars, part))


def open_words(text: str, bars: Iterable[Bar], part: str = Part.TEXT) -> str:
    """Only the words that everybody reads, for the index: no bar, no reason."""
    return " ".join(piece.words for piece in public_pieces(text, bars, part) if piece.words)


def told(piece: Piece) -> str:
    """A bar in words, in square brackets: who objects, and why."""
    return " ".join(
        _("[This passage is not public yet. %(organisation)s objects: %(reason)s]")
        % {"organisation": bar.organisation, "reason": bar.reason}
        for bar in piece.bars
    )


def place_of(passage: str, words: Mapping[Part, str]) -> tuple[Part, int, int] | None:
    """Where a passage stands: the part and the code points; None where it stands nowhere. White space counts alike.

    The text goes before the summary, that before the title and the reason.
    """
    for part in (Part.TEXT, Part.SUMMARY, Part.TITLE, Part.WHY):
        if found := next(_places(passage, words[part]), None):
            return part, *found
    return None


def _here(text: str, bars: Iterable[Bar], part: str) -> Iterator[Bar]:
    """The bars over this text: those that were put there, and over the same words elsewhere."""
    for bar in bars:
        if bar.part == part and bar.start < min(bar.end, len(text)):
            yield bar
        if len(bar.words) >= AS_GOOD_AS_UNIQUE:
            yield from (replace(bar, start=start, end=end, part=part) for start, end in _places(bar.words, text))


def _places(passage: str, text: str) -> Iterator[tuple[int, int]]:
    """Where the words of a passage stand, whatever the white space between them."""
    words = [re.escape(word) for word in passage.split()]
    return (found.span() for found in re.finditer(r"\s+".join(words), text)) if words else iter(())


def _joined(bars: Iterable[Bar]) -> list[tuple[int, int, tuple[Bar, ...]]]:
    """The stretches that bars lie over, in order, none touching the next."""
    stretches: list[tuple[int, int, tuple[Bar, ...]]] = []
    for bar in sorted(bars, key=lambda bar: (bar.start, bar.end, bar.objection)):
        if stretches and bar.start <= stretches[-1][1]:
            start, end, over = stretches[-1]
            is_told = bar.objection and bar.objection in [one.objection for one in over]
            told = () if is_told else (bar,)
            stretches[-1] = (start, max(end, bar.end), (*over, *told))
        else:
            stretches.append((bar.start, bar.end, (bar,)))
    return stretches


class Reason(StrEnum):
    """Why a text may be public from a moment on, or why it may not yet."""

    ELSEWHERE = "elsewhere"
    ALL_SAID_SO = "all_said_so"
    TERM = "term"
    NOT_COMPLETE = "not_complete"
    TABLE_NOT_PUBLIC = "table_not_public"


@dataclass(frozen=True)
class Text:
    """What decides about one text: the wording that an act takes in, or that it takes out.

    `completed_at`: when the act was complete for it. `asked`: the seats that sign at the table now, by reference, and
    `claimed` those of them that somebody acts for; `said`: the seats that said that it may be public.
    """

    is_table_public: bool
    completed_at: datetime | None
    is_elsewhere: bool = False
    asked: frozenset[str] = frozenset()
    claimed: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Outcome:
    """Why, and from which moment on it may be public; None: nobody can tell yet."""

    reason: Reason
    at: datetime | None = None

    def holds(self, moment: datetime) -> bool:
        """Whether it may be public at this moment."""
        return self.at is not None and self.at <= moment


def outcome(text: Text) -> Outcome:
    """When this text may be public, and why. A seat that nobody claimed cannot say so: then the fourteen days hold."""
    if text.completed_at is None:
        return Outcome(Reason.NOT_COMPLETE)
    if not text.is_table_public:
        return Outcome(Reason.TABLE_NOT_PUBLIC)
    if text.is_elsewhere:
        return Outcome(Reason.ELSEWHERE, text.completed_at)
    if text.asked and text.asked <= text.said & text.claimed:
        return Outcome(Reason.ALL_SAID_SO, text.completed_at)
    return Outcome(Reason.TERM, end_of_term(text.completed_at))


def end_of_term(completed_at: datetime) -> datetime:
    """00:00 in Amsterdam of the fifteenth day after the day on which a text was complete."""
    day = completed_at.astimezone(AMSTERDAM).date() + timedelta(days=DAYS + 1)
    return datetime.combine(day, time(), AMSTERDAM)


def waits_for(text: Text) -> Sequence[str]:
    """The seats, by reference, that could still say that it may be public and did not."""
    return sorted((text.asked & text.claimed) - text.said)
