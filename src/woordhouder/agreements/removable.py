"""Which words of a wording the law can demand to remove, in words that people read."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from woordhouder.record.refusals import Words

ALL = "all"
PARTS: Mapping[str, Words] = {
    ALL: _("The text of this commitment"),
    "title": _("The title"),
    "text": _("The text"),
    "plain_summary": _("The summary"),
    "why": _("The reason"),
    "for_whom": _("For whom it is"),
    "area": _("The area"),
    "indicator": _("The name of the indicator"),
    "unit": _("The unit"),
    "contributions": _("What others contribute"),
}
CONTRIBUTIONS = "contributions"
COLUMNS = tuple(name for name in PARTS if name not in (ALL, CONTRIBUTIONS))
"""The parts that are words of the wording itself, by the name of their column."""
IN_ITS_PLACE = "(verwijderd)"
"""Stands where a figure cannot do without a word. What a promise says is Dutch, whoever removes."""
NEEDED = ("indicator", "unit")
"""Without these there is no figure: its numbers stay, so that how far the promise is kept is computed as before."""


def left(words: str) -> str:
    """These words, "" when they were removed."""
    return "" if words == IN_ITS_PLACE else words


def counted_in(name: str, unit: str) -> str:
    """What a figure is called, with its unit behind it as long as that is there."""
    return f"{name} ({unit})" if left(unit) else name
