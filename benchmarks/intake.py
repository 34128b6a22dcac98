"""What reading a paper costs: a PDF against the bare text of the same library, Word against that PDF, a long file.

Each pair is measured in turns in one warm process, so that the ratio holds on any machine.
"""

import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2

from tests.intake.markup import FIRST, OPEN, Form, Paper, Piece, paper_at
from tests.intake.printing import printed
from woordhouder.intake.reading import proposals
from woordhouder.papers.documents.reading import read

PAGES, LONG = 60, 1000
TURNS, LONG_TURNS = 15, 2
KILOBYTES = 1024  # in a megabyte


def main() -> None:
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}\n")
    with tempfile.TemporaryDirectory() as folder:
        paper = of_pages(PAGES)
        as_pdf, as_word = printed(paper, "pdf")[1], printed(paper, "docx")[1]
        time_against_bare(as_pdf)
        time_of_word(as_word, as_pdf)
        long_file(Path(folder), as_pdf)
        peak_of("A paper of as many pages", Path(folder) / "paper.pdf", as_pdf)


def of_pages(number: int) -> Paper:
    """The first open agreements one after another, as often as it takes, to a paper of so many printed pages."""
    open_ones = [paper_at(OPEN / f"{name}.txt") for name in FIRST]
    once = [piece for paper in open_ones for piece in paper.pieces if piece.form is not Form.CONTENTS]
    wanted, made = len(once), open_ones[0]
    for _try in range(6):
        turns = 1 + wanted // len(once)
        pieces = [replace(piece, table=place if piece.is_header else None) for place, piece in enumerate(once * turns)][
            :wanted
        ]
        made = replace(open_ones[0], pieces=tuple(_in_tables(pieces)))
        pages = len(pypdfium2.PdfDocument(printed(made, "pdf")[1]))
        if pages == number:
            break
        wanted = max(1, round(wanted * number / pages))
    return made


def _in_tables(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Rows with the number of their table: the place of its header."""
    table = None
    for piece in pieces:
        table = piece.table if piece.is_header else table
        yield replace(piece, table=table) if piece.form is Form.ROW else piece


def again(content: bytes, number: int) -> bytes:
    """A PDF of so many pages, made of those of another."""
    source, made, file = pypdfium2.PdfDocument(content), pypdfium2.PdfDocument.new(), BytesIO()
    while len(made) < number:
        made.import_pages(source, list(range(min(len(source), number - len(made)))))
    made.save(file)
    return file.getvalue()


def bare(content: bytes) -> int:
    """What the library itself gives: the text of each page and the rectangle of each of its lines."""
    signs = 0
    document = pypdfium2.PdfDocument(content)
    for page in document:
        text = page.get_textpage()
        signs += len(text.get_text_range())
        for number in range(text.count_rects()):
            text.get_rect(number)
        text.close()
        page.close()
    document.close()
    return signs


def time_against_bare(content: bytes) -> None:
    """Reading, and reading with proposals, each against the bare text."""
    document = read("paper.pdf", content)
    found = sum(passage.commitment >= 0.5 for passage in proposals(document).passages)
    rows = in_turns(
        TURNS,
        lambda: bare(content),
        lambda: read("paper.pdf", content),
        lambda: proposals(read("paper.pdf", content)),
    )
    library, reading, whole = rows
    print(
        f"A PDF of {document.pages} pages, {len(document.text):,} signs, {found} proposals: bare text with line "
        f"rectangles {middle(library):.0f} ms, read to blocks {times_as_long(reading, library):.2f}x, with proposals "
        f"{times_as_long(whole, library):.2f}x (aim: at most 3x), {middle(whole):.0f} ms."
    )


def time_of_word(as_word: bytes, as_pdf: bytes) -> None:
    """The same text as Word and as PDF, with proposals."""
    word, pdf = in_turns(
        TURNS, lambda: proposals(read("paper.docx", as_word)), lambda: proposals(read("paper.pdf", as_pdf))
    )
    print(
        f"The same text as Word with proposals: {times_as_long(word, pdf):.2f}x that PDF (aim: at most 1x), "
        f"{middle(word):.0f} ms."
    )


def long_file(folder: Path, paper: bytes) -> None:
    """A file that nobody should send, but that must not bring anything down: the paper again and again."""
    content = again(paper, LONG)
    pages = len(pypdfium2.PdfDocument(content))
    library, whole = in_turns(LONG_TURNS, lambda: bare(content), lambda: proposals(read("long.pdf", content)))
    print(
        f"A PDF of {pages:,} pages ({len(content) / 1e6:.1f} MB): {statistics.median(whole):.1f} s, "
        f"{times_as_long(whole, library):.2f}x the bare text."
    )
    peak_of(f"A PDF of {pages:,} pages", folder / "long.pdf", content)


def peak_of(name: str, path: Path, content: bytes) -> None:
    """The most memory that a fresh process takes for it, beside what it takes for the bare text."""
    path.write_bytes(content)
    whole, library = (peak(path, way) for way in ("whole", "bare"))
    print(f"{name}: at most {whole:.0f} MB in a fresh process, bare text {library:.0f} MB.")


def peak(path: Path, way: str) -> float:
    """Megabytes."""
    call = [sys.executable, "-c", f"from benchmarks.intake import measure; measure({str(path)!r}, {way!r})"]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    return float(done.stdout)


def measure(path: str, way: str) -> None:
    """In a process of its own: read the file and print the most memory that was taken."""
    content = Path(path).read_bytes()
    if way == "bare":
        bare(content)
    else:
        proposals(read(path, content))
    print(most_memory() / KILOBYTES)


def most_memory() -> int:
    """Kilobytes at most so far. What `resource` says may be of the process that began this one."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.findall(r"VmHWM:\s*(\d+)", status.read_text())[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def in_turns(turns: int, *works: Callable[[], object]) -> list[list[float]]:
    """Seconds of this process' own time for each of the works, each once a turn, after one turn to warm up."""
    times: list[list[float]] = [[] for _work in works]
    for turn in range(turns + 1):
        for work, taken in zip(works, times, strict=True):
            began = time.process_time()
            work()
            if turn:
                taken.append(time.process_time() - began)
    return times


def times_as_long(these: Sequence[float], those: Sequence[float]) -> float:
    """The median of the ratios of pairs, taken one after the other."""
    return statistics.median(one / other for one, other in zip(these, those, strict=True))


def middle(times: Sequence[float]) -> float:
    """The median, in milliseconds."""
    return statistics.median(times) * 1000
