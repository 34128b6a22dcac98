"""Make a backup: everything in one compressed file, read back and compared before it counts as made."""

import hashlib
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from django.utils.translation import gettext as _

from .archive import MAKERS_ALONE, export_lines

HELP = "everything in one compressed file"
INSIDE = "export.jsonl"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="left out: woordhouder-<moment>.zip here")


def run(options: Namespace) -> int:
    """Write the file and say where it is."""
    place = options.file or Path(f"woordhouder-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.zip")
    if place.exists():
        print(_("{file} exists already; choose another name.").format(file=place))
        return 2
    unfinished = place.with_name(place.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(MAKERS_ALONE)
    written = hashlib.sha256()
    with ZipFile(unfinished, "w", ZIP_DEFLATED) as archive, archive.open(INSIDE, "w", force_zip64=True) as file:
        for line in export_lines():
            written.update(line.encode())
            file.write(line.encode())
    with ZipFile(unfinished) as archive, archive.open(INSIDE) as file:
        if hashlib.file_digest(file, "sha256").digest() != written.digest():  # type: ignore[arg-type]
            print(_("What was written could not be read back; the disk may be failing."))
            return 1
    unfinished.rename(place)
    print(_("Everything is in {file}.").format(file=place))
    return 0
