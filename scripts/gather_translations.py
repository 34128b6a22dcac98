"""Gather the texts of every room into its Dutch catalogue; translations that exist are kept. Needs GNU gettext."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("record", "papers", "parties", "examples", "agreements", "keeping", "intake", "site", "commands")


def main() -> None:
    """Run Django's own command in each room that has texts."""
    for room in ROOMS:
        folder = ROOT / "src" / "woordhouder" / room
        (folder / "locale").mkdir(exist_ok=True)
        command = ["makemessages", "--locale", "nl", "--no-location", "--no-wrap", "--verbosity", "0"]
        subprocess.run([sys.executable, "-m", "django", *command], cwd=folder, check=True)


if __name__ == "__main__":
    main()
