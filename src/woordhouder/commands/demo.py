"""A demonstration on this machine: the library, filled, with its address as the last line that is printed."""

import json
import os
import socket
from argparse import ArgumentParser, Namespace
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from woordhouder.examples.loading import load_all
from woordhouder.parties.actor import acting_for
from woordhouder.parties.models import Organisation
from woordhouder.record.clock import now
from woordhouder.site.mail.following import follow_mail
from woordhouder.site.mail.sending import send_letters
from woordhouder.site.mail.weekly import write_weekly
from woordhouder.site.search.index import follow

from .replay import FIRST, Replay
from .serve import is_port, serve
from .setup import EDITORIAL_BOARD, set_up

HELP = "show the library on this machine (PORT=8000 for a fixed port)"
EDITOR = "redactie@demo.example"
KEEPER = "beheer@demo.example"
STORY = settings.PACKAGE / "demo" / "rietwaarde.jsonl"
# From this line on the story is news, told as if it happened until an hour ago.
NEWS = datetime(2026, 10, 5, tzinfo=UTC)
HOST = "127.0.0.1"
FIRST_PORT = 8000


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--prepare", action="store_true", help="fill the library and stop")


def run(options: Namespace) -> int:
    """Fill the library and serve it. A port that is taken stops it with one sentence."""
    port = None if options.prepare else _port()
    if port is not None:
        _tell_letters_where(port)
    set_up(editor=EDITOR, controller=KEEPER)
    outcomes = load_all(acting_for(EDITOR, EDITORIAL_BOARD), settings.ROOT / "library")
    for outcome in outcomes:
        if outcome.state == "refused":
            print(*outcome.sentences(settings.ROOT), sep="\n")
    tell_the_story()
    follow()
    # Its letters now, so that the address is the last line on the screen.
    follow_mail(now())
    write_weekly(now())
    send_letters(now())
    if port is not None:
        serve(HOST, port, when_ready=lambda: print(f"http://localhost:{port}/", flush=True))
    return 0


def tell_the_story() -> None:
    """The fictional municipality with its people, its years of promises, and an example in the making.

    What was promised and reported keeps its dates, since years and last days do not move with it; on a clock that is
    behind the story all of it moves. Once: what people did in the demonstration since then stays.
    """
    lines = STORY.read_text(encoding="utf-8").splitlines()
    if Organisation.objects.filter(name=json.loads(lines[0])["with"]["name"]).exists():
        return
    newest = datetime.fromisoformat(json.loads(lines[-1])["at"].replace("Z", "+00:00"))
    later = datetime.now(UTC) - timedelta(hours=1) - newest
    replay = Replay(later, since=NEWS if later > timedelta() else FIRST)
    for line in lines:
        replay.perform(line)


def _tell_letters_where(port: int) -> None:
    """Let the links in letters lead to this server: here and in the worker, which reads the environment anew."""
    os.environ.setdefault("BASE_URL", f"http://localhost:{port}")
    settings.BASE_URL = os.environ["BASE_URL"]


def _port() -> int:
    """The port that PORT names, else the first free one from 8000 on."""
    wanted = os.environ.get("PORT", "")
    if wanted:
        if not is_port(wanted):
            raise SystemExit(_("PORT must be a number from 1 to 65535, not {port}.").format(port=wanted))
        if not _is_free(int(wanted)):
            raise SystemExit(_("Port {port} is taken; choose another one with PORT=...").format(port=wanted))
        return int(wanted)
    return next(port for port in range(FIRST_PORT, 65_536) if _is_free(port))


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True
