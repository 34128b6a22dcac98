"""Processes that work on the database of the tests, and are killed."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
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


def killed_once(is_so: Callable[[], object], track: Track, module: str, *arguments: str) -> None:
    """Run `module` until `is_so()`, then kill it (SIGKILL: it cannot tidy up)."""
    told = os.environ | {"DATABASE_URL": database_of(track), "DJANGO_SETTINGS_MODULE": "woordhouder.config.settings"}
    told["PYTHONPATH"] = os.pathsep.join(sys.path)
    with subprocess.Popen([sys.executable, "-m", module, *arguments], env=told) as run:
        try:
            while not is_so():
                assert run.poll() is None, "it ended before it could be killed"
                time.sleep(0.02)
        finally:
            run.kill()
