"""How what waits for who keeps promises is told: what to do, about what, in how many minutes, and where."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from woordhouder.parties.attention import Item
from woordhouder.record.refusals import Words

from .attention_lines import Line, Sort

AT_MOST = 60


@dataclass(frozen=True)
class Waiting:
    """A line that waits. `until`: its day; `is_over`: that day has passed; `is_soon`: it comes in a few days."""

    line: Line
    until: date | None = None
    is_over: bool = False
    is_soon: bool = False

    @classmethod
    def of(cls, line: Line, *, until: date | None = None, is_over: bool = False, is_soon: bool = False) -> "Waiting":
        """A line with its own day, unless another holds."""
        return cls(line, until or line.day, is_over, is_soon)

    @property
    def is_again(self) -> bool:
        """Whether she answered the version of the report before this one."""
        return self.line.which == Sort.TO_LOOK_AT and bool(self.line.more)

    @property
    def group(self) -> tuple[object, ...]:
        """What is told as one item: what is due over a year at all tables, reports of a year at one table, one talk."""
        line = self.line
        if line.which in (Sort.DUE, Sort.OTHER_FIGURE):
            return line.which, line.year, self.is_over
        if line.which == Sort.TO_LOOK_AT:
            return line.which, line.slug, line.year, self.is_again
        return line.which, line.slug, line.name


@dataclass(frozen=True)
class Task:
    """What is to be done, where, and how many minutes one of it takes beside the minute to begin."""

    title: Words
    address: str
    minutes: int


def items(waiting: Iterable[Waiting]) -> list[Item]:
    """What waits, grouped as people do it."""
    groups: dict[tuple[object, ...], list[Waiting]] = {}
    for one in waiting:
        groups.setdefault(one.group, []).append(one)
    return [_item(some) for some in groups.values()]


def _item(some: list[Waiting]) -> Item:
    task, since = _task(some), min(one.line.since for one in some)
    return Item(task.title, _text(some), min(AT_MOST, task.minutes * len(some) + 1), task.address, since)


def _task(some: list[Waiting]) -> Task:
    first = some[0]
    line = first.line
    if line.which == Sort.DUE:
        return Task(LATE if first.is_over else REPORT, f"/mijn/verslag?jaar={line.year}", 3)
    if line.which == Sort.TO_LOOK_AT:
        there = line.name if first.is_again and len(some) == 1 else line.year
        return Task(AGAIN if first.is_again else LOOK, f"/{line.slug}/verslagen/{there}", 1)
    if line.which == Sort.TALK:
        title = ENDED if first.is_over else ENDS if first.is_soon else TALK
        return Task(title, f"/{line.slug}/zorgen/{line.name}", 5)
    words, place, minutes = TASKS[line.which]
    return Task(words, place.format(line=line), minutes)


REPORT = gettext_lazy("Report how it stands")
LATE = gettext_lazy("Your report is late: say how it stands")
LOOK = gettext_lazy("Does what was reported agree with what you see?")
AGAIN = gettext_lazy("A report was revised. Does your answer still hold?")
TALK = gettext_lazy("A talk at the table waits for your words")
ENDS = gettext_lazy("A talk at the table ends in a few days")
ENDED = gettext_lazy("The day of a talk has passed. How did it end?")
CONTESTED = gettext_lazy("Another party contests your report. What do you say?")
DEAD = gettext_lazy("Readers cannot reach your evidence any more")
OTHER_FIGURE = gettext_lazy("A figure of yours changed after you reported it")
THANKED = gettext_lazy("You were thanked")
AFFECTED = gettext_lazy("What you promise depends on something that is behind")
TASKS: Mapping[int, tuple[Words, str, int]] = {
    Sort.CONTEST: (CONTESTED, "/{line.slug}/verslagen/{line.name}", 5),
    Sort.AFFECTED: (AFFECTED, "/{line.slug}/verslagen/{line.name}", 3),
    Sort.DEAD_LINK: (DEAD, "/{line.slug}/verslagen/{line.name}", 4),
    Sort.OTHER_FIGURE: (OTHER_FIGURE, "/mijn/verslag?jaar={line.year}&staat=maat", 1),
    Sort.THANKED: (THANKED, "/{line.slug}/{line.name}", 0),
}


def _text(some: list[Waiting]) -> str:
    first = some[0]
    names = ", ".join(sorted({one.line.table for one in some}))
    if first.line.which == Sort.THANKED:
        by = ", ".join(sorted({one.line.told for one in some}))
        return _("By %(who)s (%(table)s)") % {"who": by, "table": names}
    told = ngettext(
        "%(count)d promise, over %(year)d (%(table)s)", "%(count)d promises, over %(year)d (%(table)s)", _number(some)
    ) % {"count": _number(some), "year": first.line.year, "table": names}
    days = [one.until for one in some if one.until]
    if not days:
        return told
    day = date_format(min(days), _("j F Y"))
    if first.is_over:
        return _("%(what)s; the day was %(day)s") % {"what": told, "day": day}
    return _("%(what)s; at the latest on %(day)s") % {"what": told, "day": day}


def _number(some: list[Waiting]) -> int:
    return len({one.line.pk for one in some})
