"""Printed lines to paragraphs: which line goes on with the one above it. For plain text and for PDF alike."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from .joining import HYPHENS
from .labels import Label, label_of

FINAL = ".;:?!"
_WITHOUT_SIZE = 1.0
_LONG = 0.6  # of a full line
_BEFORE_A_NUMBER = {
    "afspraak", "afspraken", "artikel", "artikelen", "art.", "hoofdstuk", "paragraaf", "bijlage", "lid", "deel", "stap",
    "fase", "kavel", "label",
}  # fmt: skip


@dataclass(slots=True)
class Line:
    """A line as it is printed. Lengths are in points, or in signs for plain text, where `unit` is 1.

    `gap` is the room above it: blank lines in plain text, else from the line above to this one. `start` is where
    the text stands in the file. `margin` is where its column begins and `edge`
    how far a full line goes to the right. In a PDF `y` is the height at which
    it stands, `parts` what stands apart within it, and `is_large` letters larger than those of running text.
    """

    text: str
    page: int = 1
    left: float = 0.0
    right: float = 0.0
    gap: float = 0.0
    start: int = 0
    unit: float = 1.0
    size: float = _WITHOUT_SIZE
    is_bold: bool = False
    edge: float = 0.0
    margin: float = 0.0
    is_rule_below: bool = False
    is_new_column: bool = False
    is_large: bool = False
    y: float = 0.0
    parts: "list[Line]" = field(default_factory=list)


@dataclass(slots=True)
class Gathered:
    """Lines that are one paragraph."""

    lines: list[Line] = field(default_factory=list)
    label: Label | None = None

    @property
    def words(self) -> int:
        return sum(line.text.count(" ") + 1 for line in self.lines)


def gathered(lines: Sequence[Line], normal_gap: float) -> list[Gathered]:
    """`lines`, in reading order, as paragraphs. More room above a line than `normal_gap` begins another one."""
    made = list[Gathered]()
    counted: dict[str, tuple[int, ...]] = {}
    for line in lines:
        label = label_of(line.text)
        if made and _goes_on(made[-1], line, label, normal_gap, counted):
            made[-1].lines.append(line)
            continue
        made.append(Gathered([line], label))
        if label:
            counted[label.form] = label.numbers
    return made


def _goes_on(
    above: Gathered, line: Line, label: Label | None, normal_gap: float, counted: dict[str, tuple[int, ...]]
) -> bool:
    last = above.lines[-1]
    if _looks_differ(last, line):
        return False
    if line.is_new_column or line.page != last.page:
        return _goes_on_elsewhere(above, line, label)
    if line.gap > normal_gap:
        return False
    if line.is_large:
        return label is None or _before_a_number(last)
    is_full = is_full_before(last, line)
    if label and _is_new(last, line, label, is_full, counted):
        return False
    return _goes_on_below(above, line, is_full)


def _looks_differ(last: Line, line: Line) -> bool:
    """Whether the letters of `line` are of another kind, or a rule or capitals set the line above it apart."""
    if last.is_rule_below or abs(last.size - line.size) > 0.06 * last.size or last.is_bold != line.is_bold:
        return True
    return len(last.text) > 3 and last.text.isupper() and not line.text.isupper() and not label_of(last.text)


def _goes_on_below(above: Gathered, line: Line, is_full: bool) -> bool:
    """Whether `line`, directly below the last one and without a label of its own, goes on with it."""
    last = above.lines[-1]
    if above.label and above.label.length >= len(above.lines[0].text):
        return True  # a label alone on its line: the words are below it
    if is_full or ends_broken(last.text):
        # What comes in is a new paragraph, unless it hangs below the words of a label.
        hangs = above.label is not None and len(above.lines) == 1
        return hangs or not (line.left > last.left + 2 * line.unit and last.text[-1] in FINAL)
    if last.text[-1] in FINAL:
        return False
    if above.label and line.left > above.lines[0].left + line.unit:
        return True  # it hangs below the words of the item
    return line.text[:1].islower() and last.right - last.left > _LONG * (last.edge - last.left)


def is_full_before(last: Line, line: Line) -> bool:
    """Whether the first word of `line` did not fit on the line above it any more, so that the end says nothing."""
    first = len(line.text.split(" ", 1)[0])
    return last.right + (first + 1) * line.unit > last.edge


def ends_broken(text: str) -> bool:
    """Whether a word is broken at the end."""
    return len(text) > 1 and text[-1] in HYPHENS and text[-2].isalpha()


def _before_a_number(line: Line) -> bool:
    return line.text.rpartition(" ")[2].lower() in _BEFORE_A_NUMBER


def _is_new(last: Line, line: Line, label: Label, is_full: bool, counted: dict[str, tuple[int, ...]]) -> bool:
    """Whether the label begins something, rather than standing by chance where a line begins."""
    rest = line.text[label.length :]
    if label.form == "bullet":
        return not (label.printed in "-–—" and rest[:1].isdigit() and last.text[-1:].isdigit())
    if not is_full:
        return True
    if _before_a_number(last):
        return False
    if label.form in ("bare", "letter") and label.printed[:1].isupper():  # most often somebody's initial
        return last.text[-1] in FINAL and label.follows(counted.get(label.form, ()))
    if last.text[-1] in FINAL + ",":
        return True
    return not rest[:1].islower() and label.follows(counted.get(label.form, ()))


def _goes_on_elsewhere(above: Gathered, line: Line, label: Label | None) -> bool:
    """Over a page or a column the room above says nothing; a sentence that is not finished does."""
    last = above.lines[-1]
    if ends_broken(last.text) and line.text[:1].isalpha():
        return True
    is_at_margin = line.left - line.margin < last.left - last.margin - 2 * line.unit
    is_item = above.label is not None and (is_at_margin or len(above.lines) == 1)
    if label or (is_item and last.text[-1] in FINAL):
        return False
    is_full = is_full_before(last, line) and above.words > 8
    if line.text[:1].islower() and last.text[-1] not in FINAL:
        return True
    # A sentence seldom ends where a line does, and the last line of a paragraph is seldom full.
    is_long = line.right - line.margin > _LONG * (line.edge - line.margin)
    return is_full and not line.is_large and (is_long or line.text[-1] in FINAL)
