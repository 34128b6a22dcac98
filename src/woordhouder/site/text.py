"""Plain text to safe markup: paragraphs, lists and marked passages. Whatever was typed is shown as text."""

import re
from collections.abc import Callable, Iterable

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

BLANK_LINES = re.compile(r"\n[ \t]*\n\s*")


def prose(plain: str, shown: Callable[[str], SafeString] = escape) -> SafeString:
    """Blank lines part paragraphs; lines that start with "- " are a list; one line break stays one.

    `shown` makes one line safe; who explains words in it gives another than plain escaping.
    """
    blocks = BLANK_LINES.split(plain.replace("\r\n", "\n").strip())
    return mark_safe("\n".join(_block(block, shown) for block in blocks if block))  # noqa: S308 - each block is escaped


def _block(block: str, shown: Callable[[str], SafeString]) -> SafeString:
    """One paragraph, with the lists that stand in it."""
    pieces: list[SafeString] = []
    lines: list[str] = []
    is_list = False
    for row in [*block.split("\n"), None]:
        starts_item = row is not None and row.startswith("- ")
        if lines and (row is None or starts_item != is_list):
            made = [shown(line) for line in lines]
            pieces.append(_list(made) if is_list else _paragraph(made))
            lines = []
        if row is not None:
            is_list = starts_item
            lines.append(row.removeprefix("- ").strip() if starts_item else row.strip())
    return mark_safe("\n".join(pieces))  # noqa: S308 - made by format_html


def _paragraph(lines: list[SafeString]) -> SafeString:
    return format_html(
        '<p class="nl-paragraph">{}</p>', format_html_join(mark_safe("<br>"), "{}", ((x,) for x in lines))
    )


def _list(lines: list[SafeString]) -> SafeString:
    items = format_html_join("\n", '<li class="utrecht-unordered-list__item">{}</li>', ((line,) for line in lines))
    return format_html('<ul class="utrecht-unordered-list">{}</ul>', items)


def passage(words: object) -> SafeString | str:
    """Text as it is, or its parts (words, is_hit) joined with the hits marked."""
    if isinstance(words, str) or not isinstance(words, Iterable):
        return str(words)
    return mark_safe("".join(_piece(part, is_hit) for part, is_hit in words))  # noqa: S308 - each piece is escaped


def _piece(part: str, is_hit: bool) -> SafeString:
    return format_html('<mark class="nl-mark">{}</mark>', part) if is_hit else format_html("{}", part)
