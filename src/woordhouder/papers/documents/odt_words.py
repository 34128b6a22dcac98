"""The words of a paragraph of an OpenDocument text, and what is not simply there: changes, comments, notes, boxes."""

from dataclasses import dataclass, field

from lxml import etree

from .blocks import Unread
from .odt_styles import DRAW, OFFICE, TEXT, OpenStyles, Style, number
from .refusals import COMMENT, DELETED, HIDDEN, INSERTED, PICTURE

_STANDS_OUT = 1.15
_MOST_SPACES = 100
_MOST_SIGNS_OF_A_PLACE = 60
_SKIPPED = frozenset(
    f"{TEXT}{name}" for name in ("bookmark-start", "bookmark-end", "reference-mark", "tracked-changes", "ruby-text")
)


@dataclass(slots=True)
class Words:
    """What a paragraph holds; `notes` are bodies of footnotes, `boxes` text boxes."""

    parts: list[str] = field(default_factory=list)
    notes: list[etree._Element] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    is_strong: bool = True

    @property
    def printed(self) -> str:
        """The words with their tabs."""
        return "".join(self.parts).strip()

    def told(self) -> list[Unread]:
        """What was left out, with the words next to it."""
        near = " ".join(self.printed.split())[:_MOST_SIGNS_OF_A_PLACE]
        return [Unread(None, reason, f"“{what}” ({near})" if what else near) for reason, what in self.unread]


class Writing:
    """Reads paragraphs; `changes` are tracked changes by their id: the reason to tell, and the words that are gone."""

    def __init__(self, styles: OpenStyles, changes: dict[str, tuple[str, str]]) -> None:
        self._styles = styles
        self._changes = changes
        self._open: dict[str, int] = {}

    def read(self, paragraph: etree._Element, style: Style) -> Words:
        """The words of `paragraph`, whose style is `style`."""
        words = Words()
        self._open = dict.fromkeys(self._open, 0)  # an insertion may go on over paragraphs
        self._inside(paragraph, style, words)
        for change, begin in self._open.items():
            self._tell(change, begin, words)
        words.is_strong = words.is_strong and bool(words.printed)
        return words

    def _inside(self, element: etree._Element, style: Style, words: Words) -> None:
        self._say(element.text, style, words)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child, style, words)
            self._say(child.tail, style, words)

    def _say(self, text: str | None, style: Style, words: Words) -> None:
        if not text:
            return
        words.parts.append(text.replace("\n", " ").replace("\u00ad", ""))
        if text.strip():
            normal = self._styles.normal
            stands_out = (style.is_bold and not normal.is_bold) or style.size > normal.size * _STANDS_OUT
            words.is_strong = words.is_strong and stands_out

    def _child(self, child: etree._Element, style: Style, words: Words) -> None:
        tag = child.tag
        if tag == f"{TEXT}s":
            words.parts.append(" " * min(_MOST_SPACES, number(child.get(f"{TEXT}c"), 1)))
        elif tag == f"{TEXT}tab":
            words.parts.append("\t")
        elif tag in (f"{TEXT}line-break", f"{TEXT}soft-page-break"):
            words.parts.append(" ")
        elif tag == f"{TEXT}span":
            self._inside(child, self._spanned(child, style), words)
        elif tag == f"{TEXT}note":
            words.notes.extend(child.iterfind(f"{TEXT}note-body"))
        elif tag == f"{OFFICE}annotation":
            words.unread.append((COMMENT, " ".join(" ".join(p.itertext()) for p in child.iter(f"{TEXT}p")).strip()))
        elif tag in (f"{TEXT}hidden-text", f"{TEXT}hidden-paragraph"):
            words.unread.append((HIDDEN, child.get(f"{TEXT}string-value", "")))
        elif tag.startswith(DRAW):
            self._drawn(child, words)
        elif tag in (f"{TEXT}change-start", f"{TEXT}change-end", f"{TEXT}change"):
            self._change(child, words)
        elif tag not in _SKIPPED:
            self._inside(child, style, words)

    def _spanned(self, span: etree._Element, style: Style) -> Style:
        own = self._styles.of("text", span.get(f"{TEXT}style-name", ""))
        return Style(is_bold=style.is_bold or own.is_bold, size=own.size or style.size)

    def _drawn(self, frame: etree._Element, words: Words) -> None:
        boxes = list(frame.iter(f"{DRAW}text-box"))
        words.boxes.extend(box for box in boxes if not any(up in boxes for up in box.iterancestors()))
        if not boxes and next(frame.iter(f"{DRAW}image"), None) is not None:
            words.unread.append((PICTURE, ""))

    def _change(self, child: etree._Element, words: Words) -> None:
        change = child.get(f"{TEXT}change-id", "")
        if child.tag == f"{TEXT}change-start":
            self._open[change] = len(words.parts)
        elif child.tag == f"{TEXT}change-end":
            self._tell(change, self._open.pop(change, 0), words)
        elif change in self._changes and self._changes[change][1]:
            words.unread.append((DELETED, self._changes[change][1]))

    def _tell(self, change: str, begin: int, words: Words) -> None:
        added = "".join(words.parts[begin:]).strip()
        if added and self._changes.get(change, ("", ""))[0] == INSERTED:
            words.unread.append((INSERTED, added))


def changes_in(body: etree._Element) -> dict[str, tuple[str, str]]:
    """The tracked changes of a text by their id: what to tell, and the words that a deletion took."""
    made: dict[str, tuple[str, str]] = {}
    for region in body.iter(f"{TEXT}changed-region"):
        deleted = region.find(f"{TEXT}deletion")
        words = " ".join(
            "".join(one.itertext())
            for one in (deleted if deleted is not None else ())
            if one.tag in (f"{TEXT}p", f"{TEXT}h")
        )
        reason = DELETED if deleted is not None else INSERTED if region.find(f"{TEXT}insertion") is not None else ""
        for name in (f"{TEXT}id", "{http://www.w3.org/XML/1998/namespace}id"):
            if region.get(name):
                made[region.get(name, "")] = (reason, " ".join(words.split()))
    return made
