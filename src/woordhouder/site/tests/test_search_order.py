"""The same finds in the same order on every database: what these questions find in the library is written down.

When the library or the ranking changed on purpose, write it anew and read what moved:

    WRITE_ORDER=1 .venv/bin/python -m pytest src/woordhouder/site/tests/test_search_order.py
"""

import json
import os
from pathlib import Path

import pytest
from django.conf import settings
from django.test import TestCase

from woordhouder.examples.loading import load_all
from woordhouder.parties.actions import enrol, found
from woordhouder.parties.actor import ANONYMOUS, SYSTEM, acting_for
from woordhouder.site.search import vocabulary
from woordhouder.site.search.answers import answer
from woordhouder.site.search.index import follow
from woordhouder.site.search.similar import similar
from woordhouder.site.search.wishes import Wish

SNAPSHOT = Path(__file__).with_name("search_order.json")
QUESTIONS = (
    "",
    "huurbevriezing",
    "ouderen",
    "schimel in de woning",
    "den haag",
    "hoe betrek je huurders bij de afspraken?",
    "wonen en zorg in Groningen",
    "aardgasvrij",
    "rent freeze",
    "afspraken over statushouders en spoedzoekers",
    "wat doet de gemeente terug",
    "2024",
)
SHOWN = 15


@pytest.fixture(scope="module")
def the_library(django_db_setup, django_db_blocker):
    """The repository's own library, loaded through the actions; gone again after this file."""
    with django_db_blocker.unblock():
        atomics = TestCase._enter_atomics()
        try:
            found(SYSTEM, kind="editorial_board", name="Redactie")
            enrol(SYSTEM, email="redactie@voorbeeld.example", organisation="Redactie", role="contribute")
            editor = acting_for("redactie@voorbeeld.example", "Redactie")
            outcomes = load_all(editor, Path(settings.ROOT) / "library")
            assert {outcome.state for outcome in outcomes} == {"loaded"}
            follow()
            vocabulary.forget()
            yield
        finally:
            vocabulary.forget()
            TestCase._rollback_atomics(atomics)


def order():
    """What is found now: per question the corrections, the number and the first ones; per example what is like it."""
    told = {}
    for question in QUESTIONS:
        found_now = answer(ANONYMOUS, Wish(question))
        told[question] = {
            "corrected": [list(pair) for pair in found_now.corrected],
            "found": found_now.found,
            "first": [f"{find.kind} {find.slug}" for find in found_now.finds[:SHOWN]],
        }
    told["like deventer-2020-2023"] = [find.slug for find in similar(ANONYMOUS, "deventer-2020-2023")]
    return told


def test_finds_come_in_the_order_that_was_written_down(the_library, db):
    now = order()
    if os.environ.get("WRITE_ORDER"):
        SNAPSHOT.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert now == json.loads(SNAPSHOT.read_text(encoding="utf-8"))


def test_loading_the_index_again_changes_no_order(the_library, db):
    before = order()
    assert follow() == 0
    vocabulary.forget()
    assert order() == before
