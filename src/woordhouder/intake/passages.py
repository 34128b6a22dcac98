"""The candidates of a paper: each sentence, item and row that says something, cut where it says two things."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from woordhouder.language.sentences import sentences
from woordhouder.papers.documents.blocks import Block, BlockKind, Document

from .context import Place, places
from .grammar import Core, Parsed, parse
from .naming import THEY, WE, Names
from .subjects import AFTER, BEFORE, ELIDED
from .tokens import tokens_of
from .words import pattern, small

_DOES = frozenset(["deed", "vow", "effort", "aim", "ask", "meet", "tell", "unknown"])
_NOW = frozenset(["present", "will", "want", "must", "let", "stay", "passive", "can"])
_FEWEST_LETTERS = 8
_SURELY_SAYS = 60
_BACK = frozenset(["die", "deze", "dit", "dat", "daar", "hen", "hem", "het", "zich", "elkaar"])
"""Behind a verb without a subject of its own these speak of what was said just before."""
_FEWEST_TO_CUT = 2  # finite verbs
# With its verb first a sentence can be a question or a condition: "Lukt dat niet, dan ...".
_CONDITION = re.compile(r", (?:dan|zo)\b|\?$")


class Candidate(NamedTuple):
    """`text` is `block.clean[start:end]`, with where it stands, and what was found in the whole sentence.

    `number`: which sentence of its block, from 0; `of`: how many there are; `part`: which part of a sentence that was
    cut, from 1; 0 for a whole one. `before`: the sentence before it in the block.
    """

    block: Block
    place: Place
    start: int
    end: int
    kind: str
    parsed: Parsed
    number: int
    of: int
    part: int
    before: str
    text: str


def candidates(document: Document, names: Names) -> Iterator[Candidate]:
    """All candidates in reading order; they lie inside their blocks and do not overlap."""
    for block, place in places(document, names):
        if len(block.clean) < _SURELY_SAYS and sum(sign.isalpha() for sign in block.clean) < _FEWEST_LETTERS:
            continue
        if block.kind in (BlockKind.ROW, BlockKind.HEADING):
            tokens = tokens_of(block.clean)
            parsed = parse(block.clean, tokens, names.mentions(tokens))
            kind = "row" if block.kind is BlockKind.ROW else "heading"
            yield Candidate(block, place, 0, len(block.clean), kind, parsed, 0, 1, 0, "", block.clean)
        else:
            yield from _of_text(block, place, names)


def _of_text(block: Block, place: Place, names: Names) -> Iterator[Candidate]:
    spans = sentences(block.clean)
    before = ""
    lead: tuple[int, ...] = place.near
    if place.lead_in:
        lead = place.lead_in.who if place.lead_in.tone != "no_deeds" else ()
    if place.is_detail:
        lead = ()
    for number, (start, end) in enumerate(spans):
        text = block.clean[start:end]
        tokens = tokens_of(text)
        parsed = parse(text, tokens, names.mentions(tokens), () if lead and _CONDITION.search(text) else lead)
        kind = "item" if block.kind is BlockKind.ITEM and len(spans) == 1 else "sentence"
        whole = Candidate(block, place, start, end, kind, parsed, number, len(spans), 0, before, text)
        yield from _cut(whole)
        before = text


def _cut(whole: Candidate) -> Iterator[Candidate]:
    """The parts of a sentence in which parties do several things; the sentence itself if there is one."""
    if len(whole.parsed.cores) < _FEWEST_TO_CUT:
        yield whole
        return
    tokens = whole.parsed.tokens
    acts = [core for core in whole.parsed.cores if _is_act(core, whole.parsed)]
    cuts = list[tuple[int, int]]()  # where a part ends and the next one begins
    mains = [core for core in whole.parsed.cores if core in acts or not core.is_sub]
    for one, other in pairwise(mains):
        if cut := _between(one, other, whole.parsed, is_act=one in acts and other in acts):
            cuts.append(cut)
    if not cuts:
        yield whole
        return
    begin = 0
    for number, (end, following) in enumerate([*cuts, (len(whole.text), 0)]):
        until = len(whole.text[:end].rstrip(" ,;"))
        inside = tuple(core for core in whole.parsed.cores if begin <= tokens.starts[core.at] < end)
        mentions = tuple(m for m in whole.parsed.mentions if begin <= m.start < end)
        yield whole._replace(
            start=whole.start + begin,
            end=whole.start + until,
            kind="sentence",
            parsed=whole.parsed._replace(cores=inside, mentions=mentions),
            part=number + 1,
            text=whole.text[begin:until],
        )
        begin = following


def _is_act(core: Core, parsed: Parsed) -> bool:
    if not core.by_party or core.mood not in _NOW or core.sense not in _DOES:
        return False
    return not core.is_sub or parsed.tokens.lows[core.start] in small("bridge")


def _between(one: Core, other: Core, parsed: Parsed, *, is_act: bool) -> tuple[int, int] | None:
    """Where the clause of `one` ends and that of `other` begins; None when they cannot be parted.

    Only a semicolon parts clauses that are not both acts, or "en" before a day: "..., en eind 2028 is het klaar".
    """
    tokens = parsed.tokens
    if not is_act:
        marks = [back for back in range(one.at + 1, other.start) if tokens.lows[back] == ";"]
        marks = marks or [back for back in range(one.at + 1, other.at) if _opens_dated(back, parsed)]
        return (tokens.starts[marks[-1]], _after(parsed, marks[-1])) if marks else None
    if not other.is_sub and _goes_on(other, parsed):
        return None
    if other.is_sub:
        opener = tokens[other.start]
        return (opener.start, opener.end + 1) if other.start > one.at else None
    reach = 4 if other.place in (BEFORE, ELIDED) else 16
    for back in range(other.start - 1, max(one.at, other.start - 1 - reach), -1):
        low = tokens.lows[back]
        if low in ("en", "maar", ";", "want"):
            return tokens.starts[back], _after(parsed, back)
        if low == "," and other.place == BEFORE:
            return tokens.starts[back], _after(parsed, back)
    return None


def _goes_on(core: Core, parsed: Parsed) -> bool:
    """Whether a clause only goes on about the one before: "... en biedt die eerst aan", "en passen zij"."""
    if core.place == ELIDED:
        behind = parsed.tokens.lows[core.at + 1 : core.at + 2]
        return bool(behind and behind[0] in _BACK)
    return core.place == AFTER and core.how in (WE, THEY) and parsed.tokens.lows[core.at - 1] == "en"


def _opens_dated(at: int, parsed: Parsed) -> bool:
    """Whether "en" here joins a result with a day of its own to one that has a day or limit too."""
    if parsed.tokens.lows[at] != "en":
        return False
    if not pattern("dated_start").match(parsed.text[_after(parsed, at) :].lower()):
        return False
    before = parsed.text[: parsed.tokens.starts[at]].lower()
    return bool(pattern("moment").search(before) or pattern("norm").search(before))


def _after(parsed: Parsed, at: int) -> int:
    """Where the token after `at` begins."""
    return parsed.tokens.starts[at + 1] if at + 1 < len(parsed.tokens) else len(parsed.text)
