"""Which columns of somebody's sheet are which columns of ours, by what stands above them. Pure."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from django.utils.translation import override

from woordhouder.papers.rows import SheetLine
from woordhouder.record.refusals import Words

from .columns import COLUMNS, LANGUAGES, NUMBER, TARGET, plain

NUMBER_FIELD = "number"
TARGET_FIELD = "indicator.targets."
Fields = Mapping[int, str]
"""By place of a column of the sheet, counted from 0, the name of ours."""

_WITHIN = 20  # lines in which the words above the columns are looked for
_ALSO_NUMBER = ("nr", "nr.", "nummer", "no.", "#", "afspraaknummer")
_TITLE_OR_TEXT = ("afspraak", "afspraken")
_YEAR = re.compile(r"(?:(?:target|streefwaarde|doelwaarde|streefcijfer|doel|norm)\s+)?(?:in\s+)?((?:19|20|21)\d\d)")
_FURTHER = re.compile(r"[\s(/:,\-]")


def labels() -> list[tuple[str, Words]]:
    """The columns that can be chosen, by name, with what people read; targets not among them."""
    return [(NUMBER_FIELD, NUMBER), *((column.name, column.label) for column in COLUMNS)]


def label_of(name: str) -> Words:
    """What people read for the column called `name`."""
    if name.startswith(TARGET_FIELD):
        return str(TARGET) % {"year": name.removeprefix(TARGET_FIELD)}
    return dict(labels()).get(name, name)


def is_a_field(name: str) -> bool:
    """Whether there is a column of this name."""
    year = name.removeprefix(TARGET_FIELD)
    return name in dict(labels()) or (year != name and bool(_YEAR.fullmatch(year)))


def heading_at(
    lines: Sequence[SheetLine],
    remembered: Mapping[str, str],
    recognise: Callable[[Sequence[str], Mapping[str, str]], Fields] | None = None,
) -> int | None:
    """The place of the line with the words above the columns: the one of the first with most words that we know.

    None when no line has any: then every line may be a promise. `recognise`: for a sheet of another sort than promises.
    """
    counts = [len((recognise or recognised)(line.cells, remembered)) for line in lines[:_WITHIN]]
    return counts.index(max(counts)) if any(counts) else None


def recognised(headings: Sequence[str], remembered: Mapping[str, str]) -> dict[int, str]:
    """What each column is taken for: what was chosen before ("": nothing), our own words, then words that begin with
    one of ours. Each column of ours is found once.
    """
    keys = {at: key_of(heading) for at, heading in enumerate(headings) if key_of(heading)}
    found = matched(keys, remembered, _exactly, _words())
    return _with_text(found, {at: key for at, key in keys.items() if key not in remembered})


def matched(
    keys: Fields, remembered: Mapping[str, str], exactly: Callable[[str], str], words: Mapping[str, str]
) -> dict[int, str]:
    """What each column is taken for, by what stands above it (`keys`): what was chosen before, then what the words are
    `exactly`, then by the words that they begin with. For a sheet of any sort.
    """
    new = {at: key for at, key in keys.items() if key not in remembered}
    found: dict[int, str] = {}
    _find(found, {at: remembered[key] for at, key in keys.items() if at not in new})
    _find(found, {at: exactly(key) for at, key in new.items()})
    _find(found, {at: _by_its_beginning(key, words) for at, key in new.items()})
    return found


def _find(found: dict[int, str], names: Mapping[int, str]) -> None:
    for at, name in names.items():
        if name and at not in found and name not in found.values():
            found[at] = name


def _with_text(found: dict[int, str], keys: Mapping[int, str]) -> dict[int, str]:
    """Beside a column with titles, the one that is called "afspraak" holds the text."""
    titles = [at for at, key in keys.items() if _exactly(key) == "title" and key not in _TITLE_OR_TEXT]
    texts = [at for at, key in keys.items() if key in _TITLE_OR_TEXT and found.get(at, "title") == "title"]
    if not titles or not texts or "text" in found.values():
        return found
    return {**found, titles[0]: "title", texts[0]: "text"}


def key_of(heading: str) -> str:
    """The words above a column as they are remembered."""
    return plain(heading).strip(" :*?.")[:200]


def _exactly(word: str) -> str:
    if year := _YEAR.fullmatch(word):
        return f"{TARGET_FIELD}{year[1]}"
    return _words().get(word, "")


def _by_its_beginning(word: str, words: Mapping[str, str]) -> str:
    """Only the words that others use are looked for so: "trekker (organisatie)"."""
    for known, name in words.items():
        if word.startswith(known) and _FURTHER.match(word[len(known) :]):
            return name
    return ""


@cache
def _words() -> Mapping[str, str]:
    """Each word that may stand above a column, longest first, with the name of ours."""
    found: dict[str, str] = dict.fromkeys(_ALSO_NUMBER, NUMBER_FIELD)
    for column in COLUMNS:
        found |= {plain(word): column.name for word in column.also}
    for language in LANGUAGES:
        with override(language):
            found |= {key_of(str(label)): name for name, label in labels()}
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))
