"""What every page knows: its language, its place in the menu, the version and whether this is a demonstration."""

from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from woordhouder import __version__
from woordhouder.parties.acting import ActingFor, organisations_among
from woordhouder.parties.actor import ANONYMOUS

from .addresses import in_language, is_english, other_language, prefix, without_language
from .submitting import DONE


@dataclass(frozen=True)
class MenuItem:
    """One entry of the main menu or the footer. `is_here` says that the reader is on it or below it."""

    label: str | Promise
    address: str
    is_here: bool = False


@dataclass(frozen=True)
class Account:
    """Who signed in, for the header. `has_more`: she can switch; `here` is where she comes back then."""

    now: ActingFor | None
    has_more: bool
    here: str


MENU = (
    (_("Tables"), "/tafels"),
    (_("Examples"), "/voorbeelden"),
    (_("Themes"), "/themas"),
    (_("Map"), "/kaart"),
    (_("Guide"), "/gids"),
    (_("Glossary"), "/begrippen"),
    (_("Events"), "/agenda"),
    (_("Search"), "/zoeken"),
)
ABOUT = (
    (_("About Woordhouder"), "/over"),
    (_("How we work"), "/werkwijze"),
    (_("How we compute progress"), "/hoe-wij-rekenen"),
    (_("Accessibility"), "/toegankelijkheid"),
    (_("Privacy"), "/privacy"),
    (_("Ask to remove something"), "/verwijderen"),
    (_("Open data"), "/open-data"),
)


def house(request: HttpRequest) -> dict[str, object]:
    """The context processor of every page. No query."""
    path = request.path
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    plain = without_language(path)
    return {
        "prefix": prefix(),
        "language": "en" if is_english(path) else "nl",
        "other_language_address": other_language(path) + query,
        "canonical_address": settings.BASE_URL.rstrip("/") + path,
        "address_in_dutch": settings.BASE_URL.rstrip("/") + plain,
        "address_in_english": settings.BASE_URL.rstrip("/") + (other_language(plain)),
        "menu": [MenuItem(label, in_language(place), is_here=_is_below(plain, place)) for label, place in MENU],
        "about_pages": [MenuItem(label, in_language(place), is_here=plain == place) for label, place in ABOUT],
        "is_demo": settings.DEMO,
        "account": _account(request),
        "done": partial(_done, request),
        "version": __version__,
    }


def _account(request: HttpRequest) -> Account | None:
    """Who signed in, by the memberships that the middleware read."""
    actor = getattr(request, "actor", ANONYMOUS)
    if not actor.is_known:
        return None
    mine = organisations_among(actor, getattr(request, "memberships", ()))
    now = next((one for one in mine if one.is_now), None)
    here = request.path if request.method == "GET" else in_language("/mijn")
    return Account(now, len(mine) > 1, here)


def _done(request: HttpRequest) -> str:
    """What was done just now: once, on the first whole page after it. Readers without account keep no session."""
    return str(request.session.pop(DONE, "")) if getattr(request, "actor", ANONYMOUS).is_known else ""


def _is_below(path: str, place: str) -> bool:
    return path == place or path.startswith(f"{place}/")
