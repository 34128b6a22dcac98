"""A pasted list as promises: one a line, or items with a number, a letter or a dash and the lines that go on with them.

Pure. No word is lost: each stands in a title, a text or a heading, or is the mark of an item.

A line that begins with a mark ("1.", "2.3", "a)", "-") begins an item. A line that is indented, or begins with a small
letter, goes on with the one before; after a mark so does every line until a blank one. Any other line is an item of its
own. A line that is the name of a theme is a heading: it tells the theme of what follows.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

LONGEST_TITLE = 90
_LONGEST_LINE = 300
_MARK = re.compile(
    r"(?:\(?\d{1,3}[.)]|\d{1,3}(?:\.\d{1,2})+[.)]?|\(?[A-Za-z][.)]|[ivx]{2,4}[.)]|[-–—•*·▪◦‣])(?=\s|$)[^\S\n]*|o\t\s*"
)
_SENTENCE = re.compile(r"[.!?;](?=\s)|\n")
_CUT = re.compile(r"[,;:(–]\s*$")


@dataclass(frozen=True)
class Pasted:
    """One promise as it was pasted: the `mark` before it, and under which `heading` it stands ("" for none)."""

    title: str
    text: str
    mark: str = ""
    heading: str = ""


@dataclass
class _Item:
    mark: str
    depth: int
    lines: list[str]
    heading: str
    is_open: bool = True


def pasted(text: str, themes: Iterable[str] = ()) -> list[Pasted]:
    """The promises in `text`, in order. `themes`: the names of themes, whatever their capitals.

    A heading without anything below it is a promise of its own: a person decides what to do with it.
    """
    items: list[_Item] = []
    headings = _Headings({name.casefold() for name in themes})
    for line in _lines(text):
        if not line.strip() or headings.takes(line):
            if items:
                items[-1].is_open = False
        else:
            _take(line, items, headings)
    found = [_promise(item) for item in items]
    return found + [Pasted(title=name, text=name) for name in headings.unused()]


class _Headings:
    """The headings on the way; those above no item at all come back as items."""

    def __init__(self, names: set[str]) -> None:
        self._names = names
        self._waiting: list[str] = []
        self._now = ""

    def takes(self, line: str) -> bool:
        plain = _MARK.sub("", line.strip(), count=1).strip(" :.").casefold()
        if plain not in self._names:
            return False
        self._waiting.append(line.strip())
        return True

    def for_an_item(self) -> str:
        """Under which heading an item stands that begins now."""
        if self._waiting:
            self._now = " ".join(self._waiting)
            self._waiting = []
        return self._now

    def unused(self) -> list[str]:
        return self._waiting


def _lines(text: str) -> list[str]:
    return re.split(r"\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]", text)


def _take(line: str, items: list[_Item], headings: _Headings) -> None:
    depth = len(line) - len(line.lstrip())
    plain = line.strip()
    last = items[-1] if items else None
    found = _MARK.match(plain)
    if last and _goes_on(last, depth, plain, has_mark=found is not None):
        last.lines.append(plain)
        return
    mark = found[0].strip() if found else ""
    rest = plain[found.end() :] if found else plain
    items.append(_Item(mark, depth, [rest] if rest else [], headings.for_an_item()))


def _goes_on(last: _Item, depth: int, plain: str, *, has_mark: bool) -> bool:
    """Whether a line belongs to the item before it."""
    if has_mark:
        return bool(last.mark) and depth > last.depth
    if depth > last.depth:
        return True
    if not last.is_open:
        return False
    return bool(last.mark) or plain[:1].islower()


def _promise(item: _Item) -> Pasted:
    first = item.lines[0] if item.lines else ""
    title, tab, rest = first.partition("\t")
    if tab and title.strip() and rest.strip() and len(title) <= _LONGEST_LINE:
        # Two cells of a table: the first names it.
        text = "\n".join([rest.strip(), *item.lines[1:]])
        return Pasted(title.strip(), text.strip(), item.mark, item.heading)
    text = "\n".join(item.lines).strip()
    return Pasted(title_from(text) or item.mark, text, item.mark, item.heading)


def title_from(text: str) -> str:
    """A title for who wrote none: what stands before a colon, the first sentence or its first words; "" for no text."""
    plain = " ".join(text.strip().split("\n")[0].split())
    if not plain:
        return ""
    before, colon, after = plain.partition(": ")
    if colon and after and before.strip() and len(before) <= LONGEST_TITLE:
        return before.strip()
    ends = _SENTENCE.search(plain)
    sentence = (plain[: ends.start()] if ends else plain).rstrip(" .;,:")
    sentence = sentence or plain
    if len(sentence) <= LONGEST_TITLE:
        return sentence
    words = sentence[:LONGEST_TITLE].rsplit(" ", 1)[0]
    return f"{_CUT.sub('', words).rstrip()}…"
