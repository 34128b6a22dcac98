"""What each piece is: title, heading, item, row or paragraph, from its label, its style, its looks and its neighbours.

One set of rules for all formats, so that the same paper reads the same whether it comes as Word, PDF or plain text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .blocks import BlockKind
from .labels import Label, label_of
from .pieces import Look, Piece

_LONGEST_HEADING, _MOST_WORDS, _MOST_UNMARKED = 110, 14, 11
# Forms of the verbs that make a line a sentence although it has no final stop.
_VERBS = re.compile(
    r"\b(?:is|zijn|wordt|worden|heeft|hebben|zal|zullen|kan|kunnen|moet|moeten|mag|mogen|gaat|gaan|doet|doen|maakt|maken|"
    r"bouwt|bouwen we|levert|leveren we|zorgt|zorgen|stelt|stellen we|biedt|geeft|geven we|voert|werkt|werken we|"
    r"onderzoekt|onderzoeken we|realiseert|verkoopt|sloopt|renoveert|verhoogt|verlaagt|informeert|betrekt|spreekt|"
    r"spreken af|houdt|neemt|nemen|draagt|blijft|blijven|komt|komen|brengt|wijst|toetst|evalueert|rapporteert|meldt|"
    r"start|streeft|streven|spant|ontvangt|betaalt|vraagt|organiseert|ondersteunt|verduurzaamt|isoleert|investeert)\b"
)
_ITEMS = ("bullet", "letter", "roman", "code")
# "Trekker: de gemeente" belongs to what stands above it, and a name with an office below a letter.
_NO_HEADING = re.compile(
    r"(?:Trekkers?|Resultaat|Planning|Wie|Met|Hoeveel|Klaar|Wanneer|Partijen|Partners|Indicator|Gereed|Betrokken(?:en)?|"
    r"Bijdrage|Inzet|Termijn|Deadline|Verantwoordelijke?|Monitoring|Financiering|Looptijd|Datum|Plaats|Door|Start): |"
    r"Namens |.*, (?:wethouder|burgemeester|directeur|voorzitter|bestuur|secretaris)"
)
_OPEN = re.compile(r"[\"'‘“(]*[A-ZÀ-Ý0-9]")
_QUESTION = re.compile(r"(?:En )?(?:wat|wie|waar\w*|hoe\w*|wanneer|welke?|wiens)\b.{2,60}\?$", re.I)


@dataclass(slots=True)
class Told:
    """What a piece is; its words begin at `offset` of what is clean. `label` as shown, "" without one."""

    piece: Piece
    kind: BlockKind
    found: Label | None
    offset: int
    level: int = 0

    @property
    def label(self) -> str:
        """As shown; in a heading with its colon, since it is part of the name: "Opgave 3: Wonen"."""
        if self.found is None:
            return ""
        return " ".join(self.found.printed.split()) if self.kind is BlockKind.HEADING else self.found.shown

    @property
    def words(self) -> str:
        return self.piece.clean[self.offset :]


def told(pieces: Sequence[Piece]) -> list[Told]:
    """Each piece with what it is; a piece without words and without label is left out."""
    made = [_first_look(piece) for piece in pieces if piece.clean.strip() or piece.cells or piece.mark]
    _settle_lists(made)
    _settle_unmarked(made)
    _find_title(made)
    for one in made:
        _without_loose_label(one)
    _set_levels(made)
    return [one for one in made if one.words or one.piece.cells]


def _first_look(piece: Piece) -> Told:
    if piece.cells:
        return Told(piece, BlockKind.ROW, None, 0)
    if piece.mark:
        marked = label_of(f"{piece.mark} ") or Label("number", piece.mark, 0)
        found: Label | None = Label(marked.form, piece.mark, 0)
        offset = 0
    else:
        found = label_of(piece.clean)
        offset = found.length if found else 0
    if piece.is_title:
        return Told(piece, BlockKind.TITLE, None, 0)
    kind = _kind(piece, found, piece.clean[offset:])
    if found and found.form == "bare" and not piece.mark and kind is not BlockKind.HEADING:
        found, offset, kind = None, 0, BlockKind.PARAGRAPH
    return Told(piece, kind, found, offset)


def _kind(piece: Piece, label: Label | None, words: str) -> BlockKind:
    """What a piece is by itself; a heading only where style, looks or label say so, and it is as short as one."""
    if piece.heading:
        is_heading = len(words) <= 2 * _LONGEST_HEADING and not words.endswith((".", ";"))
    elif not is_short(words):
        is_heading = False
    elif piece.look is Look.STRONG or (words.isupper() and len(words) > 3):
        is_heading = label is None or label.form != "bullet"
    elif label is None:
        is_guess = piece.is_apart and piece.look is Look.UNKNOWN and _is_unmarked_heading(words)
        is_heading = is_guess or bool(_QUESTION.match(words))  # the text below it answers, however it looks
    elif label.form == "named":
        is_heading = label.is_section or not words
    else:
        is_heading = _is_labelled_heading(piece, label, words)
    if is_heading:
        return BlockKind.HEADING
    return BlockKind.ITEM if label else BlockKind.PARAGRAPH


def _is_labelled_heading(piece: Piece, label: Label, words: str) -> bool:
    """Whether a short line after a number is a heading rather than an item: "3.1 Nieuwbouw", "A. Wonen en zorg"."""
    is_list = label.form in _ITEMS and not (label.form in ("letter", "roman") and label.printed[:1].isupper())
    if is_list or ")" in label.printed or not words[:1].isupper():
        return False
    return (piece.is_apart and label.form in ("bare", "decimal")) or not _VERBS.search(words)


def is_short(words: str) -> bool:
    """Whether `words` could be a heading: a short line that begins with a capital and does not end as a sentence."""
    if len(words) > _LONGEST_HEADING or words.count(" ") >= _MOST_WORDS or words.endswith((".", ";", ",", ":")):
        return False
    return not words or bool(_OPEN.match(words))


def _is_unmarked_heading(words: str) -> bool:
    return words.count(" ") < _MOST_UNMARKED and words[:1].isupper() and not _NO_HEADING.match(words)


def _settle_lists(made: list[Told]) -> None:
    """Headings have something below them: what stands in a row with the same kind of label is a list."""
    for above, below in pairwise(made):
        if not (above.found and below.found) or above.found.shape != below.found.shape:
            continue
        if _is_guess(above) and below.kind in (BlockKind.HEADING, BlockKind.ITEM):
            above.kind = BlockKind.ITEM
            if _is_guess(below):
                below.kind = BlockKind.ITEM
        elif _is_guess(below) and above.kind is BlockKind.ITEM:
            below.kind = BlockKind.ITEM


def _is_guess(one: Told) -> bool:
    """A heading by nothing but its label and its length."""
    if one.kind is not BlockKind.HEADING or one.piece.heading or one.piece.look is Look.STRONG or not one.found:
        return False
    return not one.found.is_section and not one.words.isupper()


def _settle_unmarked(made: list[Told]) -> None:
    """Many short lines after each other without labels or looks are no headings: names, an address."""
    run = list[Told]()
    for one in [*made[1:], None]:
        if one and _is_guess_without_label(one):
            run.append(one)
            continue
        for each in run[:-1] if len(run) > 3 else ():
            each.kind = BlockKind.PARAGRAPH
        run = []


def _is_guess_without_label(one: Told) -> bool:
    """A heading by nothing but the blank lines around it, or because it asks something."""
    if one.kind is not BlockKind.HEADING or one.found or one.piece.heading or one.piece.look is Look.STRONG:
        return False
    return (one.piece.look is Look.UNKNOWN and one.piece.is_apart) or bool(_QUESTION.match(one.words))


def _find_title(made: list[Told]) -> None:
    """The first short line is the title where no style says so, unless it is a section already."""
    if not made or any(one.kind is BlockKind.TITLE for one in made):
        return
    first = made[0]
    if first.kind is BlockKind.HEADING:
        is_one_of_many = first.piece.heading and any(one.piece.heading == first.piece.heading for one in made[1:])
        is_title = not first.found and not is_one_of_many
    else:
        is_line = first.kind is BlockKind.PARAGRAPH and is_short(first.words)
        is_title = is_line and not _VERBS.search(first.words)
    if is_title:
        first.kind = BlockKind.TITLE


def _without_loose_label(one: Told) -> None:
    """A label without words is itself what the line says; a bullet without words says nothing."""
    if one.found and not one.words and not one.piece.cells:
        if one.found.form == "bullet":
            one.found = None
            one.offset = len(one.piece.clean)
        elif one.piece.mark:
            one.piece.clean, one.piece.mark = one.piece.mark, ""
            one.found = None
        else:
            one.found, one.offset = None, 0


def _set_levels(made: list[Told]) -> None:
    has_sections = any(one.kind is BlockKind.HEADING and one.found for one in made)
    stack = list[tuple[str, float]]()
    for one in made:
        if one.kind is BlockKind.HEADING:
            unmarked = 2 if has_sections else 1
            one.level = one.piece.heading or (one.found.depth if one.found else unmarked)
            stack.clear()
        elif one.kind is BlockKind.ITEM and one.found:
            one.level = _depth(stack, one.found, one.piece.indent)
        elif one.kind is BlockKind.PARAGRAPH:
            _leave(stack, one.piece.indent)


def _depth(stack: list[tuple[str, float]], label: Label, indent: float) -> int:
    """How deep an item stands: below the nearest one with another kind of label, or with the same further left."""
    shape = label.shape if label.form != "decimal" else f"decimal{label.depth}"
    for index, (known, left) in enumerate(stack):
        if known == shape and (label.form != "bullet" or indent <= left + 1):
            del stack[index + 1 :]
            return index + 1
    if label.form == "bullet":
        while stack and stack[-1][1] > indent + 1:
            stack.pop()
    elif label.form == "decimal":
        while stack and not (stack[-1][0].startswith("decimal") and stack[-1][0] < shape):
            stack.pop()
    stack.append((shape, indent))
    return len(stack)


def _leave(stack: list[tuple[str, float]], indent: float) -> None:
    """A paragraph at the left ends the lists that stand further in."""
    while stack and stack[-1][1] > indent:
        stack.pop()
    if len(stack) == 1 and stack[0][0].startswith(("bullet", *"-–—*•●○◦▪▫■□◆◇‣")):
        stack.clear()
