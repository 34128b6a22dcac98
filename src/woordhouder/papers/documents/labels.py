"""What stands before the words of a line: "3.1", "a.", "Artikel 3", a bullet. Only the form is judged here."""

import re
from dataclasses import dataclass

BULLETS = "-–—−*•●○◦▪▫■□◆◇‣⁃·➢➤►▸→✓✔☐❑\uf0b7\uf0a7\uf0d8\uf02d\uf0fc\uf076\uf0a8"
NAMED = (
    "Artikel|Art\\.|Hoofdstuk|Paragraaf|Bijlage|Deel|Afspraak|Prestatieafspraak|Thema|Doel|Actie|Ambitie|Maatregel|"
    "Opgave|Spoor|Pijler"
)
_NUMBER = r"(?:\d{1,3}(?:\.\d{1,3})*[a-z]?|[IVX]{1,5}|[A-Z]\d{0,2})"
_FORM = re.compile(
    rf"""(?:
    (?P<named>(?:{NAMED}|§)\s*{_NUMBER}(?![\w-]))(?P<tail>\s*[:.)–-]?)(?=\s|$)
    |(?P<decimal>\d{{1,2}}(?:\.\d{{1,2}}){{1,5}}[a-z]?\.?\)?:?)(?=\s|$)
    |(?P<number>\(?\d{{1,3}}(?:[.)]|(?<=\d)[a-z][.)]|:|\s?[.]-))(?=\s|$)
    |(?P<roman>\(?(?:[ivx]{{2,5}}|[IVX]{{2,5}})[.)])(?=\s|$)
    |(?P<letter>\([a-zA-Z]\)|[a-zA-Z][.)])(?=\s|$)
    |(?P<code>[A-Z]{{1,2}}-?\d{{1,3}}(?:\.\d{{1,2}})?[.:)]?)(?=\s|$)
    |(?P<bare>\d{{1,2}}|[IVX]{{1,4}})(?=\s+["'‘“]?[A-ZÀ-Ý])
    |(?P<bullet>[{re.escape(BULLETS)}]|o(?=\s))(?=\s|[•●▪\uf0b7\uf0a7]|$)
    )\s*""",
    re.VERBOSE,
)
_DIGITS = re.compile(r"\d+")
SECTION_NAMES = (
    "artikel",
    "art.",
    "hoofdstuk",
    "paragraaf",
    "bijlage",
    "deel",
    "thema",
    "opgave",
    "spoor",
    "pijler",
    "§",
)


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before the words. `printed` is all of it; `shown` is without a colon; the words begin at `length`."""

    form: str
    printed: str
    length: int

    @property
    def shown(self) -> str:
        """As people name it: "Afspraak 12", "3.1", "a."; a bullet of a font for signs is "•"."""
        if self.form == "bullet":
            return "•" if self.printed >= "\ue000" else self.printed
        return " ".join(self.printed.rstrip(": –").split())

    @property
    def shape(self) -> str:
        """What labels of one list have in common: "a." and "b." do, "3.1" and "3.1.1" do not."""
        if self.form == "bullet":
            return self.shown
        signs = "".join(sign for sign in self.printed if not sign.isalnum() and not sign.isspace())
        name = self.printed.split()[0].lower() if self.form == "named" else ""
        return f"{self.form}{name}{signs.rstrip(':')}"

    @property
    def depth(self) -> int:
        """How deep a section with this label stands: "3" 1, "3.1" 2, "Artikel 3" 1."""
        return max(1, len(_DIGITS.findall(self.printed))) if self.form == "decimal" else 1

    @property
    def numbers(self) -> tuple[int, ...]:
        """What it counts: "3.1" (3, 1), "b)" (2,); nothing for a bullet."""
        if digits := _DIGITS.findall(self.printed):
            return tuple(map(int, digits))
        letters = [sign for sign in self.printed.lower() if "a" <= sign <= "z"]
        return (ord(letters[0]) - ord("a") + 1,) if len(letters) == 1 and self.form == "letter" else ()

    def follows(self, before: tuple[int, ...]) -> bool:
        """Whether it counts on from the label of its form before it, or begins to count."""
        own = self.numbers
        if not own or not before:
            return not own or own[-1] == 1 or (not before and own[-1] < 3)
        return own[-1] == 1 or own == (*before[:-1], before[-1] + 1) or own[:-1] == (*before[:-2], before[-1])

    @property
    def is_section(self) -> bool:
        """Whether it can only name a part of the paper: "Hoofdstuk 2", "Bijlage A"."""
        return self.form == "named" and self.printed.lower().startswith(SECTION_NAMES)


def label_of(line: str) -> Label | None:
    """The label with which `line` (without space before it) begins, or None."""
    found = _FORM.match(line)
    if not found:
        return None
    form = found.lastgroup or ""
    if form == "tail":
        form = "named"
    printed = found[0].rstrip()
    return Label(form, printed, found.end())
