"""Whether the web addresses beside reports can still be reached. The worker looks, as at the library's sources.

Only what everybody reads is looked at: for what stands at a table only, nobody outside learns that it is asked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef

from woordhouder.examples.link_states import Look, State, link_state
from woordhouder.examples.models import SourceCheck
from woordhouder.examples.queries.sources import IN_WORDS, REMEMBERED, host_of
from woordhouder.parties.policy import public_tables
from woordhouder.record.refusals import Words

from ..models import Evidence, ThirdView

ANOTHER = frozenset({""})
"""In the place of the name of another site, where only that there is one matters."""


@dataclass(frozen=True)
class LinkState:
    """How a link stands, and since which day."""

    state: State
    since: date

    @property
    def is_broken(self) -> bool:
        """Whether readers find nothing there."""
        return self.state is State.BROKEN

    @property
    def words(self) -> Words:
        """In words."""
        return IN_WORDS[self.state]


def urls_to_watch() -> set[str]:
    """The addresses beside reports, answers and views that everybody reads. 1 query."""
    evidence = Evidence.objects.filter(public_tables("report__commitment__agreement__partnership"))
    views = ThirdView.objects.filter(public_tables("commitment__agreement__partnership"))
    rows = (some.exclude(public_from=None).exclude(url="").order_by() for some in (evidence, views))
    first, second = (some.values_list("url", flat=True) for some in rows)
    return set(first.union(second))


def link_states(urls: Iterable[str], today: date) -> Mapping[str, LinkState]:
    """How these addresses stand, without those that nobody looked at. 1 query; none without an address."""
    asked = {url for url in urls if url}
    if not asked:
        return {}
    other = SourceCheck.objects.filter(day=OuterRef("day"), status__isnull=False).exclude(host=OuterRef("host"))
    rows = SourceCheck.objects.filter(url__in=asked, day__gt=today - REMEMBERED, day__lte=today)
    looks: dict[str, list[Look]] = defaultdict(list)
    answering: dict[str, dict[date, frozenset[str]]] = defaultdict(dict)
    for url, day, status, problem, others in rows.annotate(others=Exists(other)).values_list(
        "url", "day", "status", "problem", "others"
    ):
        looks[url].append(Look(day, status, problem))
        answering[url][day] = ANOTHER if others else frozenset()
    found = {url: link_state(host_of(url), some, answering[url]) for url, some in looks.items()}
    return {url: LinkState(state, since) for url, (state, since) in found.items() if since}
