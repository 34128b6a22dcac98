"""Addresses in the language of the page: Dutch at the root, English under /en/ before the same path."""

from django.utils.translation import get_language

ENGLISH = "/en"


def prefix() -> str:
    """What stands before a path in the language that is active now: "" or "/en"."""
    return ENGLISH if (get_language() or "").startswith("en") else ""


def without_language(path: str) -> str:
    """The path as it is in Dutch: "/en/voorbeelden" -> "/voorbeelden", "/en" -> "/"."""
    if is_english(path):
        return path.removeprefix(ENGLISH) or "/"
    return path


def is_english(path: str) -> bool:
    """Whether the path asks for English: "/en" or below it, not "/energie"."""
    return path == ENGLISH or path.startswith(f"{ENGLISH}/")


def in_language(address: str) -> str:
    """A path of this site with the prefix of the active language; other addresses stay as they are.

    Paths that have the prefix already, files ("/static/...") and outside links are left alone,
    so a component may be given "/voorbeelden" as well as what `{% url %}` made.
    """
    is_path = address.startswith("/") and not address.startswith(("//", "/static/"))
    if not is_path or is_english(address):
        return address
    if address == "/":
        return f"{prefix()}/"
    return prefix() + address


def other_language(path: str) -> str:
    """The same page in the other language."""
    plain = without_language(path)
    if is_english(path):
        return plain
    return f"{ENGLISH}{plain}"
