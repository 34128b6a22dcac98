"""Tables that tell the parties of a paper: a row each, with its name, what it is called and what it is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from woordhouder.papers.documents.blocks import Block, BlockKind

from .name_rows import NameReader, Told, as_written
from .party_words import MUNICIPALITY, role_in

_NAMES = re.compile(
    r"(?i)(?:mede)?(?:ondertekenaars?|part(?:ij(?:en)?|ners?)|organisatie|deelnemers?|naam|tafelgenoten)\b"
)
_CALLED = re.compile(
    r"(?i)(?:in (?:dit|deze) \w+|hierna|afkorting|kort(?:weg|e naam)?\b|verkort|aanduiding|"
    r"(?:ook |verder )?(?:ge)?noem|roepnaam)"
)
_KINDS = re.compile(r"(?i)(?:soort|wat voor|rol\b|type|hoedanigheid|als\b|wie is dat|omschrijving)")
# In a narrow column a name breaks in two; in a name of its own a capital follows the hyphen ("Noord-Beekveld").
_BROKEN = re.compile(r"(?<=[a-zà-ÿ]{2})-(?=[a-zà-ÿ]{2})")
_BESIDE = re.compile(r"(?i)(?:vertegenwoordig|namens|handtekening|woningen|leden|bestuurder|contact|functie)")


def party_tables(reader: NameReader, blocks: Sequence[Block]) -> Iterator[tuple[int | None, list[Told]]]:
    """By number the names in each table whose headers say that it is one of parties; a municipality is among them."""
    rows = (block for block in blocks if block.kind is BlockKind.ROW)
    for table, group in groupby(rows, key=lambda row: row.table):
        first, *others = group
        heads = [cell.clean for cell in first.cells]
        name = next((at for at, head in enumerate(heads) if _NAMES.match(head)), None)
        says_more = any(kind.match(head) for head in heads for kind in (_CALLED, _KINDS, _BESIDE))
        if name is None or not says_more:
            continue
        found = list(_told(reader, others, name, _first(heads, _CALLED), _first(heads, _KINDS)))
        if len(found) > 1 and MUNICIPALITY in {one.kind for one in found}:
            yield table, found


def _first(heads: Sequence[str], kind: re.Pattern[str]) -> int | None:
    return next((at for at, head in enumerate(heads) if kind.match(head)), None)


def _told(reader: NameReader, rows: Iterable[Block], name: int, called: int | None, kind: int | None) -> Iterator[Told]:
    for row in rows:
        cells = [as_written(cell.clean) for cell in row.cells]
        named = reader.name_at(cells[name], fewest=1) if name < len(cells) else None
        if not named or named[1] < len(cells[name]):
            continue
        said = cells[called] if called is not None and called < len(cells) else ""
        role = cells[kind] if kind is not None and kind < len(cells) else ""
        is_town = role.lower().startswith(("gemeente", "college"))
        told = MUNICIPALITY if is_town else role_in(f", {role.lower()}") or named[0].kind
        yield Told(told, _whole(_BROKEN.sub("", named[0].name), told), f", hierna: '{said}'." if said else "")


def _whole(name: str, kind: str | None) -> str:
    """ "Dravenhorst" with "gemeente" in the next cell is "Gemeente Dravenhorst"."""
    return f"Gemeente {name}" if kind == MUNICIPALITY and not name.startswith("Gemeente") else name
