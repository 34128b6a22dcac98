"""Restore a backup or an export into an empty installation, as it was; then check the record and renew the index."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from django.conf import settings
from django.core.management import call_command
from django.utils.translation import gettext as _

from woordhouder.record.inspection import inspect_record
from woordhouder.site.search.index import follow

from .archive import Unrestorable, restore_lines
from .backup import INSIDE

HELP = "a backup or an export, into an empty installation"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")


def run(options: Namespace) -> int:
    """Restore all or nothing, and say why not, line by line."""
    settings.DATA.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    try:
        with _lines(options.file) as lines:
            count = restore_lines(lines)
    except (OSError, BadZipFile, KeyError, UnicodeDecodeError) as error:
        print(_("The file could not be read: {reason}.").format(reason=error))
        return 2
    except Unrestorable as error:
        print(*error.args, _("Nothing was restored."), sep="\n")
        return 1
    print(_("{count} rows were restored.").format(count=count))
    follow()
    findings = inspect_record()
    print(*findings, sep="\n", end="\n" if findings else "")
    return 1 if findings else 0


@contextmanager
def _lines(file: Path) -> Iterator[Iterator[str]]:
    if file.suffix == ".zip":
        with ZipFile(file) as archive, archive.open(INSIDE) as inside:
            yield iter(TextIOWrapper(inside, encoding="utf-8", newline="\n"))
    else:
        with file.open(encoding="utf-8", newline="\n") as lines:
            yield iter(lines)
