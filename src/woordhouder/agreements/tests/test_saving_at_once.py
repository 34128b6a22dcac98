"""Many who write at once, and processes that are killed while they save: no word is lost, and nothing is half."""

import random
import time

import pytest

from woordhouder.agreements import actions
from woordhouder.agreements.models import Prepared, PreparedVersion
from woordhouder.agreements.preparing_facts import PromiseDraft
from woordhouder.jobs.tests.processes import killed_once
from woordhouder.parties.tests.tables import member_of, whole_table
from woordhouder.record.models import Audit
from woordhouder.record.refusals import Overtaken
from woordhouder.record.tests.racing import Track

from .preparing import a_draft, begun, put

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS = 50
PUT = "agreements.put_promise"


def newest(line):
    return PreparedVersion.objects.filter(prepared__reference=line).latest("number")


def adds_a_word(actor, preparation, line, word):
    """Read, add a word, hand it in; who was overtaken reads anew. Gives how often that was."""

    def write():
        for tries in range(400):
            seen = newest(line)
            facts = {**seen.facts, "text": f"{seen.facts['text']} {word}"}
            try:
                actions.put_promise(actor, preparation=preparation, promise=line, facts=facts, replaces=seen.number)
            except Overtaken:
                time.sleep(random.random() / 20)
            else:
                return tries
        raise AssertionError("it never got its turn")

    return write


def test_fifty_who_change_one_promise_at_once_lose_no_word(tmp_path):
    table = whole_table()
    made = begun(table.municipality, table)
    line = put(table.municipality, made, a_draft(text="Begin")).reference
    colleagues = [table.municipality, member_of(table.municipality.organisation, "collega", "contribute")]
    track = Track(tmp_path)
    jobs = [adds_a_word(colleagues[n % 2], made.reference, line, f"woord{n}") for n in range(WRITERS)]
    track.run(*jobs)

    def look():
        last = newest(line)
        numbers = list(PreparedVersion.objects.order_by("number").values_list("number", flat=True))
        return last.facts["text"].split(), numbers, Audit.objects.filter(action=PUT).count()

    ((words, numbers, acts),) = track.run(look)
    assert sorted(words) == sorted(["Begin", *(f"woord{n}" for n in range(WRITERS))])
    assert numbers == list(range(1, WRITERS + 2))
    assert acts == WRITERS + 1


def test_many_who_add_and_move_at_once_keep_all_in_one_order(tmp_path):
    table = whole_table()
    made = begun(table.municipality, table)
    track = Track(tmp_path)

    def adds(number):
        def write():
            line = put(table.municipality, made, a_draft(text=f"Regel {number}"))
            actions.move_promise(table.municipality, preparation=made.reference, promise=line.reference, to=1)

        return write

    track.run(*[adds(number) for number in range(12)])
    places = track.run(lambda: list(Prepared.objects.order_by("place").values_list("place", flat=True)))
    assert places == [list(range(1, 13))]


@pytest.mark.parametrize("round_", range(3))
def test_what_was_confirmed_before_a_process_is_killed_is_whole(tmp_path, round_):
    table = whole_table()
    made = begun(table.municipality, table)
    track, told = Track(tmp_path), tmp_path / "told.txt"
    told.touch()
    wanted = random.Random(round_).randint(3, 25)
    killed_once(
        lambda: len(told.read_text().splitlines()) >= wanted,
        track,
        "woordhouder.agreements.tests.saving",
        made.reference,
        str(told),
        "ambtenaar-verzonnendam@voorbeeld.example",
    )

    def look():
        versions = PreparedVersion.objects.select_related("prepared").order_by("pk")
        kept = {(row.prepared.reference, str(row.number)): row.facts for row in versions}
        places = list(Prepared.objects.order_by("place").values_list("place", flat=True))
        return kept, places, Audit.objects.filter(action=PUT).count()

    ((kept, places, acts),) = track.run(look)
    for line in told.read_text().splitlines():
        reference, number, text = line.split(" ", 2)
        assert kept[reference, number]["text"] == text
    assert all(PromiseDraft.model_validate(facts).text for facts in kept.values())
    assert places == list(range(1, len(places) + 1))
    assert acts == len(kept)
