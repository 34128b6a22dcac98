"""The path that a figure is to take over the years: one set of values, shown as picture, as table and as a sentence.

All three are made here from the same steps; `templatetags/ui.py` registers the component.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from django.utils.formats import number_format
from django.utils.translation import gettext as _

BAR, GAP, EDGE = 44, 24, 8  # widths, in units of the drawing
HIGH, ABOVE, BELOW = 140, 26, 30  # the height of the field, room for a number above it, and for the year below
ROOM = 8  # years that fit on a phone; more can be moved sideways
LONGEST_SENTENCE = 6  # years that one sentence names one by one


class Path(Protocol):
    """What was promised: `targets` by year, in `unit`; the closed words are those of an indicator."""

    @property
    def name(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def direction(self) -> str: ...
    @property
    def form(self) -> str: ...
    @property
    def baseline(self) -> Decimal | None: ...
    @property
    def baseline_year(self) -> int | None: ...
    @property
    def targets(self) -> Mapping[int, Decimal]: ...


@dataclass(frozen=True)
class Step:
    """One year. `value` is what was promised for it; `height` what stands drawn: the sum so far if sums count."""

    year: str
    value: Decimal
    height: Decimal
    is_start: bool = False

    @property
    def shown(self) -> str:
        return plain(self.value)

    @property
    def shown_height(self) -> str:
        return plain(self.height)


@dataclass(frozen=True)
class Bar:
    """A step as it is drawn: places as text, since a number in a template would get the comma of the language."""

    step: Step
    x: str
    middle: str
    top: str
    height: str
    number_at: str
    year_at: str


@dataclass(frozen=True)
class Chart:
    """The three forms of one path."""

    name: str
    unit: str
    sentence: str
    steps: Sequence[Step]
    bars: Sequence[Bar]
    line: str
    zero: str
    width: str
    tall: str
    adds_up: bool

    @property
    def is_wide(self) -> bool:
        return len(self.bars) > ROOM


def plain(number: Decimal) -> str:
    """A number without empty decimals, written as the language does: "1.200", "0,5"."""
    whole = number.normalize()
    places = max(0, -int(whole.as_tuple().exponent))
    return number_format(f"{number:f}" if places else int(number), places or None, use_l10n=True, force_grouping=True)


def with_unit(number: Decimal, unit: str) -> str:
    """A number with its unit: "40 homes", "12%"."""
    return f"{plain(number)}{unit}" if unit.startswith("%") else f"{plain(number)} {unit}"


def chart(path: Path) -> Chart:
    """The picture, the table and the sentence of this path."""
    steps = _steps(path)
    heights = [step.height for step in steps]
    top, bottom = max(*heights, Decimal(0)), min(*heights, Decimal(0))
    scale = Decimal(HIGH) / (top - bottom) if top > bottom else Decimal(0)
    zero = ABOVE + top * scale if scale else Decimal(ABOVE + HIGH)
    bars = [_bar(step, place, scale, zero) for place, step in enumerate(steps)]
    is_level = path.form == "level"
    ends = [(bar.middle, str(_place(zero - step.height * scale))) for bar, step in zip(bars, steps, strict=True)]
    return Chart(
        name=path.name,
        unit=path.unit,
        sentence=_sentence(path, steps),
        steps=steps,
        bars=bars,
        line=" ".join(f"{x},{y}" for x, y in ends) if is_level and len(ends) > 1 else "",
        zero=str(_place(zero)),
        width=str(2 * EDGE + len(bars) * (BAR + GAP)),
        tall=str(ABOVE + HIGH + BELOW),
        adds_up=path.form == "cumulative",
    )


def _steps(path: Path) -> list[Step]:
    found, total = list[Step](), Decimal(0)
    if path.baseline is not None:
        year = str(path.baseline_year) if path.baseline_year else str(min(path.targets) - 1)
        found.append(Step(year, path.baseline, path.baseline, is_start=True))
    for at, value in sorted(path.targets.items()):
        total += value
        found.append(Step(str(at), value, total if path.form == "cumulative" else value))
    return found


def _bar(step: Step, place: int, scale: Decimal, zero: Decimal) -> Bar:
    left = EDGE + place * (BAR + GAP) + GAP // 2
    end = zero - step.height * scale
    return Bar(
        step=step,
        x=str(left),
        middle=str(left + BAR // 2),
        top=str(_place(min(zero, end))),
        height=str(_place(abs(zero - end))),
        number_at=str(_place(min(zero, end) - 8)),
        year_at=str(ABOVE + HIGH + 22),
    )


def _place(value: Decimal) -> Decimal:
    return value.quantize(Decimal("0.01"))


def _sentence(path: Path, steps: Sequence[Step]) -> str:
    """The same values in words, with where it started and what it adds up to."""
    targets = [step for step in steps if not step.is_start]
    if len(targets) > LONGEST_SENTENCE:
        ends = {"first": _pair(targets[0], path), "last": _pair(targets[-1], path), "count": len(targets)}
        pairs = _("%(first)s to %(last)s (%(count)d years)") % ends
    else:
        pairs = _listed([_pair(step, path) for step in targets])
    least = _("At least %(pairs)s") if path.direction == "at_least" else _("At most %(pairs)s")
    said = [least % {"pairs": pairs}]
    if path.form == "cumulative" and len(targets) > 1:
        total = with_unit(targets[-1].height, path.unit)
        said.append(_("together %(total)s") % {"total": total})
    said += [_("it started at %(pair)s") % {"pair": _pair(step, path)} for step in steps if step.is_start]
    return f"{'; '.join(said)}."


def _pair(step: Step, path: Path) -> str:
    return _("%(value)s in %(year)s") % {"value": with_unit(step.value, path.unit), "year": step.year}


def _listed(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return _("%(first)s and %(last)s") % {"first": ", ".join(words[:-1]), "last": words[-1]}
