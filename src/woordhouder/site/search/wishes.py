"""What a reader wants from the search, read from an address; whatever the address holds, it becomes a wish."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from django.http import QueryDict

# The parameters of the page, and the names of the index.
KIND = "kind"
FACETS: Mapping[str, str] = {
    "soort": KIND,
    "thema": "theme",
    "partij": "party",
    "kenmerk": "trait",
    "provincie": "province",
    "jaar": "year",
}
LONGEST_IN_A_LINK = 1000
MOST_CODES = 50


@dataclass(frozen=True)
class Wish:
    """`query` as it was typed, without control characters; `filters`: facet of the index -> codes, none empty."""

    query: str = ""
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    page: int = 1
    is_literal: bool = False

    @property
    def query_string(self) -> str:
        """The wish as it stands in an address, with "?"; "" for a wish without anything. A long question is cut.

        A page has many links, and each would carry all of a pasted text.
        """
        pairs = [("q", self.query[:LONGEST_IN_A_LINK])] if self.query else []
        pairs += [(name, code) for name, facet in FACETS.items() for code in self.filters.get(facet, ())]
        pairs += [("letterlijk", "1")] if self.is_literal else []
        pairs += [("pagina", str(self.page))] if self.page > 1 else []
        return f"?{urlencode(pairs)}" if pairs else ""

    def about(self, query: str) -> "Wish":
        """The same filters with another question."""
        return Wish(query, self.filters)

    def literally(self) -> "Wish":
        """The same, searched just as it was typed."""
        return replace(self, is_literal=True, page=1)

    def unfiltered(self) -> "Wish":
        """The same question without filters."""
        return replace(self, filters={}, page=1)

    def without(self, facet: str, code: str) -> "Wish":
        """The same with one choice taken back."""
        left = tuple(other for other in self.filters.get(facet, ()) if other != code)
        kept = {name: codes for name, codes in {**self.filters, facet: left}.items() if codes}
        return replace(self, filters=kept, page=1)


def wish_in(parameters: QueryDict) -> Wish:
    """The wish that an address tells. Nothing is refused: what makes no sense is left out."""
    codes = {facet: _codes(parameters.getlist(name)) for name, facet in FACETS.items()}
    return Wish(
        query=_readable(parameters.get("q", "")),
        filters={facet: found for facet, found in codes.items() if found},
        page=_page(parameters.get("pagina", "")),
        is_literal=parameters.get("letterlijk") == "1",
    )


def _readable(typed: str) -> str:
    """Without what no keyboard types on purpose: control characters, NUL among them, and halves of characters."""
    return "".join(" " if unicodedata.category(sign) in ("Cc", "Cs") else sign for sign in typed).strip()


def _codes(typed: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(_readable, typed))))[:MOST_CODES]


def _page(typed: str) -> int:
    """The number of a page; 1 for what is none. The search itself keeps it within the pages that there are."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 1
