"""What differs between two wordings, part by part, in words that are compared word by word."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from woordhouder.examples.words import Theme

from ..facts import IndicatorFacts
from ..models import Direction, Form, WordingKind
from ..removable import counted_in
from .texts import WordingText


@dataclass(frozen=True)
class PartDifference:
    """One part of a promise in two wordings; "" where one says nothing of it."""

    label: str
    old: str
    new: str


def part_differences(old: WordingText | None, new: WordingText | None) -> list[PartDifference]:
    """The parts that differ. None: there was no wording yet, or there is none any more."""
    before, after = dict(_parts(old)) if old else {}, dict(_parts(new)) if new else {}
    labels = dict.fromkeys([*before, *after])
    pairs = ((label, before.get(label, ""), after.get(label, "")) for label in labels)
    return [PartDifference(label, one, other) for label, one, other in pairs if one != other]


def _parts(words: WordingText) -> Iterator[tuple[str, str]]:
    """Each part with its label, as people read it."""
    yield _("Title"), words.title
    yield _("In plain words"), words.plain_summary
    yield _("Text"), words.text
    yield _("Leads"), words.lead_organisation
    yield (
        _("Contribute"),
        "\n".join(f"{part.organisation}: {part.what}".removesuffix(": ") for part in words.contributors),
    )
    yield _("For whom"), words.for_whom
    yield _("Where"), words.area
    yield _("By when"), date_format(words.deadline) if words.deadline else ""
    yield _("In figures"), figure_in_words(words.figure) if words.figure else ""
    yield _("Theme"), str(Theme(words.theme).label)
    yield _("Sort of promise"), str(WordingKind(words.kind).label)
    yield _("Goals"), "\n".join(goal.title for goal in words.goals)
    yield _("Depends on"), "\n".join(f"{other.agreement}/{other.number}" for other in words.depends_on)
    yield _("In return for"), "\n".join(f"{other.agreement}/{other.number}" for other in words.in_return_for)
    yield _("Why"), words.why


def figure_in_words(figure: IndicatorFacts) -> str:
    """A figure on lines, each of which may differ by itself."""
    lines = [f"{counted_in(figure.name, figure.unit)}, {Direction(figure.direction).label}, {Form(figure.form).label}"]
    if figure.baseline is not None:
        year = f" ({figure.baseline_year})" if figure.baseline_year else ""
        lines.append(f"{_('Starting point')}: {figure.baseline:f}{year}")
    return "\n".join([*lines, *(f"{year}: {target:f}" for year, target in sorted(figure.targets.items()))])
