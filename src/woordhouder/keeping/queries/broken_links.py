"""Which links beside reports readers cannot reach, by the looks that the worker took (`examples.link_states`)."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.db.models import Exists, OuterRef

from woordhouder.examples.link_states import Look, State, link_state
from woordhouder.examples.models import SourceCheck
from woordhouder.examples.queries.sources import REMEMBERED, host_of

ANOTHER = frozenset({""})
"""Stands for another site that did answer on a day: which one does not matter."""


def broken_links(urls: Collection[str], day: date) -> set[str]:
    """Those of these addresses that are broken on this day. 1 query; none without an address."""
    if not urls:
        return set()
    other = SourceCheck.objects.filter(day=OuterRef("day"), status__isnull=False).exclude(host=OuterRef("host"))
    rows = SourceCheck.objects.filter(url__in=urls, day__gt=day - REMEMBERED, day__lte=day)
    looks: dict[str, list[Look]] = defaultdict(list)
    answering: dict[date, frozenset[str]] = {}
    told = rows.annotate(others=Exists(other)).values_list("url", "day", "status", "problem", "others")
    for url, on, status, problem, others in told:
        looks[url].append(Look(on, status, problem))
        if others:
            answering[on] = ANOTHER
    states = {url: link_state(host_of(url), some, answering)[0] for url, some in looks.items()}
    return {url for url, state in states.items() if state is State.BROKEN}
