"""Documents that are a zip with XML inside (docx, odt), opened with limits on all that a hostile one could blow up."""

import io
import zipfile
import zlib
from typing import IO

from lxml import etree

from .refusals import MOST_PARTS, MOST_UNPACKED, unreadable

_CHUNK = 1 << 16
_HIGHEST_RATIO, _FREE = 250, 4_000_000  # a text repeats itself, but not beyond this once it is so many bytes
_ENCRYPTED = 0x1
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError, KeyError)


class Package:
    """The parts of a zip by name. Raises Unreadable: "damaged", "password", "bomb", "entities" or "too_deep"."""

    def __init__(self, content: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            parts = self._zip.infolist()
        except _BROKEN as fault:
            raise unreadable("damaged") from fault
        if len(parts) > MOST_PARTS:
            raise unreadable("bomb")
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise unreadable("password")
        self.names = frozenset(part.filename for part in parts)
        self._left = MOST_UNPACKED

    def read(self, name: str) -> bytes:
        """The bytes of a part, counted while they are unpacked: what a zip says of its sizes is not believed."""
        try:
            facts = self._zip.getinfo(name)
            with self._zip.open(facts) as part:
                return self._unpacked(part, max(1, facts.compress_size))
        except _BROKEN as fault:
            raise unreadable("damaged") from fault

    def _unpacked(self, part: IO[bytes], packed: int) -> bytes:
        chunks, size = list[bytes](), 0
        while chunk := part.read(_CHUNK):
            chunks.append(chunk)
            size += len(chunk)
            self._left -= len(chunk)
            if self._left < 0 or (size > _FREE and size > packed * _HIGHEST_RATIO):
                raise unreadable("bomb")
        return b"".join(chunks)

    def xml(self, name: str) -> etree._Element:
        """The root of an XML part."""
        return parsed(self.read(name))

    def xml_if_there(self, name: str) -> etree._Element | None:
        """The same, None where the package has no such part."""
        return self.xml(name) if name in self.names else None


def parsed(content: bytes) -> etree._Element:
    """XML without entities of its own and without the network; a document type is refused ("entities")."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        # libxml2 stops at 256 levels.
        raise unreadable("too_deep" if "depth" in str(fault).lower() else _code(content)) from fault
    except ValueError as fault:
        raise unreadable("damaged") from fault
    if root.getroottree().docinfo.internalDTD is not None:
        raise unreadable("entities")
    return root


def _code(content: bytes) -> str:
    return "entities" if b"<!DOCTYPE" in content[:2000] or b"<!ENTITY" in content[:2000] else "damaged"
