"""Looking at the rows of a large sheet: a job of the worker, so that nobody waits for it.

Each step looks at some rows and writes nothing; in the end one action notes all of it, in the name of who asked. A
worker that takes over looks again.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from django.db.models import QuerySet

from woordhouder.jobs.models import Job
from woordhouder.jobs.registry import Step, job
from woordhouder.parties.actor import Actor, acting_now
from woordhouder.parties.models import Person
from woordhouder.record.clock import now
from woordhouder.record.policy import fetch
from woordhouder.record.refusals import NotFound, Refused

from .actions.sheet_checks import CHECK_SHEET, check, unknown_in
from .actions.sheets import CheckedRow, note_sheet_check
from .models import Preparation, RowState, Sheet, SheetRow
from .policy import PREPARATION
from .queries.sheet_known import known_of

AT_A_TIME = 250


@job(CHECK_SHEET)
def check_sheet(job: Job) -> Iterator[Step]:
    """Look at the rows of the sheet that the job names. What is over, changed or gone by now needs it no more."""
    try:
        yield from _steps(job.arguments)
    except Refused:
        return


def _steps(asked: dict[str, str | int]) -> Iterator[Step]:
    actor = who_asked(str(asked["person"]), str(asked["organisation"]))
    rows = Preparation.objects.select_related("agreement", "seat__organisation")
    row = fetch(actor, "write", PREPARATION, rows, reference=asked["preparation"])
    sheet = row.sheets.get(reference=asked["sheet"])
    known = known_of(row, sheet, now())
    found: list[SheetRow] = []
    said: list[CheckedRow] = []
    total = _unseen(sheet).count()
    for some in _parts(_unseen(sheet)):
        seen = list(check(sheet, some, known))
        found += seen
        said += map(_said, seen)
        yield Step(len(found), total)
    note_sheet_check(
        actor,
        preparation=row.reference,
        sheet=sheet.reference,
        version=int(asked["version"]),
        checks=tuple(said),
        unknown=tuple(unknown_in(sheet, found, known)),
    )


def _said(one: SheetRow) -> CheckedRow:
    told = {"line": one.line, "state": one.state, "facts": one.facts, "commitment": one.commitment}
    return CheckedRow.model_validate(told)


def who_asked(person: str, organisation: str) -> Actor:
    """As who she acts now. Raises NotFound when nobody is kept under that name any more."""
    known = Person.objects.filter(reference=person).first()
    if known is None:
        raise NotFound("")
    return acting_now(known, organisation)


def _unseen(sheet: Sheet) -> QuerySet[SheetRow]:
    return sheet.rows.filter(state=RowState.NEW).order_by("line")


def _parts(rows: QuerySet[SheetRow]) -> Iterator[Sequence[SheetRow]]:
    waiting = iter(list(rows))
    while some := list(islice(waiting, AT_A_TIME)):
        yield some
