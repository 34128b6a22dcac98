"""A paper that is a letter: to whom it is written, and who writes and says "wij"."""

import re
from collections.abc import Iterator, Sequence

from woordhouder.papers.documents.blocks import Block, BlockKind

from .name_rows import NameReader, Told, as_written
from .party_words import MUNICIPALITY, NAME, TENANTS

_GREETS = re.compile(r"(?:Geachte|Beste|Geacht|Dames en heren|L\.?S\.?)\b[^.]{0,120}[,:!]?$")
_TO = re.compile(r"(?:Aan|T\.a\.v\.|Ter attentie van)\b:?\s+(?P<to>[^.]{3,160})$")
_COUNCIL = re.compile(
    r"\b(?:colleges?|raad|raden|gemeenten?|gemeentebestu\w+)(?: van (?:burgemeester en wethouders|B&W|B en W))?"
    rf"(?: van| der)?(?: de)?(?: gemeenten?)?\s+(?P<towns>{NAME}(?:(?:, | en ){NAME})*)"
)
_PARTS = re.compile(r", | en ")
_BODY = re.compile(
    r"(?i)(?:de |het )?(?:dagelijks )?(?:bestuur|directie|leden|voorzitter|raad van bestuur) van (?:de )?"
)
_CLOSES = re.compile(r"(?i)(?:met (?:vriendelijke|hartelijke) groet|hoogachtend|met (?:groet|respect)|groeten)\b")
_SENDER = re.compile(r"(?i)\b(?:van|namens)\s+(?:de\s+)?(?=[A-Z0-9])")
_AGREED = re.compile(r"(?i)(?:voor akkoord|voor gezien|akkoord)\b[^:]{0,40}:\s*")
_HEAD, _FOOT, _LONG = 14, 14, 160


def is_letter(blocks: Sequence[Block]) -> bool:
    """Whether a paper greets somebody in its first lines."""
    return any(_GREETS.match(block.clean) for block in blocks[:_HEAD] if block.kind is not BlockKind.ROW)


def addressed(reader: NameReader, blocks: Sequence[Block]) -> list[Told]:
    """Sender, addressees and who agrees below a letter; empty for what is no letter."""
    if not is_letter(blocks):
        return []
    found = list[Told]()
    for block in blocks[:_HEAD]:
        if match := _TO.match(block.clean):
            found += _named(reader, as_written(match["to"]))
    found += sender_of(reader, blocks)
    for block in blocks[-_FOOT:]:
        if match := _AGREED.match(block.clean):
            for part in re.split(r",\s+|\s+en\s+(?=het |de |[A-Z])", block.clean[match.end() :]):
                found += _named(reader, part)
    return list(dict.fromkeys(found))


def sender_of(reader: NameReader, blocks: Sequence[Block]) -> list[Told]:
    """Who stands below the greeting at the end of a letter."""
    foot = blocks[-_FOOT:]
    for number, block in enumerate(foot):
        if _CLOSES.match(block.clean):
            for below in foot[number : number + 5]:
                starts = [0, *(match.end() for match in _SENDER.finditer(below.clean))]
                for start in starts:
                    named = reader.name_at(below.clean[start:]) if len(below.clean) < _LONG else None
                    if named and named[0].kind and named[0].kind != MUNICIPALITY:
                        return [named[0]]
    return []


def _named(reader: NameReader, words: str) -> Iterator[Told]:
    """Who an address names: towns by their councils, others by name behind "het bestuur van"."""
    if council := _COUNCIL.search(words):
        for town in _PARTS.split(council["towns"]):
            yield Told(MUNICIPALITY, f"Gemeente {town.removeprefix('Gemeente ')}", "")
        return
    bare = words[match.end() :] if (match := _BODY.match(words)) else words
    named = reader.name_at(bare, fewest=1)
    if named and (named[0].kind or match):
        yield named[0] if named[0].kind else named[0]._replace(kind=TENANTS)
