"""What the styles of a Word file say of a paragraph: heading or title, contents, its list, bold and size."""

import re
from dataclasses import dataclass, replace

from lxml import etree

_HEADING = re.compile(r"(?:heading|kop|überschrift|titre)\s*([1-9])$", re.I)
_TITLE = frozenset(("title", "titel"))
_CONTENTS = re.compile(r"(?:toc|inhopg)\s*[1-9]$|toc heading$|kop(?:je)? van inhoudsopgave$|kopvaninhoudsopgave$", re.I)
_BODY_LEVEL = 9
_NORMAL_SIZE = 20.0  # half points; what Word takes without a word about it
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """`heading` from 1, 0 for none; `list_id` and `level` of its numbering; `size` in half points."""

    heading: int = 0
    is_title: bool = False
    is_contents: bool = False
    list_id: str = ""
    level: int = 0
    is_bold: bool = False
    is_hidden: bool = False
    size: float = _NORMAL_SIZE
    indent: float = 0.0


class Styles:
    """The styles by their id, each with what it has from the one it is based on."""

    def __init__(self, root: etree._Element | None, w: str) -> None:
        self._w = w
        self._elements: dict[str, etree._Element] = {}
        self._known: dict[str, Style] = {}
        self._default = Style()
        self.default_id = ""
        if root is None:
            return
        self._default = self._with(Style(), root.find(f"{w}docDefaults/{w}rPrDefault/{w}rPr"), None)
        for element in root.iterfind(f"{w}style"):
            style_id = element.get(f"{w}styleId", "")
            self._elements[style_id] = element
            if element.get(f"{w}type") == "paragraph" and element.get(f"{w}default") in ("1", "true"):
                self.default_id = style_id

    @property
    def normal(self) -> Style:
        """The style of a paragraph that names none."""
        return self.of(self.default_id)

    def of(self, style_id: str) -> Style:
        """What `style_id` says; the defaults of the file where it is not known."""
        if style_id not in self._known:
            self._known[style_id] = self._resolved(style_id)
        return self._known[style_id]

    def _resolved(self, style_id: str) -> Style:
        chain, style = list[etree._Element](), self._default
        while (element := self._elements.get(style_id)) is not None and len(chain) < _LONGEST_CHAIN:
            chain.append(element)
            based_on = element.find(f"{self._w}basedOn")
            style_id = based_on.get(f"{self._w}val", "") if based_on is not None else ""
        for element in reversed(chain):
            style = self._with(style, element.find(f"{self._w}rPr"), element.find(f"{self._w}pPr"))
            name = element.find(f"{self._w}name")
            style = _named(style, name.get(f"{self._w}val", "") if name is not None else "")
        return style

    def _with(self, style: Style, runs: etree._Element | None, paragraph: etree._Element | None) -> Style:
        w = self._w
        if runs is not None:
            style = replace(
                style,
                is_bold=is_on(runs, f"{w}b", w, style.is_bold),
                is_hidden=is_on(runs, f"{w}vanish", w, style.is_hidden),
                size=number(runs.find(f"{w}sz"), f"{w}val", style.size),
            )
        if paragraph is not None:
            style = self.in_paragraph(style, paragraph)
        return style

    def in_paragraph(self, style: Style, properties: etree._Element) -> Style:
        """`style` with what the properties of a paragraph themselves say: list, outline, indent."""
        w = self._w
        listed = properties.find(f"{w}numPr")
        if listed is not None:
            list_id = listed.find(f"{w}numId")
            level = number(listed.find(f"{w}ilvl"), f"{w}val", style.level)
            named = list_id.get(f"{w}val", "") if list_id is not None else style.list_id
            style = replace(style, list_id="" if named == "0" else named, level=min(8, max(0, int(level))))
        outline = properties.find(f"{w}outlineLvl")
        if outline is not None:
            level = number(outline, f"{w}val", _BODY_LEVEL)
            style = replace(style, heading=int(level) + 1 if 0 <= level < _BODY_LEVEL else 0)
        indent = properties.find(f"{w}ind")
        if indent is not None:
            left = number(indent, f"{w}left", number(indent, f"{w}start", style.indent * 100)) / 100
            style = replace(style, indent=left)
        return style


def _named(style: Style, name: str) -> Style:
    found = _HEADING.match(name)
    if found:
        return replace(style, heading=int(found[1]))
    return replace(
        style,
        is_title=style.is_title or name.lower() in _TITLE,
        is_contents=style.is_contents or bool(_CONTENTS.match(name)),
    )


def is_on(properties: etree._Element, tag: str, w: str, inherited: bool) -> bool:
    """A switch such as bold: there without a value it is on."""
    found = properties.find(tag)
    return inherited if found is None else found.get(f"{w}val", "1") not in ("0", "false", "off")


def number(element: etree._Element | None, attribute: str, otherwise: float) -> float:
    """The number in an attribute, `otherwise` where there is none."""
    try:
        return float(element.get(attribute, "")) if element is not None else otherwise
    except ValueError:
        return otherwise
