"""Reports as they are typed: one row for each promise, all on one page; and which promises are shown."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from woordhouder.agreements.forms.fields import Words, choose, line, long_text
from woordhouder.record.refusals import Words as AnyWords

from ..queries.due import DuePage, Which
from ..queries.due_lines import DueLine
from ..words import Cause, Claim, Forecast
from .parts_of_figure import Figure, PartsOfFigure, written, written_parts
from .proving import FIELDS as EVIDENCE
from .proving import ProvingForm

NUMBERS = ("value", "numerator", "denominator")
TEXTS = ("reason", "story", "cause_words", "forecast_words", "effect", "revised")
CHOICES = ("level", "cause", "forecast")
SHARE = ("numerator", "denominator")
PARTS = ("breakdown", "adds_up")
BEHIND = ("cause", "cause_words", "forecast", "forecast_words", "effect")


class ReportRowForm(ProvingForm):
    """What one report says. Nothing typed: there is nothing to file. `is_asked`: its own button was pressed."""

    def __init__(self, *given: Any, row: DueLine, kept: dict[str, Any], is_asked: bool = False, **options: Any) -> None:
        self.said = _said(row)
        options = {"prefix": row.key, "initial": self.said | kept} | options
        super().__init__(*given, **options)
        self.row, self.is_asked = row, is_asked
        self.is_overtaken = bool(kept) and kept.get("replaces", "") != self.replaces
        self.fields = {name: make(row) for name, make in FIELDS.items() if _belongs(name, row)} | self.fields

    @property
    def sort(self) -> tuple[str, ...] | None:
        """The same for rows whose fields differ by name only: nothing stands in them, and nobody's words. Else None."""
        if self.is_bound or self.initial or self.row.proposed:
            return None
        return (str(self._is_share), *(f"{name}: {field.label}" for name, field in self.fields.items()))

    @property
    def replaces(self) -> str:
        """The report that a new one revises, as the page was shown; "" for none."""
        return self.row.standing.reference if self.row.standing else ""

    @property
    def _seen(self) -> str:
        """The report that stood there when the page was shown."""
        return str(self.data.get(self.add_prefix("replaces"), ""))

    @property
    def is_touched(self) -> bool:
        """Whether anything was typed or chosen, beside what an earlier report says already."""
        if not self.is_bound:
            return False
        said = self.said if self._seen == self.replaces else {}
        return self.is_asked or any(
            self.files.get(self.add_prefix(name)) or self._typed(name) != _plain(said.get(name)) for name in self.fields
        )

    def _typed(self, name: str) -> str:
        return _plain(self.data.get(self.add_prefix(name), ""))

    @property
    def given(self) -> dict[str, Any]:
        """The facts of the report, and what it revises."""
        cleaned = self.cleaned_data
        told = {name: cleaned.get(name) for name in (*NUMBERS, *TEXTS, *CHOICES, *PARTS)}
        facts = {name: value for name, value in told.items() if value not in (None, "", [], False)}
        if measured := self._measured():
            facts["measured"] = measured
        return {"facts": facts, "replaces": self._seen or None, "part": self.row.part, "year": self.row.year}

    def _measured(self) -> str:
        """The value of a measure that it takes, or that the report that it revises took."""
        standing, proposed = self.row.standing, self.row.proposed
        if proposed and self.cleaned_data.get("take"):
            return proposed.reference
        stays = standing and standing.measured and self.row.follows and not proposed
        if stays and standing and standing.measured and self.cleaned_data.get("value") == standing.value:
            return standing.measured.reference
        return ""

    def field_of(self, path: str) -> str:
        """What it says of a measure is its tick."""
        name = super().field_of("take" if path.endswith("measured") else path)
        return name if name in self.fields else ""

    @property
    def main(self) -> Sequence[forms.BoundField]:
        """What everybody fills in."""
        share = SHARE if self._is_share else ()
        return self._bound("take", "value", *share, "reason", "level", "story", "revised")

    @property
    def _is_share(self) -> bool:
        return bool(self.row.figure and self.row.figure.is_share)

    @property
    def groups(self) -> Iterator[tuple[AnyWords, Sequence[forms.BoundField], bool]]:
        """What some fill in: title, fields, and whether something of it was filled in."""
        share = () if self._is_share or SHARE[0] not in self.fields else SHARE
        named = (
            (_("A share, or the parts of the figure") if share else _("The parts of the figure"), (*share, *PARTS)),
            (_("Is it behind, and what do you expect?"), BEHIND),
            (_("Evidence"), ("repeat", *EVIDENCE)),
        )
        for title, names in named:
            fields = self._bound(*names)
            yield title, fields, any(bound.errors or bound.value() for bound in fields)

    def _bound(self, *names: str) -> list[forms.BoundField]:
        return [self[name] for name in names if name in self.fields]


def _takes_share(row: DueLine) -> bool:
    """Whether it can be told as a share: not where that would be compared with a target that counts something else."""
    is_said = row.standing is not None and row.standing.numerator is not None
    return is_said or not row.is_computed or (row.figure is not None and row.figure.is_share)


