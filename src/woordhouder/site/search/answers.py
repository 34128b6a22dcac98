"""What a search answers: finds in rank order, facets with counts, what was meant, and what is near when nothing is."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from woordhouder.examples import queries
from woordhouder.language.analyser import Question, ask
from woordhouder.parties.actor import Actor

from ..models import FoundKind, Posting, SearchDocument
from .finds import Find, finds
from .places import Nearby, named_in, nearby
from .ranking import Postings, rank, with_subjects
from .vocabulary import mended, near_words
from .wishes import FACETS, Wish

LONGEST_QUESTION = 400
PAGE = 20
LONGEST_SHEET = 300
BESIDE = (FoundKind.GUIDE, FoundKind.TERM)
MOST_BESIDE = 6

Filters = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Answer:
    """The answer to one wish.

    `asked` is the question as it was searched; `was_cut` when it was longer than that; `has_words` False when there
    was nothing in it to search with. `meant` is `asked` without its typing errors and `corrected` holds the pairs
    (typed, meant) that were searched so. `found` counts all finds, `finds` are those of this page, `beside` are guide
    pages and words when they stand apart. `counts` is per facet: code -> number of examples with it, given the filters
    on the other facets; every code of the library is there. `without_filters` counts what the same question finds.
    """

    wish: Wish
    asked: str
    was_cut: bool
    has_words: bool
    meant: str
    corrected: Sequence[tuple[str, str]]
    found: int
    finds: Sequence[Find]
    beside: Sequence[Find]
    counts: Mapping[str, Mapping[str, int]]
    page: int
    pages: int
    without_filters: int
    near_words: Sequence[str]
    nearby: Nearby | None


@dataclass(frozen=True)
class Ranked:
    """All that answers a wish: `documents` of the index by id, `scores` of those found, and these in rank order."""

    asked: str
    question: Question
    meant: str
    corrected: Sequence[tuple[str, str]]
    documents: Mapping[int, SearchDocument]
    filters: Filters
    scores: Mapping[int, float]
    order: Sequence[int]


def search(actor: Actor, query: str, filters: Filters, *, page: int = 1) -> Answer:
    """Answer `query` within `filters` (facet -> codes; one of them must hold). At most 10 queries."""
    return answer(actor, Wish(query, filters, page))


def answer(actor: Actor, wish: Wish, *, on_a_page: int = PAGE) -> Answer:
    """All kinds in one list in rank order. Without a question all examples that the filters leave, newest term first.

    Filters leave examples only. At most 10 queries.
    """
    ranked = _ranked(wish)
    return _answer(actor, wish, ranked, ranked.order, on_a_page=on_a_page, without_filters=len(ranked.scores))


def answer_apart(actor: Actor, wish: Wish) -> Answer:
    """The same finds with guide pages and words beside the list, so that examples come first. At most 10 queries."""
    ranked = _ranked(wish)
    apart = [pk for pk in ranked.order if ranked.documents[pk].kind in BESIDE]
    listed = [pk for pk in ranked.order if ranked.documents[pk].kind not in BESIDE]
    without = sum(ranked.documents[pk].kind not in BESIDE for pk in ranked.scores)
    return _answer(actor, wish, ranked, listed, beside=apart[:MOST_BESIDE], on_a_page=PAGE, without_filters=without)


def _ranked(wish: Wish) -> Ranked:
    asked = " ".join(wish.query.split())[:LONGEST_QUESTION]
    meant, corrected = mended(asked) if asked else ("", ())
    if wish.is_literal:
        corrected = ()
    question = ask(asked if wish.is_literal else meant)
    documents = {row.pk: row for row in SearchDocument.objects.all()}
    filters = _known(documents, wish.filters)
    scores = _scores(question, documents) if asked else _all_examples(documents)
    kept = [pk for pk in scores if _passes(documents[pk], filters)]
    order = sorted(kept, key=lambda pk: (-scores[pk], documents[pk].kind, documents[pk].slug))
    return Ranked(asked, question, meant, corrected, documents, filters, scores, order)


def _answer(  # noqa: PLR0913 - what an answer is made of
    actor: Actor,
    wish: Wish,
    ranked: Ranked,
    listed: Sequence[int],
    *,
    beside: Sequence[int] = (),
    on_a_page: int,
    without_filters: int,
) -> Answer:
    pages = max(1, -(-len(listed) // on_a_page))
    page = min(max(1, wish.page), pages)
    keys = [(ranked.documents[pk].kind, ranked.documents[pk].slug) for pk in _on(page, listed, on_a_page)]
    apart = [(ranked.documents[pk].kind, ranked.documents[pk].slug) for pk in beside]
    shown = {(find.kind, find.slug): find for find in finds(actor, [*keys, *apart], ranked.question)}
    rows = [ranked.documents[pk] for pk in ranked.scores]
    near = _nearby(actor, ranked)
    return Answer(
        wish=Wish(wish.query, ranked.filters, page, wish.is_literal),
        asked=ranked.asked,
        was_cut=len(ranked.asked) < len(" ".join(wish.query.split())),
        has_words=bool(ranked.question.words),
        meant=ranked.meant,
        corrected=ranked.corrected,
        found=len(listed),
        finds=[shown[key] for key in keys if key in shown],
        beside=[shown[key] for key in apart if key in shown],
        counts=_counts(ranked.documents, rows, ranked.filters),
        page=page,
        pages=pages,
        without_filters=without_filters,
        near_words=() if ranked.scores or near else near_words(ranked.asked),
        nearby=near,
    )


def _on(page: int, listed: Sequence[int], on_a_page: int) -> Sequence[int]:
    return listed[(page - 1) * on_a_page : page * on_a_page]


def _nearby(actor: Actor, ranked: Ranked) -> Nearby | None:
    """What lies nearest to the places asked for, when the library has nothing there."""
    named = named_in(ranked.question.text)
    return nearby(queries.example_lines(actor), named) if named else None


def _scores(question: Question, documents: Mapping[int, SearchDocument]) -> dict[int, float]:
    forms = {alternative.form for word in question.words for alternative in word.alternatives}
    found: dict[str, dict[int, int]] = {}
    for form, document, weight in Posting.objects.filter(form__in=forms).values_list("form", "document", "weight"):
        if document in documents:
            found.setdefault(form, {})[document] = weight
    postings: Postings = found
    subjects = {pk: row.subjects for pk, row in documents.items() if row.subjects}
    return with_subjects(rank(question.words, postings, len(documents)), question.words, subjects)


def _all_examples(documents: Mapping[int, SearchDocument]) -> dict[int, float]:
    """Every example, scored by the last year that it is known to run."""
    return {
        pk: float(max(row.facets["year"], default="0"))
        for pk, row in documents.items()
        if row.kind == FoundKind.EXAMPLE
    }


def _known(documents: Mapping[int, SearchDocument], filters: Filters) -> dict[str, tuple[str, ...]]:
    """The filters without codes that nothing has, so that an old or mistyped address still shows finds."""
    codes = {facet: _codes(documents.values(), facet) for facet in FACETS.values()}
    known = {facet: tuple(code for code in asked if code in codes.get(facet, ())) for facet, asked in filters.items()}
    return {facet: left for facet, left in known.items() if left}


def _codes(rows: Iterable[SearchDocument], facet: str) -> set[str]:
    return {code for row in rows if row.kind == FoundKind.EXAMPLE for code in row.facets[facet]}


def _passes(row: SearchDocument, filters: Filters, but: str = "") -> bool:
    """Whether a document has one of the codes of each facet in `filters`, leaving out the facet `but`."""
    return all(name == but or not {*codes}.isdisjoint(row.facets.get(name, ())) for name, codes in filters.items())


def _counts(
    documents: Mapping[int, SearchDocument], found: Sequence[SearchDocument], filters: Filters
) -> dict[str, dict[str, int]]:
    examples = [row for row in found if row.kind == FoundKind.EXAMPLE]
    counts: dict[str, dict[str, int]] = {}
    for name in FACETS.values():
        fitting = Counter(code for row in examples if _passes(row, filters, name) for code in row.facets[name])
        counts[name] = {code: fitting[code] for code in sorted(_codes(documents.values(), name))}
    return counts
