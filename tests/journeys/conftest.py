"""Each journey goes in every way; a role's own screen is the WIDTH of its file."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect

from .hands import DESK, WAYS, Hands, Way, keep_inside

# How long a browser waits, in milliseconds, for what a busy machine does slowly. It costs time only where a test fails.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)


@pytest.fixture
def hands_of(new_context: Callable[..., BrowserContext], site: str, request: Any) -> Callable[[Way], Hands]:
    """Hands that read in one way."""

    def of(way: Way) -> Hands:
        width = way.width or getattr(request.module, "WIDTH", DESK)
        size = {"width": width, "height": 800}
        # Pages glide to where the focus is, unless the reader wants no movement; nor does a test, which looks at once.
        context = new_context(viewport=size, java_script_enabled=way.has_scripts, reduced_motion="reduce")
        context.set_default_timeout(PATIENCE)
        return Hands(context.new_page(), way, keep_inside(context, site))

    return of


@pytest.fixture(params=WAYS, ids=lambda way: way.name)
def hands(request: Any, hands_of: Callable[[Way], Hands]) -> Iterator[Hands]:
    """Hands that read in each of the ways; at the end the browser has nothing to complain of."""
    reader = hands_of(request.param)
    yield reader
    assert reader.complaints == []
