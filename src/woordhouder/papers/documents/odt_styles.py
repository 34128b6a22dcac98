"""What the styles of an OpenDocument text say: headings and titles, weight and size, numbers of lists and headings."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from lxml import etree

from .word_numbering import written

OASIS = "urn:oasis:names:tc:opendocument:xmlns"
STYLE, TEXT, TABLE = f"{{{OASIS}:style:1.0}}", f"{{{OASIS}:text:1.0}}", f"{{{OASIS}:table:1.0}}"
OFFICE, DRAW = f"{{{OASIS}:office:1.0}}", f"{{{OASIS}:drawing:1.0}}"
FO = f"{{{OASIS}:xsl-fo-compatible:1.0}}"
_TITLES = frozenset(("title", "titel"))
_BOLD = frozenset(("bold", "600", "700", "800", "900"))
_FORMS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "": "none"}
_NORMAL_SIZE = 12.0
_LONGEST_CHAIN = 20
_DEEPEST = 10


@dataclass(frozen=True, slots=True)
class Style:
    """`size` in points; `list_style` by which its paragraphs are numbered."""

    is_bold: bool = False
    size: float = _NORMAL_SIZE
    is_title: bool = False
    heading: int = 0
    list_style: str = ""


@dataclass(frozen=True, slots=True)
class Level:
    """How a level of a list is numbered; `bullet` when it is not."""

    form: str = "none"
    before: str = ""
    after: str = ""
    bullet: str = ""
    shown: int = 1
    start: int = 1


@dataclass(slots=True)
class Counts:
    """How far a list has counted, by level."""

    reached: dict[int, int] = field(default_factory=dict)

    def next(self, level: int, start: int, levels: dict[int, Level]) -> str:
        """What stands before the next item of `level`; its first has the number `start`."""
        self.reached[level] = self.reached[level] + 1 if level in self.reached else start
        self.forget(level)
        rule = levels.get(level, Level())
        if rule.bullet:
            return "•" if rule.bullet >= "\ue000" else rule.bullet
        if rule.form == "none":
            return f"{rule.before}{rule.after}".strip()
        first = max(1, level - rule.shown + 1)
        numbers = [
            written(self.reached.get(place, levels[place].start if place in levels else 1), self._form(place, levels))
            for place in range(first, level + 1)
        ]
        return f"{rule.before}{'.'.join(filter(None, numbers))}{rule.after}".strip()

    def forget(self, level: int) -> None:
        """Levels deeper than `level` begin anew."""
        for deeper in [place for place in self.reached if place > level]:
            del self.reached[deeper]

    @staticmethod
    def _form(place: int, levels: dict[int, Level]) -> str:
        return levels[place].form if place in levels else "decimal"


class OpenStyles:
    """The styles of content.xml and styles.xml by name; `outline` is how headings are numbered."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._known: dict[str, Style] = {}
        self.lists: dict[str, dict[int, Level]] = {}
        self.outline: dict[int, Level] = {}
        self._default = Style()
        for root in roots:
            for element in root.iter(
                f"{STYLE}style", f"{STYLE}default-style", f"{TEXT}list-style", f"{TEXT}outline-style"
            ):
                self._add(element)

    def _add(self, element: etree._Element) -> None:
        name = element.get(f"{STYLE}name", "")
        if element.tag == f"{TEXT}list-style":
            self.lists[name] = _levels(element)
        elif element.tag == f"{TEXT}outline-style":
            self.outline = _levels(element)
        elif element.tag == f"{STYLE}default-style":
            if element.get(f"{STYLE}family") == "paragraph":
                self._default = _with(self._default, element)
        else:
            self._elements[f"{element.get(f'{STYLE}family', '')} {name}"] = element

    @property
    def normal(self) -> Style:
        """The style of running text."""
        return self.of("paragraph", "Standard")

    def of(self, family: str, name: str) -> Style:
        """The style called `name` of a family ("paragraph", "text"), with what it has from its parents."""
        key = f"{family} {name}"
        if key not in self._known:
            self._known[key] = self._resolved(key, family)
        return self._known[key]

    def _resolved(self, key: str, family: str) -> Style:
        chain = list[etree._Element]()
        while (element := self._elements.get(key)) is not None and len(chain) < _LONGEST_CHAIN:
            chain.append(element)
            key = f"{family} {element.get(f'{STYLE}parent-style-name', '')}"
        style = self._default if family == "paragraph" else Style(size=0.0)
        for element in reversed(chain):
            style = _with(style, element)
        named = key.partition(" ")[2].lower() in _TITLES  # a style that the file itself does not define
        return replace(style, is_title=style.is_title or named)


def _with(style: Style, element: etree._Element) -> Style:
    names = {element.get(f"{STYLE}name", "").lower(), element.get(f"{STYLE}display-name", "").lower()}
    style = replace(
        style,
        is_title=style.is_title or bool(names & _TITLES),
        heading=number(element.get(f"{STYLE}default-outline-level"), style.heading),
        list_style=element.get(f"{STYLE}list-style-name", style.list_style),
    )
    looks = element.find(f"{STYLE}text-properties")
    if looks is None:
        return style
    weight = looks.get(f"{FO}font-weight")
    return replace(
        style,
        is_bold=style.is_bold if weight is None else weight in _BOLD,
        size=_size(looks.get(f"{FO}font-size", ""), style.size),
    )


def _levels(element: etree._Element) -> dict[int, Level]:
    made: dict[int, Level] = {}
    for one in element:
        level = number(one.get(f"{TEXT}level"), 0) if isinstance(one.tag, str) else 0
        if 0 < level <= _DEEPEST:
            bullet = one.get(f"{TEXT}bullet-char", "•") if one.tag == f"{TEXT}list-level-style-bullet" else ""
            made[level] = Level(
                form=_FORMS.get(one.get(f"{STYLE}num-format", ""), "decimal"),
                before=one.get(f"{STYLE}num-prefix", ""),
                after=one.get(f"{STYLE}num-suffix", ""),
                bullet=bullet,
                shown=number(one.get(f"{TEXT}display-levels"), 1),
                start=number(one.get(f"{TEXT}start-value"), 1),
            )
    return made


def number(value: str | None, otherwise: int) -> int:
    """The whole number in an attribute, `otherwise` where there is none."""
    return int(value) if value and value.isascii() and value.isdigit() and len(value) < 7 else otherwise


def _size(value: str, otherwise: float) -> float:
    """A size in points; one in percent is of the size above it."""
    try:
        if value.endswith("%"):
            return otherwise * float(value[:-1]) / 100
        return float(value.removesuffix("pt")) if value.endswith("pt") else otherwise
    except ValueError:
        return otherwise
