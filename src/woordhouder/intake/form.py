"""A reading as JSON, in the form that programs rely on; offsets are code points in the text of the document."""

from decimal import Decimal
from typing import Any

from .facts import Deadline, Lead, Passage, Quantity, Reading, Value
from .reasons import in_words


def as_json(reading: Reading) -> dict[str, Any]:
    """The reading as plain values: source, document, passages, unread. Dates are ISO."""
    document = reading.document
    first, last = reading.period
    return {
        "source": {"name": document.name, "sha256": document.sha256, "pages": document.pages},
        "document": {
            "title": reading.title,
            "parties": [{"kind": one.kind, "name": one.name, "aliases": list(one.aliases)} for one in reading.parties],
            "period": {"from": first and first.isoformat(), "until": last and last.isoformat()},
        },
        "passages": [_passage(one) for one in reading.passages],
        "unread": [{"page": one.page, "reason": one.reason} for one in document.unread],
    }


def _passage(one: Passage) -> dict[str, Any]:
    return {
        "start": one.start,
        "end": one.end,
        "text": one.text,
        "page": one.page,
        "label": one.label,
        "heading": one.heading,
        "kind": one.kind,
        "commitment": one.commitment,
        "commitment_kind": one.commitment_kind,
        "lead": [_lead(lead) for lead in one.lead],
        "contributors": [_lead(lead) for lead in one.contributors],
        "theme": one.theme,
        "quantity": _quantity(one.quantity),
        "deadline": _deadline(one.deadline),
        "why": in_words(one.why),
    }


def _lead(one: Lead) -> dict[str, Any]:
    return {"kind": one.kind, "name": one.name, "explicit": one.explicit}


def _quantity(one: Quantity | None) -> dict[str, Any] | None:
    if one is None:
        return None
    value = [_number(part) for part in one.value] if isinstance(one.value, tuple) else _number(one.value)
    return {"value": value, "unit": one.unit, "comparison": one.comparison}


def _number(value: Value | str) -> int | float | str:
    """A whole number stays one, and so does the letter of a label."""
    if isinstance(value, str):
        return value
    if isinstance(value, Decimal) and value != value.to_integral_value():
        return float(value)
    return int(value)


def _deadline(one: Deadline | None) -> dict[str, Any] | None:
    if one is None:
        return None
    first, last = one.from_, one.until
    return {"text": one.text, "from": first and first.isoformat(), "until": last and last.isoformat()}
