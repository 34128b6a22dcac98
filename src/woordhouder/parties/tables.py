"""A table's address: made of its name, and none that the site itself has. Knows the routes, not the database."""

import re
import unicodedata
from collections.abc import Callable, Iterator

from django.urls import LocalePrefixPattern, URLPattern, URLResolver, get_resolver

LONGEST = 80
# Words that the site may need one day, or that a reader takes for the site itself.
_WORDS = """
admin api archief begin beheer contact demo download en feed help home hulp inloggen kaart login logout media nieuws
nl over static statistiek status tafel tafels voorpagina woordhouder www
"""
RESERVED = frozenset(_WORDS.split())
_FIRST = re.compile(r"[a-z0-9-]+")


def slug_of(name: str, is_free: Callable[[str], bool]) -> str:
    """An address proposed for a table with this name: the first that `is_free`. "" when the name has no letters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = "-".join(re.findall(r"[a-z0-9]+", plain))[: LONGEST - 10].strip("-")
    if not stem:
        return ""
    numbered = (f"{stem}-{number}" for number in range(2, 1000))
    return next((slug for slug in (stem, f"{stem}-tafel", *numbered) if is_free(slug)), "")


def is_of_the_site(slug: str) -> bool:
    """Whether the address /<slug> is the site's own, now or by its list of reserved words."""
    return slug in RESERVED or slug in _first_parts()


def _first_parts() -> frozenset[str]:
    """The first part of every address of the site: "mijn" of /mijn/gegevens, and of /mijn.json too."""
    return frozenset(_of(get_resolver().url_patterns, ""))


def _of(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for pattern in patterns:
        # Its words depend on the language of the moment: without any it stands at the root.
        is_in_language = isinstance(pattern.pattern, LocalePrefixPattern)
        address = before if is_in_language else before + str(pattern.pattern)
        if isinstance(pattern, URLResolver) and "/" not in address.strip("^"):
            yield from _of(pattern.url_patterns, address)
        elif found := _FIRST.match(address.removeprefix("^")):
            yield found[0]
