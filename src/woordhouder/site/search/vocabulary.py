"""The words that everybody may know: to mend typing errors, and to offer what is near.

They are those of the library, and the names of what is public at tables. Words of promises are only looked up, as far
as the reader may find them, so that no typing error is seen in them.
"""

from collections.abc import Sequence
from functools import lru_cache

from django.db.models import Count, Max, Q
from rapidfuzz import fuzz, process

from woordhouder.language.forms import word_forms
from woordhouder.language.lemmas import is_known
from woordhouder.language.spelling import Speller
from woordhouder.language.words import fold, words
from woordhouder.parties.municipalities import municipalities

from ..models import Followed, Posting, Shelf
from . import at_tables
from .at_tables import EVERYBODY, NAMED, known_forms

TRIED = 5
LONGEST_TRIED = 60
NEAR_ENOUGH = 70
SHORTEST = 4
NEAR = 6


def mended(asked: str, audiences: Sequence[int], state: int) -> tuple[str, list[tuple[str, str]]]:
    """`asked` without its typing errors, and each pair (typed, meant).

    `state`: that of the index. 1 query when the index changed, and 1 more when something looks like an error.
    """
    speller = _speller(state)
    if not speller.correct(asked)[1]:
        return asked, []
    forms = {word.text: {word_forms(word.text)[0].text, fold(word.text)} for word in words(asked)}
    known = known_forms(audiences, set().union(*forms.values()))
    return speller.correct(asked, known={text for text, own in forms.items() if not known.isdisjoint(own)})


def near_words(asked: str, state: int) -> list[str]:
    """Words of the library that look like the ones asked. 1 query when the index changed."""
    # A form that stands in one document only and is no common word is often a name; it helps nobody on.
    known = [form for form, count in _vocabulary(state).items() if _is_offered(form, count)]
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
    at_tables.forget()


def _is_offered(form: str, count: int) -> bool:
    return len(form) >= SHORTEST and form.isalpha() and (count > 1 or is_known(form))


def state() -> int:
    """A number that changes whenever the index took something in. 1 query."""
    return Followed.objects.aggregate(last=Max("pk"))["last"] or 0


@lru_cache(maxsize=1)
def _vocabulary(state: int) -> dict[str, int]:
    """Each form with the number of documents that hold it. 1 query when the index changed."""
    named = Q(shelf=Shelf.TABLES, audience=EVERYBODY, document__kind__in=NAMED)
    rows = Posting.objects.filter(Q(shelf=Shelf.LIBRARY) | named).order_by("form").values("form")
    rows = rows.annotate(n=Count("pk"))
    return dict(rows.values_list("form", "n"))


@lru_cache(maxsize=1)
def _speller(state: int) -> Speller:
    """Knows every municipality too, so that a place without an example is not taken for an error in another word."""
    places = {name.lower(): 0 for name in municipalities() if name.isalpha()}
    return Speller({**places, **_vocabulary(state)})
