"""The databases refuse by themselves, whatever code asks."""

import pytest
from django.db import DatabaseError, connection, transaction

from woordhouder.record.models import Audit, Entry, Log, Opening
from woordhouder.record.receipts import log_origin
from woordhouder.record.tests.toys import ANNE, say

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_of_each():
    say(ANNE, stream="talk", text="Hallo")
    log_origin("voorbeeld.nl")


def run(sql):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("model", [Entry, Audit, Log])
def test_rows_do_not_go(model):
    with pytest.raises(DatabaseError, match="stays as it is"):
        run(f"DELETE FROM {model._meta.db_table}")
    assert model.objects.count() == 1


CHANGES = [
    "record_entry SET id = id + 1",
    "record_entry SET leaf = leaf_hash",
    "record_entry SET leaf_hash = leaf",
    "record_entry SET stream_id = 'other'",
    "record_entry SET n = 2",
    "record_entry SET kind = 'record.other/1'",
    "record_entry SET position = NULL",
    "record_entry SET position = 5, n = 2",
    "record_audit SET made = 'x'",
    "record_audit SET entry_id = NULL",
    "record_log SET origin = 'x'",
    "record_opening SET value = '1'",
    "record_opening SET salt = ''",
]


@pytest.mark.parametrize("change", CHANGES)
def test_rows_do_not_change(change):
    with pytest.raises(DatabaseError, match="stays as it is"):
        run(f"UPDATE {change}")


def test_an_entry_gets_its_position_once():
    run("UPDATE record_entry SET position = 0")
    assert Entry.objects.get().position == 0
    for value in ("0", "1", "NULL"):
        with pytest.raises(DatabaseError, match="stays as it is"):
            run(f"UPDATE record_entry SET position = {value}")


def test_openings_can_go():
    run("DELETE FROM record_opening")
    assert not Opening.objects.exists()


def test_there_is_one_entry_per_number_one_opening_per_name_and_one_log():
    entry, opening = Entry.objects.get(), Opening.objects.first()
    for again in (
        Entry(leaf=b"x", leaf_hash=b"x", stream=entry.stream, n=1, kind="x"),
        Opening(entry=entry, name=opening.name, salt=b"", value=""),
        Audit(action="x", by="x", at=Audit.objects.get().at, made="x", entry=entry),
        Log(pk=2, origin="x"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            again.save(force_insert=True)


def test_tables_are_not_emptied():
    """SQLite has no TRUNCATE; a DELETE of all rows is its word for it."""
    is_postgresql = connection.vendor == "postgresql"
    if is_postgresql:
        run("SET CONSTRAINTS ALL IMMEDIATE")
    for table in ("record_entry", "record_audit", "record_log"):
        with pytest.raises(DatabaseError, match="stays as it is"):
            run(f"TRUNCATE {table} CASCADE" if is_postgresql else f"DELETE FROM {table}")


@pytest.mark.django_db(transaction=True)
def test_tests_that_commit_can_still_empty_the_database():
    """The fixture of `flushing` lets the next test start empty; the triggers are back then (all tests above)."""
    assert Entry.objects.count() == 1
