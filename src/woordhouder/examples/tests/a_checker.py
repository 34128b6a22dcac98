"""A worker in a process of its own that looks at sources, on the web of a test, and is killed there."""

import sys
from datetime import datetime

import django


def main(port: str, moment: str) -> None:
    """Look at what is due; the job is that of the house, on the network of the test."""
    django.setup()
    from woordhouder.jobs.running import run_next

    on_the_web_of_the_test(int(port))
    run_next("the one that dies", datetime.fromisoformat(moment))


def on_the_web_of_the_test(port: int) -> None:
    """List the job so that it asks the server at `port`, without rest between two questions."""
    from woordhouder.examples.checking_sources import looks
    from woordhouder.examples.link_states import CHECK_SOURCES
    from woordhouder.examples.tests.a_web import network_to
    from woordhouder.jobs.registry import JOBS

    JOBS[CHECK_SOURCES] = lambda job: looks(job, network_to(port), rest=0)


if __name__ == "__main__":
    main(*sys.argv[1:])
