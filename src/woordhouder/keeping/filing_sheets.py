"""Looking at the rows of a large sheet of reports, and filing what is good: jobs of the worker, so that nobody waits.

Filing goes by the actions that people use: `report_many` and `add_links`, for one agreement at a time. A worker that
takes over looks anew: what was filed already says the same, so that it is noted and not filed again.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from woordhouder.agreements.checking_sheets import who_asked
from woordhouder.agreements.models import RowState
from woordhouder.jobs.models import Job
from woordhouder.jobs.registry import Step, job
from woordhouder.parties.actor import Actor
from woordhouder.record.clock import now
from woordhouder.record.policy import fetch
from woordhouder.record.refusals import Refused

from .actions.filing import ask_to_file, note_filed
from .actions.linking import add_links
from .actions.report_sheet_checks import CHECK_SHEET, FILE_SHEET, check, found_in, is_much, known_for
from .actions.report_sheets import CheckedReport, note_report_check
from .actions.reporting import report_many
from .facts import LinkLine
from .kinds import MOST
from .models import Report, ReportSheet, ReportSheetRow
from .policy import REPORT_SHEET
from .report_rows import Checked, Known, RowSays

AT_A_TIME = 250


@job(CHECK_SHEET)
def check_report_sheet(job: Job) -> Iterator[Step]:
    """Look at the rows of the sheet that the job names. What is gone, put aside or changed by now needs it no more."""
    try:
        yield from _look(job.arguments)
    except Refused:
        return


@job(FILE_SHEET)
def file_report_sheet(job: Job) -> Iterator[Step]:
    """File the good rows of the sheet that the job names, as far as who asked still may."""
    try:
        actor = who_asked(str(job.arguments["person"]), str(job.arguments["organisation"]))
        yield from filing(actor, str(job.arguments["sheet"]))
    except Refused:
        return


def file_sheet(actor: Actor, *, sheet: str) -> ReportSheet:
    """File the good rows of a sheet: at once when they are few, else by the worker. Raises as `ask_to_file`."""
    asked = ask_to_file(actor, sheet=sheet)
    if not is_much(asked.rows.filter(state=RowState.GOOD).count()):
        for _step in filing(actor, sheet):
            continue
    return asked


def _look(asked: Mapping[str, str | int]) -> Iterator[Step]:
    actor = who_asked(str(asked["person"]), str(asked["organisation"]))
    sheet = _sheet(actor, str(asked["sheet"]))
    rows = list(sheet.rows.filter(state=RowState.NEW).order_by("line"))
    known = known_for(actor, sheet, rows, now())
    said: list[CheckedReport] = []
    seen = check(sheet, rows, known)
    while some := list(islice(seen, AT_A_TIME)):
        said += map(_said, some)
        yield Step(len(said), len(rows))
    version = int(asked["version"])
    note_report_check(actor, sheet=sheet.reference, version=version, checks=tuple(said))


def filing(actor: Actor, reference: str) -> Iterator[Step]:
    """File the good rows of a sheet, those of one agreement after the other.

    What is not good any more waits from now on. Raises NotFound, NotAllowed, and Refused when all is good and yet an
    action would not: what was filed before is noted.
    """
    sheet = _sheet(actor, reference)
    rows = list(sheet.rows.filter(state=RowState.GOOD).order_by("line"))
    if not rows:
        return
    found = _found(sheet, rows, known_for(actor, sheet, rows, now()))
    done = 0
    for some in _together(rows, found):
        _file(actor, sheet, some, found)
        done += len(some)
        yield Step(done, len(rows))
    left = list(sheet.rows.filter(state=RowState.GOOD).order_by("line"))
    if left:
        checks = map(_said, check(sheet, left, known_for(actor, sheet, left, now())))
        note_report_check(actor, sheet=reference, version=sheet.version, checks=tuple(checks))


def _sheet(actor: Actor, reference: str) -> ReportSheet:
    return fetch(actor, "write", REPORT_SHEET, ReportSheet.objects.filter(undone_at=None), reference=reference)


def _said(one: ReportSheetRow) -> CheckedReport:
    told = {"line": one.line, "state": one.state, "facts": one.facts, "place": one.place, "report": one.report}
    return CheckedReport.model_validate(told)


def _found(sheet: ReportSheet, rows: Sequence[ReportSheetRow], known: Known) -> dict[int, Checked]:
    return {one.line: found_in(sheet, one, known) for one in rows}


def _together(rows: Sequence[ReportSheetRow], found: Mapping[int, Checked]) -> Iterator[list[ReportSheetRow]]:
    """Rows that one action can file: of one seat in one agreement, and not too many. What waits now is left out."""
    groups: dict[tuple[str, str], list[ReportSheetRow]] = defaultdict(list)
    for one in rows:
        if found[one.line].is_same or found[one.line].says:
            before = RowSays.model_validate(one.facts)
            groups[before.agreement, before.seat].append(one)
    for some in groups.values():
        for first in range(0, len(some), MOST):
            yield some[first : first + MOST]


def _file(actor: Actor, sheet: ReportSheet, rows: list[ReportSheetRow], found: Mapping[int, Checked]) -> None:
    """File these rows. When an action refuses, those that are good no more stay behind; the others are tried anew."""
    while rows:
        says = {one.line: said for one in rows if (said := found[one.line].says)}
        try:
            filed = _report(actor, says)
        except Refused:
            found = _found(sheet, rows, known_for(actor, sheet, rows, now()))
            still = [one for one in rows if found[one.line].is_same or found[one.line].says]
            if len(still) == len(rows) and says.keys() == {one.line for one in still if found[one.line].says}:
                raise
            rows = still
            continue
        reports = {one.line: filed.get(one.line) or found[one.line].report for one in rows}
        _link(actor, says, reports)
        note_filed(actor, sheet=sheet.reference, rows=reports)
        return


def _report(actor: Actor, says: Mapping[int, RowSays]) -> dict[int, str]:
    """File the reports among these rows; by line the reference of each."""
    lines = {line: one for line, one in says.items() if one.line}
    if not lines:
        return {}
    first = next(iter(lines.values()))
    reports = tuple(one.line for one in lines.values() if one.line)
    made = report_many(actor, agreement=first.agreement, seat=first.seat, reports=reports)
    rows = Report.objects.filter(entry=made.entry_id).values_list("commitment__reference", "year", "part", "reference")
    known = {(commitment, year, part): reference for commitment, year, part, reference in rows}
    return {line: known[one.line.commitment, one.line.year, one.line.part] for line, one in lines.items() if one.line}


def _link(actor: Actor, says: Mapping[int, RowSays], reports: Mapping[int, str]) -> None:
    """Put the links of these rows beside their reports."""
    told = [LinkLine(report=reports[line], link=link) for line, one in says.items() for link in one.links]
    for start in range(0, len(told), MOST):
        first = next(iter(says.values()))
        add_links(actor, agreement=first.agreement, seat=first.seat, links=tuple(told[start : start + MOST]))
