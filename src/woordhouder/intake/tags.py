"""Who stands behind or before a point in so many words: "... – DMW, met WV", "(DMW + WKZ)", "Gem: lijst rondsturen"."""

import re
from typing import NamedTuple

from woordhouder.papers.documents.blocks import BlockKind

from .naming import Names
from .passages import Candidate
from .words import pattern

_BEHIND = re.compile(r"(?:\s[–—-]\s+|\s/\s+|[.;]\s+|\s\()(?P<said>[^–—();:./]{2,70}?)\)?\s*[.;]?$")
_LAST = re.compile(r"[.;]\s+(?P<said>[^.;:]{2,60})\.?$")
_AHEAD = re.compile(r"(?P<said>[^–—().:;|]{2,50}):\s+\S")
_HELP = re.compile(r",?\s+(?:samen\s+)?met\s+|,?\s+i\.s\.m\.\s+|\s*\bm\.m\.v\.\s+", re.I)
_JOINS = re.compile(r"[\s,+&/]|\b(?:en|de|het|via|trekker|actie|wie|door|beide|alle)\b", re.I)
_AT_END, _AT_BEGIN = 3, 20  # signs from the last name to the end, and before the first one


class Tag(NamedTuple):
    """Who leads and who helps, and whether that stands before or behind the point."""

    who: tuple[int, ...]
    helpers: tuple[int, ...]
    is_ahead: bool


def tag_of(candidate: Candidate, names: Names) -> Tag | None:
    """The parties with which a point ends, or begins; None where it does neither."""
    if candidate.kind in ("row", "heading"):
        return None
    text = candidate.parsed.text
    if candidate.block.kind is BlockKind.ITEM and candidate.number < candidate.of - 1:
        return _of_last(candidate, names)
    if not candidate.parsed.mentions:
        return None
    last, first = candidate.parsed.mentions[-1], candidate.parsed.mentions[0]
    is_last = len(text) - last.end < _AT_END
    if is_last and (match := _BEHIND.search(text)) and (tag := _read(match["said"], names)):
        return Tag(*tag, is_ahead=False)
    match = _AHEAD.match(text) if first.start < _AT_BEGIN else None
    is_own = match and not pattern("deeds").search(match[0].lower())
    tag = _read(match["said"], names) if match and is_own else None
    return Tag(*tag, is_ahead=True) if tag else None


def _of_last(candidate: Candidate, names: Names) -> Tag | None:
    """What stands as a sentence of its own behind all others of an item: "Geen verkoop in Oost. DMW"."""
    match = _LAST.search(candidate.block.clean)
    tag = _read(match["said"], names) if match else None
    return Tag(*tag, is_ahead=False) if tag else None


def _read(said: str, names: Names) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """Who leads and helps by words that are nothing but names."""
    leads, _, others = said.partition(found[0]) if (found := _HELP.search(said)) else (said, "", "")
    if not _is_only(leads, names) or (others and not _is_only(others, names)):
        return None
    who = names.in_cell(leads)
    return who, tuple(at for at in names.in_cell(others) if at not in who) if others else ()


def _is_only(words: str, names: Names) -> bool:
    """Whether words are names of parties and what joins them, at least one."""
    mentions = names.mentions_in(words)
    for one in reversed(mentions):
        words = words[: one.start] + words[one.end :]
    return bool(mentions) and not _JOINS.sub("", words)
