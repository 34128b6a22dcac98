"""Tables in plain text: cells between bars, between tabs, or in columns that stand below each other."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .lines import FINAL, Line

_GAP = re.compile(r"\s{2,}|\t+")
_RULE = re.compile(r"[\s|+:=\-─━┼│╪]{3,}$")
_FEWEST = 3  # lines before columns of spaces are believed


@dataclass(slots=True)
class Drawn:
    """A table: for each row its cells, each with the lines of it as (text, where it begins in the file)."""

    rows: list[list[list[tuple[str, int]]]] = field(default_factory=list)
    lines: list[list[Line]] = field(default_factory=list)  # on which each row stands
    has_header: bool = False


def table_at(lines: Sequence[Line], index: int) -> tuple[Drawn, int] | None:
    """The table that begins at `lines[index]`, with how many lines it takes; None when there is none."""
    text = lines[index].text
    if "|" in text or text.startswith("+-"):
        return _barred(lines, index)
    if "\t" in text:
        return _tabbed(lines, index)
    return _aligned(lines, index) if _GAP.search(text) else None


def _run(lines: Sequence[Line], index: int) -> list[Line]:
    """The lines from here that stand directly below each other."""
    last = index + 1
    while last < len(lines) and not lines[last].gap and lines[last].page == lines[index].page:
        last += 1
    return list(lines[index:last])


def _barred(lines: Sequence[Line], index: int) -> tuple[Drawn, int] | None:
    run = _run(lines, index)
    taken = 0
    while taken < len(run) and ("|" in run[taken].text or _RULE.match(run[taken].text)):
        taken += 1
    drawn = Drawn()
    for number, line in enumerate(run[:taken]):
        if _RULE.match(line.text):
            drawn.has_header = drawn.has_header or (len(drawn.rows) == 1 and number + 1 < taken)
            continue
        _add(drawn, line, _between_bars(line))
    if len(drawn.rows) < 2:
        return None
    return drawn, taken


def _between_bars(line: Line) -> list[tuple[str, int]]:
    cells, start = list[tuple[str, int]](), 0
    text = line.text
    for part in text.split("|"):
        stripped = part.strip()
        cells.append((stripped, line.start + start + len(part) - len(part.lstrip())))
        start += len(part) + 1
    return cells[1 if text.startswith("|") else 0 : -1 if text.endswith("|") else None]


def _tabbed(lines: Sequence[Line], index: int) -> tuple[Drawn, int] | None:
    drawn = Drawn()
    taken = 0
    for line in _run(lines, index):
        if "\t" not in line.text:
            break
        _add(drawn, line, [(part, at) for part, at, _end in _parts(line, re.compile(r"\t"))])
        taken += 1
    return (drawn, taken) if len(drawn.rows) > 1 and len({len(row) for row in drawn.rows}) == 1 else None


def _parts(line: Line, gap: re.Pattern[str] = _GAP) -> list[tuple[str, int, int]]:
    """The cells of a line: text, where it begins in the file, and where it begins in the line."""
    cells, start = list[tuple[str, int, int]](), 0
    for found in [*gap.finditer(line.text), None]:
        end = found.start() if found else len(line.text)
        part = line.text[start:end]
        stripped = part.strip()
        begins = start + len(part) - len(part.lstrip())
        cells.append((stripped, line.start + begins, int(line.left) + begins))
        start = found.end() if found else end
    return cells


def _aligned(lines: Sequence[Line], index: int) -> tuple[Drawn, int] | None:
    run = _run(lines, index)
    columns = [column for _text, _at, column in _parts(run[0])]
    drawn, taken, whole = Drawn(), 0, 0
    for line in run:
        if _RULE.match(line.text):
            drawn.has_header = drawn.has_header or len(drawn.rows) == 1
            taken += 1
            continue
        cells = _in_columns(line, columns)
        if cells is None:
            break
        filled = [number for number, (text, _at) in enumerate(cells) if text]
        if drawn.rows and (0 not in filled or _goes_on(drawn.rows[-1][0], cells[0][0], filled)):
            for number in filled:
                drawn.rows[-1][number].append(cells[number])
            drawn.lines[-1].append(line)
        else:
            _add(drawn, line, cells)
            whole += len(filled) > 1
        taken += 1
    return (drawn, taken) if whole >= _FEWEST or (whole > 1 and drawn.has_header) else None


def _goes_on(above: list[tuple[str, int]], text: str, filled: list[int]) -> bool:
    return filled == [0] and text[:1].islower() and bool(above[-1][0]) and above[-1][0][-1] not in FINAL


def _in_columns(line: Line, columns: list[int]) -> list[tuple[str, int]] | None:
    """The cells of a line, each in the column in which it stands; None when it does not keep to them."""
    cells = [("", line.start)] * len(columns)
    ends = [*columns[1:], 10_000]
    for text, at, column in _parts(line):
        number = next((place for place, begin in enumerate(columns) if abs(begin - column) <= 1), None)
        if number is None:  # numbers stand at the right of their column
            number = next((p for p, b in enumerate(columns) if b <= column and column + len(text) <= ends[p] - 1), None)
            if number is None or not text[:1].isdigit() and text[:1] not in "€-":
                return None
        if cells[number][0]:
            return None
        cells[number] = (text, at)
    return cells


def _add(drawn: Drawn, line: Line, cells: Sequence[tuple[str, int]]) -> None:
    drawn.rows.append([[cell] for cell in cells])
    drawn.lines.append([line])
