"""Publishing with the parties' words: what it needs, what it leaves, and how words go again."""

from woordhouder.examples import actions, queries
from woordhouder.examples.models import Testimony
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.record.inspection import inspect_record
from woordhouder.record.models import Audit, Opening

from .making import SLUG, published, speaker


def test_approved_words_are_published_and_the_record_commits_to_them(editor, facts):
    published(editor, facts(), ("Gemeente Tilburg", "Woonvoorbeeld"))
    page = queries.example_page(ANONYMOUS, SLUG)
    assert [voice.speaker for voice in page.testimonies] == [
        "beleidsmedewerker wonen, Gemeente Tilburg",
        "manager wonen, Woonvoorbeeld",
    ]
    entry = Audit.objects.get(action="examples.publish").entry
    assert entry.kind == "examples.published/1"
    assert {opening.name for opening in entry.openings.all()} >= {"title", "sources", "testimony_1", "testimony_2"}
    assert not inspect_record()


def test_words_that_are_taken_back_go_from_page_and_record_and_the_mark_stays(editor, facts):
    _nomination, interviews = published(editor, facts(), ("Gemeente Tilburg", "Woonvoorbeeld"))
    interview = interviews["Woonvoorbeeld"]
    actions.take_back_testimony(speaker(interview), interview=interview)
    page = queries.example_page(ANONYMOUS, SLUG)
    assert [voice.party for voice in page.testimonies] == ["Gemeente Tilburg"]
    assert len(page.silenced) == 1
    assert not Opening.objects.filter(value__contains="Wat Woonvoorbeeld").exists()
    assert Testimony.objects.filter(removed_at=None).count() == 1
    assert not inspect_record()
