"""Links in the cells of a row of a sheet of reports: one, or several, each with its page and quote. Pure.

Of one link the page and the quote are the whole cells. Of several each stands on a line of its own, as Excel makes with
Alt+Enter, or they are parted by "; "; pages and quotes follow in the same order. A dash stands for none.
"""

import re
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from woordhouder.agreements.columns import Fault, line_ends

from .facts import LinkFacts

LINK = ("url", "page", "quote")
MOST_LINKS = 10
LONGEST_CELL = 32_000
"""What Excel takes in one cell, and some room."""
NONE = "\u2013"
_DASHES = frozenset({"-", NONE, "\u2014"})
_APART = re.compile(r";?\n|;[ \t]+")


def link_cells(links: Sequence[LinkFacts]) -> dict[str, str | None]:
    """The cells in which links go out, the first ten of them. Quotes that fit in no cell stay out."""
    if not links:
        return {}
    if len(links) == 1:
        return {name: getattr(links[0], name) or None for name in LINK}
    some = links[:MOST_LINKS]
    found: dict[str, str | None] = {}
    for name in LINK:
        told = [flat(getattr(one, name)) for one in some]
        cell = "\n".join(words or NONE for words in told) if any(told) else ""
        found[name] = cell if cell and len(cell) <= LONGEST_CELL else None
    return found


def links_of(cells: Mapping[str, str]) -> tuple[list[dict[str, str]], list[Fault]]:
    """What the cells say of each link, and what is wrong with how many of what there are. No cell: no link."""
    whole = {name: line_ends(cells.get(name, "")).strip() for name in LINK}
    urls = _parts(whole["url"])
    if len(urls) <= 1:
        return ([{**whole, "url": urls[0] if urls else ""}] if any(whole.values()) else []), []
    if len(urls) > MOST_LINKS:
        told = _("At most %(most)d links fit in a cell. Put the others beside the report on its page.")
        return [], [Fault("url", told % {"most": MOST_LINKS})]
    faults, rows = list[Fault](), [{"url": url, "page": "", "quote": ""} for url in urls]
    for name in ("page", "quote"):
        if not whole[name]:
            continue
        told_of = _as_many(whole[name], len(urls))
        if len(told_of) != len(urls):
            faults.append(Fault(name, _uneven(name) % {"links": len(urls), "count": len(told_of)}))
            continue
        for row, words in zip(rows, told_of, strict=True):
            row[name] = "" if words in _DASHES else words
    return [row for at, row in enumerate(rows) if row not in rows[:at]], faults


def flat(words: str) -> str:
    """The words on one line, as they stand among others in a cell."""
    return " ".join(words.split())


def alike(one: LinkFacts, cells: Mapping[str, str]) -> bool:
    """Whether the cells of one link say what this link says. A quote that is left out says nothing else."""
    told = {name: _bare(cells[name]) for name in LINK}
    is_there = told["url"] == _bare(one.url) and told["page"] == _bare(one.page)
    return is_there and told["quote"] in ("", _bare(one.quote))


def _bare(words: str) -> str:
    """Without what parts the words in a cell from the next, for those are lost in it."""
    return flat(words).rstrip("; ")


def named(at: int, count: int, url: str, words: str) -> str:
    """What is wrong with a link, with which of them it is where there are more."""
    told = _("Link %(number)d (%(link)s): %(words)s")
    return words if count == 1 else told % {"number": at + 1, "link": url[:60], "words": words}


def _as_many(cell: str, count: int) -> list[str]:
    """The cell in parts: by lines when these are as many as there are links, else also by "; "."""
    lines = [words for line in cell.split("\n") if (words := _bare(line))]
    return lines if len(lines) == count else _parts(cell)


def _parts(cell: str) -> list[str]:
    parts = [part for part in _APART.split(cell) if _bare(part)]
    return [_bare(part) for part in parts] if len(parts) > 1 else [part.strip() for part in parts]


def _uneven(name: str) -> str:
    if name == "page":
        return _(
            "There are %(links)d links, so write as many pages, in the same order, each on a line of its own. Now "
            "there are: %(count)d."
        )
    return _(
        "There are %(links)d links, so write as many quotes, in the same order, each on a line of its own; a dash for "
        "none. Now there are: %(count)d."
    )
