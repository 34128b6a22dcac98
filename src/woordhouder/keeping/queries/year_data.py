"""A table over a year as open data: the numbers of its sheet, each promise, and on whom it waits."""

from typing import Any

from ..words import IN_DATA
from ..year_sheet import ThemeRow, sheet
from .data import late_data, progress_data
from .table_year import PromiseLine, TableYear


def year_data(page: TableYear) -> dict[str, Any]:
    """What the sheet shows. Levels and words are those of docs/rules.md 3."""
    drawn = sheet(page.tally)
    return {
        "table": page.table,
        "name": page.name,
        "year": page.year,
        "running_until": page.running_until.isoformat() if page.running_until else None,
        "themes": [{"theme": row.theme.value, "years": _years(row)} for row in drawn.rows if row.theme],
        "together": _years(drawn.together),
        "term_over": page.over,
        "not_public": page.hidden,
        "waits_on": [{"name": one.name, "reports": one.reports, "answers": one.answers} for one in page.waiting],
        "commitments": [_promise(line) for line in page.lines],
    }


def _years(row: ThemeRow) -> dict[str, dict[str, int]]:
    return {str(cell.year): {IN_DATA[one.level]: one.count for one in cell.segments} for cell in row.cells}


def _promise(line: PromiseLine) -> dict[str, Any]:
    return {
        "agreement": line.agreement,
        "number": line.number,
        "title": line.title,
        "theme": line.theme,
        "lead": line.lead,
        "progress": progress_data(line.progress),
        "late": late_data(line.late),
    }
