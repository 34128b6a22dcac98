"""The index follows what was done, each act once, and finds nothing that was taken away."""

import pytest

from woordhouder.examples import actions
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.record.models import Audit
from woordhouder.site.models import Followed, Posting, SearchDocument
from woordhouder.site.search import index, vocabulary
from woordhouder.site.search.answers import search
from woordhouder.site.search.similar import similar


@pytest.fixture(autouse=True)
def _forget():
    vocabulary.forget()


def found(query):
    return [find.slug for find in search(ANONYMOUS, query, {}).finds]


def test_what_was_done_is_taken_in_once(an_example):
    assert found("schimmel") == []
    assert index.follow() == Audit.objects.count()
    assert found("schimmel") == [an_example]
    assert index.follow() == 0


def test_a_new_description_takes_the_place_of_the_old_one(editor, facts, an_example):
    index.follow()
    actions.describe(editor, slug=an_example, facts=facts(title="Zon op elk dak", story=None, summary="Panelen."))
    index.follow()
    assert found("zonnepanelen dak") == [an_example]
    assert SearchDocument.objects.filter(slug=an_example).count() == 1
    assert not Posting.objects.exclude(document__slug=an_example).exists()


def test_what_another_process_took_in_meanwhile_is_left_alone(an_example):
    batch = list(Audit.objects.filter(followed=None))
    assert batch
    assert index._taken(batch) == sorted(batch, key=lambda row: row.pk)
    index.follow()
    assert index._taken(batch) == []
    assert Followed.objects.count() == Audit.objects.count()


def test_a_removed_text_is_found_no_longer(controller, an_example):
    index.follow()
    assert found("klaagden") == [an_example]
    gone = {"part": "story", "ground": "personal_data", "reason": "Het noemde iemand."}
    actions.remove_from_example(controller, slug=an_example, **gone)
    index.follow()
    assert found("klaagden") == []


def test_examples_that_share_words_and_themes_are_alike(editor, facts, an_example):
    actions.describe(editor, slug="vocht-elders", facts=facts(title="Vocht elders", places=["Breda"]))
    other = {"title": "Zon", "summary": "Zon.", "story": None, "themes": ["finance"], "commitments": []}
    actions.describe(editor, slug="zon", facts=facts(**other, places=["Zwolle"]))
    index.follow()
    assert [find.slug for find in similar(ANONYMOUS, an_example)] == ["vocht-elders", "zon"]
    assert similar(ANONYMOUS, "nergens") == []
