"""The mail that a demonstration kept instead of sending it."""

import base64
import hashlib
import re
from dataclasses import dataclass
from datetime import datetime

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from woordhouder.record.refusals import NotFound

from .models import SentMail

SHOWN = 100
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class SentLine:
    """One mail in the list."""

    pk: int
    to: str
    subject: str
    sent_at: datetime

    @property
    def address(self) -> str:
        """Its page."""
        return f"/demo/post/{self.pk}"


@dataclass(frozen=True)
class Sent:
    """One mail as it went: its text in pieces of which each is (words, is_a_link), and its page as markup, or ""."""

    line: SentLine
    pieces: tuple[tuple[str, bool], ...]
    html: str


def sent_lines() -> list[SentLine]:
    """The newest hundred. 1 query."""
    return [_line(row) for row in SentMail.objects.order_by("-sent_at", "-pk")[:SHOWN]]


def sent(pk: int) -> Sent:
    """One mail. 1 query. Raises NotFound."""
    row = SentMail.objects.filter(pk=pk).first()
    if row is None:
        raise NotFound(_("This page does not exist."))
    return Sent(_line(row), tuple(_pieces(row.text)), row.html)


def style_of_letters() -> str:
    """What a browser's policy calls the one style that letters carry: its hash."""
    style = render_to_string("mail/letter.css")
    return f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'"


def _pieces(text: str) -> list[tuple[str, bool]]:
    pieces, start = [], 0
    for found in _ADDRESS.finditer(text):
        pieces += [(text[start : found.start()], False), (found[0], True)]
        start = found.end()
    return [*pieces, (text[start:], False)]


def _line(row: SentMail) -> SentLine:
    return SentLine(row.pk, row.to, row.subject, row.sent_at)
