"""A year that is not over: what is said beside its levels, which the rules compute as of any other year. Pure."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from .recorded import WHOLE_YEAR, last_day

RULE = _(
    "As long as a year is running, what was reported so far is compared with what was promised for the whole year. So "
    "a promise can be behind now and still be kept."
)
SHORT = _("the year is still running")


def running_until(year: int, day: date) -> date | None:
    """The last day of a year that is running on this day; None before it began and once it is over."""
    return last_day(year, WHOLE_YEAR) if day.year == year else None
