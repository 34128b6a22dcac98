import pytest
from django.test import TestCase


@pytest.fixture
def log_addresses(settings):
    """The record's own addresses, without the rest of the house."""
    settings.ROOT_URLCONF = "woordhouder.record.tests.addresses"
    settings.MIDDLEWARE = []


@pytest.fixture
def rolled_back():
    """For properties: a context in which one example's writes happen, and after which they are gone."""

    class Example:
        def __enter__(self):
            self.atomics = TestCase._enter_atomics()

        def __exit__(self, *_error):
            TestCase._rollback_atomics(self.atomics)

    return Example
