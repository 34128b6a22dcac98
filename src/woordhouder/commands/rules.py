"""What another version of the rules of progress would change, before it is put to use.

Of all promises that everybody can read: each that would stand otherwise, with its address, and how many in all. Nothing
is written. Exit code 0: told. 2: there is no such version.
"""

from argparse import ArgumentParser, Namespace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woordhouder.agreements.moments import today
from woordhouder.keeping.queries.changed import changed
from woordhouder.keeping.rules import NEWEST, VERSIONS, Progress
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.record.clock import now

HELP = "what another version of the rules of progress would change"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("version", type=int, metavar="VERSION")
    parser.add_argument("--year", type=int, action="append", metavar="YEAR", help="last year, if none is given")


def run(options: Namespace) -> int:
    """Say each promise that would change, a line each, and then how many."""
    if options.version not in VERSIONS:
        there = ", ".join(str(version) for version in sorted(VERSIONS))
        told = _("There is no version {version} of the rules; there is: {there}.")
        print(told.format(version=options.version, there=there))
        return 2
    known, count = now(), 0
    for one in changed(ANONYMOUS, options.version, options.year or [today(known).year - 1], known):
        print(f"{one.address}: {_told(one.now)} -> {_told(one.then)}")
        count += 1
    told = ngettext("{count} promise would stand otherwise.", "{count} promises would stand otherwise.", count)
    in_use = _("Version {version} is in use.").format(version=NEWEST)
    print(f"{told.format(count=count)} {in_use}")
    return 0


def _told(found: Progress) -> str:
    course = [str(found.on_course.label)] if found.on_course else []
    return ", ".join([str(found.level.label), *course, str(found.others.word.label)])
