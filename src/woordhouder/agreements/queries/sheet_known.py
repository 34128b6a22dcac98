"""What the rows of a sheet are checked against: what stands at the table, in the agreement and in the list."""

from collections import Counter
from datetime import datetime

from django.utils.timezone import localdate

from woordhouder.parties.models import Seat

from ..columns import Names
from ..models import ActKind, Commitment, Goal, Preparation, RowState, Sheet, SheetHabits
from ..sheet_rows import Known
from .prepared import act_facts
from .sheets import apart
from .standing_words import drafts_of_wordings, wordings_to_change

TAKES_NEW = (ActKind.REGISTRATION, ActKind.ADOPTION)
TAKES_EXISTING = (ActKind.REGISTRATION, ActKind.AMENDMENT, ActKind.CORRECTION)


def known_of(row: Preparation, sheet: Sheet, moment: datetime) -> Known:
    """What a row of `sheet` may name. At most 15 queries, whatever the number of rows."""
    numbered = sheet.rows.exclude(number="").exclude(state=RowState.LEFT_OUT)
    rows = list(numbered.order_by("line").values_list("number", "reference"))
    commitments = Commitment.objects.filter(agreement__partnership=row.partnership_id).select_related("agreement")
    numbers, names = dict[str, str](), dict[str, str]()
    for one in commitments:
        is_own = one.agreement_id == row.agreement_id
        names[one.reference] = str(one.number) if is_own else f"{one.agreement.slug}/{one.number}"
        if is_own:
            numbers[str(one.number)] = one.reference
    names |= {reference: number for number, reference in rows if number not in numbers}
    going = wordings_to_change(row, act_facts(row), moment)
    words = drafts_of_wordings(going.values()) if going else {}
    listed = row.promises.filter(dropped_at=None).exclude(commitment=None)
    seats = list(Seat.objects.filter(partnership=row.partnership_id).select_related("organisation"))
    goals = Goal.objects.filter(partnership=row.partnership_id).values_list("reference", "title")
    return Known(
        names=Names(
            apart({seat.reference: seat.organisation.name for seat in seats}),
            names,
            apart(dict(goals)),
            _words(row, {seat.organisation.reference: seat.reference for seat in seats}),
        ),
        numbers=numbers,
        going={commitment: words[wording] for commitment, wording in going.items()},
        listed=frozenset(listed.values_list("commitment__reference", flat=True)),
        twice=frozenset(number for number, count in Counter(number for number, _one in rows).items() if count > 1),
        takes_new=row.kind in TAKES_NEW,
        year=(act_facts(row).starts or localdate(moment)).year,
        takes_existing=row.agreement_id is not None and row.kind in TAKES_EXISTING,
    )


def habits_of(row: Preparation) -> SheetHabits:
    """What the organisation that prepares said of its sheets before; an empty row when nothing. 1 query."""
    organisation = row.seat.organisation
    return SheetHabits.objects.filter(organisation=organisation).first() or SheetHabits(organisation=organisation)


def _words(row: Preparation, seats: dict[str, str]) -> dict[str, str]:
    return {word: seats[name] for word, name in habits_of(row).words.items() if name in seats}
