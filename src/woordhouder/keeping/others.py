"""What the other seats say of a report, taken together (docs/rules.md 3.6). Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from .recorded import Responded, Terms
from .words import CONFIRMING, Answer, Word


@dataclass(frozen=True)
class Others:
    """The word, how many of the seats that were asked answered, and how many confirm and contest."""

    word: Word
    answered: int
    asked: int
    confirm: int = 0
    contest: int = 0


def latest(responses: Iterable[Responded], report: str | None, lead: str) -> dict[str, Responded]:
    """By seat its latest answer to this version of a report. The lead cannot respond to itself."""
    found: dict[str, Responded] = {}
    for one in responses:
        is_newer = one.seat not in found or found[one.seat].number < one.number
        if one.report == report and one.seat != lead and is_newer:
            found[one.seat] = one
    return found


def asked(seats: Iterable[Terms], theme: str, lead: str, day: date, answered: Iterable[str]) -> frozenset[str]:
    """The seats that the theme concerns, but for the lead: those that are held on `day`, and those that answered."""
    newest: dict[str, Terms] = {}
    for terms in seats:
        if terms.seat not in newest or newest[terms.seat].number < terms.number:
            newest[terms.seat] = terms
    spoke = frozenset(answered)
    return frozenset(
        seat
        for seat, terms in newest.items()
        if seat != lead and (not terms.themes or theme in terms.themes) and (terms.holds(day) or seat in spoke)
    )


def taken_together(answers: Sequence[Answer], number_asked: int) -> Others:
    """The word for the latest answers of the seats that were asked."""
    confirm = sum(answer in CONFIRMING for answer in answers)
    contest = sum(answer is Answer.CONTESTS for answer in answers)
    return Others(_word(answers, confirm, contest), len(answers), number_asked, confirm, contest)


def _word(answers: Sequence[Answer], confirm: int, contest: int) -> Word:
    if not answers:
        return Word.NOT_SEEN
    if not confirm and not contest:
        return Word.CANNOT_JUDGE
    if confirm and contest:
        return Word.MIXED
    return Word.CONFIRMED if confirm else Word.CONTESTED
