"""Whether a record is whole: pure functions over its rows. No database, no clock.

`docs/record.md` says what is checked and what that proves.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from .canonical import NotCanonical, parse_canonical
from .kinds import BODY, REMOVED
from .leaves import SALT, BadLeaf, Body, commitment, decode, leaf_hash, read_body, read_leaf
from .refusals import Words

PUBLIC = "public"  # the audience whose leaves show their body
ALL = "all"


class OpeningRow(NamedTuple):
    """An opening as it stands in the database."""

    name: str
    salt: bytes
    value: str


class EntryRow(NamedTuple):
    """An entry as it stands in the database, with its openings."""

    id: int
    position: int | None
    leaf: bytes
    leaf_hash: bytes
    stream: str
    n: int
    kind: str
    openings: tuple[OpeningRow, ...] = ()


class StreamRow(NamedTuple):
    """What a stream says of its newest entry; `newest_at` as entries write moments."""

    audience: str
    n: int
    head: bytes
    newest_at: str


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong. `entry` is the id of the row, None for a whole stream; `text` a plain sentence."""

    entry: int | None
    text: Words

    def __str__(self) -> str:
        if self.entry is None:
            return str(self.text)
        return str(_("Entry %(id)s: %(text)s") % {"id": self.entry, "text": self.text})


@dataclass
class _Line:
    """A stream so far."""

    n: int = 0
    head: bytes = b""
    newest_at: str = ""
    is_readable: bool = False


@dataclass
class _Seen:
    """All that later entries are compared with."""

    lines: dict[str, _Line] = field(default_factory=dict)
    hashes: set[bytes] = field(default_factory=set)
    commitments: set[str] = field(default_factory=set)
    missing: list[tuple[int, bytes, str]] = field(default_factory=list)  # entry, leaf hash, name
    removed: set[tuple[bytes, str]] = field(default_factory=set)  # leaf hash, name or "all"


def check_record(rows: Iterable[EntryRow], streams: Mapping[str, StreamRow]) -> Iterator[Finding]:
    """All that is wrong with a record, its entries given in the order of their ids. Keeps some 700 bytes an entry."""
    seen, last = _Seen(), 0
    for row in rows:
        if row.id <= last:
            yield Finding(row.id, _("the entries were not given in the order of their ids."))
        last = row.id
        yield from _check_entry(row, streams.get(row.stream), seen)
    for entry, hashed, name in seen.missing:
        if not {(hashed, name), (hashed, ALL)} & seen.removed:
            yield Finding(entry, _("what opens “%(name)s” is gone, and no removal says so.") % {"name": name})
    yield from _check_heads(seen.lines, streams)


def _check_entry(row: EntryRow, stream: StreamRow | None, seen: _Seen) -> Iterator[Finding]:
    if row.position is not None:
        yield Finding(row.id, _("it has a place in the tree, but there is no tree yet."))
    if row.leaf_hash != leaf_hash(row.leaf):
        yield Finding(row.id, _("the hash is not that of the leaf."))
    try:
        leaf = read_leaf(row.leaf)
    except BadLeaf as error:
        yield Finding(row.id, _("the leaf is not in the form of the record (%(why)s).") % {"why": error})
        return
    if stream is None or (leaf.sealed is None) != (stream.audience == PUBLIC):
        yield Finding(row.id, _("the leaf is not for the audience of its stream."))
    body, promised = leaf.body, {BODY: leaf.sealed} if leaf.sealed else {}
    if leaf.sealed:
        body, wrong = _opened_body(row)
        yield from wrong
    if body:
        promised |= body.get("has", {})
    yield from _check_openings(row, promised, seen)
    yield from _check_place(row, body, seen)


def _opened_body(row: EntryRow) -> tuple[Body | None, list[Finding]]:
    """The body of a sealed entry, None when it is not there or not good; and what is wrong with it."""
    texts = [opening.value for opening in row.openings if opening.name == BODY]
    if not texts:
        return None, []
    try:
        return read_body(texts[0].encode()), []
    except (BadLeaf, UnicodeEncodeError) as error:
        return None, [Finding(row.id, _("its body is not in the form of the record (%(why)s).") % {"why": error})]


def _check_openings(row: EntryRow, promised: Mapping[str, str], seen: _Seen) -> Iterator[Finding]:
    """Each opening against its commitment; notes what is missing or there, and what was committed to."""
    for opening in row.openings:
        if opening.name not in promised:
            yield Finding(row.id, _("nothing readable in it commits to “%(name)s”.") % {"name": opening.name})
        elif not opens(promised[opening.name], opening):
            yield Finding(row.id, _("“%(name)s” is not what it committed to.") % {"name": opening.name})
    names = [opening.name for opening in row.openings]
    if len(set(names)) < len(names):
        yield Finding(row.id, _("one name is opened twice."))
    seen.missing.extend((row.id, row.leaf_hash, name) for name in promised.keys() - set(names))
    if (row.leaf_hash in seen.hashes) or not seen.commitments.isdisjoint(promised.values()):
        yield Finding(row.id, _("it repeats a commitment or leaf that was used before."))
    seen.commitments.update(promised.values())


def opens(promised: str, opening: OpeningRow) -> bool:
    """Whether the opening is what the commitment was made of: a whole salt and a value in canonical form."""
    try:
        text = opening.value.encode()
        parse_canonical(text)
    except (NotCanonical, UnicodeEncodeError):
        return False
    return len(opening.salt) == SALT and commitment(opening.name, opening.salt, text) == promised


def _check_place(row: EntryRow, body: Body | None, seen: _Seen) -> Iterator[Finding]:
    """The entry as a link of its stream, and what it says of earlier entries. A body that is gone says nothing."""
    line = seen.lines.setdefault(row.stream, _Line())
    if row.n != line.n + 1:
        yield Finding(row.id, _("its number in the stream does not follow on the one before it."))
    line.is_readable = body is not None
    if body is not None:
        if (row.stream, row.n, row.kind) != (body["stream"], body["n"], body["kind"]):
            yield Finding(row.id, _("it stands under another stream, number or kind than it says."))
        if (decode(body["prev"]) if "prev" in body else b"") != line.head:
            yield Finding(row.id, _("it does not follow the entry before it in its stream."))
        if body["at"] < line.newest_at:
            yield Finding(row.id, _("it says to be older than the entry before it in its stream."))
        line.newest_at = body["at"]
        refs = [decode(text) for text in body.get("refs", [])]
        if not seen.hashes.issuperset(refs):
            yield Finding(row.id, _("it answers an entry that was not there yet."))
        if body["kind"] == REMOVED.name:
            seen.removed.update((ref, str(body.get("set", {}).get("name", ""))) for ref in refs)
    line.n, line.head = row.n, row.leaf_hash
    seen.hashes.add(row.leaf_hash)


def _check_heads(lines: Mapping[str, _Line], streams: Mapping[str, StreamRow]) -> Iterator[Finding]:
    for name in sorted({*lines, *streams}):
        line, stream = lines.get(name, _Line()), streams.get(name)
        if stream is None or (line.n, line.head) != (stream.n, stream.head):
            yield Finding(None, _("Stream %(name)s does not end where it says.") % {"name": name})
        elif line.is_readable and line.newest_at != stream.newest_at:
            yield Finding(None, _("Stream %(name)s says another moment than its newest entry.") % {"name": name})
