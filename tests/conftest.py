"""The people and the small library of the rooms' own tests, here too."""

from woordhouder.conftest import (  # noqa: F401 - fixtures
    _dutch,
    _flush,
    an_example,
    controller,
    editor,
    facts,
    library_files,
    rolled_back,
)
