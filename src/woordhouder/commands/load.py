"""Load the library's files (one, or a folder of them) as a person of the editorial board.

Each file has its own outcome: loaded, unchanged, kept (an editor wrote the current version; what differs is said) or
refused (with line and field). The rest goes on. Exit code 1 when a file was refused.
"""

from argparse import ArgumentParser, Namespace
from collections import Counter
from pathlib import Path

from django.utils.translation import gettext as _

from woordhouder.examples.loading import load_all
from woordhouder.parties.actor import acting_for
from woordhouder.record.refusals import NotAllowed
from woordhouder.site.search.index import follow

HELP = "load files of the library"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("place", type=Path, metavar="FILE", help="a data file, or a folder with them")
    parser.add_argument("--by", required=True, metavar="EMAIL", help="who loads")
    parser.add_argument("--for", required=True, dest="organisation", metavar="ORGANISATION", help="for whom")


def run(options: Namespace) -> int:
    """Load, and say what became of each file that was not simply loaded."""
    if not options.place.exists():
        print(_("There is nothing at {place}.").format(place=options.place))
        return 2
    try:
        actor = acting_for(options.by, options.organisation)
    except NotAllowed as refusal:
        print(refusal)
        return 2
    counts: Counter[str] = Counter()
    for outcome in load_all(actor, options.place):
        counts[outcome.state] += 1
        if outcome.state in ("kept", "refused") or outcome.notes:
            print(*outcome.sentences(Path.cwd()), sep="\n")
    follow()
    print(
        _("Loaded {loaded}, unchanged {unchanged}, kept as an editor wrote it {kept}, refused {refused}.").format(
            **{state: counts[state] for state in ("loaded", "unchanged", "kept", "refused")}
        )
    )
    return 1 if counts["refused"] else 0
