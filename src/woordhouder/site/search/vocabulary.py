"""The words that the library knows: to mend typing errors, and to offer what is near."""

from functools import lru_cache

from django.db.models import Count, Max
from rapidfuzz import fuzz, process

from woordhouder.language.lemmas import is_known
from woordhouder.language.spelling import Speller
from woordhouder.parties.municipalities import municipalities

from ..models import Followed, Posting

TRIED = 5
LONGEST_TRIED = 60
NEAR_ENOUGH = 70
SHORTEST = 4
NEAR = 6


def mended(asked: str) -> tuple[str, list[tuple[str, str]]]:
    """`asked` without its typing errors, and each pair (typed, meant). 1 query, 2 when the index changed."""
    return _speller(_state()).correct(asked)


def near_words(asked: str) -> list[str]:
    """Words of the library that look like the ones asked. 1 query, 2 when the index changed."""
    # A form that stands in one document only and is no common word is often a name; it helps nobody on.
    known = [form for form, count in _vocabulary(_state()).items() if _is_offered(form, count)]
    found = [
        word
        for typed in asked.lower().split()[:TRIED]
        for word, _score, _place in process.extract(
            typed[:LONGEST_TRIED], known, scorer=fuzz.ratio, limit=2, score_cutoff=NEAR_ENOUGH
        )
    ]
    return list(dict.fromkeys(found))[:NEAR]


def forget() -> None:
    """Drop what was read of the index: for tests, which give new rows the numbers of rows that are gone."""
    _vocabulary.cache_clear()
    _speller.cache_clear()


def _is_offered(form: str, count: int) -> bool:
    return len(form) >= SHORTEST and form.isalpha() and (count > 1 or is_known(form))


def _state() -> int:
    """A number that changes whenever the index took something in. 1 query."""
    return Followed.objects.aggregate(last=Max("pk"))["last"] or 0


@lru_cache(maxsize=1)
def _vocabulary(state: int) -> dict[str, int]:
    """Each form in the library with the number of documents that hold it. 1 query when the index changed."""
    rows = Posting.objects.order_by("form").values("form").annotate(n=Count("pk"))
    return dict(rows.values_list("form", "n"))


@lru_cache(maxsize=1)
def _speller(state: int) -> Speller:
    """Knows every municipality too, so that a place without an example is not taken for an error in another word."""
    places = {name.lower(): 0 for name in municipalities() if name.isalpha()}
    return Speller({**places, **_vocabulary(state)})
