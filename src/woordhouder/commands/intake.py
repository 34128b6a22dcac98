"""Read a paper with agreements and print what may be commitments in it, as JSON or as a table. Nothing is kept.

Offsets in the JSON are code points in the text that was read; --text-out writes that text (of a .txt the file itself).
Exit code 0: read. 1: the file could not be read, and why. 2: there is no such file.
"""

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.utils import translation
from django.utils.translation import gettext as _

from woordhouder.intake.facts import Reading
from woordhouder.intake.form import as_json
from woordhouder.intake.reading import proposals
from woordhouder.papers.documents.blocks import Unreadable
from woordhouder.papers.documents.running import read_apart

HELP = "read a paper with agreements and print the commitments in it"
_WIDEST = 90


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="a .docx, .odt, .pdf, .txt or .html")
    parser.add_argument("--format", choices=("json", "table"), default="table", help="how to print; left out: table")
    parser.add_argument("--text-out", type=Path, metavar="TEXT", help="where to write the text that places refer to")


def run(options: Namespace) -> int:
    """Read in a process apart, judge, print."""
    try:
        content = options.file.read_bytes()
    except OSError as fault:
        print(_("The file could not be read: {reason}.").format(reason=fault.strerror), file=sys.stderr)
        return 2
    try:
        document = read_apart(options.file.name, content)
    except Unreadable as fault:
        print(translation.gettext(fault.words), file=sys.stderr)
        return 1
    reading = proposals(document)
    if options.text_out:
        options.text_out.write_bytes(document.text.encode())
    if options.format == "json":
        print(json.dumps(as_json(reading), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_table(reading)))
    return 0


def _table(reading: Reading) -> list[str]:
    """What is proposed, a line each: how sure, page, who, theme, kind and the words."""
    first, last = reading.period
    lines = [
        reading.title,
        f"{first or '?'} - {last or '?'}",
        *(f"{one.kind}: {one.name}" for one in reading.parties),
        "",
    ]
    for one in reading.passages:
        if one.is_proposed:
            words = " ".join(one.text.split())
            shown = words if len(words) <= _WIDEST else f"{words[: _WIDEST - 1]}…"
            who = ", ".join(lead.name for lead in one.lead) or "?"
            page = f"p. {one.page}" if one.page else ""
            lines.append(f"{one.commitment:.2f}  {page:<6}{one.commitment_kind:<9}{one.theme or '?':<16}{who}: {shown}")
    for unread in reading.document.unread:
        page = f"p. {unread.page}: " if unread.page else ""
        lines.append(f"! {page}{translation.gettext(unread.reason)}")
    return lines
