"""The words of a paragraph of a Word file, and what is not simply there: changes, comments, notes, boxes, pictures."""

from collections.abc import Callable
from dataclasses import dataclass, field

from lxml import etree

from .blocks import Unread
from .refusals import DELETED, HIDDEN, INSERTED, PICTURE
from .word_styles import Style, is_on, number

_DEEPER = frozenset(
    ("hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo", "ruby", "rubyBase")
)
_PICTURES = frozenset(("drawing", "pict", "object", "AlternateContent"))
_STANDS_OUT = 1.15  # times the size of running text
_MOST_SIGNS_OF_A_PLACE = 60


@dataclass(slots=True)
class Words:
    """What a paragraph holds. `notes` are ids of foot- and endnotes, `comments` ids; `boxes` are text boxes in it."""

    parts: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    is_strong: bool = True
    is_contents: bool = False

    @property
    def printed(self) -> str:
        """The words with their tabs."""
        return "".join(self.parts).strip()

    def told(self) -> list[Unread]:
        """What was left out, with the words next to it."""
        near = " ".join(self.printed.split())[:_MOST_SIGNS_OF_A_PLACE]
        return [Unread(None, reason, f"“{what}” ({near})" if what else near) for reason, what in self.unread]


class Runs:
    """Reads the runs of paragraphs; looks are judged beside those of running text."""

    def __init__(self, w: str, normal: Style, style_of: Callable[[str], Style]) -> None:
        self._w = w
        self._normal = normal
        self._style_of = style_of

    def read(self, paragraph: etree._Element, style: Style) -> Words:
        """The words of `paragraph`, whose style is `style`."""
        words = Words()
        self._children(paragraph, style, words)
        words.is_strong = words.is_strong and bool(words.printed)
        return words

    def _children(self, element: etree._Element, style: Style, words: Words) -> None:
        for child in element:
            name = local(child)
            if name == "r":
                self._run(child, style, words)
            elif name in ("ins", "moveTo"):
                self._changed(child, style, words, INSERTED)
            elif name in ("del", "moveFrom"):
                self._left_out(child, words, DELETED)
            elif name in _DEEPER:
                self._children(child, style, words)
            elif name in _PICTURES:
                self._picture(child, words)

    def _changed(self, element: etree._Element, style: Style, words: Words, reason: str) -> None:
        before = len(words.parts)
        self._children(element, style, words)
        added = "".join(words.parts[before:]).strip()
        if added:
            words.unread.append((reason, added))

    def _left_out(self, element: etree._Element, words: Words, reason: str) -> None:
        gone = "".join(
            (one.text or "") if local(one) in ("delText", "t") else " "
            for one in element.iter(f"{self._w}delText", f"{self._w}t", f"{self._w}tab", f"{self._w}br")
        ).strip()
        if gone:
            words.unread.append((reason, gone))

    def _run(self, run: etree._Element, style: Style, words: Words) -> None:
        w = self._w
        properties = run.find(f"{w}rPr")
        bold, size = style.is_bold, style.size
        if properties is not None:
            named = properties.find(f"{w}rStyle")
            if named is not None:
                bold = bold or self._style_of(named.get(f"{w}val", "")).is_bold
            bold = is_on(properties, f"{w}b", w, bold)
            size = number(properties.find(f"{w}sz"), f"{w}val", size)
            if is_on(properties, f"{w}vanish", w, style.is_hidden):
                self._left_out(run, words, HIDDEN)
                return
        before = len(words.parts)
        for child in run:
            self._content(child, words)
        if any(part.strip() for part in words.parts[before:]):
            stands_out = (bold and not self._normal.is_bold) or size > self._normal.size * _STANDS_OUT
            words.is_strong = words.is_strong and stands_out

    def _content(self, child: etree._Element, words: Words) -> None:
        name = local(child)
        if name == "t":
            words.parts.append(child.text or "")
        elif name in ("tab", "ptab"):
            words.parts.append("\t")
        elif name in ("br", "cr"):
            words.parts.append(" ")
        elif name == "noBreakHyphen":
            words.parts.append("-")
        elif name == "sym":
            words.parts.append("•")
        elif name in ("footnoteReference", "endnoteReference"):
            words.notes.append((name[: -len("Reference")], child.get(f"{self._w}id", "")))
        elif name == "commentReference":
            words.comments.append(child.get(f"{self._w}id", ""))
        elif name == "instrText":
            words.is_contents = words.is_contents or "PAGEREF _Toc" in (child.text or "")
        elif name in _PICTURES:
            self._picture(child, words)

    def _picture(self, element: etree._Element, words: Words) -> None:
        """A text box goes on as text of its own; it may be there twice, once for older programs."""
        boxes = list(element.iter(f"{self._w}txbxContent"))
        within = {id(deeper) for box in boxes for deeper in box.iter(f"{self._w}txbxContent") if deeper is not box}
        seen = {"".join(box.itertext()) for box in words.boxes}
        for box in boxes:
            text = "".join(box.itertext())
            if id(box) not in within and text.strip() and text not in seen:
                words.boxes.append(box)
                seen.add(text)
        if not boxes and any(local(one) in ("blip", "imagedata") for one in element.iter()):
            words.unread.append((PICTURE, ""))


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; "" for what is none."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
