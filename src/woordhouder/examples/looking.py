"""One polite look at one public web address: is it there? Never at an address inside a network that is not public.

Every name is resolved here, each of its addresses is checked, and the connection goes to the address that was checked:
a name that answers otherwise a moment later leads nowhere. That holds for each redirect as well. Nothing that comes
back is used but the status: at most a few kilobytes are read.
"""

import socket
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpcore
from django.utils.encoding import iri_to_uri

from .link_states import NO_SUCH_HOST, NOT_ASKED, NOT_HTTP, NOT_PUBLIC, REFUSED, TIMED_OUT, TOO_MANY

PORTS = {"http": 80, "https": 443}
MOST_REDIRECTS = 5
REDIRECTS = {301, 302, 303, 307, 308}
MOST_BYTES = 4096
SECONDS, SECONDS_IN_ALL = 10.0, 30.0
TRANSLATED = IPv6Network("64:ff9b::/96")  # NAT64: the last four bytes are an address of IPv4
# Inside networks, though not every Python says so: for protocols (some clouds tell their secrets there); site-local.
INSIDE = (IPv4Network("192.0.0.0/24"), IPv6Network("fec0::/10"))


class CannotLook(Exception):
    """There is no answer of HTTP; `problem` is a word of `link_states.PROBLEMS`."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


def addresses_of(host: str) -> list[str]:
    """What this machine's resolver says. Raises OSError when there is no such host."""
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in found))


def is_public(address: str) -> bool:
    """Whether the address, and each address that is written inside it, belongs to the public internet."""
    return all(
        one.is_global and not (one.is_multicast or one.is_reserved or any(one in network for network in INSIDE))
        for one in _within(address)
    )


def _within(address: str) -> Iterator[IPv4Address | IPv6Address]:
    whole = ip_address(address.partition("%")[0])
    if isinstance(whole, IPv4Address):
        yield whole
        return
    inner = [whole.ipv4_mapped, whole.sixtofour, *(whole.teredo or ())]
    if whole in TRANSLATED:
        inner.append(IPv4Address(whole.packed[-4:]))
    written = [one for one in inner if one is not None]
    yield from written
    if whole.ipv4_mapped is None and whole not in TRANSLATED:
        yield whole


Resolve = Callable[[str], Sequence[str]]
Connect = Callable[[str, int, float], httpcore.NetworkStream]


def connect_to(address: str, port: int, seconds: float) -> httpcore.NetworkStream:
    """A connection to an address, by this machine's own network."""
    return httpcore.SyncBackend().connect_tcp(address, port, timeout=seconds)


@dataclass(frozen=True)
class Network:
    """Where names and connections come from, and who asks. `agent` is sent along: the site's address, and a contact."""

    agent: str
    resolve: Resolve = addresses_of
    connect: Connect = connect_to
    secure: ssl.SSLContext = field(default_factory=httpcore.default_ssl_context)


def look(network: Network, url: str) -> tuple[int | None, str]:
    """The status of what a reader finds at `url`, or None and the problem. Takes at most about half a minute.

    Asks for the head first; a site that refuses that is asked for the page itself, of which only the beginning is read.
    """
    until = time.monotonic() + SECONDS_IN_ALL
    try:
        status = _follow(network, "HEAD", url, until)
        if status < 400:
            return status, ""
    except CannotLook as cannot:
        if cannot.problem not in (NOT_HTTP, TIMED_OUT):
            return None, cannot.problem
    try:
        return _follow(network, "GET", url, until), ""
    except CannotLook as cannot:
        return None, cannot.problem


def _follow(network: Network, method: str, url: str, until: float) -> int:
    """The status at the end of all redirects, each checked as the first address was."""
    for _hop in range(MOST_REDIRECTS + 1):
        status, location = _ask(network, method, url, until)
        if status not in REDIRECTS or not location:
            return status
        try:
            url = urljoin(url, location)
        except ValueError as error:
            raise CannotLook(NOT_ASKED) from error
    raise CannotLook(TOO_MANY)


