"""Check the public record: every row, opening and chain; or one receipt.

Exit code 0: good. 1: something is not right, and which. 2: the receipt's content is right, but no independent party
has signed for its place in the record, so the rest cannot be checked.
"""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.utils.translation import gettext as _

from woordhouder.record.inspection import inspect_record
from woordhouder.record.models import Entry
from woordhouder.record.queries import holds
from woordhouder.record.receipts import check_receipt, log_origin

HELP = "check the public record, or one receipt"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("receipt", nargs="?", type=Path, metavar="RECEIPT")


def run(options: Namespace) -> int:
    """Say what was found, in sentences."""
    if options.receipt is None:
        return _check_all()
    try:
        text = options.receipt.read_bytes()
    except OSError as error:
        print(_("The file could not be read: {reason}.").format(reason=error.strerror))
        return 1
    code, sentences = check_receipt(text, holds=holds, origin=log_origin())
    print(*sentences, sep="\n")
    return code


def _check_all() -> int:
    findings = inspect_record()
    print(*findings, sep="\n", end="\n" if findings else "")
    if not findings:
        print(_("{count} entries were checked; all is as it was recorded.").format(count=Entry.objects.count()))
    return 1 if findings else 0
