"""The real server for the browser, in its own process with its own data: the demonstration, or one that is empty."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_START = 120
# What the tests set for themselves; the demonstration runs as at people's homes, on SQLite.
NOT_OURS = ("STATIC_STORAGE", "BASE_URL", "CONTACT_EMAIL", "CONTROLLER_NAME", "DATABASE_URL")
BEFORE = "import django; django.setup(); from tests.journeys import earlier, tables; earlier.tell(); tables.tell()"
CONTROLLER = "beheer@demo.example"
REMOVE = "import django; django.setup(); from tests.journeys.removals import remove; remove()"


@dataclass(frozen=True)
class Installation:
    """A place where the site runs, with its own data. `address`: without slash at the end."""

    address: str
    environment: Mapping[str, str]

    def run(self, *command: str) -> str:
        """What `python ...` prints there."""
        done = subprocess.run(
            [sys.executable, *command], cwd=ROOT, env=self.environment, check=True, stdout=subprocess.PIPE, text=True
        )
        return done.stdout

    def invite(self, email: str, organisation: str, kind: str) -> str:
        """As the operator: let an organisation in by asking somebody. Gives the link that she gets."""
        what = ("--organisation", organisation, "--kind", kind, "--role", "bind")
        return self.run("-m", "woordhouder", "invite", email, *what).split()[-1]

    def work(self) -> None:
        """Let the worker see to all that is due now, so that nobody waits for its next round."""
        self.run("-m", "woordhouder", "work", "--once")


@contextmanager
def running(data: Path) -> Iterator[Installation]:
    """Serve the whole library from `data` until the block ends."""
    here = _installation(data)
    here.run("-c", BEFORE)
    with _serving(here, data, "demo"):
        here.run("-c", REMOVE)
        yield here


@contextmanager
def running_empty(data: Path) -> Iterator[Installation]:
    """Serve an installation in which nothing was written yet, until the block ends. Its mail can be read at /demo."""
    here = _installation(data)
    here.run("-m", "woordhouder", "setup", "--controller", CONTROLLER)
    with _serving(here, data, "serve"):
        yield here


def _installation(data: Path) -> Installation:
    port = _free_port()
    address = f"http://localhost:{port}"
    environment = {name: value for name, value in os.environ.items() if name not in NOT_OURS} | {
        "DJANGO_SETTINGS_MODULE": "woordhouder.config.settings",
        "WOORDHOUDER_DATA": str(data),
        "PORT": str(port),
        "BASE_URL": address,
    }
    return Installation(address, environment)


@contextmanager
def _serving(here: Installation, data: Path, command: str) -> Iterator[None]:
    log = data / "server.log"
    with log.open("w") as said:
        words = [sys.executable, "-m", "woordhouder", command]
        server = subprocess.Popen(words, cwd=ROOT, env=here.environment, stdout=said, stderr=said)
        try:
            _wait(server, int(here.environment["PORT"]), log)
            yield
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
