"""The good rows of a sheet into the list, all of them out of it again, and back: until it is recorded."""

from collections.abc import Sequence
from dataclasses import replace

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from woordhouder.examples.actions.at_work import person_of
from woordhouder.parties.actor import Actor
from woordhouder.record.clock import now
from woordhouder.record.refusals import Refused
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..models import Commitment, Preparation, Prepared, PreparedVersion, RowState, Sheet, SheetRow
from ..preparing_facts import PromiseDraft
from .lines import close_gaps, last_place, place_lines
from .prepared import MOST_PROMISES, at_the_table, strange
from .sheet_checks import open_sheet, write_checks

_BATCH = 500


@action()
def take_in_sheet(actor: Actor, *, preparation: Line, sheet: Line) -> Sheet:
    """Put the good rows of a sheet at the end of the list, in their order. The others wait where they are.

    What was good when it was looked at, and names something that is gone by now, waits too. Raises NotFound, NotAllowed
    (policy row "write"), and Refused when there is no good row, the list would be too long, not all was looked at yet,
    the sheet was undone, or it is over.
    """
    row, found = open_sheet(actor, preparation, sheet)
    _refuse_when_not_ready(found)
    good = _still_good(row, found, list(found.rows.filter(state=RowState.GOOD)))
    if not good:
        raise Refused(_("There is no good row to put in the list."), next_step=_("Mend a row that waits first."))
    first = last_place(row) + 1
    if first + len(good) - 1 > MOST_PROMISES:
        raise Refused(_("This list has too many promises."), next_step=_("Divide them over more agreements."))
    changes = Commitment.objects.filter(reference__in={one.commitment for one in good if one.commitment})
    commitments = {one.reference: one for one in changes}
    made = Prepared.objects.bulk_create(
        (
            Prepared(preparation=row, place=place, reference=one.reference, commitment=commitments.get(one.commitment))
            for place, one in enumerate(good, first)
        ),
        batch_size=_BATCH,
    )
    person, moment = person_of(actor), now()
    PreparedVersion.objects.bulk_create(
        (
            PreparedVersion(prepared=line, number=1, facts=one.facts, person=person, at=moment)
            for line, one in zip(made, good, strict=True)
        ),
        batch_size=_BATCH,
    )
    found.rows.filter(state=RowState.GOOD).update(state=RowState.TAKEN)
    found.taken_in_at = moment
    found.save(update_fields=["taken_in_at"])
    return found


def _refuse_when_not_ready(sheet: Sheet) -> None:
    if sheet.undone_at:
        raise Refused(_("The promises of this sheet were taken out of the list."), next_step=_("Put them back first."))
    if sheet.rows.filter(state=RowState.NEW).exists():
        raise Refused(_("Not all rows were looked at yet."), next_step=_("Wait until that is done, and try again."))


def _still_good(row: Preparation, sheet: Sheet, rows: Sequence[SheetRow]) -> list[SheetRow]:
    """Those that name nothing that is gone by now; the others wait from now on. A row may name another of the sheet."""
    drafts = [PromiseDraft.model_validate(one.facts) for one in rows]
    around = at_the_table(row, drafts)
    beside = sheet.rows.exclude(state=RowState.LEFT_OUT).values_list("reference", flat=True)
    around = replace(around, others=around.others | frozenset(beside))
    listed = set(row.promises.filter(dropped_at=None).values_list("commitment__reference", flat=True))
    wrong = [
        one for one, draft in zip(rows, drafts, strict=True) if one.commitment in listed or any(strange(draft, around))
    ]
    for one in wrong:
        one.state = RowState.WAITING
    write_checks(wrong)
    return [one for one in rows if one.state == RowState.GOOD]


@action()
def undo_sheet(actor: Actor, *, preparation: Line, sheet: Line) -> Sheet:
    """Take all promises of a sheet out of the list again, with what was written on them since; they can be put back.

    Raises NotFound, NotAllowed (policy row "write"), and Refused when none of them is in the list, or it is over.
    """
    row, found = open_sheet(actor, preparation, sheet)
    lines = list(_promises_of(row, found, RowState.TAKEN).filter(dropped_at=None).values_list("reference", flat=True))
    if not lines:
        raise Refused(_("Nothing of this sheet is in the list."), next_step=_("Go to the list."))
    moment = now()
    row.promises.filter(reference__in=lines).update(dropped_at=moment)
    found.rows.filter(reference__in=lines).update(state=RowState.UNDONE)
    close_gaps(row)
    found.undone_at = moment
    found.save(update_fields=["undone_at"])
    return found


@action()
def put_back_sheet(actor: Actor, *, preparation: Line, sheet: Line) -> Sheet:
    """Put the promises of a sheet that was undone back, at the end of the list and in the order that they had.

    Raises NotFound, NotAllowed (policy row "write"), and Refused when it was not undone, a promise that it changes
    stands in the list by now, the list would be too long, or it is over.
    """
    row, found = open_sheet(actor, preparation, sheet)
    if found.undone_at is None:
        raise Refused(_("The promises of this sheet were not taken out of the list."), next_step=_("Go to the list."))
    lines = _promises_of(row, found, RowState.UNDONE).exclude(dropped_at=None)
    listed = row.promises.filter(dropped_at=None)
    if listed.filter(commitment__in=lines.exclude(commitment=None).values("commitment")).exists():
        raise Refused(
            _("A promise that this sheet changes stands in the list already."),
            next_step=_("Take that one from the list first."),
        )
    first = last_place(row) + 1
    if first + lines.count() - 1 > MOST_PROMISES:
        raise Refused(_("This list has too many promises."), next_step=_("Divide them over more agreements."))
    place_lines(lines, first)
    found.rows.filter(state=RowState.UNDONE).update(state=RowState.TAKEN)
    found.undone_at = None
    found.save(update_fields=["undone_at"])
    return found


def _promises_of(row: Preparation, sheet: Sheet, state: RowState) -> QuerySet[Prepared]:
    return row.promises.filter(reference__in=sheet.rows.filter(state=state).values("reference"))
