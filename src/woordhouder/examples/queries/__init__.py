"""What people read in the library: frozen facts that a page, its `.json` and its `.csv` share."""

from .examples import ExampleLine, ExamplePage, example_data, example_lines, example_page, examples_data
from .history import Tombstone, VersionLine
from .indexing import (
    FoundThing,
    example_for_index,
    page_for_index,
    terms_for_index,
    texts_of_examples,
    thing_made,
    things_for_search,
    unknown_examples,
)
from .menu import MenuLine, ThemeLine, menu, themes
from .pages import (
    calendar,
    collection_lines,
    collection_page,
    event_lines,
    event_page,
    glossary,
    guide_lines,
    guide_page,
)

__all__ = [
    "ExampleLine",
    "ExamplePage",
    "FoundThing",
    "MenuLine",
    "ThemeLine",
    "Tombstone",
    "VersionLine",
    "calendar",
    "collection_lines",
    "collection_page",
    "event_lines",
    "event_page",
    "example_data",
    "example_for_index",
    "example_lines",
    "example_page",
    "examples_data",
    "glossary",
    "guide_lines",
    "guide_page",
    "menu",
    "page_for_index",
    "terms_for_index",
    "texts_of_examples",
    "themes",
    "thing_made",
    "things_for_search",
    "unknown_examples",
]
