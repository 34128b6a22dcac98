"""A drawing as a picture, for files that cannot draw it themselves. The same facts give the same bytes."""

import json
from dataclasses import asdict
from pathlib import Path

import typst

from ..pdf import on_paper
from .facts import Drawing

BARS = Path(__file__).with_name("bars.typ").read_bytes()
FONTS = b'("Libertinus Serif", "DejaVu Sans Mono")'
DOTS = 300
"""Of the picture, in an inch: as sharp as paper shows."""
_ALONE = b"""
#set page(width: auto, height: auto, margin: 1mm)
#set text(font: %b)
#bars(json(bytes(sys.inputs.drawing)))
"""


def png(drawing: Drawing) -> bytes:
    """The drawing on white, without anything around it."""
    words = json.dumps(on_paper(asdict(drawing)), ensure_ascii=False)
    made = typst.compile(
        BARS + _ALONE % FONTS, sys_inputs={"drawing": words}, ignore_system_fonts=True, format="png", ppi=DOTS
    )
    if not isinstance(made, bytes):  # a drawing is one page
        raise TypeError("A drawing is one picture.")
    return made
