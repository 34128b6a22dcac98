"""The worker reads a paper in a process apart, in the name of who asked, and says what it could not read."""

import pytest

from woordhouder.agreements import actions as agreements
from woordhouder.agreements.tests.preparing import begun
from woordhouder.intake import actions, reading_papers
from woordhouder.intake.models import Paper
from woordhouder.jobs.models import Job
from woordhouder.jobs.running import run_next
from woordhouder.parties.tests.tables import whole_table
from woordhouder.record.clock import now

from .papers import handed_in, named

pytestmark = pytest.mark.django_db
TEXT = """Prestatieafspraken wonen 2026

Partijen: Gemeente Verzonnendam, hierna te noemen "de gemeente", en Woonstichting Verzonnendam, hierna te noemen
"de corporatie".

1. De corporatie bouwt in 2026 veertig sociale huurwoningen voor ouderen.
2. De gemeente wijst vóór 1 juli 2026 een bouwplek aan.
3. In 2024 zijn er twintig woningen gebouwd.
"""


@pytest.fixture(scope="module")
def table(made_once):
    return whole_table()


@pytest.fixture
def list_(table):
    return begun(table.municipality, table)


def work():
    """What the worker does once; the reading of papers is listed by its module."""
    assert reading_papers.STEPS == 3
    return run_next("w", now())


def test_a_text_becomes_proposals_each_at_its_place(table, list_):
    waits = actions.paste_paper(table.municipality, preparation=list_.reference, text=TEXT)
    assert work()
    paper = Paper.objects.get(pk=waits.pk)
    assert (paper.text, paper.failed) == (TEXT, "")
    assert {one["seat"] for one in paper.parties} >= {
        table.municipality_seat.reference,
        table.association_seat.reference,
    }
    assert all(paper.text[one.start : one.end] == one.text for one in paper.passages.all())
    built = paper.passages.get(text__contains="veertig sociale huurwoningen")
    assert (built.state, built.facts["lead"]) == ("proposed", table.association_seat.reference)
    assert paper.passages.get(text__contains="twintig").state == "aside"


def test_a_file_that_cannot_be_read_says_why_and_stays(table, list_):
    waits = handed_in(table.municipality, list_, b"%PDF-1.7 kapot", "kapot.pdf")
    assert work()
    paper = Paper.objects.get(pk=waits.pk)
    assert (paper.failed, paper.read_at) == ("damaged", None)
    assert paper.failed_words
    assert paper.file.read() == b"%PDF-1.7 kapot"


def test_a_file_that_the_storage_lost_says_so(table, list_):
    waits = handed_in(table.municipality, list_, b"Wij bouwen.", "tekst.txt")
    waits.file.storage.delete(waits.file.name)
    assert work()
    assert Paper.objects.get().failed == "lost"


def test_what_is_over_by_now_is_not_read(table, list_):
    actions.paste_paper(table.municipality, preparation=list_.reference, text=TEXT)
    agreements.drop_preparation(table.municipality, preparation=list_.reference)
    assert work()
    assert Job.objects.get().failed == ""
    assert not Paper.objects.exists()


def test_a_paper_that_was_dropped_while_it_waited_is_not_read(table, list_):
    waits = actions.paste_paper(table.municipality, preparation=list_.reference, text=TEXT)
    actions.drop_paper(table.municipality, **named(waits))
    assert work()
    assert Job.objects.get().failed == ""
