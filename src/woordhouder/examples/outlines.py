"""The outline of the provinces as the set-up laid it beside the styles."""

from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders

from . import map as maps

FILE = "netherlands.svg"


@cache
def outline() -> maps.Outline | None:
    """Read once per process. None when the set-up did not fetch it: a page then shows its list alone."""
    found = finders.find(FILE)
    return maps.outline(Path(found).read_text(encoding="utf-8")) if isinstance(found, str) else None
