"""Many at once: the chain stays whole and nobody's act is lost."""

import pytest

from woordhouder.record.inspection import inspect_record
from woordhouder.record.models import Audit, Entry, Stream
from woordhouder.record.receipts import log_origin
from woordhouder.record.tests.racing import Track
from woordhouder.record.tests.toys import ANNE, BOB, note, say

pytestmark = pytest.mark.django_db(transaction=True)
TIMES = 15


def test_threads_on_one_stream_and_on_a_new_one_never_break_the_chain(tmp_path):
    track = Track(tmp_path)

    def act(actor):
        for number in range(TIMES):
            say(actor, stream="talk", text=f"Zin {number}")
            say(actor, stream=f"new-{number}", text="Wie is de eerste?")
            note(actor)

    def look():
        assert inspect_record() == []
        return [Entry.objects.count(), Audit.objects.count(), Stream.objects.get(id="talk").n, Stream.objects.count()]

    track.run(lambda: act(ANNE), lambda: act(BOB))
    assert track.run(look) == [[4 * TIMES, 6 * TIMES, 2 * TIMES, TIMES + 1]]


def test_an_inspection_while_others_act_finds_nothing(tmp_path):
    track = Track(tmp_path)

    def act():
        for number in range(TIMES):
            say(ANNE, stream=f"talk-{number % 2}", text="Hallo")

    found = track.run(act, lambda: [inspect_record() for _again in range(TIMES)])[1]
    assert found == [[]] * TIMES


def test_the_origin_is_one_whoever_asks_first(tmp_path):
    assert len(set(Track(tmp_path).run(*[lambda: log_origin("voorbeeld.nl")] * 4))) == 1
