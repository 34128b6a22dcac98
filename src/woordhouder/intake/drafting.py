"""A passage as the promise that it would become: its words and what was found in it, as the list has them. Pure."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from woordhouder.agreements.facts import ContributionFacts, IndicatorFacts
from woordhouder.agreements.models import Direction, WordingKind
from woordhouder.agreements.pasting import title_from
from woordhouder.agreements.preparing_facts import PromiseDraft
from woordhouder.examples.words import Theme

from .facts import Lead, Passage, Quantity

_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u00ad]\s*\n\s*(?=[a-z])")
_LONGEST = 60_000
_LONGEST_UNIT = 100
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_MOST = Decimal(10) ** 14


def on_one_line(text: str) -> str:
    """The words as they read: line ends and the hyphens that only break a line are gone."""
    return " ".join(_BROKEN.sub("", text).replace("\u00ad", "").split())


def draft_of(passage: Passage, seats: Mapping[str, str], year: int | None) -> PromiseDraft:
    """The promise that a passage would become. `seats`: by name of a party the reference of its seat.

    `year`: for a figure of which the passage names no year. What does not fit the list is left out, so that people fill
    it in.
    """
    text = on_one_line(passage.text)[:_LONGEST]
    lead = seat_of(passage.lead, seats)
    deadline = passage.deadline.until if passage.deadline else None
    return PromiseDraft(
        title=title_of(text),
        text=text,
        kind=WordingKind(passage.commitment_kind or WordingKind.EFFORT),
        theme=Theme(passage.theme) if passage.theme in Theme.values else None,
        lead=lead,
        contributors=_contributors(passage, lead, seats),
        deadline=deadline,
        indicator=_indicator(passage.quantity, deadline.year if deadline else year),
    )


def title_of(text: str) -> str:
    """The first words as a title, with a capital: a clause begins without."""
    title = title_from(text)[:300]
    return title[:1].upper() + title[1:]


def seat_of(leads: Iterable[Lead], seats: Mapping[str, str]) -> str | None:
    """The seat of the first party that sits at the table."""
    return next((seats[lead.name] for lead in leads if seats.get(lead.name)), None)


def _contributors(passage: Passage, lead: str | None, seats: Mapping[str, str]) -> tuple[ContributionFacts, ...]:
    """Who contributes, and who else leads: the list has one lead."""
    named = [seats.get(one.name, "") for one in (*passage.lead, *passage.contributors)]
    return tuple(ContributionFacts(seat=seat) for seat in dict.fromkeys(named) if seat and seat != lead)


def _indicator(quantity: Quantity | None, year: int | None) -> IndicatorFacts | None:
    """The figure as a target of one year; None without a year or a unit, or when it does not fit."""
    if quantity is None or year is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    unit = " ".join(quantity.unit.split())[:_LONGEST_UNIT]
    value = _plain(quantity)
    if not unit or value is None:
        return None
    is_most = quantity.comparison == "max"
    return IndicatorFacts(
        name=unit,
        unit=unit,
        direction=Direction.AT_MOST if is_most else Direction.AT_LEAST,
        targets={year: value},
    )


def _plain(quantity: Quantity) -> Decimal | None:
    """Of a range the first: that much is promised for certain. A label is no number: the words keep it."""
    first = quantity.value[0] if isinstance(quantity.value, tuple) else quantity.value
    if isinstance(first, str):
        return None
    value = Decimal(first)
    return value if value.is_finite() and abs(value) < _MOST and value == round(value, 6) else None


def halves(passage_text: str, at: int, draft: PromiseDraft) -> tuple[PromiseDraft, PromiseDraft]:
    """The drafts of a passage that is cut at `at`: each its own words; figure and day go with the half that names them.

    Lead, contributors and theme hold for both, as they did for the whole.
    """
    first, second = on_one_line(passage_text[:at]), on_one_line(passage_text[at:])
    return with_words(draft, first, second), with_words(draft, second, first)


def with_words(draft: PromiseDraft, words: str, other: str) -> PromiseDraft:
    """The draft with a part of its words; `other`: those that are left. Figure and day go with who names them."""
    changes: dict[str, object] = {"text": words, "title": title_of(words), "plain_summary": ""}
    if draft.deadline and not _names_year(words, draft.deadline) and _names_year(other, draft.deadline):
        changes["deadline"] = None
    if draft.indicator and not _names_unit(words, draft.indicator) and _names_unit(other, draft.indicator):
        changes["indicator"] = None
    return draft.model_copy(update=changes)


def _names_year(words: str, day: date) -> bool:
    return str(day.year) in words


def _names_unit(words: str, indicator: IndicatorFacts) -> bool:
    return indicator.unit.casefold() in words.casefold()


def joined(first: PromiseDraft, second: PromiseDraft) -> PromiseDraft:
    """Two promises as one: all words, and what the first does not say yet from the second."""
    text = f"{first.text} {second.text}".strip()
    lead = first.lead or second.lead
    parts = {part.seat: part for part in (*second.contributors, *first.contributors)}
    if second.lead and second.lead != lead:
        parts.setdefault(second.lead, ContributionFacts(seat=second.lead))
    return first.model_copy(
        update={
            "text": text,
            "title": first.title or second.title,
            "lead": lead,
            "theme": first.theme or second.theme,
            "contributors": tuple(part for part in parts.values() if part.seat != lead),
            "deadline": first.deadline or second.deadline,
            "indicator": first.indicator or second.indicator,
        }
    )
