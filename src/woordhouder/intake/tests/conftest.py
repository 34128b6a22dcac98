"""What the tests of this room may ask for."""

import pytest
from django.utils import translation


@pytest.fixture
def in_english():
    """Refusals as they are written in the code."""
    with translation.override("en"):
        yield
