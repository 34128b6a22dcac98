"""What stands at tables, ranked apart from the library: only what the reader may find, rarities and all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from woordhouder.language.analyser import Asked, Question
from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import at_the_table

from ..models import FoundKind, Posting, SearchDocument, Shelf
from .ranking import rank

EVERYBODY = 0
# Of a word that stands in more documents than these only those count in which it weighs most.
MOST_OF_A_FORM = 2000
MOST_RANKED = 1000
# Who asks for something by its name wants that, and before what is about the same.
OF_A_NAME = 3.0
NAMED = (FoundKind.TABLE, FoundKind.ORGANISATION)


@dataclass(frozen=True)
class AtTables:
    """What was found: documents by id, and how well each answers; the best 1, and more for what was called by name."""

    documents: Mapping[int, SearchDocument]
    scores: Mapping[int, float]


def audiences_of(actor: Actor) -> tuple[int, ...]:
    """Everybody, and the tables at which the actor sits. No query for a stranger, else 1."""
    return (EVERYBODY, *at_the_table(actor))


def found_at_tables(audiences: Sequence[int], question: Question, *, state: int) -> AtTables:
    """The best thousand things that these audiences may find. `state`: that of the index. At most 4 queries."""
    forms = {alternative.form for word in question.words for alternative in word.alternatives}
    postings: dict[str, dict[int, int]] = {}
    for form, document, weight in _postings(forms, audiences).values_list("form", "document", "weight"):
        postings.setdefault(form, {})[document] = weight
    if not postings:
        return AtTables({}, {})
    scores = rank(question.words, postings, _number(state), _numbers_of(postings, audiences))
    best = sorted(scores, key=lambda pk: (-scores[pk], pk))[:MOST_RANKED]
    documents = SearchDocument.objects.in_bulk(best)
    highest = max(scores.values()) or 1.0
    kept = _without_doubles(documents)
    return AtTables(
        documents=kept,
        scores={
            pk: round(scores[pk] / highest + _for_its_name(row, question, postings), 6) for pk, row in kept.items()
        },
    )


def known_forms(audiences: Sequence[int], forms: Iterable[str]) -> set[str]:
    """Those of these forms that stand in something that these audiences may find. 1 query."""
    rows = Posting.objects.filter(form__in=list(forms), shelf=Shelf.TABLES, audience__in=audiences)
    return set(rows.values_list("form", flat=True).distinct())


def _postings(forms: Iterable[str], audiences: Sequence[int]) -> QuerySet[Posting]:
    """The postings of these forms that weigh most, so many of each; ties are cut too."""
    found = Q(pk__in=[])
    for form in sorted(forms):
        own = Posting.objects.filter(form=form, shelf=Shelf.TABLES, audience__in=audiences)
        too_light = Subquery(own.order_by("-weight").values("weight")[MOST_OF_A_FORM : MOST_OF_A_FORM + 1])
        found |= Q(form=form, weight__gt=Coalesce(too_light, 0))
    return Posting.objects.filter(found, shelf=Shelf.TABLES, audience__in=audiences)


def _numbers_of(postings: Mapping[str, Mapping[int, int]], audiences: Sequence[int]) -> dict[str, int]:
    """In how many documents the forms stand of which not all postings were read. 1 query, none when all were."""
    cut = [form for form, found in postings.items() if len(found) > MOST_OF_A_FORM // 2]
    if not cut:
        return {}
    rows = Posting.objects.filter(form__in=cut, shelf=Shelf.TABLES, audience__in=audiences)
    return dict(rows.order_by("form").values("form").annotate(n=Count("pk")).values_list("form", "n"))


@lru_cache(maxsize=1)
def _number(state: int) -> int:
    """How many things at tables everybody may find. 1 query when the index changed."""
    return SearchDocument.objects.filter(shelf=Shelf.TABLES, table=None).count()


def forget() -> None:
    """Drop what was read of the index: for tests, which give new rows the numbers of rows that are gone."""
    _number.cache_clear()


def _without_doubles(documents: Mapping[int, SearchDocument]) -> dict[int, SearchDocument]:
    """Each thing once: what its table reads goes before what everybody does."""
    best: dict[tuple[str, str], SearchDocument] = {}
    for row in documents.values():
        other = best.get((row.kind, row.slug))
        if other is None or other.table_id is None:
            best[row.kind, row.slug] = row
    return {row.pk: row for row in best.values()}


def _for_its_name(row: SearchDocument, question: Question, postings: Mapping[str, Mapping[int, int]]) -> float:
    """The bonus of a table or organisation in which every word of the question stands."""
    if row.kind not in NAMED or not question.words:
        return 0.0
    return OF_A_NAME if all(_stands_in(word, row.pk, postings) for word in question.words) else 0.0


def _stands_in(word: Asked, document: int, postings: Mapping[str, Mapping[int, int]]) -> bool:
    return any(document in postings.get(alternative.form, {}) for alternative in word.alternatives)
