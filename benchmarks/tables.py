"""What pages of tables cost with the tables of a whole country, against one table of forty promises and an empty page.

`make bench` measures on SQLite, `make bench-postgres` on PostgreSQL. Ratios are of the least time of some rounds, which
other work on the machine disturbs least; median and p95 are what a reader waits. BENCH_SCALE=0.01 makes it smaller.
"""

from . import house  # isort: skip - sets the environment before Django's models are read

import gzip
import os
import platform
import re
import statistics
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import connection, reset_queries
from django.test import Client

from woordhouder.agreements.models import Commitment
from woordhouder.commands.serve import collect_seldom
from woordhouder.keeping.models import Report, Response, Round
from woordhouder.parties.models import Organisation, Partnership, Seat
from woordhouder.record.clock import now
from woordhouder.record.models import Audit
from woordhouder.site.models import SearchDocument, Shelf
from woordhouder.site.search.index import follow

from .national import (
    LARGE,
    Sizes,
    email_of,
    fill_nation,
    fill_small,
    invented_places,
    place_name,
    table_slug,
)
from .pages import timed
from .work_pages import browser

ROUNDS, SECONDS = 15, 15
# The tables of which all promises are in the index: to take in all of the country takes longer than two minutes.
INDEXED = 40
MOST_QUERIES = 15
OFFICER = email_of(f"Gemeente {place_name(1)}")
LARGE_OFFICER = email_of(LARGE)
THERE = f"/{table_slug(1)}/prestatieafspraken-2026"


@dataclass(frozen=True)
class Page:
    """A page to measure, asked by `who` ("": a stranger). `like`: the name of the page of the small set beside it."""

    name: str
    address: str
    aim: float
    who: str = ""
    like: str = ""


@dataclass(frozen=True)
class Cost:
    """Seconds, database queries, and bytes compressed."""

    least: float
    median: float
    p95: float
    queries: int
    size: int


EMPTY = Page("empty", "/empty", 1)
OF_A_TABLE = (
    Page("table", f"/{table_slug(1)}", 1.2),
    Page("agreement by theme", THERE, 1.2),
    Page("agreement whole", f"{THERE}?per=geheel", 1.2),
    Page("agreement as JSON", f"{THERE}.json", 1.2),
    Page("commitment", f"{THERE}/2", 1.2),
    Page("news of a table", f"/{table_slug(1)}/nieuw?sinds=2026-01-01", 1.2),
    Page("what waits, signed in", f"/{table_slug(1)}/wacht", 1.2, OFFICER),
)
YEAR = f"/{table_slug(1)}/jaar/2026"
OF_KEEPING = (
    Page("year of a table", YEAR, 1.2),
    Page("year as JSON", f"{YEAR}.json", 1.2),
    Page("progress of a promise", f"{THERE}/2/voortgang", 1.2),
    Page("rounds", f"/{table_slug(1)}/rondes", 1.2, OFFICER),
    Page("reports to answer", f"/{table_slug(1)}/verslagen/2026", 1.2, OFFICER),
    Page("reporting, few tables", "/mijn/verslag", 1.2, OFFICER),
)
OVER_ALL = (
    Page("theme over all tables", "/themas/beschikbaarheid/tafels", 2),
    Page("the same, page 2", "/themas/beschikbaarheid/tafels?pagina=2", 2),
    Page("list of tables", "/tafels", 2),
    Page("municipality", "/gemeenten/plaats-001", 2),
    Page("search, three words", "/zoeken?q=woningen voor ouderen", 2),
    Page("search, a name", "/zoeken?q=Tafel 001", 2),
    Page("my list, at few tables", "/mijn", 2, OFFICER),
)


def main() -> None:
    settings.ROOT_URLCONF = "benchmarks.urls"
    settings.PAGE_CACHE_SECONDS = 0
    collect_seldom()
    sizes = Sizes().scaled(float(os.environ.get("BENCH_SCALE", "1")))
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {connection.vendor}\n")
    with invented_places(sizes.municipalities):
        house.fill_with_library()
        country = fill_small()
        index(tables=1)
        pages = (
            *OF_A_TABLE,
            *OF_KEEPING,
            a_round(),
            *OVER_ALL,
            organisation("association, one table", "Woonstichting 001"),
        )
        small = {page.name: cost(page) for page in (EMPTY, *pages)}
        took = timed(lambda: fill_nation(country, sizes))
        analyse()
        indexing = timed(lambda: index(tables=INDEXED))
        tell(took, indexing)
        large = {page.name: cost(page) for page in (EMPTY, *pages, *of_the_large())}
    print("| page | x the small set | x empty page | queries | median, ms | p95, ms | kB | misses |")
    print("|---|---|---|---|---|---|---|---|")
    for page in (*pages, *of_the_large()):
        print(line(page, small, large))


