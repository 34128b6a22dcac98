"""What pages carry besides their text: running headers and footers, page numbers, tables of contents."""

import re
from collections import Counter
from collections.abc import Sequence

from .lines import Line

PAGE_NUMBER = re.compile(
    r"[-–—|•\s]*(?:(?:pagina|pag\.?|blz\.?|bladzijde|page|van)\s*)?\d{1,4}(?:\s*(?:van|/|of|\|)\s*\d{1,4})?[-–—|•\s]*$",
    re.I,
)
NAMED_PAGE = re.compile(
    r"(?:.*\s)?(?:pagina|pag\.|blz\.?|bladzijde|page)\s*\d{1,4}(?:\s*(?:van|/|of|\|)\s*\d{1,4})?[\s|-]*$|[-–—]\s*\d{1,4}\s*[-–—]$",
    re.I,
)
CONTENTS = re.compile(r"(?:inhoud|inhoudsopgave|inhoudstafel|table of contents)\s*:?$", re.I)
_LEADER = re.compile(r"\S.*?(?:\.{3,}|(?:\s\.){3,}|…+|·{3,}|_{3,}|(?:\.\s){3,})[\s.]*(?:\d{1,4}|[ivxl]{1,6})$")
_ENDS_IN_NUMBER = re.compile(r"\S.*(?:\t|\s)\s*\d{1,3}$")
_NUMBERS_AT_EDGES = re.compile(r"^[\W\d]+|[\W\d]+$|\d+\s*(?:van|/|of)\s*\d*")
_DEEP = 3
_SAME_HEIGHT = 3.0  # points
_LEAST_KEPT = 0.4
_SURE = 25  # signs in common that no two lines have by chance
_LONGEST = 160  # signs of a header or of an entry of a table of contents


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without what stands at the top or bottom of many of them, and without their numbers."""
    seen = Counter[tuple[str, int]]()
    for page in pages:
        seen.update({_key(page, place) for place in _edges(page)})
    often = max(2, round(0.4 * len(pages)))
    running = {key for key, count in seen.items() if key[0] and count >= often}
    bodies = [list(_body(page, running, has_others=len(pages) > 1)) for page in pages]
    if _signs(bodies) < _LEAST_KEPT * _signs(pages):  # pages of a line or two, which are alike because of what they say
        bodies = [list(_body(page, set(), has_others=len(pages) > 1)) for page in pages]
    return bodies


def _signs(pages: Sequence[Sequence[Line]]) -> int:
    return sum(len(line.text) for page in pages for line in page)


def _key(page: Sequence[Line], place: int) -> tuple[str, int]:
    """A line without the numbers that differ from page to page, and where on the page it stands."""
    line = page[place]
    if len(line.text) > _LONGEST:
        return "", 0
    words = " ".join(_NUMBERS_AT_EDGES.sub("", line.text.casefold()).split())
    from_edge = place if place < _DEEP else place - len(page)
    return words, round(line.y / _SAME_HEIGHT) if line.y else from_edge


def _edges(page: Sequence[Line]) -> list[int]:
    """The places of the first and the last lines."""
    return [place for place in range(len(page)) if place < _DEEP or place >= len(page) - _DEEP]


def _body(page: Sequence[Line], running: set[tuple[str, int]], *, has_others: bool) -> Sequence[Line]:
    first, last = 0, len(page)
    while first < min(_DEEP, len(page)) and _is_furniture(page, first, running, has_others):
        first += 1
    while last > max(first, len(page) - _DEEP) and _is_furniture(page, last - 1, running, has_others):
        last -= 1
    return page[first:last]


def _is_furniture(page: Sequence[Line], place: int, running: set[tuple[str, int]], has_others: bool) -> bool:
    text = page[place].text
    if len(text) > _LONGEST:
        return False
    if NAMED_PAGE.match(text):
        return True
    return (has_others and bool(PAGE_NUMBER.match(text))) or _key(page, place) in running


def without_contents(lines: Sequence[Line]) -> list[Line]:
    """The lines without tables of contents: dots up to a page number, or what follows "Inhoud" and ends in one."""
    gone = {index for index, line in enumerate(lines) if _has_leader(line.text)}
    if len(gone) == 1:
        gone = set()
    for index, line in enumerate(lines):
        if index not in gone and CONTENTS.match(line.text) and index + 1 < len(lines):
            gone |= _listed(lines, index)
    for index in range(1, len(lines) - 1):  # an entry over two lines has its dots on the second
        if index - 1 in gone and index + 1 in gone and len(lines[index].text) < 150:
            gone.add(index)
    return [line for index, line in enumerate(lines) if index not in gone]


def _has_leader(text: str) -> re.Match[str] | None:
    """Dots or the like up to a page number; looked for only where a number is at the end."""
    is_likely = (
        len(text) < 3 * _LONGEST
        and text[-1:] in "0123456789ivxl"
        and any(sign in text for sign in ("..", ". .", "…", "··", "__"))
    )
    return _LEADER.match(text) if is_likely else None


def _listed(lines: Sequence[Line], heading: int) -> set[int]:
    """The heading and the entries below it; nothing when there are no entries."""
    entries, misses, number = set[int](), 0, 0
    for index in range(heading + 1, len(lines)):
        text = lines[index].text
        found = _has_leader(text) or (_ENDS_IN_NUMBER.match(text) if len(text) < _LONGEST else None)
        page = (
            int(found[0].split()[-1].strip("._…·"))
            if found and text[-1].isdigit() and text.split()[-1].isdigit()
            else 0
        )
        if found and (_has_leader(text) or page >= number):
            entries |= set(range(index - misses, index + 1))
            number, misses = max(number, page), 0
        elif misses or (not entries and found is None and len(text) > 100):
            break
        else:
            misses += 1
    return entries | {heading} if entries else set()
