"""How a page of a PDF is laid out: which lines are rows of a table, which are columns, and in which order they read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from .labels import label_of
from .lines import FINAL, Line

_NEAR = 4.0  # points by which cells of one column may differ
_TIGHT = 1.45  # times the size: lines of one cell
_DEEPEST_CELL = 14  # lines
_FEWEST_IN_COLUMNS = 6
_FEWEST_WORDS = 3  # after "Maatregel 4", before it is an item rather than a row of two cells
_MOST_LINES = 400  # of a page that is still looked at line beside line


@dataclass(slots=True)
class Row:
    """Lines that stand beside each other: for each cell its lines."""

    cells: list[list[Line]] = field(default_factory=list)

    @property
    def lefts(self) -> list[float]:
        return [min(line.left for line in cell) for cell in self.cells]

    @property
    def bottom(self) -> float:
        return min(line.y for cell in self.cells for line in cell)

    @property
    def top(self) -> float:
        return max(line.y for cell in self.cells for line in cell)


@dataclass(slots=True)
class Grid:
    """A table: its rows, and where its columns begin."""

    rows: list[Row]
    columns: list[float]

    def cells(self, row: Row) -> list[list[Line]]:
        """The lines of each column of `row`."""
        made: list[list[Line]] = [[] for _column in self.columns]
        for cell in row.cells:
            left, right = min(line.left for line in cell), max(line.right for line in cell)
            made[_column(self.columns, left, right)].extend(cell)
        return made


def laid_out(lines: Sequence[Line]) -> list[Line | Grid]:
    """The lines of one page in reading order, those that are tables as grids."""
    groups = _grouped(lines)
    made = list[Line | Grid]()
    run = list[Row]()
    for group in [*groups, None]:
        if isinstance(group, Row) and (not run or _fit(run, group)):
            run.append(group)
            continue
        made.extend(_settled(run))
        run = [group] if isinstance(group, Row) else []
        if isinstance(group, Line):
            made.append(group)
    return _in_order(made)


def _grouped(lines: Sequence[Line]) -> list[Line | Row]:
    """Single lines, and rows of two or more cells."""
    made = list[Line | Row]()
    for line in lines:
        last = made[-1] if made else None
        if isinstance(last, Row) and _goes_into(last, line):
            continue
        if isinstance(last, Line) and last.y - line.y < 0.5 * line.size and line.left > last.right - 1:
            _make_row(made, line)
        elif line.parts and (not _is_label_and_words(line) or _is_row_below(last, line)):
            made.append(Row([[part] for part in line.parts]))
        else:
            made.append(line)
    return made


def _is_row_below(last: Line | Row | None, line: Line) -> bool:
    """Whether a label with words stands in the columns of the row above it."""
    return isinstance(last, Row) and len(last.cells) == 2 and _fit([last], Row([[part] for part in line.parts]))


def _is_label_and_words(line: Line) -> bool:
    first = line.parts[0].text
    label = label_of(f"{first} X")
    if len(line.parts) != 2 or label is None or label.length < len(first):
        return False
    return label.form != "named" or line.parts[1].text.count(" ") >= _FEWEST_WORDS


def _goes_into(row: Row, line: Line) -> bool:
    """Puts `line` into the row when it is another cell of it, or another line of one of its cells."""
    is_beside = line.left > max(part.right for part in row.cells[-1]) - 1 and line.y > row.bottom - 0.5 * line.size
    if is_beside and line.y < row.top + _TIGHT * line.size:
        row.cells.extend([part] for part in line.parts or [line])
        return True
    for cell in reversed(row.cells):
        below = cell[-1].y - line.y
        if abs(cell[0].left - line.left) <= _NEAR and 0 < below < _TIGHT * line.size and cell[-1].size == line.size:
            if cell is row.cells[0] and line.text[:1].isupper():
                return False
            cell.append(line)
            return True
    return False


def _make_row(made: list[Line | Row], line: Line) -> None:
    """`line` stands beside the lines before it: these are the first cell, as far up as they belong together."""
    first = list[Line]()
    while made and isinstance(above := made[-1], Line) and len(first) <= _DEEPEST_CELL:
        if first and not _is_one_cell(above.parts[-1] if above.parts else above, first[0]):
            break
        made.pop()
        first.insert(0, above)
        if above.parts:
            break
    if len(first) > _DEEPEST_CELL or first[0].y < line.y - line.size:
        made.extend([*first, line])
        line.is_new_column = True
        return
    before = [[part] for part in first[0].parts[:-1]]
    words = [first[0].parts[-1] if first[0].parts else first[0], *first[1:]]
    made.append(Row([*before, words, *([part] for part in line.parts or [line])]))


def _is_one_cell(above: Line, below: Line) -> bool:
    is_near = 0 < above.y - below.y < _TIGHT * above.size and abs(above.left - below.left) < _NEAR
    return is_near and above.is_bold == below.is_bold and above.size == below.size


def _fit(run: Sequence[Row], row: Row) -> bool:
    """Whether `row` has its cells below those of the rows above it."""
    widest = max(run, key=lambda above: len(above.cells))
    if run[-1].bottom < row.top - 0.5 * row.cells[0][0].size:
        return False  # further up: another column of the page
    shared = 0
    for cell in row.cells:
        left, right = min(line.left for line in cell), max(line.right for line in cell)
        shared += any(_stands_below(cell_above, left, right) for cell_above in widest.cells)
    return shared >= max(1, min(len(row.cells), len(widest.cells)) - 1) and shared > 1


def _stands_below(cell: Sequence[Line], left: float, right: float) -> bool:
    begins, ends = min(line.left for line in cell), max(line.right for line in cell)
    middle = abs((left + right) / 2 - (begins + ends) / 2)
    return abs(left - begins) <= _NEAR or abs(right - ends) <= _NEAR or middle <= _NEAR


def _settled(run: list[Row]) -> Iterator[Line | Grid]:
    """A run of rows as a table; as columns of text that were printed line by line; or as lines when it is one row."""
    if not run:
        return
    if len(run) == 1:
        for number, cell in enumerate(run[0].cells):
            for place, line in enumerate(cell):
                line.is_new_column = line.is_new_column or (number > 0 and place == 0)
                yield line
    elif _are_columns(run):
        for column in (0, 1):
            for place, row in enumerate(row for row in run if len(row.cells) > column):
                line = row.cells[column][0]
                line.is_new_column = column == 1 and place == 0
                yield line
    else:
        widest = max(run, key=lambda row: len(row.cells))
        yield Grid(run, widest.lefts)


def _are_columns(run: Sequence[Row]) -> bool:
    """Whether two columns of running text stand in these rows: sentences that go on from row to row in both."""
    if len(run) < _FEWEST_IN_COLUMNS or any(len(row.cells) != 2 for row in run):
        return False
    if any(len(cell) > 1 for row in run for cell in row.cells):
        return False
    for column in (0, 1):
        goes_on = [
            below.cells[column][0].text[:1].islower() and above.cells[column][0].text[-1] not in FINAL
            for above, below in pairwise(run)
        ]
        if sum(goes_on) < 0.4 * len(goes_on):
            return False
    return median(len(row.cells[0][0].text) for row in run) > 20


def _in_order(made: list[Line | Grid]) -> list[Line | Grid]:
    """From the top down where nothing stands beside anything else; the order of the file is right for columns."""
    lines = [one for one in made if isinstance(one, Line)]
    if len(lines) != len(made) or all(above.y >= below.y - 1 for above, below in pairwise(lines)):
        _mark_columns(made)
        return made
    if len(lines) > _MOST_LINES:
        _mark_columns(made)
        return made
    if not any(_are_beside(above, below) for place, above in enumerate(lines) for below in lines[place + 1 :]):
        return sorted(made, key=_height)
    _mark_columns(made)
    return made


def _height(one: Line | Grid) -> float:
    return -one.y if isinstance(one, Line) else -one.rows[0].top


def _are_beside(one: Line, other: Line) -> bool:
    return abs(one.y - other.y) < one.size and (one.right <= other.left + 1 or other.right <= one.left + 1)


def _mark_columns(made: Sequence[Line | Grid]) -> None:
    for above, below in pairwise(made):
        if isinstance(below, Line):
            height = above.y if isinstance(above, Line) else above.rows[-1].bottom
            below.is_new_column = below.is_new_column or below.y > height + below.size


def _column(columns: Sequence[float], left: float, right: float) -> int:
    """The column in which something stands: where it begins, or the one that it is mostly in."""
    near = min(range(len(columns)), key=lambda place: abs(columns[place] - left))
    if abs(columns[near] - left) <= _NEAR:
        return near
    middle = (left + right) / 2
    return max((place for place, begin in enumerate(columns) if begin <= middle + _NEAR), default=0)
