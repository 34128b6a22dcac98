"""The menu per theme: what others promise, with the figure, who, where and when."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from woordhouder.parties.actor import Actor
from woordhouder.record.policy import allowed

from ..models import Description, Example, ExampleCommitment
from ..policy import EXAMPLE
from ..words import THEME_EXPLANATIONS, THEME_SLUGS, Theme
from .examples import LIGHT, ExampleLine, line_of, years_in_words, years_of_term


@dataclass(frozen=True)
class MenuLine:
    """One promise of an example. `who` empty: not known who; `figure` None: no figure.

    `from_year` and `until_year` are the promise's own, or else the example's.
    """

    number: int
    text: str
    theme: str
    who: tuple[str, ...]
    who_kinds: tuple[str, ...]
    figure: str | None
    from_year: int
    until_year: int | None
    example: ExampleLine

    @property
    def address(self) -> str:
        """The promise on the page of its example."""
        return f"{self.example.address}#afspraak-{self.number}"

    @property
    def years(self) -> str:
        """The term in words."""
        return years_in_words(self.from_year, self.until_year)

    @property
    def running_years(self) -> tuple[str, ...]:
        """Each year of the term; only the first when the end is not known."""
        return years_of_term(self.from_year, self.until_year)


@dataclass(frozen=True)
class ThemeLine:
    """A theme with how much the library holds of it."""

    theme: Theme
    explanation: object
    examples: int
    commitments: int

    @property
    def slug(self) -> str:
        """The last part of its address."""
        return THEME_SLUGS[self.theme]

    @property
    def address(self) -> str:
        """The theme's menu."""
        return theme_address(self.theme)


def theme_address(theme: str) -> str:
    """Where the menu of a theme stands."""
    return f"/themas/{THEME_SLUGS[Theme(theme)]}"


def menu(actor: Actor, theme: Theme | None = None) -> list[MenuLine]:
    """The promises on `theme` (None: all) in examples that `actor` may read, newest term first. Always 2 queries."""
    readable = allowed(actor, "read", EXAMPLE, Example.objects.all())
    current = Description.objects.current().filter(example__in=readable)
    rows = ExampleCommitment.objects.filter(description__in=current)
    if theme:
        rows = rows.filter(theme=theme)
    # Each example is read once, not once for each of its promises: there may be twenty.
    examples = {row["pk"]: line_of(row) for row in current.values("pk", *LIGHT)}
    found = rows.order_by("-description__from_year", "description__example__slug", "number").values(*OWN)
    return [menu_line(row, examples[row["description"]]) for row in found]


OWN = ("description", "number", "text", "theme", "who", "figure", "from_year", "until_year")


def menu_line(row: Mapping[str, Any], example: ExampleLine) -> MenuLine:
    """One promise from the values of OWN, in the example that it is from."""
    who = tuple(row["who"])
    kinds = example.kind_of_party
    term = (row["from_year"], row["until_year"]) if row["from_year"] else (example.from_year, example.until_year)
    return MenuLine(
        number=row["number"],
        text=row["text"],
        theme=row["theme"],
        who=who,
        who_kinds=tuple(dict.fromkeys([kinds[name] for name in who if name in kinds])) if who else (),
        figure=row["figure"],
        from_year=term[0],
        until_year=term[1],
        example=example,
    )


def menu_data(line: MenuLine) -> dict[str, Any]:
    """One promise as open data, null where not known."""
    return {
        "text": line.text,
        "theme": line.theme,
        "figure": line.figure,
        "who": list(line.who) or None,
        "who_kinds": list(line.who_kinds) or None,
        "years": {"from": line.from_year, "until": line.until_year},
        "address": line.address,
        "example": {
            "slug": line.example.slug,
            "title": line.example.title,
            "places": list(line.example.places),
            "region": line.example.region,
            "provinces": list(line.example.provinces),
            "address": line.example.address,
        },
    }


def themes(actor: Actor) -> list[ThemeLine]:
    """Each theme with its numbers of examples and promises. Always 2 queries."""
    readable = allowed(actor, "read", EXAMPLE, Example.objects.all())
    current = Description.objects.current().filter(example__in=readable)
    examples = Counter(theme for row in current.values_list("themes", flat=True) for theme in set(row))
    promises = Counter(ExampleCommitment.objects.filter(description__in=current).values_list("theme", flat=True))
    return [ThemeLine(theme, THEME_EXPLANATIONS[theme], examples[theme], promises[theme]) for theme in Theme]
