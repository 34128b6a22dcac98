"""What comes to somebody by itself: the list of the week by mail, her own calendar, and her list as a feed."""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from woordhouder.papers.calendars import calendar_bytes
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now

from ..addresses import in_language
from ..attention import OfOrganisation, attention_everywhere
from ..mail import weekly
from ..models import OwnKind
from ..own_addresses import make, own_addresses, owner, withdraw
from ..own_calendar import own_appointments
from ..signed_in import View, signed_in
from ..submitting import go

HERE = "/mijn/berichten"
IN_FEED = 100


def secret(view: View) -> View:
    """A view at a secret address: nobody keeps what it answers, finds it, or hears of it in a referrer."""

    @wraps(view)
    def respond(request: Request, **named: object) -> HttpResponse:
        response = view(request, **named)
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return never_cache(respond)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: Request) -> HttpResponse:
    """What she gets, with the secret addresses that work now; POST makes or withdraws one, or stops the mail."""
    if request.method == "POST":
        return go(request, HERE, done=_do(request))
    row = weekly.row_of(request.actor.person)
    lines = own_addresses(request.actor)
    kinds = [
        {"kind": kind.value, "line": line, "address": _whole(line.path) if line else ""}
        for kind in OwnKind
        for line in (lines.get(kind.value),)
    ]
    return render(request, "attention/own.html", {"weekly": row, "kinds": kinds})


def _do(request: Request) -> str:
    """Do what was asked; gives what to say of it."""
    asked, kind = request.POST.get("do", ""), request.POST.get("kind", "")
    if asked in MAIL:
        MAIL[asked](request)
        return _("Done. You get the list of the week no longer.") if asked == "stop" else _("Done. You get it again.")
    if kind not in OwnKind.values or asked not in ("make", "withdraw"):
        return ""
    (make if asked == "make" else withdraw)(request.actor, OwnKind(kind), now())
    if asked == "make":
        return _("Done. An address that you had before works no longer.")
    return _("Done. The address works no longer.")


MAIL: dict[str, Callable[[Request], None]] = {
    "stop": lambda request: weekly.stop(weekly.row_of(request.actor.person), now()),
    "resume": lambda request: weekly.resume(weekly.row_of(request.actor.person)),
}


@secret
@csrf_exempt  # the secret is the authority; a mail program that stops it has no cookie (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: Request, token: str) -> HttpResponse:
    """Whether the list of the week comes. POST stops it, or lets it come `again`; reading changes nothing."""
    row = weekly.row_behind(token)
    if request.method == "POST":
        if "again" in request.POST:
            weekly.resume(row)
        else:
            weekly.stop(row, now())
        row.refresh_from_db()
    return render(request, "attention/weekly.html", {"weekly": row})


@secret
@require_safe
def own_calendar(request: Request, token: str) -> HttpResponse:
    """Her calendar (iCalendar), as she may read at this moment."""
    days = own_appointments(owner(token, OwnKind.CALENDAR), now())
    content = calendar_bytes(_("Woordhouder: my days"), days)
    return HttpResponse(content, content_type="text/calendar; charset=utf-8")


@secret
@require_safe
def own_feed(request: Request, token: str) -> HttpResponse:
    """Her list (Atom), as she may read at this moment."""
    person = owner(token, OwnKind.FEED)
    made = Atom1Feed(
        title=_("Woordhouder: what asks my attention now"),
        link=_whole("/mijn"),
        feed_url=f"{settings.BASE_URL.rstrip('/')}{request.path}",
        feed_guid=f"{settings.BASE_URL.rstrip('/')}/mijn#{person.reference}",
        description=_("What waits for you."),
        language=request.LANGUAGE_CODE,
    )
    _fill(made, attention_everywhere(person, now()))
    return HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _fill(made: Atom1Feed, found: list[OfOrganisation]) -> None:
    """The newest first, as readers expect. An item keeps its id for as long as it waits."""
    lines = [(item, one.name) for one in found for item in one.items]
    for item, organisation in sorted(lines, key=lambda line: line[0].since, reverse=True)[:IN_FEED]:
        minutes = ngettext("about one minute", "about %(minutes)s minutes", item.minutes) % {"minutes": item.minutes}
        about = f"{item.text} · {minutes}" if item.text else minutes
        made.add_item(
            title=str(item.title),
            link=_whole(item.address),
            unique_id=f"{settings.BASE_URL.rstrip('/')}{item.address}#{item.since:%Y%m%dT%H%M%S}",
            description=escape(about),
            pubdate=item.since,
            updateddate=item.since,
            author_name=organisation,
        )


def _whole(path: str) -> str:
    return str(settings.BASE_URL).rstrip("/") + in_language(path)
