"""A document to what may be a commitment in it: proposals, with how sure and why. Pure; people decide."""

from collections.abc import Sequence
from datetime import date

from woordhouder.papers.documents.blocks import Document

from .deadlines import deadline_of
from .facts import Passage, Reading
from .features import Setting, features
from .figures import quantity_of
from .judging import probability
from .kinds import RESULT, kind_of
from .leads import Leads
from .naming import Names
from .own_papers import is_own, read_back
from .parties import find_parties
from .passages import Candidate, candidates
from .period import find_period, find_title
from .reasons import codes_of
from .themes import Themes

_UNLIKELY, _MAYBE = 0.02, 0.15  # below these nobody asks for its kind and lead, its figure and time
_HEADS = {"when": "Planning", "count": "Aantal"}


def proposals(document: Document) -> Reading:
    """Everything in `document` that says something, each with the probability that it is a commitment.

    What this site made itself is read back as it went out.
    """
    if is_own(document):
        return read_back(document)
    title = find_title(document)
    period = find_period(document, title)
    table = find_parties(document)
    names = Names(table)
    found = list(candidates(document, names))
    judge = _Judge(document, names, period, found)
    return Reading(document, title, table.parties(), period, tuple(judge.passage(one) for one in found))


class _Judge:
    """What is said of each candidate of one document; in reading order, as "zij" looks back."""

    def __init__(
        self, document: Document, names: Names, period: tuple[date | None, date | None], found: Sequence[Candidate]
    ) -> None:
        self.text = document.text
        since, until = period
        self.since = since
        self.only = since.year if since and until and since.year == until.year else None
        self.setting = Setting(names, since.year if since else 0)
        self.leads = Leads(names)
        self.themes = Themes((one.place.headings, one.text) for one in found)

    def passage(self, one: Candidate) -> Passage:
        """The candidate as a proposal."""
        block = one.block
        start, end = block.place(one.start), _end(one)
        told = features(one, self.setting)
        sure = probability(told)
        beside = one.place.lead_in.text if one.place.lead_in else ""
        theme = self.themes.of(one.text, one.place.headings, beside, is_row=one.kind == "row")
        is_likely = sure > _UNLIKELY
        who, helpers = self.leads.of(one, theme, is_likely=is_likely)
        cells = _cells(one)
        is_maybe = sure > _MAYBE
        year = self.since.year if self.since else None
        by = deadline_of(one.text, cells, since=self.since, year=year, only=self.only) if is_maybe else None
        return Passage(
            start=start,
            end=end,
            text=self.text[start:end],
            page=block.page,
            label=block.label if one.number == 0 and one.part <= 1 else "",
            heading=one.place.heading,
            kind=one.kind,
            commitment=round(sure, 3),
            commitment_kind=kind_of(one) if is_likely else RESULT,
            lead=who,
            contributors=helpers,
            theme=theme,
            quantity=quantity_of(one.text, cells) if is_maybe else None,
            deadline=by,
            why=codes_of(one, told, sure),
        )


def _cells(one: Candidate) -> tuple[tuple[str, str], ...]:
    """(header, words) of a row, or of the lines below an agreement that name its planning and result."""
    heads = one.place.columns.heads
    if one.place.fields and one.number == 0:
        lines = ((_HEADS[name], words) for name, words in one.place.fields if name in _HEADS)
        return (("Afspraak", one.text), *lines)
    return tuple((heads[at] if at < len(heads) else "", cell.clean) for at, cell in enumerate(one.block.cells))


def _end(one: Candidate) -> int:
    """Behind the last sign of the passage."""
    return one.block.place(one.end - 1) + 1 if one.end < len(one.block.clean) else one.block.end
