"""What a search answers: finds in rank order, facets with counts, what was meant, and what is near when nothing is."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from django.db.models import Count, Max
from rapidfuzz import fuzz, process

from woordhouder.language.analyser import Question, ask
from woordhouder.language.spelling import Speller
from woordhouder.parties.actor import Actor

from ..models import Followed, FoundKind, Posting, SearchDocument
from .finds import Find, finds
from .ranking import Postings, rank

LONGEST_QUESTION = 400
PAGE = 20
FACETS = ("theme", "party", "trait", "province", "year")
SIMILAR_FORMS = 25
SIMILAR = 4

Filters = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Answer:
    """The answer to one search. `asked` is the question as it was searched; `was_cut` when it was longer than that.

    `corrected` holds pairs (typed, meant). `counts` is per facet: code -> number of examples with it, given the filters
    on the other facets. `found` counts all finds, `finds` are those of this page.
    """

    asked: str
    was_cut: bool
    corrected: Sequence[tuple[str, str]]
    found: int
    finds: Sequence[Find]
    counts: Mapping[str, Mapping[str, int]]
    page: int
    pages: int
    near: Sequence[str] = field(default_factory=tuple)


def search(actor: Actor, query: str, filters: Filters, *, page: int = 1) -> Answer:
    """Answer `query` (any text) within `filters` (facet -> codes; one of them must hold). At most 10 queries.

    Without a question all examples that the filters leave, newest term first. Filters leave examples only.
    """
    asked = " ".join(query.split())[:LONGEST_QUESTION]
    question, corrected = _understood(asked)
    documents = {row.pk: row for row in SearchDocument.objects.all()}
    scores = _scores(question, len(documents)) if asked else _all_examples(documents)
    scores = {pk: score for pk, score in scores.items() if pk in documents}
    kept = [pk for pk in scores if _passes(documents[pk], filters)]
    order = sorted(kept, key=lambda pk: (-scores[pk], _tie(documents[pk])))
    pages = max(1, -(-len(order) // PAGE))
    page = min(max(1, page), pages)
    shown = [(documents[pk].kind, documents[pk].slug) for pk in order[(page - 1) * PAGE : page * PAGE]]
    return Answer(
        asked=asked,
        was_cut=len(" ".join(query.split())) > LONGEST_QUESTION,
        corrected=corrected,
        found=len(order),
        finds=finds(actor, shown, question),
        counts=_counts([documents[pk] for pk in scores], filters),
        page=page,
        pages=pages,
        near=() if order else _near_words(asked),
    )


def similar(actor: Actor, slug: str) -> list[Find]:
    """The examples most like the one at `slug`: by their rarest shared words and their facets. At most 8 queries."""
    here = SearchDocument.objects.filter(kind=FoundKind.EXAMPLE, slug=slug).first()
    if here is None:
        return []
    others = {row.pk: row for row in SearchDocument.objects.filter(kind=FoundKind.EXAMPLE).exclude(pk=here.pk)}
    own = dict(here.postings.values_list("form", "weight"))
    spread = Counter(dict(_spread(own)))
    telling = sorted(own, key=lambda form: (-own[form] / spread[form], form))
    forms = [form for form in telling if spread[form] > 1][:SIMILAR_FORMS]
    scores: Counter[int] = Counter()
    for form, document, weight in Posting.objects.filter(form__in=forms).values_list("form", "document", "weight"):
        scores[document] += min(weight, own[form]) * 100 // spread[form]
    for pk, row in others.items():
        shared = sum(len({*here.facets[name]} & {*row.facets[name]}) for name in ("theme", "trait"))
        scores[pk] += 200 * shared
    order = sorted(others, key=lambda pk: (-scores[pk], others[pk].slug))[:SIMILAR]
    return finds(actor, [(others[pk].kind, others[pk].slug) for pk in order], ask(""))


def _spread(forms: Iterable[str]) -> list[tuple[str, int]]:
    rows = Posting.objects.filter(form__in=list(forms), document__kind=FoundKind.EXAMPLE)
    return list(rows.values("form").annotate(n=Count("document")).values_list("form", "n"))


def _understood(asked: str) -> tuple[Question, Sequence[tuple[str, str]]]:
    """The question, its typing errors mended where the library has no such word."""
    if not asked:
        return ask(""), ()
    mended, corrected = _speller(_state()).correct(asked)
    return ask(mended), corrected


def _state() -> int:
    """A number that changes whenever the index took something in. 1 query."""
    return Followed.objects.aggregate(last=Max("pk"))["last"] or 0


@lru_cache(maxsize=1)
def _vocabulary(state: int) -> dict[str, int]:
    """Each form in the library with the number of documents that hold it. 1 query when the index changed."""
    return dict(Posting.objects.values("form").annotate(n=Count("pk")).values_list("form", "n"))


@lru_cache(maxsize=1)
def _speller(state: int) -> Speller:
    return Speller(_vocabulary(state))


def _scores(question: Question, documents: int) -> dict[int, float]:
    forms = {alternative.form for word in question.words for alternative in word.alternatives}
    postings: dict[str, dict[int, int]] = {}
    for form, document, weight in Posting.objects.filter(form__in=forms).values_list("form", "document", "weight"):
        postings.setdefault(form, {})[document] = weight
    found: Postings = postings
    return rank(question.words, found, documents)


def _all_examples(documents: Mapping[int, SearchDocument]) -> dict[int, float]:
    """Every example, scored by the last year that it is known to run."""
    return {
        pk: float(max(row.facets["year"], default="0"))
        for pk, row in documents.items()
        if row.kind == FoundKind.EXAMPLE
    }


def _passes(row: SearchDocument, filters: Filters, but: str = "") -> bool:
    """Whether a document has one of the codes of each facet in `filters`, leaving out the facet `but`."""
    return all(
        not codes or name == but or not {*codes}.isdisjoint(row.facets.get(name, ())) for name, codes in filters.items()
    )


def _counts(rows: Sequence[SearchDocument], filters: Filters) -> dict[str, dict[str, int]]:
    examples = [row for row in rows if row.kind == FoundKind.EXAMPLE]
    return {
        name: dict(Counter(code for row in examples if _passes(row, filters, name) for code in row.facets[name]))
        for name in FACETS
    }


def _tie(row: SearchDocument) -> tuple[str, str]:
    return row.kind, row.slug


def _near_words(asked: str) -> list[str]:
    """Words of the library that look like the ones asked, when nothing was found."""
    vocabulary = [form for form in _vocabulary(_state()) if form.isalpha()]
    found = [
        word
        for typed in asked.lower().split()[:5]
        for word, _score, _place in process.extract(typed[:60], vocabulary, scorer=fuzz.ratio, limit=2, score_cutoff=60)
    ]
    return list(dict.fromkeys(found))[:6]
