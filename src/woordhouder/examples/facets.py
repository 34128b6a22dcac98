"""By what people choose from the library: theme, party, trait, province, year, and whether there is a figure."""

from collections.abc import Callable

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from woordhouder.parties.models import OrganisationKind

from .choosing import Facet
from .queries.examples import ExampleLine
from .queries.menu import MenuLine
from .words import Theme, Trait

WITH_FIGURE = "1"  # the one code of the facet on figures


def theme_label(code: str) -> str:
    """A theme in words."""
    return str(Theme(code).label)


def trait_label(code: str) -> str:
    """A process trait in words."""
    return str(Trait(code).label)


def kind_label(code: str) -> str:
    """A kind of party in words, with a capital."""
    return capfirst(str(OrganisationKind(code).label))


def _place_in(codes: list[str]) -> Callable[[str], object]:
    return {code: number for number, code in enumerate(codes)}.__getitem__


_by_theme = _place_in(Theme.values)
_by_trait = _place_in(Trait.values)
_by_kind = _place_in(OrganisationKind.values)


def _figure_codes(line: MenuLine) -> tuple[str, ...]:
    return (WITH_FIGURE,) if line.figure else ()


def _newest_first(year: str) -> int:
    return -int(year)


EXAMPLE_FACETS: tuple[Facet[ExampleLine], ...] = (
    Facet("thema", _("Theme"), lambda line: line.themes, theme_label, _by_theme),
    Facet("partij", _("Who took part"), lambda line: line.party_kinds, kind_label, _by_kind),
    Facet("kenmerk", _("How it was made"), lambda line: line.traits, trait_label, _by_trait),
    Facet("provincie", _("Province"), lambda line: line.provinces, str, str),
    Facet("jaar", _("Year"), lambda line: line.running_years, str, _newest_first),
)
PROMISE_FACETS: tuple[Facet[MenuLine], ...] = (
    Facet("getal", _("Figure"), _figure_codes, lambda _code: _("Only with a figure"), str),
    Facet("partij", _("Who does it"), lambda line: line.who_kinds, kind_label, _by_kind),
    Facet("provincie", _("Province"), lambda line: line.example.provinces, str, str),
    Facet("jaar", _("Year"), lambda line: line.running_years, str, _newest_first),
)
ALL_PROMISES_FACETS: tuple[Facet[MenuLine], ...] = (
    Facet("thema", _("Theme"), lambda line: (line.theme,), theme_label, _by_theme),
    *PROMISE_FACETS,
)
