"""What people of the field mean by each other's words: "bejaarden" also asks for "ouderen" and "senioren".

The lists are made by hand. A line of related.txt is `weight | a = b > c, d`: a and b ask for each other and, lighter,
for c and d; these ask for nothing back. A line of english.txt is `english, english > Dutch, Dutch`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from woordhouder.language.data import lines, word_set
from woordhouder.language.forms import FAMILY, key, word_forms
from woordhouder.language.words import LONGEST_FORM, words

LONGEST_EXPRESSION = 4
_TRANSLATION = 0.9
_TARGET = 0.7

Links = dict[str, dict[str, float]]


@dataclass
class Thesaurus:
    """Expressions by their keys in alphabetical order, the keys that occur in any, and form to form with a weight."""

    expressions: dict[tuple[str, ...], str] = field(default_factory=dict)
    members: set[str] = field(default_factory=set)
    links: Links = field(default_factory=dict)

    def related(self, forms: Iterable[str]) -> dict[str, float]:
        """The forms that any of `forms` also asks for, with the highest weight, heaviest first."""
        found: dict[str, float] = {}
        for form in forms:
            for other, weight in self.links.get(form, {}).items():
                found[other] = max(weight, found.get(other, 0.0))
        return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


@cache
def thesaurus() -> Thesaurus:
    """The lists as read once; treat the answer as frozen."""
    made = Thesaurus()
    for line in lines("related.txt"):
        weight, _, rest = line.partition("|")
        left, _, right = rest.partition(">")
        mutual = [_entry(made, text) for text in left.split("=")]
        targets = [_entry(made, text) for text in right.split(",") if text.strip()]
        for asked in mutual:
            for form in asked:
                _link(made.links, form, mutual, float(weight))
                _link(made.links, form, targets, float(weight) * _TARGET)
    for line in lines("english.txt"):
        left, _, right = line.partition(">")
        dutch = [_entry(made, text) for text in right.split(",")]
        for text in left.split(","):
            _translate(made.links, _entry(made, text)[0], dutch)
    return made


def _entry(made: Thesaurus, text: str) -> list[str]:
    """The forms of one entry, the exact one first; an expression of several words is noted in `made`."""
    content = content_words(word.text for word in words(text))
    if len(content) == 1:
        return [form.text for form in word_forms(content[0]) if form.why in {"exact", "family"}]
    keys = tuple(sorted(key(word) for word in content))
    if not 2 <= len(keys) <= LONGEST_EXPRESSION:
        raise ValueError(f"An entry has 1 to {LONGEST_EXPRESSION} words that count: {text!r}")
    made.members.update(keys)
    return [made.expressions.setdefault(keys, "_".join(keys)[:LONGEST_FORM])]


def _link(links: Links, asked: str, found: Iterable[Sequence[str]], weight: float) -> None:
    """Let `asked` also ask for `found`; the family of a found word counts a little less than the word."""
    for exact, *families in found:
        for form, share in ((exact, weight), *((name, weight * FAMILY) for name in families)):
            if form != asked:
                row = links.setdefault(asked, {})
                row[form] = round(max(share, row.get(form, 0.0)), 3)


def _translate(links: Links, asked: str, dutch: Iterable[Sequence[str]]) -> None:
    """Let the English `asked` ask for the Dutch words and, lighter, for all that these ask for."""
    for entry in dutch:
        _link(links, asked, [entry], _TRANSLATION)
        for form in entry:
            for other, weight in dict(links.get(form, {})).items():
                _link(links, asked, [[other]], weight * _TRANSLATION)


def content_words(texts: Iterable[str]) -> list[str]:
    """`texts` without glue (articles, prepositions); all of them if nothing else is left."""
    given = list(texts)
    return [text for text in given if text.lower() not in word_set("glue.txt")] or given


def expressions(keys: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """The known expressions among `keys` of neighbouring content words, in any order: (first, behind last, form)."""
    known = thesaurus()
    for first in range(len(keys)):
        if keys[first] not in known.members:
            continue
        for behind in range(first + 2, min(first + LONGEST_EXPRESSION, len(keys)) + 1):
            if keys[behind - 1] not in known.members:
                break
            if form := known.expressions.get(tuple(sorted(keys[first:behind]))):
                yield first, behind, form
