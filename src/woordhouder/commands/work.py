"""The worker: keeps the search index up with what was done. `serve` starts one; more do no harm."""

import time
from argparse import ArgumentParser, Namespace

from django.db import close_old_connections

from woordhouder.site.search.index import follow, forget

HELP = "keep the search index up with what was done"
PAUSE = 2.0


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="stop when all is done")
    parser.add_argument("--anew", action="store_true", help="forget the index first, and make it anew")


def run(options: Namespace) -> int:
    """Follow until stopped, looking every two seconds."""
    if options.anew:
        forget()
    while True:
        follow()
        if options.once:
            return 0
        time.sleep(PAUSE)
        close_old_connections()
