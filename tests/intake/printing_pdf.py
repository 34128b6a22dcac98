"""An agreement as PDF: header and footer, contents, one or two columns, hyphenated, tables with lines or without."""

import json
from pathlib import Path

import typst

from .markup import Form, Paper

TEMPLATE = Path(__file__).with_name("paper.typ").read_bytes()


def pdf(paper: Paper, size: float = 10) -> bytes:
    """Typeset with the fonts that come with the typesetter, in points of `size`; every other table has no lines."""
    facts = json.dumps({**_facts(paper), "size": size})
    made = typst.compile(TEMPLATE, sys_inputs={"paper": facts}, ignore_system_fonts=True, timestamp=0)
    assert isinstance(made, bytes)
    return made


def _facts(paper: Paper) -> dict[str, object]:
    parts: list[dict[str, object]] = []
    for piece in paper.pieces:
        if piece.form is not Form.ROW:
            sign = "•" if piece.is_bullet else piece.label
            parts.append({"form": piece.form.value, "text": piece.text, "label": sign, "level": piece.level})
        elif piece.is_header:
            has_lines = bool((piece.table or 0) % 2)
            parts.append({"form": "table", "header": piece.cells, "rows": [], "has_lines": has_lines})
        else:
            rows = parts[-1]["rows"]
            assert isinstance(rows, list)
            rows.append(piece.cells)
    looks = {"title": paper.title, "header": paper.header, "footer": paper.footer, "columns": paper.columns}
    return {**looks, "parts": parts}
