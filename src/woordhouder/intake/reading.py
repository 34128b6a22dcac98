"""A document to what may be a commitment in it: proposals, with how sure and why. Pure; people decide."""

from datetime import date

from woordhouder.papers.documents.blocks import Document

from .deadlines import deadline_of
from .facts import Passage, Reading
from .features import Setting, features
from .figures import quantity_of
from .judging import probability
from .kinds import kind_of
from .leads import Leads
from .naming import Names
from .parties import find_parties
from .passages import Candidate, candidates
from .period import find_period, find_title
from .reasons import codes_of
from .themes import Themes


def proposals(document: Document) -> Reading:
    """Everything in `document` that says something, each with the probability that it is a commitment."""
    title = find_title(document)
    period = find_period(document, title)
    table = find_parties(document)
    names = Names(table)
    setting = Setting(names, period[0].year if period[0] else 0)
    leads = Leads(names)
    found = list(candidates(document, names))
    themes = Themes((one.place.headings, one.text) for one in found)
    made = [_passage(one, document, setting, leads, themes, period[0]) for one in found]
    return Reading(document, title, table.parties(), period, tuple(made))


def _passage(one: Candidate, document: Document, setting: Setting, leads: Leads, themes: Themes, since: date | None) -> Passage:
    block = one.block
    start, end = block.place(one.start), _end(one)
    found = features(one, setting)
    sure = probability(found)
    theme = themes.of(one.text, one.place.headings, _beside(one))
    who, helpers = leads.of(one, theme)
    heads = one.place.columns.heads
    cells = tuple((heads[at] if at < len(heads) else "", cell.clean) for at, cell in enumerate(block.cells))
    if one.place.fields and one.number == 0 and not cells:
        heads_of_fields = {"when": "Planning", "count": "Aantal"}
        cells = (("Afspraak", one.text), *((heads_of_fields[name], words) for name, words in one.place.fields if name in heads_of_fields))
    year = setting.since or None
    return Passage(
        start=start,
        end=end,
        text=document.text[start:end],
        page=block.page,
        label=block.label if one.number == 0 and one.part < 2 else "",
        heading=one.place.heading,
        kind=one.kind,
        commitment=round(sure, 3),
        commitment_kind=kind_of(one),
        lead=who,
        contributors=helpers,
        theme=theme,
        quantity=quantity_of(one.text, cells) if sure > 0.1 else None,
        deadline=deadline_of(one.text, cells, since=since, year=year) if sure > 0.1 else None,
        why=codes_of(one, found, sure),
    )


def _end(one: Candidate) -> int:
    """Behind the last sign of the passage."""
    return one.block.place(one.end - 1) + 1 if one.end < len(one.block.clean) else one.block.end


def _beside(one: Candidate) -> str:
    return one.place.lead_in.text if one.place.lead_in else ""
