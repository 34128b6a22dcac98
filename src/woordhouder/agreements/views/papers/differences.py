"""What differs, on paper: an agreement beside the one before it, or on two days. Pure."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from string import whitespace
from typing import Literal

from django.utils.translation import gettext as _

from woordhouder.language.differences import Piece, difference
from woordhouder.papers.printed.facts import (
    Block,
    Cell,
    Column,
    Fact,
    Heading,
    Listed,
    Printed,
    Said,
    Stretch,
    Table,
)

from ...moments import When
from ...queries.beside import BesidePage, Pair, Side
from ...queries.comparing import CommitmentDifference, DaysPage
from ...queries.differing import PartDifference
from ...queries.texts import AgreementText
from ..reading.whole import whole_address
from .wordings import about, again, called, counted, listed, named, paper, private_notice, shown, theirs

MOST, BEGIN, END = 16, 8, 4
"""Words of a change that are told whole; of a longer one so many from its beginning and its end."""

AROUND = ".,;:"
STAYED = 0.5
"""Of a text must be the same, for its changes to be told one by one."""


def days_paper(page: DaysPage, old: When, new: When) -> Printed:
    """An agreement on two days."""
    blocks: list[Block] = [
        Fact(_("The first day"), (_day(page.old),)),
        Fact(_("The second day"), (_day(page.new),)),
        Fact(_("The same"), (counted(page.same),)),
        *private_notice(page.head, (*page.old.commitments, *page.new.commitments)),
        *_older([str(number) for number in page.older]),
        Heading(1, _("What differs")),
        *([legend()] if any(one.what == "changed" for one in page.changed) else []),
    ]
    if not page.changed:
        blocks.append(Said((_("Nothing differs between these two days."),)))
    for one in page.changed:
        blocks += [Heading(2, f"{named(one.number, one.title)} ({one.what_label})", theirs()), *_parts(one)]
    there = f"{page.address}/verschil"
    blocks += about(there, new, later=_again(there, old, new))
    title = _("Differences: %(title)s") % {"title": page.head.title}
    return paper(title, page.head.table_name, blocks, head=page.head, when=new)


def _again(path: str, old: When, new: When) -> str:
    """Both questions in one address."""
    first, second = (again(path, when).partition("?op=")[2] for when in (old, new))
    asked = f"van={first.replace('&bekend=', '&bekend_van=')}&naar={second.replace('&bekend=', '&bekend_naar=')}"
    return f"{whole_address(path)}?{asked}"


def _day(text: AgreementText) -> str:
    return _("in force on %(day)s, known on %(known)s") % {"day": shown(text.day), "known": shown(text.known)}


def _older(numbers: Sequence[str]) -> list[Block]:
    if not numbers:
        return []
    told = _("Of these commitments a newer text is in force than stands here: %(numbers)s.")
    return [Said((told % {"numbers": listed(numbers)},), "mark")]


def legend() -> Said:
    """How changed words are marked."""
    return Said(
        (_("Under “Was”, words that are gone are struck through. Under “Is”, new words are underlined."),), "quiet"
    )


def _parts(one: CommitmentDifference) -> list[Block]:
    """What is new or gone whole is told in facts; what changed as it was beside what it is."""
    caption = _("What changed in commitment %(number)d") % {"number": one.number}
    if any(part.old for part in one.parts) and any(part.new for part in one.parts):
        return [*_was_and_is(caption, one.parts)]
    return [Fact(part.label, (part.old or part.new,), theirs()) for part in one.parts]


def _was_and_is(caption: str, parts: Sequence[PartDifference]) -> Iterator[Block]:
    """What was beside what is, with the changed words marked; below it the same words in words."""
    columns = (Column(_("Part"), 3), Column(_("Was"), 7, theirs()), Column(_("Is"), 7, theirs()))
    rows, told = list[tuple[Cell, ...]](), list[str]()
    for part in parts:
        pieces = difference(part.old, part.new)
        rows.append((part.label, _marked(pieces, "gone"), _marked(pieces, "new")))
        changes = [*changes_in_words(pieces)]
        if part.old and part.new and changes:  # what is new or gone whole, the table says in words itself
            told.append(f"{part.label}: {'; '.join(changes)}.")
    yield Table(caption, columns, tuple(rows))
    if told:
        yield Said((_("In words:"),), "quiet")
        yield Listed(tuple(told), theirs())


def _marked(pieces: Sequence[Piece], side: Literal["gone", "new"]) -> Cell:
    """One side of a difference, where what is only there is marked; a dash where there is nothing."""
    stretches = tuple(Stretch(one.text, one.kind) for one in pieces if one.kind in ("same", side))
    return stretches or "–"


def changes_in_words(pieces: Sequence[Piece]) -> Iterator[str]:
    """Each change: what became what, what went and what came. White space and signs alone are not told, nor the parts
    of what is mostly another text.
    """
    stayed = sum(len(piece.text) for piece in pieces if piece.kind == "same")
    longest = max(sum(len(piece.text) for piece in pieces if piece.kind != other) for other in ("gone", "new"))
    if stayed < STAYED * longest:
        yield _("for the most part another text, see the table")
        return
    for is_same, run in groupby(pieces, key=lambda piece: piece.kind == "same"):
        if is_same:
            continue
        said = {piece.kind: _short(piece.text) for piece in run}
        old, new = said.get("gone", ""), said.get("new", "")
        if old and new:
            yield _("“%(old)s” became “%(new)s”") % {"old": old, "new": new}
        elif old:
            yield _("“%(old)s” is gone") % {"old": old}
        elif new:
            yield _("“%(new)s” is new") % {"new": new}


def _short(words: str) -> str:
    """Enough of it to find it back in the table, lines with a bar between them, without the signs around it."""
    whole = " / ".join(
        line.strip() for line in words.strip(f"{AROUND}{whitespace}").splitlines() if line.strip()
    ).split()
    return " ".join([*whole[:BEGIN], "…", *whole[-END:]] if len(whole) > MOST else whole)


def beside_paper(page: BesidePage, when: When) -> Printed:
    """An agreement beside the one before it."""
    head, earlier = page.head, page.earlier.head
    blocks: list[Block] = [
        Fact(_("This one"), (f"{head.title}, {_day(page.later)}",)),
        Fact(_("The earlier one"), (f"{earlier.title}, {_day(page.earlier)}",)),
        *private_notice(head, (*page.earlier.commitments, *page.later.commitments)),
        *_older([f"{slug}/{number}" for slug, number in page.older]),
        counts(page),
        *([] if page.is_said else [unsaid()]),
        *_changed(page.changed),
        *_sides(_("New"), [one.side for one in page.new]),
        *_sides(_("Gone, or not gone on with"), page.gone),
        *_sides(_("The same"), [pair.later for pair in page.same]),
        *about(page.address, when),
    ]
    subtitle = f"{_('Beside %(earlier)s') % {'earlier': earlier.title}} · {head.table_name}"
    return paper(head.title, subtitle, blocks, head=head, when=when, is_of_the_parties=True)


def counts(page: BesidePage) -> Table:
    """How many stayed, changed, came and went."""
    columns = (Column(_("What"), 3), Column(_("Commitments"), 1, is_number=True))
    told = (
        (_("The same"), page.same),
        (_("Amended"), page.changed),
        (_("New"), page.new),
        (_("Gone, or not gone on with"), page.gone),
    )
    caption = _("Beside %(earlier)s") % {"earlier": page.earlier.head.title}
    return Table(caption, columns, tuple((label, str(len(lines))) for label, lines in told), is_narrow=True)


def unsaid() -> Said:
    """That the counts say little, since nobody said what goes on with what."""
    told = _("Nobody has said yet which commitment goes on with which earlier one, so all are counted as new or gone.")
    return Said((told,), "quiet")


def _changed(pairs: Sequence[Pair]) -> list[Block]:
    if not pairs:
        return []
    blocks: list[Block] = [Heading(1, _("Amended")), legend()]
    for pair in pairs:
        caption = _("What changed since commitment %(earlier)d of the earlier one") % {"earlier": pair.earlier.number}
        blocks += [
            Heading(2, named(pair.later.number, pair.later.title), theirs()),
            *_was_and_is(caption, pair.parts),
        ]
    return blocks


def _sides(heading: str, sides: Sequence[Side]) -> list[Block]:
    lines = tuple(called(side.number, side.title) for side in sides)
    return [Heading(1, heading), Listed(lines, theirs())] if lines else []
