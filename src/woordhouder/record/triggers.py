"""The databases' own refusal to change or delete what was recorded.

A migration that alters one of these tables on SQLite copies it and loses its triggers: it must end with
`RunPython(install)`. Tests hold that they are there.
"""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

KEPT = ("id", "leaf", "leaf_hash", "stream_id", "n", "kind")  # of an entry, when it gets its position
FIXED = ("record_audit", "record_log")
OPENING = "record_opening"
ENTRY = "record_entry"


def install(_apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers, replacing older ones. For a migration."""
    remove(_apps, schema_editor)
    put(schema_editor.connection)


def remove(_apps: Any, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Drop the triggers. For undoing a migration."""
    take_away(schema_editor.connection)


def put(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers."""
    _execute(connection, _sqlite() if connection.vendor == "sqlite" else _postgresql())


def take_away(connection: BaseDatabaseWrapper) -> None:
    """Drop the triggers. Only for migrations, and for tests that empty the tables."""
    is_sqlite = connection.vendor == "sqlite"
    names = [(name, table) for table in (*FIXED, OPENING, ENTRY) for name in _names(table)]
    _execute(
        connection,
        [f"DROP TRIGGER IF EXISTS {name}" + ("" if is_sqlite else f" ON {table}") for name, table in names],
    )


def _names(table: str) -> tuple[str, str, str]:
    return f"{table}_no_delete", f"{table}_no_update", f"{table}_no_truncate"


def _execute(connection: BaseDatabaseWrapper, statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _sqlite() -> list[str]:
    def trigger(name: str, event: str, table: str, when: str = "") -> str:
        refuse = f"BEGIN SELECT RAISE(ABORT, '{table}: what was recorded stays as it is'); END"
        return f"CREATE TRIGGER {name} BEFORE {event} ON {table} {when} {refuse}"

    same = " AND ".join(f"OLD.{column} IS NEW.{column}" for column in KEPT)
    numbered = f"WHEN NOT (OLD.position IS NULL AND NEW.position IS NOT NULL AND {same})"
    statements = [trigger(_names(table)[0], "DELETE", table) for table in (*FIXED, ENTRY)]
    statements += [trigger(_names(table)[1], "UPDATE", table) for table in (*FIXED, OPENING)]
    return [*statements, trigger(_names(ENTRY)[1], "UPDATE", ENTRY, numbered)]


def _postgresql() -> list[str]:
    def trigger(name: str, event: str, table: str, each: str = "FOR EACH ROW") -> str:
        return f"CREATE TRIGGER {name} BEFORE {event} ON {table} {each} EXECUTE FUNCTION record_refuse()"

    function = """
        CREATE OR REPLACE FUNCTION record_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '%: what was recorded stays as it is', TG_TABLE_NAME; END $$
    """
    same = " AND ".join(f"OLD.{column} IS NOT DISTINCT FROM NEW.{column}" for column in KEPT)
    numbered = f"FOR EACH ROW WHEN (NOT (OLD.position IS NULL AND NEW.position IS NOT NULL AND {same}))"
    statements = [trigger(_names(table)[0], "DELETE", table) for table in (*FIXED, ENTRY)]
    statements += [trigger(_names(table)[1], "UPDATE", table) for table in (*FIXED, OPENING)]
    statements += [trigger(_names(table)[2], "TRUNCATE", table, "FOR EACH STATEMENT") for table in (*FIXED, ENTRY)]
    return [function, *statements, trigger(_names(ENTRY)[1], "UPDATE", ENTRY, numbered)]
