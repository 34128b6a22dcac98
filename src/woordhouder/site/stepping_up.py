"""Before somebody signs in the name of an organisation: is it still she who sits at this browser?

Nothing is asked of who signed in less than ten minutes ago. Of others a code is asked, mailed to her own address; it
works once, in this browser, for a quarter of an hour, and for three tries.
"""

import hmac
import secrets
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import urlencode

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from woordhouder.parties.requests import Request
from woordhouder.record.clock import now

from . import drafts
from .mail.signing_in import STEP_UP, write_letter
from .submitting import go

SIGNED_IN, ASKED = "signed_in_at", "step_up"
FRESH = timedelta(minutes=10)
WORKS = timedelta(minutes=15)
TRIES = 3
ADDRESS = "/mijn/code"
_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"


def note_sign_in(request: HttpRequest) -> None:
    """She signed in, or showed again who she is, in this session."""
    request.session[SIGNED_IN] = now().timestamp()


def is_fresh(request: HttpRequest) -> bool:
    """Whether who uses this session showed less than ten minutes ago who she is."""
    at = request.session.get(SIGNED_IN)
    return at is not None and timedelta() <= now() - _moment(at) < FRESH


def _moment(at: float) -> datetime:
    return datetime.fromtimestamp(at, tz=now().tzinfo)


def ask(request: Request) -> HttpResponse | None:
    """To the page that asks for a code, and back; what was handed in is kept. None when nothing needs asking."""
    if is_fresh(request):
        return None
    if request.method == "POST":
        drafts.keep_handed_in(request)
    return go(request, f"{ADDRESS}?{urlencode({'next': request.get_full_path()})}")


def send_code(request: HttpRequest) -> bool:
    """Mail a new code to the person of this session; an earlier one works no longer. False when she asked too often."""
    person: Any = request.user
    if not ratelimit.consume(request, action="request_login_code", key=person.email.lower()):
        return False
    letters = "".join(secrets.choice(_LETTERS) for _ in range(8))
    request.session[ASKED] = {"code": _hashed(request, letters), "at": now().timestamp(), "tries": 0}
    write_letter(STEP_UP, person.email, {"code": f"{letters[:4]}-{letters[4:]}"})
    return True


def is_waiting(request: HttpRequest) -> bool:
    """Whether a code was sent that still works."""
    asked = request.session.get(ASKED)
    return bool(asked and asked["tries"] < TRIES and now() - _moment(asked["at"]) < WORKS)


def accept(request: HttpRequest, typed: str) -> bool:
    """Whether this is the code that was sent; then it works no longer. A wrong one counts as a try."""
    if not is_waiting(request):
        return False
    asked = request.session[ASKED]
    letters = "".join(sign for sign in typed.upper() if sign.isalpha())
    if not hmac.compare_digest(asked["code"], _hashed(request, letters)):
        request.session[ASKED] = {**asked, "tries": asked["tries"] + 1}
        return False
    del request.session[ASKED]
    note_sign_in(request)
    return True


def _hashed(request: HttpRequest, letters: str) -> str:
    return sha256(f"{request.session.session_key}{letters}".encode()).hexdigest()


def where_to(request: HttpRequest) -> str:
    """The page of this site to which she goes back; the list of what asks attention when none is named."""
    there = request.POST.get("next") or request.GET.get("next", "")
    is_ours = there.startswith("/") and url_has_allowed_host_and_scheme(there, allowed_hosts=None)
    return there if is_ours else "/mijn"
