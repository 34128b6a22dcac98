"""How often one address may hand something in. Counted in memory, per process, and gone after its time.

Many people of one office share an address, so limits are wide; whoever is over one keeps what was typed in the form.
"""

import hashlib
import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache.backends.locmem import LocMemCache
from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from woordhouder.record.refusals import Refused

from .client_address import client_address
from .submitting import put_into

TOO_MANY_REQUESTS = 429
_counts = LocMemCache("handed-in", {"TIMEOUT": 3600, "OPTIONS": {"MAX_ENTRIES": 20_000}})


@dataclass(frozen=True)
class Limit:
    """At most `times` forms in `seconds` from one address; `name` keeps what is counted apart."""

    name: str
    times: int
    seconds: int

    def is_passed(self, request: HttpRequest, form: Form) -> bool:
        """Count what was handed in. True when it was too often: the form then says so, and nothing may be done."""
        if not form.is_bound or self._count(request) <= self.times:
            return False
        words = _("A lot was sent from this address just now.")
        put_into(form, Refused(words, next_step=_("Wait an hour, and send it then. What you wrote is still here.")))
        return True

    def _count(self, request: HttpRequest) -> int:
        window = int(time.monotonic() // self.seconds)
        who = hashlib.sha256(f"{settings.SECRET_KEY}{client_address(request)}".encode()).hexdigest()
        key = f"{self.name}:{who}:{window}"
        _counts.add(key, 0, timeout=self.seconds)
        try:
            return int(_counts.incr(key))
        except ValueError:  # thrown away between the two lines
            return 1


def forget_counts() -> None:
    """Begin anew. For tests."""
    _counts.clear()
