"""Tests that commit empty the database afterwards (`flush`), which the record's triggers refuse. Here is the way out.

Any test of any room that uses `transactional_db` or `live_server` needs it, once per session:

    @pytest.fixture(scope="session", autouse=True)
    def _flush():
        with flush_may_empty_the_record():
            yield
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from django.core.management.commands.flush import Command
from django.db import connections

from woordhouder.record.triggers import put, take_away


@contextmanager
def flush_may_empty_the_record() -> Iterator[None]:
    """Within, the command `flush` drops the triggers before it empties the tables and creates them again after it."""
    flush = Command.handle

    def handle(command: Command, **options: Any) -> None:
        connection = connections[options["database"]]
        take_away(connection)
        try:
            flush(command, **options)
        finally:
            take_away(connection)  # another of these may have put them back already
            put(connection)

    with mock.patch.object(Command, "handle", handle):
        yield
