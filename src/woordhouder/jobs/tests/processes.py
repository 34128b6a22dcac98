"""Processes that work on the database of the tests, and are killed."""

import os
import subprocess
import sys
from urllib.parse import quote

from django.db import connection

from woordhouder.record.tests.racing import Track


def database_of(track: Track) -> str:
    """Where a process of its own finds what the threads of `track` see."""
    if track.file:
        return f"sqlite:///{track.file}"
    here = connection.settings_dict
    who = ":".join(quote(str(here[name])) for name in ("USER", "PASSWORD") if here[name])
    return f"postgres://{who}@{here['HOST']}:{here['PORT']}/{here['NAME']}"


def killed_when_it_says(words: str, track: Track, module: str, *arguments: str) -> None:
    """Run `module` until it prints `words`, then kill it (SIGKILL: it cannot tidy up)."""
    told = os.environ | {"DATABASE_URL": database_of(track), "DJANGO_SETTINGS_MODULE": "woordhouder.config.settings"}
    told["PYTHONPATH"] = os.pathsep.join(sys.path)
    with subprocess.Popen(
        [sys.executable, "-m", module, *arguments], env=told, stdout=subprocess.PIPE, text=True
    ) as run:
        try:
            assert run.stdout.readline() == f"{words}\n"
        finally:
            run.kill()
