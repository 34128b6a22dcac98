"""Run the browser tests with the Chromium of this machine (or BROWSER=path), or say in one sentence what is missing."""

import os
import shutil
import subprocess
import sys

# The shell is the same browser without its own windows, and starts in a fraction of the time.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main() -> int:
    """Find a browser and run the tests. Returns their exit code."""
    browser = os.environ.get("BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    if browser is None:
        sys.exit(
            "No Chromium was found; on Debian: apt-get install chromium-headless-shell. "
            "Or name one: make test-browser BROWSER=..."
        )
    environment = os.environ | {"BROWSER": browser, "DJANGO_ALLOW_ASYNC_UNSAFE": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "-m", "browser", *sys.argv[1:]]
    return subprocess.run(command, check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
