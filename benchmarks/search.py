"""How well and how fast the search finds: judged queries beside PostgreSQL's own Dutch search, then 1,000 examples.

Needs PostgreSQL (`make bench-search` brings one). nDCG@10 over distinct examples, gain 2^grade - 1. Both halves of the
judged set are printed: the one that the ranking was tuned on, and the one that was left alone.
"""

import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from math import log2
from pathlib import Path
from typing import Any

import yaml

from . import house  # isort: skip - sets the environment before Django's models are read

from django.db import connection, reset_queries

from woordhouder.examples import queries
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.site.models import FoundKind, SearchDocument
from woordhouder.site.search.answers import search

HALVES = ("development", "held_out")
FOLDER = Path(__file__).parent / "queries"
TOP = 10
Ranking = Callable[[str], Sequence[str]]


def main() -> None:
    house.fill_with_library()
    make_baseline()
    halves = [os.environ["SHOW"]] if os.environ.get("SHOW") else HALVES
    judged = {half: yaml.safe_load((FOLDER / f"{half}.yaml").read_text(encoding="utf-8"))["queries"] for half in halves}
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {connection.vendor}")
    for half, asked in judged.items():
        ours = mean_ndcg(our_ranking, asked)
        any_word, all_words = mean_ndcg(baseline("|"), asked), mean_ndcg(baseline("&"), asked)
        print(
            f"{half}: {len(asked)} queries, nDCG@10 {ours:.3f}; PostgreSQL dutch {any_word:.3f} (any word), "
            f"{all_words:.3f} (all words); ahead of the better by {ours - max(any_word, all_words):+.3f}"
        )
    if os.environ.get("SHOW"):
        show_weak(judged[os.environ["SHOW"]])
        return
    house.add_many()
    latency([query["query"] for asked in judged.values() for query in asked])


def our_ranking(query: str) -> list[str]:
    """The slugs of the examples that the site finds, best first."""
    finds = search(ANONYMOUS, query, {}).finds
    return [find.slug for find in finds if find.kind == FoundKind.EXAMPLE][:TOP]


def make_baseline() -> None:
    """PostgreSQL's own index over the same texts, weighted as its manual advises: A title and place, down to D."""
    weights = {
        "title": "A",
        "place": "A",
        "summary": "B",
        "labels": "B",
        "keywords": "B",
        "parties": "C",
        "commitments": "C",
        "prose": "D",
    }
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE IF NOT EXISTS baseline (slug text, words tsvector)")
        for slug in SearchDocument.objects.filter(kind=FoundKind.EXAMPLE).values_list("slug", flat=True):
            texts, _facets = queries.example_for_index(slug)
            parts = " || ".join("setweight(to_tsvector('dutch', %s), %s)" for _name in texts)
            values = [value for name, found in texts.items() for value in ("\n".join(found), weights[name])]
            cursor.execute(f"INSERT INTO baseline VALUES (%s, {parts})", [slug, *values])


def baseline(join: str) -> Ranking:
    """PostgreSQL's `dutch` search with every word ("&") or any word ("|"), ranked by ts_rank_cd with length counted."""

    def ranking(query: str) -> list[str]:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT slug FROM baseline, "
                "(SELECT replace(plainto_tsquery('dutch', %s)::text, '&', %s)::tsquery AS asked) AS question "
                "WHERE words @@ asked ORDER BY ts_rank_cd(words, asked, 1) DESC, slug LIMIT 10",
                [query, join],
            )
            return [slug for (slug,) in cursor.fetchall()]

    return ranking


def ndcg(found: Sequence[str], grades: dict[str, int]) -> float:
    """How good a ranking is, 0 to 1: gains discounted by the place, against the best possible order."""

    def gained(order: Sequence[int]) -> float:
        return sum((2**grade - 1) / log2(place + 1) for place, grade in enumerate(order[:TOP], 1))

    return gained([grades.get(slug, 0) for slug in found]) / gained(sorted(grades.values(), reverse=True))


def mean_ndcg(ranking: Ranking, asked: list[dict[str, Any]]) -> float:
    return statistics.mean(ndcg(ranking(query["query"]), query["grades"]) for query in asked)


def show_weak(asked: list[dict[str, Any]]) -> None:
    """The queries found worst, for tuning on the development half."""
    scored = sorted((ndcg(our_ranking(query["query"]), query["grades"]), query["query"], query) for query in asked)
    for score, text, query in scored[:25]:
        best = sorted(query["grades"], key=lambda slug: -query["grades"][slug])[:4]
        print(f"  {score:.2f} {text!r}\n       found {our_ranking(text)[:5]}\n       best  {best}")


def latency(asked: list[str]) -> None:
    """Time per search at 1,000 examples with 20 commitments each, and the queries that it takes."""
    search(ANONYMOUS, asked[0], {})
    times, counts = [], []
    connection.force_debug_cursor = True
    for query in asked:
        reset_queries()
        began = time.perf_counter()
        search(ANONYMOUS, query, {})
        times.append(time.perf_counter() - began)
        counts.append(len(connection.queries))
    times.sort()
    print(
        f"{SearchDocument.objects.count()} documents: median {times[len(times) // 2] * 1000:.0f} ms, "
        f"p95 {times[int(len(times) * 0.95)] * 1000:.0f} ms, at most {max(counts)} database queries"
    )
