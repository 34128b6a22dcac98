"""The sources of the library as editors watch over them: where each is used, and whether it can still be reached."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.db.models import CharField, Value
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from woordhouder.jobs.models import Job
from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import standing
from woordhouder.record.policy import allowed
from woordhouder.record.refusals import Words

from ..link_states import CHECK_SOURCES, Look, State, link_state, outcome
from ..models import Description, PageKind, PageVersion, SourceCheck
from ..policy import SOURCE_CHECK
from .pages import page_address

REMEMBERED = timedelta(days=400)
IN_WORDS: Mapping[State, Words] = {
    State.REACHED: _("reached"),
    State.BROKEN: _("broken"),
    State.NOT_CHECKED: _("not checked"),
}
_WATCHED: list[Callable[[], set[str]]] = []
ALONE: Mapping[PageKind, Words] = {PageKind.GLOSSARY: _("Glossary"), PageKind.CALENDAR: _("Calendar of the year")}


@dataclass(frozen=True)
class Use:
    """A page of the library that rests on a source."""

    title: Words
    address: str


@dataclass(frozen=True)
class WatchedSource:
    """One source: how it stands in words, since which day, what the last look met, and where it is used."""

    url: str
    host: str
    publisher: str
    state: str
    state_words: Words
    is_broken: bool
    is_reached: bool
    since: date | None
    last_words: Words
    uses: Sequence[Use]


@dataclass(frozen=True)
class Checking:
    """The work of looking at all sources, as far as it is. `is_under_way`: a worker is at it, or will be soon."""

    is_under_way: bool
    done: int
    total: int
    at: str
    has_failed: bool
    finished_at: datetime | None


@dataclass(frozen=True)
class SourcesPage:
    """All sources, those that are broken first, with how many stand how."""

    sources: Sequence[WatchedSource]
    checking: Checking

    @property
    def broken(self) -> Sequence[WatchedSource]:
        """Those that an editor has to look at."""
        return [source for source in self.sources if source.is_broken]

    @property
    def reached(self) -> int:
        """How many were reached at the last look."""
        return sum(source.is_reached for source in self.sources)

    @property
    def not_checked(self) -> int:
        """Of how many nothing is sure."""
        return len(self.sources) - self.reached - len(self.broken)


def sources_page(actor: Actor, moment: datetime) -> SourcesPage:
    """All sources in use and how they stand at `moment`. Raises NotAllowed for who is no editor. Always 5 queries."""
    standing(actor, "edit_library")
    rows = allowed(actor, "read", SOURCE_CHECK, SourceCheck.objects.all())
    return SourcesPage(_watched(rows, localdate(moment)), checking())


def broken_sources(actor: Actor, today: date) -> Sequence[WatchedSource]:
    """The sources that are broken, none for who is no editor. Always 2 queries; ask first whether a look failed."""
    rows = allowed(actor, "read", SOURCE_CHECK, SourceCheck.objects.all())
    return [source for source in _watched(rows, today) if source.is_broken]


def checking() -> Checking:
    """How far the newest work of looking at sources is. Always 1 query."""
    newest = Job.objects.filter(name=CHECK_SOURCES).order_by("-made_at", "-pk").first()
    if newest is None:
        return Checking(False, 0, 0, "", has_failed=False, finished_at=None)
    return Checking(
        is_under_way=newest.finished_at is None,
        done=newest.done,
        total=newest.total or 0,
        at=newest.message,
        has_failed=bool(newest.failed and newest.finished_at),
        finished_at=newest.finished_at,
    )


def sources_data(page: SourcesPage) -> Mapping[str, Any]:
    """The same as open data."""
    return {
        "sources": [
            {
                "url": source.url,
                "publisher": source.publisher,
                "state": source.state,
                "since": source.since,
                "last_look": str(source.last_words),
                "used_by": [{"title": str(use.title), "address": use.address} for use in source.uses],
            }
            for source in page.sources
        ],
        "checking": {
            "is_under_way": page.checking.is_under_way,
            "done": page.checking.done,
            "total": page.checking.total,
        },
    }


def also_watch(urls: Callable[[], set[str]]) -> None:
    """List web addresses of a room above, to be looked at with the library's own. `urls`: one query."""
    _WATCHED.append(urls)


def urls_to_look_at() -> set[str]:
    """Every source of what the library shows now, and what rooms above have watched. 1 query, and 1 for each room."""
    return {source["url"] for _use, source in _used()}.union(*(urls() for urls in _WATCHED))


def host_of(url: str) -> str:
    """The site of an address, "" when it names none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _used() -> Iterator[tuple[Use, Mapping[str, Any]]]:
    """Each source of each example and page, as it stands there. 1 query."""
    nothing = Value("", CharField())
    examples = Description.objects.current().order_by().annotate(kind=nothing)
    pages = PageVersion.objects.filter(replaced_by=None, removals=None).order_by().annotate(none=nothing)
    of_pages = pages.values_list("page__kind", "page__slug", "none", "facts")
    rows = examples.values_list("kind", "example__slug", "title", "sources").union(of_pages, all=True)
    for kind, slug, title, facts in rows:
        if not kind:
            yield from ((Use(title, f"/voorbeelden/{slug}"), source) for source in facts)
            continue
        named: Words = ALONE.get(PageKind(kind)) or facts.get("title", slug)
        yield from ((Use(named, page_address(PageKind(kind), slug)), source) for source in _sources_in(facts))


def _sources_in(facts: Any) -> Iterator[Mapping[str, Any]]:
    """The sources anywhere in the facts of a page: its own, and those of its moments."""
    if isinstance(facts, dict):
        yield from facts.get("sources", ())
        inside: Sequence[Any] = [value for name, value in facts.items() if name != "sources"]
    else:
        inside = facts if isinstance(facts, list) else ()
    for inner in inside:
        yield from _sources_in(inner)


def _watched(rows: Any, today: date) -> list[WatchedSource]:
    uses: dict[str, dict[str, Use]] = {}
    publishers: dict[str, str] = {}
    for use, source in _used():
        uses.setdefault(source["url"], {}).setdefault(use.address, use)
        publishers.setdefault(source["url"], source["publisher"])
    looks: dict[str, list[Look]] = {}
    answering: dict[date, set[str]] = {}
    seen = rows.filter(day__gt=today - REMEMBERED, day__lte=today)
    for url, host, day, status, problem in seen.values_list("url", "host", "day", "status", "problem"):
        looks.setdefault(url, []).append(Look(day, status, problem))
        if status is not None:
            answering.setdefault(day, set()).add(host)
    found = [_one(url, publishers[url], list(uses[url].values()), looks.get(url, []), answering) for url in uses]
    order = [State.BROKEN.value, State.NOT_CHECKED.value, State.REACHED.value]
    return sorted(found, key=lambda source: (order.index(source.state), source.host, source.url))


def _one(
    url: str, publisher: str, uses: Sequence[Use], looks: Sequence[Look], answering: Mapping[date, set[str]]
) -> WatchedSource:
    host = host_of(url)
    state, since = link_state(host, looks, answering)
    newest = max(looks, key=lambda look: look.day, default=None)
    return WatchedSource(
        url=url,
        host=host,
        publisher=publisher,
        state=state.value,
        state_words=IN_WORDS[state],
        is_broken=state is State.BROKEN,
        is_reached=state is State.REACHED,
        since=since,
        last_words=outcome(newest.status, newest.problem).words if newest else _("nobody looked yet"),
        uses=uses,
    )
