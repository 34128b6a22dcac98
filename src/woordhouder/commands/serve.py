"""Serve the site: gunicorn with two processes, and the worker beside it."""

import gc
import os
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _
from gunicorn.app.base import BaseApplication

HELP = "serve the site on this machine"
BEFORE_COLLECTING = 20_000
"""So many objects more than before, and Python looks for garbage."""


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", default=os.environ.get("PORT", "8000"))


def run(options: Namespace) -> int:
    """Serve until stopped."""
    if not is_port(options.port):
        print(_("PORT must be a number from 1 to 65535, not {port}.").format(port=options.port))
        return 2
    try:
        settings.SECRET_KEY  # noqa: B018 - Django refuses an empty one when it is read
    except ImproperlyConfigured:
        print(_("Set SECRET_KEY to a long random text; without it no session can be trusted."))
        return 2
    if settings.EMAIL_BACKEND.endswith("console.EmailBackend"):
        print(_("EMAIL_URL is not set: mail goes nowhere but to this output, with the codes and links to come in."))
    serve(options.host, int(options.port), when_ready=lambda: None)
    return 0


def is_port(text: str) -> bool:
    """Whether `text` is the number of a port."""
    return text.isascii() and text.isdigit() and 0 < int(text) < 65_536


def serve(host: str, port: int, *, when_ready: Callable[[], None]) -> None:
    """Run server and worker until the server is stopped; `when_ready` is called once it listens."""
    worker = subprocess.Popen([sys.executable, "-m", "woordhouder", "work"], env=os.environ.copy())
    try:
        Server(host, port, when_ready).run()
    finally:
        worker.terminate()
        worker.wait()


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn with the options of this house."""

    def __init__(self, host: str, port: int, when_ready: Callable[[], None]) -> None:
        self.bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        self.when_ready = when_ready
        super().__init__()

    def load_config(self) -> None:
        """Give gunicorn its options."""
        options: dict[str, Any] = {
            "bind": self.bind,
            "workers": int(os.environ.get("WEB_CONCURRENCY", "2")),
            "worker_class": "gthread",
            "threads": 4,
            "loglevel": "warning",
            # People paste whole pages into the search box; the search itself cuts them. 0 is: no limit on the line.
            "limit_request_line": 0,
            "when_ready": lambda server: self.when_ready(),
            "control_socket_disable": True,
        }
        for name, value in options.items():
            if name in self.cfg.settings:
                self.cfg.set(name, value)

    def load(self) -> Any:
        """The application."""
        from woordhouder.config.wsgi import application  # noqa: PLC0415 - in the worker process, after the fork

        collect_seldom()
        return application


def collect_seldom() -> None:
    """Let Python look less often for garbage that holds itself; all else goes at once anyway.

    By its own measure (700) it did so dozens of times for one large page, again and again over all that the program
    consists of: up to a quarter of its time (docs/performance.md), for hardly any garbage.
    """
    gc.set_threshold(BEFORE_COLLECTING)
