"""The numbers and bullets that Word puts before paragraphs itself, and that stand nowhere in its text."""

from dataclasses import dataclass, field

from lxml import etree

from .word_styles import number

_LEVELS = 9
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_ROMAN_ONES = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_HIGHEST = 9_999


@dataclass(slots=True)
class Level:
    """How one level of a list is numbered."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    style: str = ""
    is_decimal: bool = False  # all numbers in it as decimals, whatever their own level says
    indent: float = 0.0  # in hundreds of a twentieth of a point, as styles have it
    is_kept: bool = False  # goes on counting below a new number of a higher level


@dataclass(slots=True)
class List:
    """One list as paragraphs name it. Lists of the same `pattern` count on from each other."""

    pattern: str
    levels: dict[int, Level]
    restarts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts along with the paragraphs, in their order."""

    def __init__(self, root: etree._Element | None, w: str) -> None:
        self._w = w
        self._lists: dict[str, List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun = set[tuple[str, int]]()
        if root is not None:
            patterns = {one.get(f"{w}abstractNumId", ""): one for one in root.iterfind(f"{w}abstractNum")}
            for one in root.iterfind(f"{w}num"):
                self._add(one, patterns)

    def _add(self, one: etree._Element, patterns: dict[str, etree._Element]) -> None:
        w = self._w
        named = one.find(f"{w}abstractNumId")
        pattern = named.get(f"{w}val", "") if named is not None else ""
        element = patterns.get(pattern)
        linked = element.find(f"{w}numStyleLink") if element is not None else None
        if linked is not None:  # the levels are those of the list that defines the style
            style = linked.get(f"{w}val")
            element = next((p for p in patterns.values() if self._defines(p, style)), element)
        levels = self._levels(element) if element is not None else {}
        made = List(pattern, levels)
        for override in one.iterfind(f"{w}lvlOverride"):
            level = int(number(override, f"{w}ilvl", 0))
            start = override.find(f"{w}startOverride")
            if start is not None:
                made.restarts[level] = int(number(start, f"{w}val", 1))
            made.levels = made.levels | self._levels(override)
        self._lists[one.get(f"{w}numId", "")] = made

    def _defines(self, pattern: etree._Element, style: str | None) -> bool:
        link = pattern.find(f"{self._w}styleLink")
        return link is not None and link.get(f"{self._w}val") == style

    def _levels(self, element: etree._Element) -> dict[int, Level]:
        return {int(number(one, f"{self._w}ilvl", 0)): self._level(one) for one in element.iterfind(f"{self._w}lvl")}

    def _level(self, one: etree._Element) -> Level:
        w = self._w

        def told(tag: str, otherwise: str) -> str:
            found = one.find(f"{w}{tag}")
            return otherwise if found is None else found.get(f"{w}val", otherwise)

        return Level(
            start=int(number(one.find(f"{w}start"), f"{w}val", 0)),
            form=told("numFmt", "decimal"),
            text=told("lvlText", ""),
            style=told("pStyle", ""),
            is_decimal=one.find(f"{w}isLgl") is not None,
            indent=number(one.find(f"{w}pPr/{w}ind"), f"{w}left", 0) / 100,
            is_kept=told("lvlRestart", "") == "0",
        )

    def level_of(self, list_id: str, style_id: str, otherwise: int) -> int:
        """The level that is bound to a style in this list, else `otherwise`."""
        known = self._lists.get(list_id)
        levels = known.levels if known else {}
        return next((number for number, level in levels.items() if style_id and level.style == style_id), otherwise)

    def indent_of(self, list_id: str, level: int) -> float:
        """How far in a level of a list stands."""
        known = self._lists.get(list_id)
        return known.levels[level].indent if known and level in known.levels else 0.0

    def next_mark(self, list_id: str, level: int) -> str:
        """What stands before the next paragraph of this list and level; "" where nothing does."""
        known = self._lists.get(list_id)
        if known is None or level not in known.levels:
            return ""
        counts = self._counts.setdefault(known.pattern, {})
        self._count(known, list_id, level, counts)
        rule = known.levels[level]
        if rule.form == "bullet":
            return "•" if not rule.text or rule.text >= "\ue000" else rule.text.strip()
        text = rule.text
        for place in range(_LEVELS):
            if f"%{place + 1}" in text:
                of = known.levels.get(place, Level())
                form = "decimal" if rule.is_decimal and place != level else of.form
                text = text.replace(f"%{place + 1}", written(counts.get(place, of.start), form))
        return " ".join(text.split())

    def _count(self, known: List, list_id: str, level: int, counts: dict[int, int]) -> None:
        is_first = (list_id, level) not in self._begun
        self._begun.add((list_id, level))
        if is_first and level in known.restarts:
            counts[level] = known.restarts[level]
        elif level in counts:
            counts[level] += 1
        else:
            counts[level] = known.levels[level].start
        for deeper in [place for place in counts if place > level]:
            if not (deeper in known.levels and known.levels[deeper].is_kept):
                del counts[deeper]


def written(value: int, form: str) -> str:
    """A number as a list of this form has it: decimal, decimalZero, lower or upper letters or romans, none."""
    value = min(max(value, 0), _HIGHEST)
    if form == "none":
        return ""
    if form.endswith("Letter") and value:
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter.upper() if form.startswith("upper") else letter
    if form.endswith("Roman"):
        return _roman(value).upper() if form.startswith("upper") else _roman(value)
    return f"{value:02d}" if form == "decimalZero" else str(value)


def _roman(value: int) -> str:
    made = ""
    for worth, sign in (*_ROMAN, *_ROMAN_ONES):
        made += sign * (value // worth)
        value %= worth
    return made
