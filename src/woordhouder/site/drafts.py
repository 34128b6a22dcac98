"""Nothing typed is lost: drafts while typing, and what was handed in after a session had ended.

A view asks, in this order: `keep(request)` (the browser only wants to keep what is typed), then the form with
`initial` from `kept(request)`, and `forget(request)` once an action took it in. Templates say `data-draft` on the form,
and have a button "_keep" for who has no script.

A list that is shown in parts (pages, filters), of which some rows are taken in and others are not, asks `keep_rows`,
`kept_rows` and `keep_rest` instead: what was typed in rows that are not on this part stays.
"""

import hashlib
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext_lazy as _

from woordhouder.parties.about_me import Kept, keeps
from woordhouder.parties.models import Person, PersonalLink
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now

from .addresses import without_language
from .models import Draft
from .submitting import go

KEEP = "_keep"
HANDED_IN = "handed_in"
LONGEST = 200_000
KEPT_FOR = timedelta(days=90)
TOO_MUCH = 413
NOT_KEPT = {"csrfmiddlewaretoken", KEEP}


def keep(request: Request) -> HttpResponse | None:
    """Keep what is typed when the browser asks only that: 204 for a script, else back to the page. None otherwise.

    What is too much to keep, or a visitor's, is not kept, and neither answer then says that it was.
    """
    if request.method != "POST" or KEEP not in request.POST:
        return None
    is_kept = _keep(request)
    if request.headers.get("X-Draft"):
        return HttpResponse(status=204 if is_kept else TOO_MUCH)
    return go(request, f"{request.path}?bewaard=1" if is_kept else request.path)


def keep_rows(request: Request) -> HttpResponse | None:
    """As `keep`, for one part of a list: what was kept of rows that are not on it stays. Back to the same part."""
    if request.method != "POST" or KEEP not in request.POST:
        return None
    is_kept = _hold(request, _with_others(request))
    if request.headers.get("X-Draft"):
        return HttpResponse(status=204 if is_kept else TOO_MUCH)
    asked = request.GET.copy()
    if is_kept:
        asked["bewaard"] = "1"
    return go(request, f"{request.path}?{asked.urlencode()}")


def keep_rest(request: Request, done: Collection[str]) -> None:
    """Some rows of a list were taken in: their fields, whose names begin with one of `done`, go; the rest stays."""
    rest = {name: value for name, value in _with_others(request).items() if not name.startswith(tuple(done))}
    if rest:
        _hold(request, rest)
    else:
        forget(request)


def _with_others(request: Request) -> dict[str, Any]:
    """What is typed now, beside what was kept of fields that are not in this form."""
    typed = _fields(request.POST)
    before = {name: value for name, value in kept_rows(request).items() if name not in typed}
    return before | {name: value for name, value in typed.items() if value}


def _keep(request: Request) -> bool:
    return _hold(request, _fields(request.POST))


def _hold(request: Request, fields: dict[str, Any]) -> bool:
    key = _key(request)
    if not key or _is_too_much(fields):
        return False
    person = Person.objects.filter(reference=request.actor.person).first() if request.actor.person else None
    facts = {"fields": fields, "saved_at": now(), "person": person, "link": request.actor.link}
    Draft.objects.update_or_create(key=key, defaults=facts)
    _let_go_of_handed_in(request)  # older than this; it would come before it
    return True


def kept(request: Request) -> dict[str, Any]:
    """What was kept for this address, by name of field (lists where there are more); first what an ended session kept.

    `{}` when there is nothing. No query when nobody known types here. `{% draft_notice %}` says that it came back.
    """
    found = _handed_in(request) or _typed_before(request)
    request.gives_back = bool(found)
    return found


def kept_rows(request: Request) -> dict[str, Any]:
    """As `kept`, for one part of a list: what an ended session kept, beside what was typed in other rows before."""
    found = _typed_before(request) | _handed_in(request)
    request.gives_back = bool(found)
    return found


def _typed_before(request: Request) -> dict[str, Any]:
    key = _key(request)
    draft = Draft.objects.filter(key=key).first() if key else None
    return dict(draft.fields) if draft else {}


def _handed_in(request: Request) -> dict[str, Any]:
    handed_in = request.session.get(HANDED_IN) if _has_session(request) else None
    return dict(handed_in["fields"]) if handed_in and handed_in["path"] == request.path else {}


def forget(request: Request) -> None:
    """The action took it in: what was kept for this address goes."""
    _let_go_of_handed_in(request)
    if key := _key(request):
        Draft.objects.filter(key=key).delete()


def forget_about(reference: str) -> None:
    """What was typed behind any personal link about the thing with this reference goes: she is forgotten."""
    _behind(PersonalLink.objects.filter(about=reference)).delete()


def forget_old(moment: datetime) -> int:
    """What nobody handed in for ninety days goes, and what was typed by who is forgotten. Returns how many drafts."""
    is_over = Q(saved_at__lt=moment - KEPT_FOR) | Q(link__in=PersonalLink.objects.filter(email="").values("reference"))
    count, _rows = Draft.objects.filter(is_over).delete()
    return count


def keep_handed_in(request: Request) -> bool:
    """Keep in the new session what was handed in after the old one had ended, for after the sign-in.

    Whether it was kept: what is too much is not, as everybody can send that.
    """
    fields = _fields(request.POST)
    if _is_too_much(fields):
        return False
    request.session[HANDED_IN] = {"path": request.path, "fields": fields}
    return True


def _let_go_of_handed_in(request: Request) -> None:
    if _has_session(request) and request.session.get(HANDED_IN, {}).get("path") == request.path:
        del request.session[HANDED_IN]


def _has_session(request: Request) -> bool:
    return bool(request.session.session_key)


def _key(request: Request) -> str:
    """Who types where, in whichever language. "" for a visitor: her words stay in her own browser."""
    if request.actor.person:
        who = request.actor.person
    elif getattr(request, "personal_link", ""):
        who = ""
    else:
        return ""
    return _hashed(who, request.path)


def _hashed(who: str, path: str) -> str:
    return hashlib.sha256(f"{who} {without_language(path)}".encode()).hexdigest()


def _fields(posted: QueryDict) -> dict[str, Any]:
    """What was typed, without the signs that PostgreSQL does not hold."""
    typed = {name: [value.replace("\0", "") for value in values] for name, values in posted.lists()}
    return {
        name.replace("\0", ""): values if len(values) > 1 else values[0]
        for name, values in typed.items()
        if name not in NOT_KEPT
    }


def _is_too_much(fields: dict[str, Any]) -> bool:
    return len(str(fields)) > LONGEST


def _behind(links: QuerySet[PersonalLink]) -> QuerySet[Draft]:
    return Draft.objects.filter(link__in=links.values("reference"))


def _hers(person: Person) -> QuerySet[Draft]:
    """Typed where she signed in, or behind a link that was mailed to her."""
    return Draft.objects.filter(person=person) | _behind(PersonalLink.objects.filter(email__iexact=person.email))


def _tell(person: Person) -> list[dict[str, Any]]:
    return [{"saved_at": row.saved_at.isoformat(), "fields": row.fields} for row in _hers(person).order_by("pk")]


def _erase(person: Person) -> None:
    _hers(person).delete()


keeps(
    "drafts",
    Kept(
        what=_("What you typed and did not hand in yet"),
        why=_("So that nothing is lost when you stop, or when the connection or the sign-in ends."),
        how_long=_("Until you hand it in; at most ninety days."),
        tell=_tell,
        erase=_erase,
    ),
)
