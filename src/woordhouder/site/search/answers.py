"""What a search answers: finds in rank order, facets with counts, what was meant, and what is near when nothing is."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from woordhouder.examples import queries
from woordhouder.language.analyser import Question, ask
from woordhouder.parties.actor import Actor

from ..models import FoundKind, Posting, SearchDocument, Shelf
from .at_tables import AtTables, audiences_of, found_at_tables
from .finds import Find, finds
from .municipalities import municipality_finds
from .places import Nearby, named_in, nearby
from .ranking import Postings, rank, with_subjects
from .vocabulary import mended, near_words, state
from .wishes import FACETS, KIND, Wish

LONGEST_QUESTION = 400
PAGE = 20
LONGEST_SHEET = 300
BESIDE = (FoundKind.GUIDE, FoundKind.TERM)
MOST_BESIDE = 6
AGREED = (FoundKind.COMMITMENT, FoundKind.AGREEMENT)
MOST_AGREED = 5
# The kinds that a reader may choose among.
KINDS = (
    FoundKind.EXAMPLE,
    FoundKind.COMMITMENT,
    FoundKind.AGREEMENT,
    FoundKind.ORGANISATION,
    FoundKind.TABLE,
)

Filters = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Answer:
    """The answer to one wish.

    `asked` is the question as it was searched; `was_cut` when it was longer than that; `has_words` False when there
    was nothing in it to search with. `meant` is `asked` without its typing errors and `corrected` holds the pairs
    (typed, meant) that were searched so. `found` counts all finds, `finds` are those of this page, `beside` are guide
    pages and words when they stand apart, `agreed` the best promises and agreements then, of `agreed_in_all`;
    `places`: the municipalities that the question names. `counts` is per facet: code -> number of finds with it, given
    the filters on the other facets; every code of the library is there. `without_filters` counts what the same question
    finds.
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
    agreed: Sequence[Find]
    agreed_in_all: int
    places: Sequence[Find]
    counts: Mapping[str, Mapping[str, int]]
    page: int
    pages: int
    without_filters: int
    near_words: Sequence[str]
    nearby: Nearby | None


@dataclass(frozen=True)
class Ranked:
    """All that answers a wish: `documents` of the index by id, `scores` of those found, and these in rank order.

    Of what stands at tables only what was found is among the documents. `state`: that of the index.
    """

    asked: str
    state: int
    question: Question
    meant: str
    corrected: Sequence[tuple[str, str]]
    documents: Mapping[int, SearchDocument]
    filters: Filters
    scores: Mapping[int, float]
    order: Sequence[int]


def search(actor: Actor, query: str, filters: Filters, *, page: int = 1) -> Answer:
    """Answer `query` within `filters` (facet -> codes; one of them must hold). Queries as `answer`."""
    return answer(actor, Wish(query, filters, page))


def answer(actor: Actor, wish: Wish, *, on_a_page: int = PAGE) -> Answer:
    """All kinds in one list in rank order. Without a question all examples that the filters leave, newest term first.

    Filters leave what has themes, parties and years: examples and promises. At most 18 queries, fewer for most
    questions: each kind among the finds asks its own.
    """
    ranked = _ranked(actor, wish)
    return _answer(actor, wish, ranked, Lists(ranked.order, len(ranked.scores)), on_a_page=on_a_page)


def answer_apart(actor: Actor, wish: Wish) -> Answer:
    """The same finds with guide pages, words, promises and agreements beside the list, so that examples come first.

    What is asked for by its kind, or stands alone, is the list. Queries as `answer`.
    """
    ranked = _ranked(actor, wish)
    beside = [pk for pk in ranked.order if ranked.documents[pk].kind in BESIDE]
    others = [pk for pk in ranked.order if ranked.documents[pk].kind not in BESIDE]
    agreed = [pk for pk in others if ranked.documents[pk].kind in AGREED]
    is_apart = KIND not in ranked.filters and len(agreed) < len(others)
    listed = [pk for pk in others if ranked.documents[pk].kind not in AGREED] if is_apart else others
    without_filters = sum(ranked.documents[pk].kind not in BESIDE for pk in ranked.scores)
    lists = Lists(listed, without_filters, beside[:MOST_BESIDE], agreed if is_apart else ())
    return _answer(actor, wish, ranked, lists, on_a_page=PAGE)


@dataclass(frozen=True)
class Lists:
    """What of the finds (by id of a document) stands in the list, what beside it, and which promises and agreements.

    `without_filters`: how many would be listed if nothing were chosen.
    """

    listed: Sequence[int]
    without_filters: int
    beside: Sequence[int] = ()
    agreed: Sequence[int] = ()


