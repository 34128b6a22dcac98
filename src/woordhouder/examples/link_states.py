"""Whether a source can still be reached: decided over all looks at it, by two tables. No database, no clock.

One failed look says little: our own network may be down, a site may rest for a night, and many sites do not answer
programs at all. So a source is called broken only after failures on three days on which other sites did answer.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from enum import Enum

from django.utils.translation import gettext_lazy as _

from woordhouder.record.refusals import Words
from woordhouder.record.typed import Line

from .facts import Facts, WebAddress

CHECK_SOURCES = "check_sources"  # the name of the job
DAYS_BEFORE_BROKEN = 3


class Said(Enum):
    """What one look says of the source."""

    REACHED = "reached"
    FAILED = "failed"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Outcome:
    """A row of the tables: what a status or a problem says, and in words."""

    says: Said
    words: Words


# Without an answer of HTTP: why there was none.
NO_SUCH_HOST, REFUSED, TIMED_OUT, NOT_HTTP = "no_such_host", "refused", "timed_out", "not_http"
NOT_PUBLIC, NOT_ASKED, TOO_MANY = "not_public", "not_asked", "too_many_redirects"
PROBLEMS: Mapping[str, Outcome] = {
    NO_SUCH_HOST: Outcome(Said.FAILED, _("this website does not exist (any more)")),
    REFUSED: Outcome(Said.FAILED, _("the website does not answer")),
    TIMED_OUT: Outcome(Said.FAILED, _("the website did not answer in time")),
    NOT_HTTP: Outcome(Said.FAILED, _("the website gave an answer that browsers refuse")),
    TOO_MANY: Outcome(Said.FAILED, _("the address sends readers round in circles")),
    NOT_PUBLIC: Outcome(Said.NOTHING, _("the address leads into a network that is not public")),
    NOT_ASKED: Outcome(Said.NOTHING, _("we do not look at addresses of this form")),
}
# An answer of HTTP: the first row whose statuses hold it. Who keeps programs out says nothing of readers.
STATUSES: Sequence[tuple[Set[int], Outcome]] = (
    (frozenset(range(200, 300)), Outcome(Said.REACHED, _("reached"))),
    (frozenset({404, 410}), Outcome(Said.FAILED, _("the page does not exist (any more)"))),
    (frozenset(range(500, 600)), Outcome(Said.FAILED, _("the website has a fault"))),
    (frozenset({401, 402, 403, 407, 451}), Outcome(Said.NOTHING, _("the website does not let our program in"))),
    (frozenset({408, 425, 429}), Outcome(Said.NOTHING, _("the website was too busy for our program"))),
)
ANYTHING_ELSE = Outcome(Said.NOTHING, _("the website gave an answer that we cannot judge"))


class State(Enum):
    """How a source stands."""

    REACHED = "reached"
    BROKEN = "broken"
    NOT_CHECKED = "not_checked"


@dataclass(frozen=True)
class Look:
    """One look on one day: the status of the answer, None with the problem when there was no answer."""

    day: date
    status: int | None
    problem: str = ""


class SourceCheckFacts(Facts):
    """One look as it is noted: on `host`, the status of the answer, or None and the word of `PROBLEMS`."""

    url: WebAddress
    host: Line
    day: date
    was_reached: bool
    status: int | None = None
    problem: str = ""


def outcome(status: int | None, problem: str) -> Outcome:
    """What one look says, by the tables."""
    if status is None:
        return PROBLEMS.get(problem, ANYTHING_ELSE)
    return next((row for statuses, row in STATUSES if status in statuses), ANYTHING_ELSE)


def link_state(host: str, looks: Iterable[Look], answering: Mapping[date, Set[str]]) -> tuple[State, date | None]:
    """How a source on `host` stands after `looks` (in any order), and since which day (None: nobody looked yet).

    `answering`: which hosts gave an answer on each day. Reached: when the last look reached it. Broken: when the last
    look failed, as did others since it was last reached, on three days on which other hosts did answer. Else: not
    checked, since the last look.
    """
    newest_first = sorted(looks, key=lambda look: look.day, reverse=True)
    if not newest_first:
        return State.NOT_CHECKED, None
    newest = newest_first[0]
    says = outcome(newest.status, newest.problem).says
    if says is Said.REACHED:
        return State.REACHED, newest.day
    failed = _failed_days(host, newest_first, answering)
    if says is Said.FAILED and len(failed) >= DAYS_BEFORE_BROKEN:
        return State.BROKEN, min(failed)
    return State.NOT_CHECKED, newest.day


def _failed_days(host: str, newest_first: Sequence[Look], answering: Mapping[date, Set[str]]) -> set[date]:
    """The days since it was last reached on which it failed while another host answered."""
    days = set()
    for look in newest_first:
        says = outcome(look.status, look.problem).says
        if says is Said.REACHED:
            break
        if says is Said.FAILED and answering.get(look.day, frozenset()) - {host}:
            days.add(look.day)
    return days
