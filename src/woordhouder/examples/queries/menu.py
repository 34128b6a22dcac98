"""The menu per theme: what others promise, with the figure, who, where and when."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from woordhouder.parties.actor import Actor
from woordhouder.record.policy import allowed

from ..models import Example, ExampleCommitment
from ..policy import EXAMPLE
from ..words import THEME_EXPLANATIONS, Theme
from .examples import LIGHT, ExampleLine, line_of, years_in_words


@dataclass(frozen=True)
class MenuLine:
    """One promise of an example. `who` empty: not known who; `figure` None: no figure."""

    number: int
    text: str
    theme: str
    who: tuple[str, ...]
    who_kinds: tuple[str, ...]
    figure: str | None
    years: str
    example: ExampleLine

    @property
    def address(self) -> str:
        """The promise on the page of its example."""
        return f"{self.example.address}#afspraak-{self.number}"


@dataclass(frozen=True)
class ThemeLine:
    """A theme with how much the library holds of it."""

    theme: Theme
    explanation: object
    examples: int
    commitments: int

    @property
    def address(self) -> str:
        """The theme's menu."""
        return f"/themas/{self.theme.value}"


def menu(actor: Actor, theme: Theme | None = None) -> list[MenuLine]:
    """The promises on `theme` (None: all) in examples that `actor` may read, newest term first. Always 1 query."""
    readable = allowed(actor, "read", EXAMPLE, Example.objects.all())
    rows = ExampleCommitment.objects.filter(description__replaced_by=None, description__example__in=readable)
    if theme:
        rows = rows.filter(theme=theme)
    below = [f"description__{name}" for name in LIGHT]
    found = rows.order_by("-description__from_year", "description__example__slug", "number").values(*_OWN, *below)
    examples: dict[str, ExampleLine] = {}
    return [_menu_line(row, examples) for row in found]


_OWN = ("number", "text", "theme", "who", "figure", "from_year", "until_year")


def _menu_line(row: Mapping[str, Any], examples: dict[str, ExampleLine]) -> MenuLine:
    slug = str(row["description__example__slug"])
    if slug not in examples:
        examples[slug] = line_of({name: row[f"description__{name}"] for name in LIGHT})
    example = examples[slug]
    who = tuple(row["who"])
    kinds = {party["name"]: party["kind"] for party in example.parties}
    return MenuLine(
        number=row["number"],
        text=str(row["text"]),
        theme=str(row["theme"]),
        who=who,
        who_kinds=tuple(dict.fromkeys(kinds[name] for name in who if name in kinds)),
        figure=row["figure"],
        years=years_in_words(row["from_year"], row["until_year"]) if row["from_year"] else example.years,
        example=example,
    )


def themes(actor: Actor) -> list[ThemeLine]:
    """Each theme with its numbers of examples and promises. Always 2 queries."""
    readable = allowed(actor, "read", EXAMPLE, Example.objects.all())
    current = Example.objects.filter(pk__in=readable, descriptions__replaced_by=None)
    examples = Counter(theme for row in current.values_list("descriptions__themes", flat=True) for theme in set(row))
    promises = Counter(
        ExampleCommitment.objects.filter(description__replaced_by=None, description__example__in=readable).values_list(
            "theme", flat=True
        )
    )
    return [ThemeLine(theme, THEME_EXPLANATIONS[theme], examples[theme], promises[theme]) for theme in Theme]