def organisation(name: str, holder: str, like: str = "") -> Page:
    """The page of an organisation."""
    return Page(name, f"/organisaties/{Organisation.objects.get(name=holder).reference}", 2, like=like)


def a_round() -> Page:
    """The page of the round that is open at the first table."""
    reference = Round.objects.get(partnership__slug=table_slug(1), closed_at=None).reference
    return Page("a round", f"/{table_slug(1)}/rondes/{reference}", 1.2, OFFICER)


def of_the_large() -> Sequence[Page]:
    """Pages of the association that sits at twenty tables, and of one of these, beside those of who sits at one."""
    return (
        Page("year of a table of ten years", f"/{table_slug(2)}/jaar/2025", 2, like="year of a table"),
        Page("reporting, 20 tables", "/mijn/verslag", 2, LARGE_OFFICER, like="reporting, few tables"),
        Page("reporting, 20 tables, page 2", "/mijn/verslag?pagina=2", 2, LARGE_OFFICER, like="reporting, few tables"),
        organisation("association, 20 tables", LARGE, like="association, one table"),
        Page("my list, 20 tables", "/mijn", 2, LARGE_OFFICER, like="my list, at few tables"),
    )


def index(tables: int) -> None:
    """Take in all of these tables, and of the others that they are there and who sits there."""
    numbers = Partnership.objects.order_by("pk").values_list("pk", flat=True)
    seats = {table: seat for seat, table in Seat.objects.values_list("pk", "partnership")}
    made = [f"parties.partnership:{pk}" for pk in numbers[:tables]]
    made += [f"parties.seat:{seats[pk]}" for pk in numbers[tables:]]
    Audit.objects.bulk_create(Audit(action="benchmark", by="system", at=now(), made=row) for row in made)
    follow()


def analyse() -> None:
    """Let the database count its rows, as PostgreSQL does by itself within a minute."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def tell(took: float, indexing: float) -> None:
    """How much there is."""
    found = SearchDocument.objects.filter(shelf=Shelf.TABLES).count()
    counted = (Partnership, Seat, Commitment, Report, Response)
    tables, seats, commitments, reports, responses = (model.objects.count() for model in counted)
    print(
        f"{tables} tables, {seats} seats, {commitments} commitments, {reports} reports, {responses} answers, filled in "
        f"{took:.0f} s; in the index {found} things of tables: who sits where, and the promises of "
        f"{min(tables, INDEXED)} tables, in {indexing:.0f} s.\n"
    )


def cost(page: Page) -> Cost:
    """What a page costs, after it was asked once."""
    client = browser(page.who)
    response = client.get(page.address)
    assert response.status_code == 200, (page, response.status_code)
    times = sorted(rounds(client, page))
    connection.force_debug_cursor = True
    reset_queries()
    client.get(page.address)
    count = len(connection.queries)
    connection.force_debug_cursor = False
    return Cost(
        times[0], statistics.median(times), times[int(len(times) * 0.95)], count, len(gzip.compress(response.content))
    )


def rounds(client: Client, page: Page) -> Iterator[float]:
    """How long it took, again and again: at least three times."""
    began = time.perf_counter()
    for number in range(ROUNDS):
        if number >= 3 and time.perf_counter() - began > SECONDS:
            return
        yield timed(lambda: client.get(page.address))


def line(page: Page, small: dict[str, Cost], large: dict[str, Cost]) -> str:
    """A line of docs/performance.md. What misses its aim is named."""
    before, after, empty = small[page.like or page.name], large[page.name], large[EMPTY.name]
    ratio, of_empty = after.least / before.least, after.least / empty.least
    aims = {f"{page.aim}x": ratio > page.aim, "12x empty": of_empty > 12, "queries": after.queries > MOST_QUERIES}
    shown = f"{page.name}: `{re.sub(r'/(org|round)-.*', '/...', page.address)}`"
    missed = ", ".join(name for name, is_missed in aims.items() if is_missed)
    return (
        f"| {shown} | {ratio:.2f}x | {of_empty:.0f} | {before.queries} -> {after.queries} | {after.median * 1000:.0f} "
        f"| {after.p95 * 1000:.0f} | {after.size / 1000:.0f} | {missed} |"
    )
