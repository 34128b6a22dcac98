"""What one row of somebody's sheet says: a promise, or what is wrong with which cell. Pure: no database, no files.

A row is good when it can stand in the list. What is only missing there (a theme, who leads) is filled in there, as with
a promise that was typed or pasted.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from pydantic import ValidationError

from woordhouder.record.refusals import FieldError
from woordhouder.record.typed import invalid

from .columns import Fault, Names, UnknownSeat, contributor_lines, read_contribution, read_row, read_seat
from .headings import NUMBER_FIELD, TARGET_FIELD
from .pasting import LONGEST_TITLE, title_from
from .preparing_facts import PromiseDraft

MOST_STRANGERS = 30


@dataclass(frozen=True)
class Known:
    """What stands at the table and in the preparation.

    `numbers`: the commitments of the agreement that it changes, by their number. `going`: by commitment the words that
    it may change. `listed`: the commitments that stand in the list already. `twice`: numbers that are in the sheet more
    than once. `takes_new`, `takes_existing`: whether it takes promises that are not there yet, and those that are.
    `year`: the first for which a target is likely.
    """

    names: Names
    numbers: Mapping[str, str]
    going: Mapping[str, PromiseDraft]
    listed: frozenset[str]
    twice: frozenset[str]
    takes_new: bool
    takes_existing: bool
    year: int


@dataclass(frozen=True)
class Checked:
    """A row as it was read. `commitment`: the one that it changes, "" for a new one. `is_same`: nothing changes."""

    draft: PromiseDraft | None
    commitment: str
    faults: tuple[Fault, ...]
    is_same: bool = False


def fields_of(
    cells: Sequence[str], formulas: Iterable[int], mended: Mapping[str, str], mapping: Mapping[str, str]
) -> tuple[dict[str, str], list[str]]:
    """By name of our column what stands in a row, and which of them hold a formula. What was mended goes before."""
    places = {int(at): name for at, name in mapping.items()}
    told = {name: cells[at] if at < len(cells) else "" for at, name in places.items()}
    held = [places[at] for at in formulas if at in places and places[at] not in mended]
    return {**told, **mended}, held


def checked(fields: Mapping[str, str], formulas: Iterable[str], known: Known) -> Checked:
    """What a row says, by field the text of its cell. `formulas`: the fields in which a formula stands."""
    told = {name: text for name, text in fields.items() if name not in set(formulas)}
    faults = [Fault(name, formula_fault(fields[name])) for name in formulas]
    commitment, wrong = _commitment(told.get(NUMBER_FIELD, "").strip(), known)
    faults += [Fault(NUMBER_FIELD, wrong)] if wrong else []
    draft, further = _draft(told, known)
    for one in further:
        if one.column not in {fault.column for fault in faults}:
            faults.append(one)
    if draft is None or faults:
        return Checked(None, commitment, tuple(faults))
    return Checked(draft, commitment, (), is_same=bool(commitment) and known.going.get(commitment) == draft)


def formula_fault(text: str) -> str:
    """What is said of a cell with a formula."""
    return _("Here stands a formula, which we never calculate: %(formula)s. Write what comes out of it.") % {
        "formula": text if len(text) <= 80 else f"{text[:80]}…"
    }


def _commitment(number: str, known: Known) -> tuple[str, str]:
    """The commitment that a row changes, and what is wrong with its number."""
    told = {"number": number}
    if number and number in known.twice:
        return "", _("Number %(number)s stands in this sheet more than once.") % told
    reference = known.numbers.get(number, "")
    if not reference:
        return "", "" if known.takes_new else _wrong_number(number)
    return reference, _wrong_change(number, reference, known)


def _wrong_number(number: str) -> str:
    if number:
        return _("There is no promise %(number)s in this agreement.") % {"number": number}
    return _("Say by its number which promise of the agreement this changes.")


def _wrong_change(number: str, reference: str, known: Known) -> str:
    told = {"number": number}
    if not known.takes_existing:
        return _("Promise %(number)s is in the agreement already. Here you only add new ones.") % told
    if reference not in known.going:
        return _("Promise %(number)s cannot be changed here: on that day it has no text.") % told
    if reference in known.listed:
        return _("Promise %(number)s stands in the list already.") % told
    return ""


def _draft(told: Mapping[str, str], known: Known) -> tuple[PromiseDraft | None, list[Fault]]:
    targets = {
        int(name.removeprefix(TARGET_FIELD)): text for name, text in told.items() if name.startswith(TARGET_FIELD)
    }
    values, faults = read_row(_with_title(told), targets, known.names)
    try:
        draft = PromiseDraft.model_validate(values)
    except ValidationError as error:
        found = invalid(error).errors
        return None, [*faults, *(_fault(one, min(targets, default=known.year)) for one in found)]
    if not draft.text.strip():
        faults.append(Fault("text", _("Write what was agreed.")))
    return draft, faults


def _with_title(told: Mapping[str, str]) -> dict[str, str]:
    """A sheet with one column of words has the promise in it; a title that is none becomes the text."""
    title, text = told.get("title", ""), told.get("text", "")
    if not text.strip():
        text = title
        title = "" if len(title) > LONGEST_TITLE or "\n" in title else title
    return {**told, "title": title if title.strip() else title_from(text), "text": text}


def _fault(error: FieldError, year: int) -> Fault:
    """A fault in the facts, in its column; that a figure has no target in that of `year`."""
    parts = error.path.split(".")
    if parts == ["indicator", "targets"]:
        words = _("A figure needs a target: write one, or leave the rest of it empty.")
        return Fault(f"{TARGET_FIELD}{year}", words)
    if parts[0] != "indicator":
        return Fault(parts[0], str(error.message))
    return Fault(".".join(parts[: 3 if "targets" in parts else 2]), str(error.message))


def strangers(rows: Iterable[Mapping[str, str]], names: Names) -> list[str]:
    """Words for parties that are not known, those that come most first."""
    found = Counter(word for fields in rows for word in _strangers_in(fields, names))
    return [word for word, _count in found.most_common(MOST_STRANGERS)]


def _strangers_in(fields: Mapping[str, str], names: Names) -> Iterator[str]:
    lead = fields.get("lead", "")
    readings = [(read_seat, lead)] if lead.strip() else []
    lines = [(read_contribution, line) for line in contributor_lines(fields.get("contributors", ""))]
    for read, text in (*readings, *lines):
        try:
            read(text, names)
        except UnknownSeat as unknown:
            yield unknown.name[:200]