def _belongs(name: str, row: DueLine) -> bool:
    """Some questions are for some promises only."""
    asked = {
        **dict.fromkeys(SHARE, _takes_share(row)),
        "revised": row.standing is not None,
        "repeat": row.has_evidence,
        "take": row.proposed is not None,
        "effect": bool(row.needed_by),
    }
    return asked.get(name, True)


def _said(row: DueLine) -> dict[str, Any]:
    """What the report that is revised says, as it would be typed."""
    before = row.standing
    if before is None:
        return {}
    told: dict[str, Any] = {name: getattr(before, name) for name in (*TEXTS, *CHOICES) if name != "revised"}
    told |= {name: written(getattr(before, name)) for name in NUMBERS}
    return told | {"breakdown": written_parts(before.breakdown), "adds_up": before.adds_up}


def _plain(value: Any) -> str:
    """A value as it is compared: ticks as "on", text whatever its line ends."""
    if value is True:
        return "on"
    return "\n".join(str(value or "").split("\r\n")).strip()


def _short(label: Words, hint: Words = "") -> forms.CharField:
    return long_text(label, hint, rows=2, required=False)


def _figure(label: Words) -> Figure:
    return Figure(label=label, required=False, max_length=40)


def _value(row: DueLine) -> forms.Field:
    day = {"day": date_format(row.until, "j F")}
    if row.figure and row.figure.is_level:
        return _figure(_("How it stood on %(day)s") % day)
    if row.figure and row.figure.is_cumulative:
        return _figure(_("What was added from 1 January up to and including %(day)s") % day)
    return _figure(_("Figure from 1 January up to and including %(day)s") % day)


def _level(row: DueLine) -> forms.Field:
    words = _("Without a figure: how far is it?") if row.is_computed else _("How far is it?")
    return choose(words, Claim.choices, required=False)


def _take(row: DueLine) -> forms.Field:
    value = row.proposed
    told = {"value": written(value.value), "name": value.measure.name} if value else {}
    return forms.BooleanField(label=_("Take %(value)s from our figure “%(name)s”") % told, required=False)


FIELDS: dict[str, Callable[[DueLine], forms.Field]] = {
    "take": _take,
    "value": _value,
    "reason": lambda _row: line(gettext_lazy("No figure? Say why"), required=False),
    "level": _level,
    "story": lambda _row: _short(_("What happened?")),
    "revised": lambda _row: _short(
        _("Why do you revise the earlier report?"),
        gettext_lazy("Needed to revise. The earlier report stays to be read, with its day."),
    ),
    "numerator": lambda _row: _figure(_("Or a share: so many")),
    "denominator": lambda _row: _figure(_("of so many")),
    "breakdown": lambda _row: PartsOfFigure(
        label=_("Parts of the figure, by neighbourhood or group"),
        help_text=_("Each on a line of its own, such as: Noord: 12"),
        required=False,
        rows=3,
    ),
    "adds_up": lambda _row: forms.BooleanField(label=_("Together these parts are the whole figure"), required=False),
    "cause": lambda _row: choose(gettext_lazy("Behind? Why"), Cause.choices, required=False),
    "cause_words": lambda _row: _short(_("Why, in your words")),
    "forecast": lambda _row: choose(gettext_lazy("What do you expect?"), Forecast.choices, required=False),
    "forecast_words": lambda _row: _short(_("What you expect, in your words")),
    "effect": lambda _row: _short(
        _("What does this mean for the promises that depend on this one?"),
        gettext_lazy("Who leads those promises is shown this."),
    ),
    "repeat": lambda _row: forms.BooleanField(
        label=_("The evidence of the earlier report shows this as well: put it beside this one"), required=False
    ),
}


class DueFilterForm(forms.Form):
    """Which promises are shown."""

    def __init__(self, page: DuePage) -> None:
        asked = page.asked
        given = {"jaar": page.year, "deel": asked.part or "", "tafel": asked.table, "thema": asked.theme}
        super().__init__(initial={**given, "staat": asked.which.value}, auto_id="kies-%s")
        self.use_required_attribute = False
        months: list[tuple[str, AnyWords]] = [("", _("as the rounds ask"))]
        months += [(str(part), name) for part, name in MONTHS.items()]
        everything: list[tuple[str, AnyWords]] = [("", _("all"))]
        self._choose("jaar", _("Year"), [(str(year), str(year)) for year in page.years])
        self._choose("deel", _("Up to and including the month"), months)
        if len(page.tables) > 1:
            self._choose("tafel", _("Table"), [*everything, *page.tables])
        if len(page.themes) > 1:
            self._choose("thema", _("Theme"), [*everything, *page.themes])
        self._choose("staat", _("Which promises"), list(Which.choices))

    def _choose(self, name: str, label: Words, choices: Sequence[tuple[str, AnyWords]]) -> None:
        self.fields[name] = forms.ChoiceField(label=label, choices=choices)
