"""What reporting by sheet costs: five thousand reports of the association with twenty tables, read in and filed.

Beside it what it costs openpyxl alone to read the same file. Each is done once, in a process of its own, which tells
the most memory that it took. SQLite by `make bench`, PostgreSQL by `make bench-postgres`.
"""

from . import house  # isort: skip # noqa: F401 - sets the environment before Django's models are read

import base64
import io
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import connection
from openpyxl import load_workbook

from woordhouder.agreements.columns import Cell
from woordhouder.commands.demo import EDITOR, KEEPER
from woordhouder.commands.setup import set_up
from woordhouder.jobs.running import run_next
from woordhouder.keeping import actions, filing_sheets
from woordhouder.keeping.models import Report, ReportSheet
from woordhouder.keeping.queries.report_sheet_known import tables_of
from woordhouder.keeping.report_columns import COLUMNS, header
from woordhouder.keeping.report_rows import Known, checked
from woordhouder.keeping.words import Claim
from woordhouder.papers.workbooks import xlsx
from woordhouder.parties.actor import acting_for
from woordhouder.record.clock import now

from .intake import KILOBYTES, most_memory
from .national import LARGE, Sizes, email_of, fill_nation, fill_small, invented_places

ROWS = int(os.environ.get("BENCH_ROWS", "5000"))
# As many promises at a table as the large association needs to lead forty of them at each of twenty tables.
SIZES = Sizes(municipalities=22, tables=22, pairs=50, commitments=3_600)
# Over the whole of each year there is a report already.
YEARS, MONTHS = (2025, 2024, 2023), range(1, 12)


def main() -> None:
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {connection.vendor}\n")
    set_up(editor=EDITOR, controller=KEEPER)
    with invented_places(SIZES.municipalities), tempfile.TemporaryDirectory() as folder:
        fill_nation(fill_small(), SIZES)
        path = Path(folder) / "verslag.xlsx"
        content = filled_in()
        path.write_bytes(content)
        print(f"{ROWS:,} rows in a workbook of {len(content) / 1e6:.1f} MB.")
        before = Report.objects.count()
        connection.close()
        bare = told(path, "bare")
        looked, filed = told(path, "look"), told(path, "file")
    assert Report.objects.count() == before + ROWS, Report.objects.count()
    print(
        f"openpyxl alone reads it in {bare[0]:.1f} s, in a process of at most {bare[1]:.0f} MB.\n"
        f"Read in and looked at: {looked[0]:.1f} s, {looked[0] / bare[0]:.1f}x that; at most {looked[1]:.0f} MB.\n"
        f"Filed: {filed[0]:.1f} s, {filed[0] / bare[0]:.1f}x that, {1000 * filed[0] / ROWS:.1f} ms a report; "
        f"at most {filed[1]:.0f} MB."
    )


def filled_in() -> bytes:
    """The sheet of the large association, with a figure in each row: so many months that there are enough rows."""
    known = tables_of(acting_for(email_of(LARGE), LARGE), YEARS, now()).known
    rows = list(islice(_rows(known), ROWS))
    assert len(rows) == ROWS, len(rows)
    return xlsx("verslag", header(), [[row.get(column.name) for column in COLUMNS] for row in rows])


def _rows(known: Known) -> Iterator[Mapping[str, Cell]]:
    for year in YEARS:
        for (_commitment, of), text in known.texts.items():
            if of != year or text.lead not in known.seats:
                continue
            for part in MONTHS:
                row = {**text.about, "part": part, "value": part * 3, "story": f"In maand {part} ging het zo. " * 5}
                if checked({name: str(cell or "") for name, cell in row.items()}, [], known).says is None:
                    row["level"] = str(Claim.LIMITED.label)
                yield row


def told(path: Path, way: str) -> tuple[float, float]:
    """Seconds and megabytes of a process that does this with the file."""
    call = [sys.executable, "-c", f"from benchmarks.report_sheets import measure; measure({str(path)!r}, {way!r})"]
    own = {**os.environ, "BENCH_DATA": os.environ["WOORDHOUDER_DATA"]}
    done = subprocess.run(call, stdout=subprocess.PIPE, text=True, check=True, env=own)
    seconds, megabytes = done.stdout.split()
    return float(seconds), float(megabytes)


def measure(path: str, way: str) -> None:
    """In a process of its own: do it, and print how long it took and the most memory."""
    content = Path(path).read_bytes()
    began = time.perf_counter()
    {"bare": read_bare, "look": look, "file": file}[way](content)
    print(time.perf_counter() - began, most_memory() / KILOBYTES)


def read_bare(content: bytes) -> None:
    """Every cell, by openpyxl alone."""
    for row in load_workbook(io.BytesIO(content), read_only=True).active.iter_rows(values_only=True):
        assert row


def look(content: bytes) -> None:
    """Hand it in, and let the worker look at it."""
    actor = acting_for(email_of(LARGE), LARGE)
    given: dict[str, Any] = {"content": base64.b64encode(content).decode()}
    actions.read_report_sheet(actor, name="verslag.xlsx", **given)
    assert run_next("benchmark", now())
    assert ReportSheet.objects.get().rows.filter(state="good").count() == ROWS


def file(_content: bytes) -> None:
    """Ask that it is filed, and let the worker file it."""
    sheet = ReportSheet.objects.get()
    filing_sheets.file_sheet(acting_for(email_of(LARGE), LARGE), sheet=sheet.reference)
    assert run_next("benchmark", now())
