"""Which machine asks: to count what it does, never to keep."""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final

from django.conf import settings
from django.http import HttpRequest

UNKNOWN: Final = "0.0.0.0"  # noqa: S104 - stands for every machine of which nothing is known
# What some proxies write behind an address: "192.0.2.7:51512", "[2001:db8::1]:443".
_WITH_PORT: Final = re.compile(r"([0-9.]+):\d+|\[(.+)\](?::\d+)?")


def client_address(request: HttpRequest) -> str:
    """The address of the reader's machine. Behind our proxy it is the last one that the proxy wrote down.

    Of IPv6 only the network: a household has more addresses there than anybody can count.
    """
    seen = str(request.META.get("REMOTE_ADDR", ""))
    forwarded = str(request.META.get("HTTP_X_FORWARDED_FOR", ""))
    if settings.SECURE_PROXY_SSL_HEADER and forwarded:
        seen = forwarded.rpartition(",")[2].strip()
    if found := _WITH_PORT.fullmatch(seen):
        seen = found[1] or found[2]
    try:
        return str(_machine(ip_address(seen)))
    except ValueError:
        return UNKNOWN


def _machine(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(address, IPv4Address):
        return address
    return address.ipv4_mapped or IPv6Address(int(address) >> 64 << 64)
