"""The stable outside for whoever runs an installation: `woordhouder VERB`, a module here for each verb.

A module has `HELP`, `arguments(parser)` and `run(options) -> exit code`. They call the same actions as the pages do.
"""

import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from importlib import import_module

import django
from django.utils import translation

VERBS = (
    "setup",
    "invite",
    "serve",
    "demo",
    "load",
    "export",
    "replay",
    "backup",
    "restore",
    "check",
    "work",
    "docs",
    "intake",
    "rules",
)


def main(given: Sequence[str] | None = None) -> int:
    """Run one verb. Returns its exit code: 0 done, 1 something was refused or failed, 2 not possible so."""
    words = list(sys.argv[1:] if given is None else given)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "woordhouder.config.settings")
    if words[:1] == ["demo"]:
        os.environ.setdefault("DEMO", "1")
    django.setup()
    translation.activate("nl" if os.environ.get("LANG", "").startswith("nl") else "en")
    parser = ArgumentParser("woordhouder", description="Keep the word: the workbench for prestatieafspraken.")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    modules = {verb: import_module(f"{__name__}.{verb}") for verb in VERBS}
    for verb, module in modules.items():
        below = verbs.add_parser(
            verb, help=module.HELP, description=module.__doc__, formatter_class=RawDescriptionHelpFormatter
        )
        module.arguments(below)
    options = parser.parse_args(words)
    return int(modules[options.verb].run(options))
