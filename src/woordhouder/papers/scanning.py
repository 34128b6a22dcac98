"""The hook for a virus scanner: a command of who runs the server, that reads each file before anything of it is kept.

The command gets the file on its standard input. It ends with 0 when the file is clean and with 1 when it is not, as
`clamdscan --no-summary -` does. Whatever else happens, the file was not checked, and is refused as well.
"""

import logging
import shlex
import subprocess

from django.conf import settings
from django.utils.translation import gettext as _

CLEAN, INFECTED = 0, 1
SECONDS = 60
"""So long one scan may take."""
logger = logging.getLogger(__name__)


def scanned(file: bytes) -> bytes:
    """The file as it is, once the scanner let it pass; without a scanner at once. Raises ValueError."""
    if not settings.VIRUS_SCANNER:
        return file
    outcome = _outcome(file)
    if outcome == INFECTED:
        raise ValueError(
            _(
                "The virus scanner says that this file is not safe. Nothing of it was kept. "
                "Make it anew, or take another one."
            )
        )
    if outcome != CLEAN:
        raise ValueError(_("This file could not be checked for viruses. Nothing of it was kept. Try again later."))
    return file


def _outcome(file: bytes) -> int | None:
    """How the scanner ended; None when it could not be started, or took too long."""
    try:
        done = subprocess.run(  # noqa: S603 - the command of who runs the server
            shlex.split(settings.VIRUS_SCANNER), input=file, capture_output=True, timeout=SECONDS, check=False
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        logger.exception("The virus scanner could not check a file.")
        return None
    if done.returncode not in (CLEAN, INFECTED):
        logger.error("The virus scanner ended with %d: %s", done.returncode, done.stderr[:300].decode(errors="replace"))
    return done.returncode
