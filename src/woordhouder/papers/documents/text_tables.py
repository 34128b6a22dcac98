"""Tables in plain text: cells between bars, between tabs, or in columns that stand below each other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .lines import FINAL, Line

_GAP = re.compile(r"\s{2,}|\t+")
_RULE = re.compile(r"[\s|+:=\-─━┼│╪]{3,}$")
_COLUMNS = re.compile(r"[-=─]+(?:\s+[-=─]+)+$")
_FAR = 100_000
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
    if ruled := _ruled(lines, index):
        return ruled
    if "\t" in text:
        return _tabbed(lines, index)
    return _aligned(lines, index) if _GAP.search(text) else None


def _run(lines: Sequence[Line], index: int) -> Iterator[Line]:
    """The lines from here that stand directly below each other."""
    yield lines[index]
    for place in range(index + 1, len(lines)):
        if lines[place].gap or lines[place].page != lines[index].page:
            return
        yield lines[place]


def _barred(lines: Sequence[Line], index: int) -> tuple[Drawn, int] | None:
    taken = 0
    drawn = Drawn()
    is_ruled = False
    for line in _run(lines, index):
        is_rule = bool(_RULE.match(line.text))
        if "|" not in line.text and not is_rule:
            break
        taken += 1
        if not is_rule:
            drawn.has_header = drawn.has_header or (is_ruled and len(drawn.rows) == 1)
            _add(drawn, line, _between_bars(line))
        is_ruled = is_rule and len(drawn.rows) == 1
    if len(drawn.rows) < 2:
        return None
    return drawn, taken


def _ruled(lines: Sequence[Line], index: int) -> tuple[Drawn, int] | None:
    """A header above a rule with a part for each column: "-----  ---". Rows have blank lines between them, or none."""
    rule = next(
        (place for place in range(index + 1, min(index + 6, len(lines))) if _COLUMNS.match(lines[place].text)), 0
    )
    if not rule or any(line.gap for line in lines[index + 1 : rule + 1]):
        return None
    columns = [int(lines[rule].left) + found.start() for found in re.finditer(r"[-=─]+", lines[rule].text)]
    drawn = Drawn(has_header=True)
    header = lines[index:rule]
    if not all(_keeps_to(line, columns) for line in header):
        return None
    for line in header:
        _put(drawn, line, columns, is_new=not drawn.rows)
    taken, is_roomy = rule + 1, _is_roomy(lines, rule + 1, columns)
    while taken < len(lines) and _keeps_to(lines[taken], columns):
        above, line = lines[taken - 1], lines[taken]
        is_over_page = line.page != above.page
        if not is_over_page and line.gap > (1 if is_roomy else 0):
            break
        is_first = not _sliced(line, columns)[0][0] if is_over_page else bool(line.gap)
        is_new = len(drawn.rows) == 1 or not is_roomy or is_first is not is_over_page
        if is_roomy and is_new and not is_over_page and _is_text_below(lines, taken, columns):
            break
        _put(drawn, line, columns, is_new=is_new)
        taken += 1
    return (drawn, taken - index) if len(drawn.rows) > 1 else None


def _is_text_below(lines: Sequence[Line], place: int, columns: list[int]) -> bool:
    """Whether this is no row but a paragraph below the table, whose first line is short by chance."""
    is_one = len(_filled(lines[place], columns)) == 1
    return is_one and place + 1 < len(lines) and not _keeps_to(lines[place + 1], columns)


def _is_roomy(lines: Sequence[Line], index: int, columns: list[int]) -> bool:
    """Whether blank lines stand between the rows from here."""
    for place in range(index + 1, len(lines)):
        line = lines[place]
        if not _keeps_to(line, columns) or (line.gap > 1 and line.page == lines[place - 1].page):
            return False
        if line.gap == 1 and line.page == lines[place - 1].page:
            return len(_filled(line, columns)) > 1
    return False


def _sliced(line: Line, columns: list[int]) -> list[tuple[str, int]]:
    """What stands in each column."""
    cells = list[tuple[str, int]]()
    for begin, end in zip(columns, [*columns[1:], _FAR], strict=True):
        part = line.text[max(0, begin - int(line.left)) : max(0, end - int(line.left))]
        at = line.start + max(0, begin - int(line.left)) + len(part) - len(part.lstrip())
        cells.append((part.strip(), at))
    return cells


def _filled(line: Line, columns: list[int]) -> list[int]:
    return [number for number, (text, _at) in enumerate(_sliced(line, columns)) if text]


def _keeps_to(line: Line, columns: list[int]) -> bool:
    """Whether nothing in the line stands between the columns."""
    if line.left < columns[0]:
        return False
    places = [begin - int(line.left) - 1 for begin in columns[1:]]
    return all(not 0 <= place < len(line.text) or line.text[place].isspace() for place in places)


def _put(drawn: Drawn, line: Line, columns: list[int], *, is_new: bool) -> None:
    cells = _sliced(line, columns)
    if is_new:
        _add(drawn, line, cells)
        return
    for number, cell in enumerate(cells):
        if cell[0]:
            drawn.rows[-1][number].append(cell)
    drawn.lines[-1].append(line)


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
    columns = [column for _text, _at, column in _parts(lines[index])]
    drawn, taken, whole = Drawn(), 0, 0
    for line in _run(lines, index):
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
            if number is None or (not text[:1].isdigit() and text[:1] not in "€-"):
                return None
        if cells[number][0]:
            return None
        cells[number] = (text, at)
    return cells


def _add(drawn: Drawn, line: Line, cells: Sequence[tuple[str, int]]) -> None:
    drawn.rows.append([[cell] for cell in cells])
    drawn.lines.append([line])
