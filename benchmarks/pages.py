"""What pages cost, as ratios in one run: against an empty page, and with 1,000 examples against the library as it is.

Also: what an action's entry costs, and how long the whole record takes to check. `make bench` prints the lines of
docs/performance.md.
"""

import gzip
import os
import platform
import statistics
import time
from collections.abc import Callable
from importlib import import_module
from unittest import mock

from . import house  # isort: skip - sets the environment before Django's models are read

from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection, reset_queries, transaction
from django.test import Client

from woordhouder.commands.demo import EDITOR
from woordhouder.commands.setup import EDITORIAL_BOARD
from woordhouder.examples.facts import ExampleFacts
from woordhouder.examples.models import Description, Example
from woordhouder.examples.shapes import facts_of
from woordhouder.parties.actor import SYSTEM, Actor, acting_for
from woordhouder.record import registry
from woordhouder.record.entries import record_entry
from woordhouder.record.inspection import inspect_record
from woordhouder.record.kinds import Kind
from woordhouder.record.models import Entry

PAGES = (
    "/",
    "/voorbeelden",
    "/voorbeelden/tilburg-2020-2025",
    "/themas/beschikbaarheid",
    "/kaart",
    "/gids/waarom-prestatieafspraken",
    "/begrippen",
    "/zoeken?q=huurbevriezing",
    "/zoeken?q=betaalbaar wonen voor ouderen",
)
describing = import_module("woordhouder.examples.actions.describe")

ROUNDS = 11
ENTRIES = 100_000
STYLES = ("woordhouder.css", "woordhouder.js", "django_htmx/htmx-2.min.js")


def main() -> None:
    settings.ROOT_URLCONF = "benchmarks.urls"
    house.fill_with_library()
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {connection.vendor}\n")
    kept = {page: measured(page) for page in ("/empty", *PAGES)}
    settings.PAGE_CACHE_SECONDS = 0
    small = {page: measured(page) for page in ("/empty", *PAGES)}
    house.add_many()
    large = {page: measured(page) for page in ("/empty", *PAGES)}
    print("| page | kept, x empty | anew, x empty | with 1,000 examples | queries | p95 there, ms | kB |")
    print("|---|---|---|---|---|---|---|")
    for page in PAGES:
        usual, _slowest, before, size = small[page]
        many, slowest, after, _size = large[page]
        print(
            f"| `{page}` | {kept[page][0] / kept['/empty'][0]:.1f} | {usual / small['/empty'][0]:.0f} "
            f"| {many / usual:.2f}x | {before} -> {after} | {slowest * 1000:.0f} | {size / 1000:.0f} |"
        )
    print(f"\nStyles and scripts, compressed: {', '.join(f'{name} {weight(name) / 1000:.1f} kB' for name in STYLES)}")
    cost_of_an_entry()
    cost_of_a_check()


def measured(page: str, client: Client | None = None) -> tuple[float, float, int, int]:
    """Median and p95 seconds, database queries, and bytes compressed, of one page, for `client` or a stranger."""
    client = client or Client(SERVER_NAME="localhost")
    connection.force_debug_cursor = False
    response = client.get(page)
    assert response.status_code == 200, (page, response.status_code)
    times = sorted(timed(lambda: client.get(page)) for _round in range(ROUNDS))
    connection.force_debug_cursor = True
    reset_queries()
    client.get(page)
    count = len(connection.queries)
    connection.force_debug_cursor = False
    return statistics.median(times), times[int(ROUNDS * 0.95)], count, len(gzip.compress(response.content))


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def weight(name: str) -> int:
    """Bytes of a static file, compressed."""
    path = finders.find(name)
    return len(gzip.compress(open(path, "rb").read())) if path else 0  # noqa: PTH123


MADE = Kind("bench.made/1", says="A benchmark made a thing.", has=("title", "text"))


@registry.action(owes=MADE)
def make_with(actor: registry.Doer, *, name: str) -> Example:
    """Make a thing, with its entry."""
    made = Example.objects.create(slug=name)
    record_entry(MADE, on=made.reference, stream=made.reference, has={"title": name})
    return made


@registry.action()
def describe_without(actor: Actor, *, slug: str, facts: ExampleFacts) -> Description:
    """Describe an example as `examples.describe` does, but for the entry."""
    with mock.patch.object(describing, "record_entry", return_value=None):
        made: Description = describing.describe.__wrapped__(actor, slug=slug, facts=facts)  # type: ignore[attr-defined]
    return made


def cost_of_an_entry(rounds: int = 200) -> None:
    """A new version of an example with and without its entry, taken in turns."""
    actor = acting_for(EDITOR, EDITORIAL_BOARD)
    facts = facts_of(Description.objects.current().get(example__slug="tilburg-2020-2025"))
    bare, full = [], []
    for number in range(rounds):
        new = facts.model_copy(update={"title": f"Versie {number}"})
        bare.append(timed(lambda new=new: describe_without(actor, slug="zonder", facts=new)))
        full.append(timed(lambda new=new: describing.describe(actor, slug="met", facts=new)))
    print(f"\nDescribing with its entry: {statistics.median(full) / statistics.median(bare):.2f}x the same without.")


def cost_of_a_check() -> None:
    """A record of 100,000 entries, made in one go, checked whole."""
    act = next(act for act in registry.ACTIONS.values() if act.owes is MADE)
    with transaction.atomic():
        for number in range(ENTRIES - Entry.objects.count()):
            run = registry.Run(act, SYSTEM)
            token = registry._running.set(run)
            record_entry(MADE, on="thing", stream=f"stream-{number // 50}", has={"title": "een titel"})
            registry._running.reset(token)
    began = time.perf_counter()
    findings = inspect_record()
    assert not findings, findings[:3]
    print(f"The whole record, {Entry.objects.count()} entries, checked in {time.perf_counter() - began:.1f} s.")
