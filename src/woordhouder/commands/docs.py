"""Write the generated pages of docs/ anew: actions.md, policy.md and kinds.json. For developers."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.conf import settings

from woordhouder.record.documents import actions_markdown, kinds_json, policy_markdown

HELP = "write the generated pages of docs/ anew"
PAGES = {"actions.md": actions_markdown, "policy.md": policy_markdown, "kinds.json": kinds_json}


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--into", type=Path, default=settings.ROOT / "docs", metavar="FOLDER")


def run(options: Namespace) -> int:
    """Write each page."""
    options.into.mkdir(exist_ok=True)
    for name, make in PAGES.items():
        (options.into / name).write_text(make(), encoding="utf-8")
    return 0
