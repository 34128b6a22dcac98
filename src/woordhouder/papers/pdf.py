"""A note as PDF: tagged, with title and language, for screen readers (PDF/UA-1). The same facts give the same bytes."""

import json
import re
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import category, name, normalize

import typst

from .notes import Paper, printable
from .signs import shown

TEMPLATE = Path(__file__).with_name("note.typ").read_bytes()
MOST_ON_A_PAGE = 12_000
# A word wider than a line may break after so many signs; an address breaks by itself, and is to be copied whole.
_WIDE = re.compile(r"(?<!\S)(?!https?://)\S{33,}")
_SIGNS_OF_A_LINE = re.compile(r"\S{32}(?=\S)")
# Signs without a place of their own: they change the look of others, join or part them, or turn the direction.
WITHOUT_A_PLACE = ("Mn", "Mc", "Me", "Cf")


def pdf(paper: Paper) -> bytes:
    """`paper` on A4: on one page where it fits at 9 to 11.5 points, else on more.

    Only fonts that come with the typesetter are used, on every machine the same. A sign that they do not have is
    spelled out: "[grinning face]".
    """
    words = json.dumps(on_paper(asdict(paper)), ensure_ascii=False)
    made = typst.compile(
        TEMPLATE,
        sys_inputs={"paper": words, "may_fit": "yes" if len(words) < MOST_ON_A_PAGE else "no"},
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=0,
    )
    if not isinstance(made, bytes):  # only pictures come as one for each page
        raise TypeError("A PDF is one file.")
    return made


def on_paper(facts: Any) -> Any:
    """The same facts, with each text as it can stand on paper."""
    if isinstance(facts, dict):
        return {field: on_paper(value) for field, value in facts.items()}
    if isinstance(facts, tuple):
        return [on_paper(value) for value in facts]
    if isinstance(facts, str):
        words = "".join(sign if sign.isascii() else _shown(sign) for sign in normalize("NFC", printable(facts)))
        return _WIDE.sub(lambda wide: _SIGNS_OF_A_LINE.sub("\\g<0>\u200b", wide[0]), words)
    return facts


@cache
def _known() -> frozenset[str]:
    return shown()


def _shown(sign: str) -> str:
    if sign in _known():
        return sign
    kind = category(sign)
    if kind in WITHOUT_A_PLACE:
        return ""
    return f"[{name(sign).lower()}]" if kind == "So" else f"[U+{ord(sign):04X}]"
