"""What another version of the rules of progress would change, before it is put to use.

Of what everybody can read: each promise that would stand otherwise, with its address, and how many in all. Of what only
a table reads: how many, and no word of them. Nothing is written. Exit code 0: told. 2: there is no such version.
"""

from argparse import ArgumentParser, Namespace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from woordhouder.agreements.moments import today
from woordhouder.keeping.queries.changed import changed
from woordhouder.keeping.rules import NEWEST, VERSIONS, Progress
from woordhouder.parties.actor import ANONYMOUS, SYSTEM
from woordhouder.record.clock import now

HELP = "what another version of the rules of progress would change"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("version", type=int, metavar="VERSION")
    parser.add_argument("--year", type=int, action="append", metavar="YEAR", help="last year, if none is given")


def run(options: Namespace) -> int:
    """Say each promise that would change, a line each, and then how many, also of what is not public."""
    if options.version not in VERSIONS:
        there = ", ".join(str(version) for version in sorted(VERSIONS))
        told = _("There is no version {version} of the rules; there is: {there}.")
        print(told.format(version=options.version, there=there))
        return 2
    known = now()
    years = options.year or [today(known).year - 1]
    told_of = set()
    for one in changed(ANONYMOUS, options.version, years, known):
        print(f"{one.address}: {_told(one.now)} -> {_told(one.then)}")
        told_of.add(one.address)
    count = len(told_of)
    hidden = sum(one.address not in told_of for one in changed(SYSTEM, options.version, years, known))
    told = ngettext("{count} promise would stand otherwise.", "{count} promises would stand otherwise.", count)
    in_use = _("Version {version} is in use.").format(version=NEWEST)
    print(f"{told.format(count=count)} {in_use}")
    more = ngettext(
        "By what only its table reads: {count} promise more.",
        "By what only their tables read: {count} promises more.",
        hidden,
    )
    print(more.format(count=hidden))
    return 0


def _told(found: Progress) -> str:
    course = [str(found.on_course.label)] if found.on_course else []
    return ", ".join([str(found.level.label), *course, str(found.others.word.label)])
