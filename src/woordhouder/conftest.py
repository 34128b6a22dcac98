"""What tests of every room may ask for: people who act, and a small library."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import TestCase
from django.utils import translation

from woordhouder.examples import actions
from woordhouder.examples.facts import ExampleFacts
from woordhouder.parties.actions import enrol, found
from woordhouder.parties.actor import SYSTEM, Actor, acting_for
from woordhouder.record import clock
from woordhouder.record.tests.flushing import flush_may_empty_the_record


@pytest.fixture(scope="module", autouse=True)
def _still() -> Iterator[None]:
    """In a file of tests the clock stands still, so that none asks how fast the machine is; `acting_at` moves it."""
    begun = datetime.now(UTC)

    class Still(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Any:
            return begun.astimezone(tz)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(clock, "datetime", Still)
        yield


@pytest.fixture(autouse=True)
def _dutch() -> Iterator[None]:
    """Each test begins in the language of the site."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture
def editor(db: None) -> Actor:
    """A person who writes for the editorial board."""
    found(SYSTEM, kind="editorial_board", name="Redactie")
    enrol(SYSTEM, email="redactie@voorbeeld.example", organisation="Redactie", role="contribute")
    return acting_for("redactie@voorbeeld.example", "Redactie")


@pytest.fixture
def controller(db: None) -> Actor:
    """A person of the controller, who records removals."""
    found(SYSTEM, kind="controller", name="Beheer")
    enrol(SYSTEM, email="beheer@voorbeeld.example", organisation="Beheer", role="bind")
    return acting_for("beheer@voorbeeld.example", "Beheer")


FACTS: dict[str, Any] = {
    "title": "Samen tegen vocht",
    "summary": "Drie partijen pakken vocht en schimmel aan.",
    "places": ["Tilburg"],
    "years": {"from": 2020, "until": 2024},
    "parties": [
        {"name": "Gemeente Tilburg", "kind": "municipality"},
        {"name": "Woonvoorbeeld", "kind": "housing_association"},
    ],
    "themes": ["housing_quality"],
    "commitments": [
        {
            "text": "De corporatie herstelt vochtige woningen.",
            "theme": "housing_quality",
            "who": ["Woonvoorbeeld"],
            "figure": "300 woningen",
        }
    ],
    "story": "Bewoners klaagden over schimmel.",
    "sources": [{"url": "https://voorbeeld.example/vocht", "publisher": "Voorbeeldkrant", "kind": "news"}],
}


@pytest.fixture
def facts() -> Callable[..., ExampleFacts]:
    """Facts of an example that does not exist, with what a test changes: `facts(title="...")`."""
    return lambda **changes: ExampleFacts.model_validate({**FACTS, **changes})


@pytest.fixture
def an_example(editor: Actor, facts: Callable[..., ExampleFacts]) -> str:
    """The slug of an example that is in the library."""
    actions.describe(editor, slug="tilburg-2020-2024", facts=facts())
    return "tilburg-2020-2024"


@pytest.fixture
def library_files() -> Path:
    """The folder with the repository's own data files."""
    return Path(settings.ROOT) / "library"


@pytest.fixture(scope="session", autouse=True)
def _flush() -> Iterator[None]:
    """Tests that commit empty the database afterwards, which the record's triggers refuse otherwise."""
    with flush_may_empty_the_record():
        yield


@pytest.fixture(scope="module")
def made_once(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """For fixtures of a whole file: what they make in the database is there for all its tests, and gone after it."""
    with django_db_blocker.unblock():
        atomics = TestCase._enter_atomics()
        try:
            yield
        finally:
            TestCase._rollback_atomics(atomics)


@pytest.fixture
def rolled_back() -> Callable[[], AbstractContextManager[None]]:
    """For properties: a context in which one example's writes happen, and after which they are gone."""

    @contextmanager
    def example() -> Iterator[None]:
        atomics = TestCase._enter_atomics()
        try:
            yield
        finally:
            TestCase._rollback_atomics(atomics)

    return example
