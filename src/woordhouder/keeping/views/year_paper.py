"""The sheet of a year as a document: for a council, a board or an evening with tenants. Pure."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from woordhouder.agreements.moments import today
from woordhouder.agreements.views.papers.wordings import language, shown, theirs
from woordhouder.papers.printed.facts import Block, Column, Heading, Printed, Said, Table

from .. import running
from ..queries.data import told_late, told_running
from ..queries.table_year import PromiseLine, TableYear, left_out_of, sentence_of
from ..year_sheet import Sheet, ThemeRow, YearCell, sheet


def year_paper(page: TableYear) -> Printed:
    """Themes by year, what asks to be talked about, on whom it waits, and every promise."""
    day = today(page.known)
    blocks: list[Block] = [Said((sentence_of(page),), "summary"), *_running(page)]
    if page.lines:
        blocks += [*_overview(sheet(page.tally)), *_striking(page), *_waiting(page), *_promises(page)]
    return Printed(
        title=_("%(name)s in %(year)s") % {"name": page.name, "year": page.year},
        subtitle=_("How far the promises are kept"),
        blocks=tuple(blocks),
        running=_("%(name)s in %(year)s") % {"name": page.name, "year": page.year},
        footer=_("%(name)s, as known on %(day)s") % {"name": page.name, "day": shown(day)},
        page_of=_("page {page} of {pages}"),
        language=language(),
        on=day,
    )


def _running(page: TableYear) -> list[Block]:
    return [Said((f"{told_running(page.running_until)} {running.RULE}",))] if page.running_until else []


def _overview(drawn: Sheet) -> list[Block]:
    columns = (Column(_("Theme"), 3), *(Column(str(year), 4) for year in drawn.years))
    rows = tuple(_row(row) for row in (*drawn.rows, drawn.together))
    return [Table(_("Promises by theme and year"), columns, rows)]


def _row(row: ThemeRow) -> tuple[str, ...]:
    return (str(row.theme.label) if row.theme else _("Together"), *(_cell(cell) for cell in row.cells))


def _cell(cell: YearCell) -> str:
    return "\n".join(f"{one.count} {one.level.label}" for one in cell.segments) or "\u2013"


def _striking(page: TableYear) -> list[Block]:
    if not page.striking:
        return []
    return [Heading(1, _("What asks to be talked about")), _table(_("Doubted or behind"), page, page.striking)]


def _waiting(page: TableYear) -> list[Block]:
    heading = Heading(1, _("On whom it waits"))
    if not page.waiting:
        return [heading, Said((_("On nobody: every promise has its report, and every report its answers."),))]
    columns = (Column(_("Party"), 4), Column(_("Reports to make"), 2), Column(_("Answers to give"), 2))
    rows = tuple((one.name, str(one.reports), str(one.answers)) for one in page.waiting)
    return [heading, Table(_("What each party still owes"), columns, rows)]


def _promises(page: TableYear) -> list[Block]:
    left_out = left_out_of(page)
    listed = _table(_("Promises of %(year)s") % {"year": page.year}, page, page.lines)
    return [Heading(1, _("Every promise")), listed, *([Said((left_out,))] if left_out else [])]


def _table(caption: str, page: TableYear, lines: Sequence[PromiseLine]) -> Table:
    columns = (
        Column(_("Promise"), 6, theirs()),
        Column(_("Lead"), 3, theirs()),
        Column(_("How far"), 3),
        Column(_("What the others say"), 4),
    )
    return Table(caption, columns, tuple(_promise(line, page) for line in lines))


def _promise(line: PromiseLine, page: TableYear) -> tuple[str, ...]:
    found = line.progress
    far = [str(found.level.label), *([str(found.on_course.label)] if found.on_course else [])]
    far += [str(running.SHORT)] if page.running_until and line.is_reported else []
    facts = {"answered": found.others.answered, "asked": found.others.asked}
    answered = _("%(answered)s of %(asked)s answered") % facts
    said = f"{found.others.word.label}\n{answered}"
    promise = [f"{line.number}. {line.title} ({line.agreement_title})", *map(told_late, line.late)]
    return "\n".join(promise), line.lead, "\n".join(far), said
