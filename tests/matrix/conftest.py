"""The whole library, loaded once for all questions of a file and gone after it."""

import pytest
from django.conf import settings
from django.test import TestCase

from woordhouder.examples.loading import load_all
from woordhouder.parties.actions import enrol, found
from woordhouder.parties.actor import SYSTEM, acting_for
from woordhouder.site.search.index import follow


@pytest.fixture(scope="module")
def library(django_db_setup, django_db_blocker):
    """Every data file of the repository, loaded through actions by an editor, and found by the search."""
    with django_db_blocker.unblock():
        atomics = TestCase._enter_atomics()
        try:
            found(SYSTEM, kind="editorial_board", name="Redactie")
            enrol(SYSTEM, email="redactie@voorbeeld.example", organisation="Redactie", role="contribute")
            outcomes = load_all(acting_for("redactie@voorbeeld.example", "Redactie"), settings.ROOT / "library")
            assert {outcome.state for outcome in outcomes} == {"loaded"}
            follow()
            yield
        finally:
            TestCase._rollback_atomics(atomics)