def _ask(network: Network, method: str, url: str, until: float) -> tuple[int, str]:
    """The status of one answer, and where it sends readers ("": nowhere)."""
    address = _asked(url)
    headers = [("User-Agent", network.agent), ("Accept", "*/*"), ("Accept-Encoding", "identity")]
    pool = httpcore.ConnectionPool(
        ssl_context=network.secure, network_backend=_CheckedBackend(network, until), http2=False, retries=0
    )
    limits = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), SECONDS)}
    try:
        with pool, pool.stream(method, address, headers=headers, extensions=limits) as answer:
            location = dict(answer.headers).get(b"Location") or dict(answer.headers).get(b"location", b"")
            if method == "GET":
                _read_a_little(answer)
            return answer.status, location.decode("latin-1")
    except (httpcore.ConnectTimeout, httpcore.ReadTimeout, httpcore.WriteTimeout, httpcore.PoolTimeout) as late:
        raise CannotLook(TIMED_OUT) from late
    except httpcore.ConnectError as refused:
        raise CannotLook(NOT_HTTP if isinstance(refused.__cause__, ssl.SSLError) else REFUSED) from refused
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, ValueError) as strange:
        raise CannotLook(NOT_HTTP) from strange


def _read_a_little(answer: httpcore.Response) -> None:
    read = 0
    for chunk in answer.iter_stream():
        read += len(chunk)
        if read >= MOST_BYTES:
            return


def _asked(url: str) -> str:
    """The address as it goes over the line. Raises CannotLook for another protocol or port, or a name and password."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna").decode()
        port = parts.port
    except ValueError as error:  # UnicodeError is one
        raise CannotLook(NOT_ASKED) from error
    if parts.scheme not in PORTS or not host or parts.username is not None or port not in (None, PORTS[parts.scheme]):
        raise CannotLook(NOT_ASKED)
    named = f"[{host}]" if ":" in host else host
    path = iri_to_uri(parts.path or "/") + (f"?{iri_to_uri(parts.query)}" if parts.query else "")
    return f"{parts.scheme}://{named}{path}"


class _CheckedBackend(httpcore.NetworkBackend):
    """Connects to public addresses only, and to the very one that was checked."""

    def __init__(self, network: Network, until: float) -> None:
        self.network, self.until = network, until

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of `host` that answers. Raises CannotLook unless all are public."""
        try:
            addresses = self.network.resolve(host)
        except (OSError, UnicodeError) as error:
            raise CannotLook(NO_SUCH_HOST) from error
        if not addresses:
            raise CannotLook(NO_SUCH_HOST)
        if not all(map(is_public, addresses)):
            raise CannotLook(NOT_PUBLIC)
        for address in addresses[:-1]:
            try:
                return self._stream(address, port)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return self._stream(addresses[-1], port)

    def _stream(self, address: str, port: int) -> httpcore.NetworkStream:
        seconds = _left(self.until, SECONDS, httpcore.ConnectTimeout)
        return _ShortStream(self.network.connect(address, port, seconds), self.until)


class _ShortStream(httpcore.NetworkStream):
    """A connection that ends at a moment, however slowly the other side goes on talking."""

    def __init__(self, stream: httpcore.NetworkStream, until: float) -> None:
        self.stream, self.until = stream, until

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.stream.read(max_bytes, _left(self.until, timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.stream.write(buffer, _left(self.until, timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self.stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secure = self.stream.start_tls(
            ssl_context, server_hostname, _left(self.until, timeout, httpcore.ConnectTimeout)
        )
        return _ShortStream(secure, self.until)

    def get_extra_info(self, info: str) -> Any:
        return self.stream.get_extra_info(info)


def _left(until: float, timeout: float | None, too_late: type[Exception]) -> float:
    """The seconds that are left for one act. Raises `too_late` when none are."""
    left = until - time.monotonic()
    if left <= 0:
        raise too_late("The look took too long.")
    return min(left, timeout or left)
