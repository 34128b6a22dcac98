"""A worker in a process of its own, which a test kills: does one job of three pieces, and hangs in the second."""

import sys
import time
from datetime import datetime
from pathlib import Path

import django


def main(notes: str, hangs: str, moment: str) -> None:
    """Begin the job that waits. Each piece is a line in the file `notes`; the file `hangs` is made when it hangs."""
    django.setup()
    from woordhouder.jobs.running import run_next

    write_down(Path(notes), hangs=Path(hangs))
    run_next("the one that dies", datetime.fromisoformat(moment))


def write_down(notes: Path, *, hangs: Path | None = None) -> None:
    """List the job "write_down": three lines in a file, each once."""
    from woordhouder.jobs.registry import JOBS, Step

    def work(job):
        for number in range(job.done + 1, 4):
            if hangs and number == 2:
                hangs.touch()
                time.sleep(600)
            with notes.open("a") as file:
                file.write(f"{number}\n")
            yield Step(number, 3, f"piece {number}")

    JOBS["write_down"] = work


if __name__ == "__main__":
    main(*sys.argv[1:])
