"""The people and the small library of the rooms' own tests, here too; and the browser before the real server."""

from tests.journeys.chromium import (  # noqa: F401 - fixtures
    browser_context_args,
    browser_type_launch_args,
    installation,
    site,
)
from woordhouder.conftest import (  # noqa: F401 - fixtures
    _dutch,
    _flush,
    an_example,
    controller,
    editor,
    facts,
    library_files,
    made_once,
    rolled_back,
)
