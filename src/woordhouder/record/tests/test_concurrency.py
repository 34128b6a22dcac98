"""Many at once: the chain stays whole and nobody's act is lost."""

from time import sleep

import pytest
from django.db import connection

from woordhouder.record.inspection import inspect_record
from woordhouder.record.models import Audit, Entry, Stream
from woordhouder.record.receipts import log_origin
from woordhouder.record.tests.racing import Track
from woordhouder.record.tests.toys import ANNE, BOB, note, say

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 15


class Meanwhile:
    """Does something around each query that reads a table."""

    def __init__(self, table, *, before=lambda: None, after=lambda: None):
        self.table, self.before, self.after = f'FROM "{table}"', before, after

    def __call__(self, execute, sql, params, many, context):
        if self.table not in sql:
            return execute(sql, params, many, context)
        self.before()
        result = execute(sql, params, many, context)
        self.after()
        return result


def test_threads_on_one_stream_and_on_a_new_one_never_break_the_chain(tmp_path):
    track = Track(tmp_path)

    def act(actor):
        with connection.execute_wrapper(Meanwhile("record_stream", after=lambda: sleep(0.004))):
            for number in range(TIMES):
                say(actor, stream="talk", text=f"Zin {number}")
                say(actor, stream=f"new-{number}", text="Wie is de eerste?")
                note(actor)

    def look():
        assert inspect_record() == []
        return [Entry.objects.count(), Audit.objects.count(), Stream.objects.get(id="talk").n, Stream.objects.count()]

    track.run(lambda: act(ANNE), lambda: act(BOB))
    assert track.run(look) == [[4 * TIMES, 6 * TIMES, 2 * TIMES, TIMES + 1]]


@pytest.mark.parametrize("table", ["record_entry", "record_opening"])
def test_an_inspection_sees_one_state_whatever_is_recorded_meanwhile(tmp_path, table):
    track = Track(tmp_path)

    def speak():
        track.run(lambda: say(ANNE, stream="talk", text="Hallo"))

    def look():
        with connection.execute_wrapper(Meanwhile(table, before=speak)):
            return inspect_record()

    speak()
    assert track.run(look) == [[]]
    assert track.run(Entry.objects.count) == [2]


def test_the_origin_is_one_whoever_asks_first(tmp_path):
    assert len(set(Track(tmp_path).run(*[lambda: log_origin("voorbeeld.nl")] * 4))) == 1
