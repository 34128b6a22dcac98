"""The mail of the demonstration, read as whoever it was sent to would read it."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from .hands import Hands

SECONDS_TO_COME = 90


def newest_letter(hands: Hands, to: str, about: str, saying: str = "") -> str:
    """Open the newest letter to this address with `about` in its subject, once it is one that says so. Its text."""

    def letter() -> str:
        text = _open(hands, to, about)
        return text if saying in text else ""

    return _wait(hands, letter)


def link_in_letter(hands: Hands, to: str, about: str, saying: str = "", other_than: str = "") -> str:
    """The personal link in that letter, once it is another one than `other_than`: its address on the site."""

    def link() -> str:
        text = _open(hands, to, about)
        found = re.search(r"https?://\S+~\S+", text)
        address = urlsplit(found[0]).path if found and saying in text else ""
        return "" if address == other_than else address

    return _wait(hands, link)


def _open(hands: Hands, to: str, about: str) -> str:
    hands.page.goto("/demo/post")
    line = hands.page.locator(".wh-mail-list__item").filter(has_text=re.compile(rf"(aan|to) {re.escape(to)}"))
    subject = line.locator("a", has_text=about).first
    if not subject.count():
        return ""
    hands.go(subject)
    return hands.page.locator(".wh-letter").inner_text()


def _wait(hands: Hands, look: Callable[[], str]) -> str:
    """What `look` gives, once it gives something; a busy machine takes a while."""
    for _half in range(2 * SECONDS_TO_COME):
        if found := look():
            return found
        hands.page.wait_for_timeout(500)
    raise AssertionError("the letter did not come")
