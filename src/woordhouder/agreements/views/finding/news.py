"""What is new at a table: the page since a day, the same as data, and the feed."""

from datetime import date, timedelta

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from woordhouder.examples.views.linked import whole_address
from woordhouder.papers.data import json_response
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.site.addresses import in_language

from ...forms.news import SinceForm
from ...moments import today
from ...queries.news import NewsLine, NewsPage, news_data, news_page

DAYS = 90
IN_FEED = 50


@require_safe
def news(request: Request, table: str) -> HttpResponse:
    """What happened since the day that is asked, without one in the last ninety days. At most 9 queries."""
    page, form = _asked(request, table)
    facts = {"page": page, "form": form, "data_address": in_language(f"{page.address}.json?sinds={page.since}")}
    return render(request, "finding/news.html", facts)


@require_safe
def news_json(request: Request, table: str) -> HttpResponse:
    """The same as data. At most 9 queries."""
    return json_response(news_data(_asked(request, table)[0]))


@require_safe
def feed(request: Request, table: str) -> HttpResponse:
    """What became public lately, for programs that follow feeds; the same for everybody. At most 8 queries."""
    page = news_page(ANONYMOUS, table, today(now()) - timedelta(days=365))
    made = Atom1Feed(
        title=_("What is new at %(table)s") % {"table": page.name},
        link=whole_address(f"/{page.slug}"),
        feed_url=whole_address(f"/{page.slug}/feed.atom"),
        description=_("What was agreed there, and what the parties said about it"),
        language="nl",
        feed_copyright="CC0",
    )
    for line in page.lines[:IN_FEED]:
        _add(made, page, line)
    response = HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
    response["Cache-Control"] = "public, max-age=300"
    return response


def _add(made: Atom1Feed, page: NewsPage, line: NewsLine) -> None:
    """One thing that happened; its id never changes, so that a reader shows it once."""
    made.add_item(
        title=line.what,
        link=whole_address(line.address),
        unique_id=f"{settings.BASE_URL.rstrip('/')}/{page.slug}/nieuw#{line.ident}",
        # Readers take the summary for HTML, while ours is plain text.
        description=escape(line.about),
        pubdate=line.at,
        updateddate=line.at,
        author_name=page.name,
    )


def _asked(request: Request, table: str) -> tuple[NewsPage, SinceForm]:
    """The page since the day that is asked, and the form that asks; what is no day is ninety days ago."""
    before: date = today(now()) - timedelta(days=DAYS)
    form = SinceForm({"sinds": request.GET.get("sinds") or before.isoformat()})
    since = form.cleaned_data["sinds"] if form.is_valid() else before
    return news_page(request.actor, table, since), form
