"""Where everything must run, a skipped test is a failure; on a bare machine it is not."""

import os
import subprocess
import sys

import pytest

from .tree import ROOT

WHOLE = "import pytest\npytest.importorskip('there_is_no_such_module')\n"
ONE = "import pytest\n@pytest.mark.skip(reason='no browser')\ndef test_skipped(): pass\n"
DONE = "def test_done(): pass\n"


@pytest.mark.parametrize(
    ("text", "asked", "code"),
    [(ONE, "1", 1), (ONE, "", 0), (WHOLE, "1", 1), (DONE, "1", 0)],
    ids=["a-test", "not-asked", "a-file", "none-skipped"],
)
def test_a_skipped_test_fails_the_run_where_that_is_asked(tmp_path, text, asked, code):
    (tmp_path / "test_planted.py").write_text(text)
    (tmp_path / "test_done.py").write_text(DONE)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.environment", "-p", "no:django", str(tmp_path)]
    environment = os.environ | {"WOORDHOUDER_NO_SKIPS": asked, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout + done.stderr
    assert ("A skipped test is a failure here" in done.stdout) == bool(code)
