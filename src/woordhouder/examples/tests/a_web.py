"""A small web of its own on 127.0.0.1, for tests of looking at sources: names, public addresses, and what is there.

The names resolve to addresses that are public by their form; connections to those end at the server of the test. So
all checks are at work as they are outside, and nothing ever leaves this machine.
"""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import httpcore

from woordhouder.examples.looking import Network

PUBLIC = "93.184.215.14"
KILOBYTE = b"x" * 1024


class Site(BaseHTTPRequestHandler):
    """What is at each path. `/status/404` answers so; `/to/...` sends on."""

    protocol_version = "HTTP/1.1"

    def do_HEAD(self):
        self.answer()

    def do_GET(self):
        self.answer()

    def answer(self):
        self.server.asked[self.command, self.headers["Host"], self.path] += 1
        self.server.agents.add(self.headers["User-Agent"])
        _before, what, rest = (
            self.path.partition("?")[0].split("/", 2) if self.path.count("/") > 1 else ("", "status", "200")
        )
        getattr(self, f"give_{what}")(rest)

    def give_status(self, rest):
        self.send_response(int(rest))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def give_to(self, rest):
        self.send_response(302)
        self.send_header("Location", rest if "://" in rest else f"/{rest}")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def give_round(self, rest):
        self.give_to(f"round/{int(rest) + 1}")

    def give_nohead(self, rest):
        self.give_status("405" if self.command == "HEAD" else rest)

    def give_hugebody(self, _rest):
        if self.command == "HEAD":
            return self.give_status("403")
        self.send_response(200)
        self.send_header("Content-Length", str(10**12))
        self.end_headers()
        try:
            while True:
                self.wfile.write(KILOBYTE)
                self.server.sent += 1
        except OSError:
            return None

    def give_slow(self, _rest):
        for _second in range(600):
            if self.server.is_over:
                return
            time.sleep(0.05)

    def give_drip(self, _rest):
        """A header of which a letter comes now and then, for ever."""
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
            while not self.server.is_over:
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            return

    def give_nonsense(self, _rest):
        self.wfile.write(b"this is no HTTP\r\n\r\n")
        self.close_connection = True

    def log_message(self, *_words):
        pass


class Server(ThreadingHTTPServer):
    """Remembers what was asked."""

    daemon_threads = True
    is_over = False

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Site)
        self.asked, self.agents, self.sent = Counter(), set(), 0

    def handle_error(self, _request, _client):
        pass


@contextmanager
def a_web() -> Iterator[Server]:
    """A server as long as the context lasts."""
    server = Server()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.is_over = True
        server.shutdown()
        server.server_close()


class Names:
    """A resolver of tests: the addresses of each name; a list of lists gives another answer each time."""

    def __init__(self, **hosts):
        self.hosts = {name.replace("_", "."): list(answers) for name, answers in hosts.items()}
        self.asked = Counter()

    def __call__(self, host):
        self.asked[host] += 1
        answers = self.hosts.get(host, [PUBLIC] if host.endswith(".example") else None)
        if answers is None:
            raise OSError("no such host")
        if answers and isinstance(answers[0], list):
            return answers[min(self.asked[host], len(answers)) - 1]
        return answers


def network_to(port: int, names: Names | None = None, connected: list[str] | None = None) -> Network:
    """A network on which each public address is the server at `port`; `connected` remembers the addresses."""

    def connect(address, _port, seconds):
        if connected is not None:
            connected.append(address)
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", port, timeout=seconds)

    return Network(
        "Woordhouder/1 (+https://woordhouder.example; redactie@woordhouder.example)", names or Names(), connect
    )
