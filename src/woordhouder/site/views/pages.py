"""What the site says about itself: each page a text of its own per language (`pages/<name>.nl.html`, `.en.html`)."""

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from woordhouder.examples.facts import ExampleFacts
from woordhouder.examples.queries.newest import library_state
from woordhouder.examples.words import Theme, Trait
from woordhouder.parties.policy import records_removals
from woordhouder.parties.requests import Request
from woordhouder.record.models import Ground

TITLES: Mapping[str, str | Promise] = {
    "about": _("About Woordhouder"),
    "method": _("How we work"),
    "accessibility": _("Accessibility"),
    "privacy": _("Privacy"),
    "removal": _("Ask to remove something"),
    "open_data": _("Open data"),
}
# What the page with open data lists: in words, the addresses, and how those of one thing are made.
ADDRESSES: tuple[tuple[str | Promise, tuple[str, ...], str], ...] = (
    (_("Examples"), ("/voorbeelden.json", "/voorbeelden.csv"), "/voorbeelden/….json"),
    (_("What is new"), ("/feed.atom",), ""),
    (_("Themes"), ("/themas.json", "/themas.csv"), ""),
    (_("Promises"), ("/themas/alle.json", "/themas/alle.csv"), "/themas/….csv"),
    (_("Collections"), ("/verzamelingen.json", "/verzamelingen.csv"), "/verzamelingen/….json"),
    (_("Map"), ("/kaart.json",), ""),
    (_("Guide"), ("/gids.json", "/gids.csv"), "/gids/….json"),
    (_("Glossary"), ("/begrippen.json", "/begrippen.csv"), ""),
    (_("Calendar of the year"), ("/kalender.json", "/kalender.csv", "/kalender.ics"), ""),
    (_("Events"), ("/agenda.json", "/agenda.csv", "/agenda.ics"), "/agenda/….json"),
    (_("Tables"), ("/tafels.json", "/tafels.csv"), "/….json · /…/doelen.json · /…/nieuw.json · /…/feed.atom"),
    (_("Agreements of a table"), (), "/…/….json · /…/….csv · /…/….xlsx · /…/…/1.json"),
    (_("Promises at all tables, by theme"), (), "/themas/…/tafels.json · /themas/…/tafels.csv"),
    (_("Municipalities"), ("/gemeenten.json", "/gemeenten.csv"), "/gemeenten/….json"),
    (_("Organisations"), (), "/organisaties/….json"),
    (_("Search"), ("/zoeken.json?q=huurbevriezing", "/zoeken.csv?q=huurbevriezing"), ""),
    (_("All pages"), ("/sitemap.xml",), ""),
)


@require_safe
def page(request: Request, name: str) -> HttpResponse:
    """One page of TITLES, in the language of its address. 1 query beside where she stands."""
    language = "en" if (get_language() or "").startswith("en") else "nl"
    facts = {
        "page_title": TITLES[name],
        "state": library_state(request.actor),
        "contact": settings.CONTACT_EMAIL,
        "controller": settings.CONTROLLER_NAME,
        "session_days": settings.SESSION_COOKIE_AGE // 86_400,
        "site": settings.BASE_URL.rstrip("/"),
        "addresses": ADDRESSES,
        "fields": [*ExampleFacts.model_fields],
        "themes": Theme.choices,
        "traits": Trait.choices,
        "grounds": Ground.choices,
        "may_remove": records_removals(request.actor),
    }
    return render(request, f"pages/{name}.{language}.html", facts)
