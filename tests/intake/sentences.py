"""Invented sentences, each with how many promises it holds, as a paper of their own.

A line each: `# heading`, `> lead-in`, `+ promise`, `+2 two of them`, `- none`; `* + item`, `** - item below it`,
`= + item with a number of its own`, `: a line below it`; `| + cells | ... |` rows, the first row of a table without
a sign is its header.
"""

from dataclasses import dataclass
from pathlib import Path

from woordhouder.papers.documents.blocks import Block, BlockKind, Cell, Document

SENTENCES = Path(__file__).parent / "invented" / "sentences.txt"
MANNERS = SENTENCES.with_name("manners.txt")
"""As the sentences, of manners that most agreements do not have: minutes, letters, norms, calendars, lists."""
OPENING = (
    "De gemeente Zandweer, hierna te noemen: de gemeente.",
    "Woningstichting Breesand, hierna te noemen: Breesand.",
    "Stichting De Terp, hierna te noemen: De Terp.",
    "Huurdersbond Zandweer, hierna te noemen: de Huurdersbond.",
)
TITLE = "Prestatieafspraken Zandweer 2026-2029"


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence, item or row, where it stands, and how many promises it holds. `block`: number in its document."""

    text: str
    promises: int
    heading: str
    block: int


class _Made:
    """Blocks one below the other, joined by line ends."""

    def __init__(self) -> None:
        self.text, self.blocks, self.table = "", list[Block](), 0

    def add(self, kind: BlockKind, words: str, label: str = "", level: int = 0) -> int:
        start = len(self.text)
        self.text += f"{words}\n"
        self.blocks.append(Block(kind, start, start + len(words), words, None, None, label, level))
        return len(self.blocks) - 1

    def row(self, cells: list[str], heads: list[str]) -> int:
        start, made = len(self.text), list[Cell]()
        for number, words in enumerate(cells):
            self.text += " | " if number else ""
            made.append(Cell(len(self.text), len(self.text) + len(words), words, None, (heads or cells)[number]))
            self.text += words
        end = len(self.text)
        self.text += "\n"
        words, is_header = self.text[start:end], not heads
        self.blocks.append(
            Block(BlockKind.ROW, start, end, words, None, None, "", 0, tuple(made), is_header, self.table)
        )
        return len(self.blocks) - 1


def cases(path: Path = SENTENCES) -> tuple[Document, list[Case]]:
    """The document of all sentences, and the cases in it."""
    made, found, heading = _Made(), list[Case](), ""
    made.add(BlockKind.TITLE, TITLE)
    for words in OPENING:
        made.add(BlockKind.PARAGRAPH, words)
    heads = list[str]()
    for line in path.read_text(encoding="utf-8").splitlines():
        sign, _, words = line.partition(" ")
        if sign != "|":
            heads = []
        if sign == "#":
            heading = words
            made.add(BlockKind.HEADING, words, level=1)
        elif sign == ">":
            made.add(BlockKind.PARAGRAPH, words)
        elif sign in ("*", "**"):
            number, _, text = words.partition(" ")
            found.append(Case(text, _count(number), heading, made.add(BlockKind.ITEM, text, "•", len(sign))))
        elif sign == "=":
            number, _, text = words.partition(" ")
            found.append(
                Case(text, _count(number), heading, made.add(BlockKind.ITEM, text, f"Afspraak {len(found)}", 1))
            )
        elif sign == ":":
            made.add(BlockKind.PARAGRAPH, words)
        elif sign == "|":
            cells = [cell.strip() for cell in words.strip("| ").split("|")]
            number, _, first = cells[0].partition(" ")
            if number in ("+", "-") and heads:
                block = made.row([first, *cells[1:]], heads)
                found.append(Case(made.blocks[block].clean, _count(number), heading, block))
            else:
                made.table += 1
                made.row(cells, [])
                heads = cells
        elif words:
            found.append(Case(words, _count(sign), heading, made.add(BlockKind.PARAGRAPH, words)))
    return Document(path.name, "", None, made.text, tuple(made.blocks)), found


def _count(sign: str) -> int:
    return {"-": 0, "+": 1}.get(sign) if sign in "+-" else int(sign[1:])  # type: ignore[return-value]
