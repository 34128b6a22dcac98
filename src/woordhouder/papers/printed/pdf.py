"""A document as PDF/A-3a and PDF/UA-1 at once: tagged, to be kept for long, with its data and proofs inside.

The same description and the same attachments give the same bytes.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, Literal

import typst

from ..pdf import MOST_ON_A_PAGE, on_paper
from .facts import Attachment, Printed
from .picture import BARS

TEMPLATE = BARS + Path(__file__).with_name("printed.typ").read_bytes()
STANDARDS: list[Literal["a-3a", "ua-1"]] = ["a-3a", "ua-1"]


def pdf(paper: Printed, attachments: Sequence[Attachment] = ()) -> bytes:
    """`paper` on A4, with `attachments` (UTF-8) in the file. Signs that no font has are spelled out, as in a note."""
    facts = asdict(paper)
    on: date = facts.pop("on")
    words = json.dumps(
        {**on_paper(facts), "on": {"year": on.year, "month": on.month, "day": on.day}}, ensure_ascii=False
    )
    made = typst.compile(
        TEMPLATE,
        sys_inputs={
            "paper": words,
            "files": json.dumps([_file(one) for one in attachments], ensure_ascii=False),
            "may_fit": "yes" if len(words) < MOST_ON_A_PAGE else "no",
        },
        ignore_system_fonts=True,
        pdf_standards=[*STANDARDS],
        timestamp=0,
    )
    if not isinstance(made, bytes):  # only pictures come as one for each page
        raise TypeError("A PDF is one file.")
    return made


def _file(one: Attachment) -> dict[str, Any]:
    return {
        "name": one.name,
        "content": one.content.decode(),
        "mime": one.mime,
        "describes": one.describes,
        "is_source": one.is_source,
    }
