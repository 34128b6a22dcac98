"""The browser of this machine before the real server; fixtures for every test marked `browser`."""

import os
from collections.abc import Iterator
from typing import Any

import pytest

from .server import Installation, running

# No sandbox: in a container, root has none. The rest keeps the browser from asking anything of the outside.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The real server with the whole library."""
    with running(tmp_path_factory.mktemp("server")) as here:
        yield here


@pytest.fixture(scope="session")
def site(installation: Installation) -> str:
    """Its address."""
    return installation.address


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The Chromium that BROWSER names (scripts/run_browser_tests.py finds it)."""
    named = {"executable_path": os.environ["BROWSER"]} if os.environ.get("BROWSER") else {}
    return {**named, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args(site: str) -> dict[str, Any]:
    """Addresses in tests are paths of the site; its language is the reader's."""
    return {"base_url": site, "locale": "nl-NL"}
