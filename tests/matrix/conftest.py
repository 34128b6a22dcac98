"""The whole library, loaded once for all questions of a file and gone after it."""

import pytest
from django.conf import settings
from django.test import TestCase

from woordhouder.conftest import _still  # noqa: F401 - a fixture
from woordhouder.examples import actions
from woordhouder.examples.loading import load_all
from woordhouder.parties.actions import enrol, found
from woordhouder.parties.actor import SYSTEM, acting_for
from woordhouder.site.search.index import follow

from .agreed import public_table


@pytest.fixture(scope="module")
def library(django_db_setup, django_db_blocker):
    """Every data file of the repository, loaded through actions by an editor, and found by the search."""
    with django_db_blocker.unblock():
        atomics = TestCase._enter_atomics()
        try:
            editor = _member("editorial_board", "Redactie")
            outcomes = load_all(editor, settings.ROOT / "library")
            assert {outcome.state for outcome in outcomes} == {"loaded"}
            event = {"title": "Dag", "summary": "Een dag.", "starts": "2021-05-20", "sources": SOURCES}
            actions.write_page(editor, kind="event", slug="verwijderde-dag", facts=event)
            controller = _member("controller", "Beheer")
            _remove(controller)
            public_table(controller)
            follow()
            yield
        finally:
            TestCase._rollback_atomics(atomics)


SOURCES = [{"url": "https://voorbeeld.example/dag", "publisher": "Krant", "kind": "news"}]
# What the law made us take away: parts of one example, and a page of each kind.
PARTS = ("title", "summary", "commitments", "story")
PAGES = (
    ("collection", "wonen-met-zorg-2020"),
    ("guide", "welke-informatie-is-er"),
    ("event", "verwijderde-dag"),
)


def _member(kind, name):
    found(SYSTEM, kind=kind, name=name)
    enrol(SYSTEM, email=f"{kind}@voorbeeld.example", organisation=name, role="bind")
    return acting_for(f"{kind}@voorbeeld.example", name)


def _remove(controller):
    why = {"ground": "unlawful", "reason": "Op verzoek van de gemeente."}
    for part in PARTS:
        actions.remove_from_example(controller, slug="breda-2019-2023", part=part, **why)
    for kind, slug in PAGES:
        actions.remove_from_page(controller, kind=kind, slug=slug, **why)
