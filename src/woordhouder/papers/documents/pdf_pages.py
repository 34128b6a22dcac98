"""The printed lines of a PDF, page by page, each with its place, size and weight. One document a process (PDFium)."""

import ctypes
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field

import pypdfium2
from pypdfium2 import raw

from .lines import Line
from .refusals import MOST_PAGES, MOST_SIGNS, unreadable

_LINE = re.compile("[^\r\n\ufffe]+\ufffe?")  # PDFium has U+FFFE for a hyphen at the end of a line, and no line end then
# Looked for from its digit, since digits are rare; letters, of which one stands before it, are not.
_NOTE_NUMBER = re.compile(r"\d(?:(?<=[^\W\d]\d)|(?<=[^\W\d][.,;:)]\d))\d?(?![\w,]|\.\d)")
_WORD = re.compile(r"\S+")
_LIGATURES = str.maketrans(
    {
        "ﬀ": "ff",
        "ﬁ": "fi",
        "ﬂ": "fl",
        "ﬃ": "ffi",
        "ﬄ": "ffl",
        "ﬅ": "st",
        "ﬆ": "st",
        "\u00a0": " ",
        "\ufffe": "-",
        "\x02": "-",
    }
)
_ODD = re.compile("[\u00a0ﬀ-ﬆ\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffd\ud800-\udfff]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff\ufffd\ud800-\udfff]")
_HEAVY = 600
_LONGEST_NAME = 128
_WIDE = 1.5  # times what letters usually take, and the line may have a gap
_GAP = 0.95  # times the size of the letters, between what are two cells rather than two words
_RAISED = 0.2
_WIDTH_OF_A_SIGN = 0.48  # of its size, on average
_FLAT = 2.0


@dataclass(slots=True)
class Sheet:
    """One page: its lines in the order of the file. `has_picture` is looked at only where there is hardly text."""

    number: int
    lines: list[Line] = field(default_factory=list)
    has_picture: bool = False
    is_broken: bool = False


