"""A house of its own for a benchmark: a fresh database, filled with the library or with many examples."""

import os
import random
import tempfile
from pathlib import Path
from typing import Any

os.environ.update(
    DEMO="1", WOORDHOUDER_DATA=os.environ.get("BENCH_DATA") or tempfile.mkdtemp(prefix="woordhouder-bench-")
)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "woordhouder.config.settings")

import django

django.setup()

from django.conf import settings
from django.utils.timezone import now

from woordhouder.commands.demo import EDITOR, KEEPER
from woordhouder.commands.setup import EDITORIAL_BOARD, set_up
from woordhouder.examples import queries
from woordhouder.examples.loading import load_all
from woordhouder.examples.models import Description, Example, ExampleCommitment
from woordhouder.parties.actor import acting_for
from woordhouder.parties.municipalities import municipalities
from woordhouder.parties.models import Organisation
from woordhouder.record.kinds import KINDS
from woordhouder.site.models import FoundKind, Posting, SearchDocument
from woordhouder.site.search.index import follow
from woordhouder.site.search.ranking import weights

BATCH = 2000


def fill_with_library() -> None:
    """The repository's own library, through the actions, and its index."""
    set_up(editor=EDITOR, controller=KEEPER)
    outcomes = load_all(acting_for(EDITOR, EDITORIAL_BOARD), Path(settings.ROOT) / "library")
    assert all(outcome.state in ("loaded", "unchanged") for outcome in outcomes), outcomes
    follow()


def add_many(examples: int = 1000, commitments: int = 20) -> None:
    """Examples made of the library's own texts, shuffled, in bulk (through the actions it would take minutes)."""
    chance = random.Random(20210520)
    known = list(Description.objects.current())
    promises = list(ExampleCommitment.objects.values("text", "theme", "figure"))
    names = list(municipalities())
    board = Organisation.objects.get(name=EDITORIAL_BOARD)
    assert KINDS
    for number in range(examples):
        slug = f"proef-{number}"
        example = Example.objects.create(slug=slug)
        made = Description.objects.create(**_described(chance, known, names), example=example, by=board)
        ExampleCommitment.objects.bulk_create(
            ExampleCommitment(description=made, number=place, who=[], **promise)
            for place, promise in enumerate(chance.choices(promises, k=commitments), 1)
        )
        texts, facets = queries.example_for_index(slug)
        document = SearchDocument.objects.create(kind=FoundKind.EXAMPLE, slug=slug, facets=facets)
        Posting.objects.bulk_create(
            (Posting(document=document, form=form, weight=weight) for form, weight in weights(texts).items()), BATCH
        )


def _described(chance: random.Random, known: list[Description], names: list[str]) -> dict[str, Any]:
    pick = {name: getattr(chance.choice(known), name) for name in ("title", "summary", "themes", "traits", "parties")}
    prose = {name: getattr(chance.choice(known), name) for name in ("story", "process", "tenants_role")}
    year = chance.randint(2012, 2026)
    return {
        **pick,
        **prose,
        "number": 1,
        "origin": "file",
        "published_at": now(),
        "places": [chance.choice(names)],
        "from_year": year,
        "until_year": year + chance.randint(0, 5),
        "our_reading": [],
        "sources": known[0].sources,
    }
