"""A question without its frame: what remains of "Welke gemeenten hebben afspraken over schimmel?" is "schimmel"."""

from functools import cache

from woordhouder.language.data import lines, word_set
from woordhouder.language.words import Word, plain, words


def without_frame(question: str) -> list[Word]:
    """The words of `question` that carry it, in order; never none if it has words.

    Kept are also words like "geen" and "af", as an expression may need them, when a neighbour carries something.
    """
    given = list(words(question))
    bare = [plain(word.text) for word in given]
    framed = _framed(bare)
    glue, stop = word_set("glue.txt"), word_set("stop.txt")
    content = [word for at, word in enumerate(given) if at not in framed and bare[at] not in glue]
    if any(plain(word.text) not in stop for word in content):
        return content
    return content or [word for word, text in zip(given, bare, strict=True) if text not in glue] or given


def _framed(bare: list[str]) -> set[int]:
    """The places of `bare` that belong to a phrase of frames.txt ("voorbeelden van", "ik zoek")."""
    found: set[int] = set()
    for at in range(len(bare)):
        for frame in frames().get(bare[at], ()):
            if tuple(bare[at : at + len(frame)]) == frame:
                found.update(range(at, at + len(frame)))
    return found


@cache
def frames() -> dict[str, list[tuple[str, ...]]]:
    """The phrases that frame a question, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for line in lines("frames.txt"):
        phrase = tuple(line.split())
        found.setdefault(phrase[0], []).append(phrase)
    return found