def sheets(content: bytes) -> list[Sheet]:
    """The pages of a PDF. Raises Unreadable: "password", "damaged", "too_many_pages" or "too_large"."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as fault:
        locked = fault.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise unreadable("password" if locked else "damaged") from fault
    try:
        if len(document) > MOST_PAGES:
            raise unreadable("too_many_pages")
        return list(_sheets(document))
    finally:
        document.close()


def _sheets(document: pypdfium2.PdfDocument) -> Iterator[Sheet]:
    signs = 0
    for index in range(len(document)):
        sheet = Sheet(index + 1)
        try:
            page = document[index]
            text = page.get_textpage()
        except pypdfium2.PdfiumError:
            sheet.is_broken = True
            yield sheet
            continue
        signs += max(0, text.count_chars())
        if signs > MOST_SIGNS:
            raise unreadable("too_large")
        sheet.lines = _PageOfText(text, sheet.number).lines()
        if sum(len(line.text) for line in sheet.lines) < 20:
            sheet.has_picture = any(True for _picture in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
        text.close()
        page.close()
        yield sheet


class _PageOfText:
    """Asks PDFium as little as it can: for a line its first and last sign, for all signs only where a gap is likely."""

    def __init__(self, text: pypdfium2.PdfTextPage, number: int) -> None:
        self._page = text.raw
        self._number = number
        self._all = text.get_text_range()
        self._is_plain = len(self._all.encode("utf-16-le", "surrogatepass")) == 2 * len(self._all)
        self._is_whole = self._is_plain and len(self._all) == text.count_chars()
        self._is_odd = _ODD.search(self._all) is not None
        self._name, self._flags = ctypes.create_string_buffer(_LONGEST_NAME), ctypes.c_int()
        self._numbers = (ctypes.c_double * 4)()
        size = ctypes.sizeof(ctypes.c_double)
        self._left, self._right, self._bottom, self._top = (
            ctypes.c_double.from_buffer(self._numbers, place * size) for place in range(4)
        )
        self._rectangles = sorted(self._rectangle(index) for index in range(text.count_rects()))
        self._middles = [rectangle[0] for rectangle in self._rectangles]
        self._raised = [
            found.span() for found in _NOTE_NUMBER.finditer(self._all) if self._is_raised(self._index(found.start()))
        ]

    def _rectangle(self, index: int) -> tuple[float, float, float]:
        """The middle height of what PDFium printed in one go, its left and its right."""
        raw.FPDFText_GetRect(self._page, index, self._left, self._top, self._right, self._bottom)
        left, right, bottom, top = self._numbers
        return (bottom + top) / 2, left, right

    def lines(self) -> list[Line]:
        made = list[Line]()
        for found in _LINE.finditer(self._all):
            line = self._line(found[0], found.start())
            if line:
                made.append(line)
        return made

    def _index(self, place: int) -> int:
        """The index of a sign for PDFium, which counts in UTF-16 and knows signs that are not in the text."""
        if self._is_whole:
            return place
        if not self._is_plain:
            place = len(self._all[:place].encode("utf-16-le", "surrogatepass")) // 2
        return int(raw.FPDFText_GetCharIndexFromTextIndex(self._page, place))

    def _box(self, index: int) -> list[float]:
        """Left, right, bottom and top of a sign."""
        raw.FPDFText_GetCharBox(self._page, index, self._left, self._right, self._bottom, self._top)
        return self._numbers[:]

    def _line(self, printed: str, start: int) -> Line | None:
        text = printed.rstrip()
        lead = len(text) - len(text.lstrip())
        words = self._cleaned(text[lead:], start + lead)
        if not words:
            return None
        first, last = self._index(start + lead), self._index(start + len(text) - 1)
        left = self._box(first)[0]
        # The hyphen at the end of a line has a box; a sign without one stands where the line begins.
        right = max(self._box(last)[1], left + 1)
        raw.FPDFText_GetCharOrigin(self._page, first, self._left, self._right)
        size = raw.FPDFText_GetFontSize(self._page, first)
        size = size if size > _FLAT else self._size_by_box(first)
        line = Line(words, self._number, left, right, size=round(size * 2) / 2, unit=size * _WIDTH_OF_A_SIGN)
        line.y = self._numbers[1]
        line.is_bold = self._is_bold(first) and self._is_bold(last) and self._is_bold((first + last) // 2)
        if self._has_gap(line):
            line.parts = self._parted(line, text[lead:], start + lead)
        return line

    def _size_by_box(self, index: int) -> float:
        raw_box = raw.FS_RECTF()
        raw.FPDFText_GetLooseCharBox(self._page, index, raw_box)
        return max(1.0, abs(float(raw_box.top - raw_box.bottom)) * 0.9)

    def _is_bold(self, index: int) -> bool:
        """By weight, which is an estimate of PDFium and low for some bold fonts, or by the name of the font."""
        if raw.FPDFText_GetFontWeight(self._page, index) >= _HEAVY:
            return True
        raw.FPDFText_GetFontInfo(self._page, index, self._name, _LONGEST_NAME, self._flags)
        name = self._name.value.lower()
        return b"bold" in name or b"black" in name or b"heavy" in name

    def _cleaned(self, text: str, start: int) -> str:
        """The words of a line without the small raised numbers of notes."""
        for begin, end in reversed(self._raised):
            if start <= begin < start + len(text):
                text = f"{text[: begin - start]}{text[end - start :]}"
        if self._is_odd:
            text = _CONTROLS.sub("", text.translate(_LIGATURES))
        elif text.endswith("\ufffe"):
            text = f"{text[:-1]}-"
        return " ".join(text.split())

    def _is_raised(self, index: int) -> bool:
        """Whether a sign stands above the line: it is lifted, or of a form that is."""
        size = raw.FPDFText_GetFontSize(self._page, index - 1)
        raw.FPDFText_GetCharOrigin(self._page, index - 1, self._left, self._right)
        lowest = self._numbers[1] + size * _RAISED
        return bool(self._box(index)[2] > lowest)

    def _has_gap(self, line: Line) -> bool:
        """Whether the line may be two or more cells: much wider than its letters, or with room between rectangles."""
        if line.right - line.left > len(line.text) * line.unit * _WIDE:
            return True
        place = bisect_left(self._middles, line.y - line.size * 0.3)
        runs = list[tuple[float, float]]()
        while place < len(self._middles) and self._middles[place] < line.y + line.size:
            _middle, left, right = self._rectangles[place]
            if line.left - 1 <= left and right <= line.right + 1:
                runs.append((left, right))
            place += 1
        runs.sort()
        reached = line.left
        for left, right in runs:
            if left - reached > line.size * _GAP:
                return True
            reached = max(reached, right)
        return False

    def _parted(self, line: Line, text: str, start: int) -> list[Line]:
        """The cells of a line, by the gaps between its words; nothing when there is no such gap."""
        begin, reached = 0, line.left
        made = list[Line]()
        for word in _WORD.finditer(text):
            left = self._box(self._index(start + word.start()))[0]
            if left - reached > line.size * _GAP and word.start():
                made.append(self._part(line, text[begin : word.start()], start + begin, reached))
                begin = word.start()
            right = self._box(self._index(start + word.end() - 1))[1]
            reached = right if word.start() == begin else max(reached, right)
        if not made:
            return []
        made.append(self._part(line, text[begin:], start + begin, reached))
        return [part for part in made if part.text]

    def _part(self, line: Line, text: str, start: int, right: float) -> Line:
        first = self._index(start)
        left = self._box(first)[0]
        words = self._cleaned(text.rstrip(), start)
        made = Line(words, self._number, left, right, size=line.size, unit=line.unit)
        made.y, made.is_bold = line.y, self._is_bold(first)
        return made
