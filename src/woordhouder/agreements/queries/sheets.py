"""The texts in force as the rows of a sheet, in the columns that can be read in again."""

from collections import Counter
from collections.abc import Mapping

from woordhouder.examples.words import Theme

from ..columns import Cell, Names, header, row, years_of
from ..facts import ContributionFacts, PromiseFacts
from ..models import WordingKind
from .reading import AgreementPage
from .texts import OtherCommitment, WordingText


def sheet(page: AgreementPage) -> tuple[list[str], list[list[Cell]]]:
    """The header and a row for each text in force. No query.

    What this reader may not read yet stands there as on the page: a sentence in square brackets.
    """
    names = names_of(page)
    promises = [(row.number, promise_of(row.wording)) for row in page.in_force if row.wording]
    years = years_of(facts for _number, facts in promises)
    return header(years), [row(number, facts, years, names) for number, facts in promises]


def names_of(page: AgreementPage) -> Names:
    """What people call the seats, commitments and goals of this agreement. Two of one name go by their references."""
    wordings = [row.wording for row in page.text.commitments if row.wording]
    seats = {seat.reference: seat.organisation for seat in page.head.seats}
    for wording in wordings:
        seats.setdefault(wording.lead, wording.lead_organisation)
        seats.update({part.seat: part.organisation for part in wording.contributors if part.seat not in seats})
    others = [other for wording in wordings for other in (*wording.depends_on, *wording.in_return_for)]
    commitments = {other.reference: name_of(other, page.head.slug) for other in others}
    goals = {goal.reference: goal.title for wording in wordings for goal in wording.goals}
    return Names(apart(seats), commitments, apart(goals))


def name_of(other: OtherCommitment, agreement: str) -> str:
    """A commitment as people name it: its number, and the address of its agreement if that is another."""
    return str(other.number) if other.agreement == agreement else f"{other.agreement}/{other.number}"


def apart(names: Mapping[str, str]) -> dict[str, str]:
    """The same names, but the reference where two are called alike."""
    counts = Counter(" ".join(name.split()).casefold() for name in names.values())
    return {
        reference: name if counts[" ".join(name.split()).casefold()] == 1 else reference
        for reference, name in names.items()
    }


def promise_of(wording: WordingText) -> PromiseFacts:
    """A text as people write it, for a sheet. Not checked: words may have been removed."""
    return PromiseFacts.model_construct(
        title=wording.title,
        text=wording.text,
        plain_summary=wording.plain_summary,
        kind=WordingKind(wording.kind),
        theme=Theme(wording.theme),
        lead=wording.lead,
        contributors=tuple(ContributionFacts(seat=part.seat, what=part.what) for part in wording.contributors),
        for_whom=wording.for_whom,
        area=wording.area,
        deadline=wording.deadline,
        indicator=wording.figure,
        depends_on=tuple(other.reference for other in wording.depends_on),
        in_return_for=tuple(other.reference for other in wording.in_return_for),
        goals=tuple(goal.reference for goal in wording.goals),
        origin=wording.origin or None,
        why=wording.why,
    )
