"""The checks that need no test run: style, types, the order of the rooms, templates, migrations. Stops at the first."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = ROOT / ".venv" / "bin"
PYTHON = str(BIN / "python")
CHECKS = (
    (PYTHON, "-m", "ruff", "check", "--quiet", "."),
    (PYTHON, "-m", "ruff", "format", "--quiet", "--check", "."),
    (PYTHON, "-m", "mypy"),
    (str(BIN / "lint-imports"), "--no-cache"),
    (str(BIN / "djlint"), "src", "--lint", "--quiet"),
    (PYTHON, "-m", "django", "makemigrations", "--check", "--dry-run", "--verbosity", "0"),
)


def main() -> None:
    """Run each; print its output only when it finds something."""
    environment = os.environ | {
        "PYTHONPATH": "src",
        "DJANGO_SETTINGS_MODULE": "woordhouder.config.settings",
        "DEMO": "1",
    }
    for check in CHECKS:
        done = subprocess.run(check, cwd=ROOT, check=False, capture_output=True, text=True, env=environment)
        if done.returncode:
            sys.exit(f"{done.stdout}{done.stderr}\nThis check failed: {' '.join(check)}")
    print("Style, types, order of the rooms, templates and migrations are in order.")


if __name__ == "__main__":
    main()
