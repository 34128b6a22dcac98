"""The real server for the browser: `woordhouder demo` in its own process, with its own data and port."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_START = 120
# What the tests set for themselves; the demonstration runs as at people's homes, on SQLite.
NOT_OURS = ("STATIC_STORAGE", "BASE_URL", "CONTACT_EMAIL", "CONTROLLER_NAME", "DATABASE_URL")
BEFORE = "import django; django.setup(); from tests.journeys.earlier import tell; tell()"
REMOVE = "import django; django.setup(); from tests.journeys.removals import remove; remove()"


@contextmanager
def running(data: Path) -> Iterator[str]:
    """Serve the whole library from `data` until the block ends. Gives the address, without slash at the end."""
    port = _free_port()
    environment = {name: value for name, value in os.environ.items() if name not in NOT_OURS} | {
        "DJANGO_SETTINGS_MODULE": "woordhouder.config.settings",
        "WOORDHOUDER_DATA": str(data),
        "PORT": str(port),
        "BASE_URL": f"http://localhost:{port}",
    }
    subprocess.run([sys.executable, "-c", BEFORE], cwd=ROOT, env=environment, check=True)
    log = data / "server.log"
    with log.open("w") as said:
        command = [sys.executable, "-m", "woordhouder", "demo"]
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=said, stderr=said)
        try:
            _wait(server, port, log)
            subprocess.run([sys.executable, "-c", REMOVE], cwd=ROOT, env=environment, check=True)
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Return once it answers; if it stopped or takes too long, say what it said."""
    until = time.monotonic() + SECONDS_TO_START
    while server.poll() is None and time.monotonic() < until:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise RuntimeError(f"The server did not start. It said:\n{log.read_text()}")
