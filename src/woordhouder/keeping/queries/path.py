"""Promised and reported in words: what the page of a promise and its data say of its figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from woordhouder.agreements.models import Wording
from woordhouder.agreements.removable import counted_in

from ..path import Drawing, YearFigures, drawn
from ..shares import CUMULATIVE
from .data import number

LONGEST_SENTENCE = 6
"""Years that one sentence tells one by one; of more it tells the last ones."""
ROOM = 5
"""Years that fit on a phone; more can be moved sideways."""


@dataclass(frozen=True)
class Path:
    """The figures of a promise as picture, table and sentence, all of the same rows."""

    name: str
    rows: Sequence[YearFigures]
    drawing: Drawing
    sentence: str
    adds_up: bool

    @property
    def is_wide(self) -> bool:
        """Whether a phone must move it sideways."""
        return len(self.rows) > ROOM


def path_of(wording: Wording, rows: Sequence[YearFigures]) -> Path | None:
    """What was promised beside what was reported; None without a figure."""
    if not rows:
        return None
    return Path(
        counted_in(wording.indicator, wording.unit),
        rows,
        drawn(rows),
        _sentence(rows),
        wording.form == CUMULATIVE,
    )


def _sentence(rows: Sequence[YearFigures]) -> str:
    told = [_year(row) for row in rows if row.reported is not None and not row.is_start][-LONGEST_SENTENCE:]
    return _("Reported: %(years)s.") % {"years": "; ".join(told)} if told else _("Nothing was reported yet.")


def _year(row: YearFigures) -> str:
    assert row.reported is not None
    if row.target is None:
        return _("%(figure)s in %(year)s") % {"figure": number(row.reported), "year": row.year}
    facts = {"figure": number(row.reported), "target": number(row.target), "year": row.year}
    return _("%(figure)s in %(year)s, where %(target)s was promised") % facts


def path_data(rows: Sequence[YearFigures]) -> list[dict[str, Any]]:
    """The same rows as open data: exact numbers as text, None where there is none."""
    return [
        {
            "year": row.year,
            "target": None if row.target is None else str(row.target),
            "reported": None if row.reported is None else str(row.reported),
            "is_start": row.is_start,
        }
        for row in rows
    ]