def _ranked(actor: Actor, wish: Wish) -> Ranked:
    asked, now = " ".join(wish.query.split())[:LONGEST_QUESTION], state()
    audiences = audiences_of(actor) if asked else ()
    meant, corrected = mended(asked, audiences, now) if asked else ("", [])
    question = ask(asked if wish.is_literal else meant)
    library = {row.pk: row for row in SearchDocument.objects.filter(shelf=Shelf.LIBRARY)}
    elsewhere = found_at_tables(audiences, question, state=now) if asked else AtTables({}, {})
    filters = _known({**library, **elsewhere.documents}, wish.filters)
    scores = {**_scores(question, library), **elsewhere.scores} if asked else _all_examples(library)
    documents = {**library, **elsewhere.documents}
    kept = [pk for pk in scores if _passes(documents[pk], filters)]
    order = sorted(kept, key=lambda pk: (-scores[pk], documents[pk].kind, documents[pk].slug))
    told = () if wish.is_literal else corrected
    return Ranked(asked, now, question, meant, told, documents, filters, scores, order)


def _answer(actor: Actor, wish: Wish, ranked: Ranked, lists: Lists, *, on_a_page: int) -> Answer:
    pages = max(1, -(-len(lists.listed) // on_a_page))
    page = min(max(1, wish.page), pages)
    documents = ranked.documents
    listed = [documents[pk] for pk in lists.listed[(page - 1) * on_a_page : page * on_a_page]]
    beside = [documents[pk] for pk in lists.beside]
    agreed = [documents[pk] for pk in lists.agreed[:MOST_AGREED]]
    shown = {(find.kind, find.slug): find for find in finds(actor, [*listed, *beside, *agreed], ranked.question)}
    near = _nearby(actor, ranked)
    return Answer(
        wish=Wish(wish.query, ranked.filters, page, wish.is_literal),
        asked=ranked.asked,
        was_cut=len(ranked.asked) < len(" ".join(wish.query.split())),
        has_words=bool(ranked.question.words),
        meant=ranked.meant,
        corrected=ranked.corrected,
        found=len(lists.listed),
        finds=_shown(shown, listed),
        beside=_shown(shown, beside),
        agreed=_shown(shown, agreed),
        agreed_in_all=len(lists.agreed),
        places=municipality_finds(ranked.question.text) if page == 1 and not ranked.filters else (),
        counts=_counts(documents, [documents[pk] for pk in ranked.scores], ranked.filters),
        page=page,
        pages=pages,
        without_filters=lists.without_filters,
        near_words=() if ranked.scores or near else near_words(ranked.asked, ranked.state),
        nearby=near,
    )


def _shown(found: Mapping[tuple[str, str], Find], rows: Sequence[SearchDocument]) -> list[Find]:
    keys = [(row.kind, row.slug) for row in rows]
    return [found[key] for key in keys if key in found]


def _nearby(actor: Actor, ranked: Ranked) -> Nearby | None:
    """What lies nearest to the places asked for, when the library has nothing there."""
    named = named_in(ranked.question.text)
    return nearby(queries.example_lines(actor), named) if named else None


def _scores(question: Question, documents: Mapping[int, SearchDocument]) -> dict[int, float]:
    forms = {alternative.form for word in question.words for alternative in word.alternatives}
    found: dict[str, dict[int, int]] = {}
    rows = Posting.objects.filter(form__in=forms, shelf=Shelf.LIBRARY)
    for form, document, weight in rows.values_list("form", "document", "weight"):
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
    """The codes of a facet that the library has, and what was found besides."""
    return {code for row in rows if row.kind in KINDS for code in _codes_of(row, facet)}


def _codes_of(row: SearchDocument, facet: str) -> Sequence[str]:
    codes: Sequence[str] = [row.kind] if facet == KIND else row.facets.get(facet, ())
    return codes


def _passes(row: SearchDocument, filters: Filters, but: str = "") -> bool:
    """Whether a document has one of the codes of each facet in `filters`, leaving out the facet `but`."""
    return all(name == but or not {*codes}.isdisjoint(_codes_of(row, name)) for name, codes in filters.items())


def _counts(
    documents: Mapping[int, SearchDocument], found: Sequence[SearchDocument], filters: Filters
) -> dict[str, dict[str, int]]:
    rows = [row for row in found if row.kind in KINDS]
    counts: dict[str, dict[str, int]] = {}
    for name in FACETS.values():
        fitting = Counter(code for row in rows if _passes(row, filters, name) for code in _codes_of(row, name))
        counts[name] = {code: fitting[code] for code in sorted(_codes(documents.values(), name))}
    return counts
