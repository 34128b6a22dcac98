"""Threads that act at the same time on one database that keeps what they commit."""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from django.db import connection, connections


class Track:
    """A database for threads. On SQLite a file copied from the tests' own (which may live in memory)."""

    def __init__(self, directory: Path) -> None:
        self.file = directory / "track.sqlite3" if connection.vendor == "sqlite" else None
        if self.file:
            connection.ensure_connection()
            with sqlite3.connect(self.file) as copy:
                connection.connection.backup(copy)

    def run(self, *jobs: Callable[[], Any]) -> list[Any]:
        """What each job gave, each done in a thread of its own with a connection of its own."""
        with ThreadPoolExecutor(len(jobs)) as pool:
            return [done.result() for done in [pool.submit(self._job, job) for job in jobs]]

    def _job(self, job: Callable[[], Any]) -> Any:
        if self.file:
            own = connections.create_connection("default")
            own.settings_dict = {**own.settings_dict, "NAME": str(self.file)}
            connections["default"] = own
        try:
            return job()
        finally:
            connections["default"].close()
