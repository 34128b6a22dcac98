"""Any document to its text and blocks. What a file is, is told by what it holds and never by its name."""

import hashlib

from .blocks import Document, Unread
from .odt import read_odt
from .packages import Package
from .pdf import read_pdf
from .plain import read_plain
from .refusals import BROKEN_SIGNS, GUESSED_SIGNS, MOST_BYTES, unreadable
from .word import read_word

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of Office before 2007, and of locked files since
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_PDF_WITHIN = 1024
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_NO_TEXT = "\x00\x01\x02\x03\x04\x05\x06\x07\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a"
_MOST_CONTROLS = 0.01
_OPEN_TEXT = b"application/vnd.oasis.opendocument.text"


def read(name: str, content: bytes) -> Document:
    """The document in `content`. Raises Unreadable with one of the codes of `refusals.WORDS`."""
    if not content.strip(b"\x00\t\n\r\f\v "):
        raise unreadable("empty")
    if len(content) > MOST_BYTES:
        raise unreadable("too_large")
    sha256 = hashlib.sha256(content).hexdigest()
    if content.startswith(b"PK\x03\x04"):
        return _read_package(name, sha256, content)
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return read_pdf(name, sha256, content)
    if content.startswith(_COMPOUND):
        raise unreadable("password" if _LOCKED in content else "old_word")
    if content.lstrip().startswith(b"{\\rtf"):
        raise unreadable("rtf")
    return _read_text(name, sha256, content)


def _read_package(name: str, sha256: str, content: bytes) -> Document:
    package = Package(content)
    names = package.names
    if "word/document.xml" in names:
        return read_word(name, sha256, content)
    if "mimetype" in names and package.read("mimetype").strip() == _OPEN_TEXT:
        return read_odt(name, sha256, content)
    raise unreadable("sheet" if "xl/workbook.xml" in names else "unknown")


def _read_text(name: str, sha256: str, content: bytes) -> Document:
    text, unread = _decoded(content)
    made = read_plain(name, sha256, text, unread)
    if not made.blocks:
        raise unreadable("no_text")
    return made


def _decoded(content: bytes) -> tuple[str, list[Unread]]:
    return content.decode(), []
