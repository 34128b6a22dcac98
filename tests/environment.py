"""The environment of every test run, set before the settings are read (pytest loads this first: see pyproject.toml).

With WOORDHOUDER_NO_SKIPS=1, as in .ci/run, a skipped test makes the run fail: there everything is at hand.
"""

import gc
import os
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings

_data = Path(tempfile.mkdtemp(prefix="woordhouder-tests-"))
(_data / "static").mkdir()
os.environ.update(
    DEMO="1",
    PAGE_CACHE_SECONDS="0",
    STATIC_STORAGE="django.contrib.staticfiles.storage.StaticFilesStorage",
    WOORDHOUDER_DATA=str(_data),
    BASE_URL="https://woordhouder.example",
    CONTACT_EMAIL="redactie@woordhouder.example",
    CONTROLLER_NAME="Stichting Voorbeeld",
)
# Rooms that know no database, and rules about the tree itself.
_WITHOUT_DATABASE = ("src/woordhouder/language/", "src/woordhouder/papers/", "tests/house/", "tests/intake/")
# No property depends on how busy the machine is.
settings.register_profile("woordhouder", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("woordhouder")
_no_skips = os.environ.get("WOORDHOUDER_NO_SKIPS") == "1"
_skipped: list[str] = []


def pytest_collection_modifyitems(items: list[Any]) -> None:
    """Mark what needs to run on one engine only (decision 20): pages, and what knows no database."""
    root = Path(__file__).parent.parent
    for item in items:
        path = item.path.relative_to(root).as_posix() if item.path.is_relative_to(root) else ""
        is_page = any(word in item.path.name for word in ("_page", "_papers")) or "client" in item.fixturenames
        if is_page or path.startswith(_WITHOUT_DATABASE):
            item.add_marker("one_engine")


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: the garbage collector need not walk through it over and over."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_runtest_logreport(report: Any) -> None:
    """Remember each test that was skipped (an expected failure is none)."""
    if report.skipped and not hasattr(report, "wasxfail"):
        _skipped.append(report.nodeid)


def pytest_collectreport(report: Any) -> None:
    """Remember each file that was skipped as a whole."""
    if report.skipped:
        _skipped.append(report.nodeid)


def pytest_sessionfinish(session: Any) -> None:
    if _no_skips and _skipped and session.exitstatus == 0:
        session.exitstatus = 1


def pytest_terminal_summary(terminalreporter: Any) -> None:
    if _no_skips and _skipped:
        names = "".join(f"\n  {name}" for name in dict.fromkeys(_skipped))
        terminalreporter.write_line(f"A skipped test is a failure here (WOORDHOUDER_NO_SKIPS=1):{names}", red=True)
