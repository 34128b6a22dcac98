"""For programs: what is new (Atom), all addresses, what robots may read, whom to warn, and whether we are well."""

from datetime import UTC, timedelta

from django.conf import settings
from django.http import HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woordhouder.agreements.queries.municipalities import addresses as at_tables
from woordhouder.examples.facets import theme_label
from woordhouder.examples.queries.newest import NewestLine, addresses, newest_versions
from woordhouder.examples.views.linked import whole_address
from woordhouder.papers.data import CACHING
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.parties.requests import Request

from ..health import database_answers
from ..sitemap import sitemap

IN_FEED = 50
SECURITY_DAYS = 180


@require_safe
def feed(request: Request) -> HttpResponse:
    """The newest versions of examples, new ones and changed ones. 1 query."""
    made = Atom1Feed(
        title=_("Woordhouder: new and changed examples"),
        link=whole_address("/voorbeelden"),
        feed_url=whole_address("/feed.atom"),
        description=_("Good examples of performance agreements"),
        language="nl",
        feed_copyright="CC BY 4.0",
    )
    for line in newest_versions(request.actor, IN_FEED):
        _add(made, line)
    text = made.writeString("utf-8")
    response = HttpResponse(text, content_type="application/atom+xml; charset=utf-8")
    return _for_everybody(response)


def _add(made: Atom1Feed, line: NewestLine) -> None:
    """One version; its id never changes, so a reader shows each version once."""
    address = whole_address(line.address)
    was = _("New") if line.number == 1 else _("Changed, version %(number)d") % {"number": line.number}
    made.add_item(
        title=line.title,
        link=address,
        unique_id=f"{settings.BASE_URL.rstrip('/')}{line.address}#versie-{line.number}",
        # Readers take the summary for HTML, while ours is plain text.
        description=escape(f"{was}. {line.summary}"),
        pubdate=line.published_at,
        updateddate=line.published_at,
        author_name=line.by,
        categories=[theme_label(theme) for theme in line.themes],
    )


@require_safe
def site_map(request: Request) -> HttpResponse:
    """Every page in both languages, as everybody sees them. 4 queries."""
    pages = [*addresses(ANONYMOUS), *at_tables(ANONYMOUS)]
    text = sitemap(settings.BASE_URL.rstrip("/"), pages)
    return _for_everybody(HttpResponse(text, content_type="application/xml; charset=utf-8"))


@require_safe
def robots(request: Request) -> HttpResponse:
    """Everything may be read; searches need not be, since what they find is in the sitemap."""
    site = settings.BASE_URL.rstrip("/")
    lines = ("User-agent: *", "Disallow: /zoeken", "Disallow: /en/zoeken", "", f"Sitemap: {site}/sitemap.xml")
    return _for_everybody(_plain(lines))


@require_safe
def security(request: Request) -> HttpResponse:
    """Whom to warn of a weakness (RFC 9116). Without a contact address it points to the page that tells who we are."""
    site = settings.BASE_URL.rstrip("/")
    contact = f"mailto:{settings.CONTACT_EMAIL}" if settings.CONTACT_EMAIL else f"{site}/over#contact"
    midnight = timezone.now().astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = (
        f"Contact: {contact}",
        f"Expires: {midnight + timedelta(days=SECURITY_DAYS):%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
        f"Canonical: {site}/.well-known/security.txt",
    )
    return _for_everybody(_plain(lines))


@require_safe
def health(request: Request) -> HttpResponse:
    """200 when the database answers, else 503. For whoever watches over the installation. 1 query."""
    is_well = database_answers()
    response = HttpResponse("ok" if is_well else "no database", content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "no-store"
    if not is_well:
        response.status_code = 503
        # It is asked every few seconds and answers what it is for; as an error it would fill the log.
        response._has_been_logged = True  # type: ignore[attr-defined]
    return response


def _plain(lines: tuple[str, ...]) -> HttpResponse:
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _for_everybody(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = CACHING
    return response
