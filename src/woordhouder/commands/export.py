"""Export everything as lines of JSON (to a file, or printed); or the library as files in the repository's form."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.utils.translation import gettext as _

from woordhouder.examples.saving import save_library

from .archive import MAKERS_ALONE, export_lines

HELP = "export everything, or the library as files"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="where to; left out: printed")
    parser.add_argument("--library", type=Path, metavar="FOLDER", help="the library as files that `load` reads")


def run(options: Namespace) -> int:
    """Write, and never over a file that exists."""
    if options.library:
        print(_("{count} files were written.").format(count=save_library(options.library)))
        return 0
    if options.file is None:
        sys.stdout.writelines(export_lines())
        return 0
    try:
        options.file.touch(MAKERS_ALONE, exist_ok=False)
    except FileExistsError:
        print(_("{file} exists already; choose another name.").format(file=options.file))
        return 2
    with options.file.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(export_lines())
    return 0
