"""Any document to its text and blocks. What a file is, is told by what it holds and never by its name."""

import hashlib
import re

from .blocks import Document, Unread
from .html import read_html
from .odt import read_odt
from .packages import Package
from .pdf import read_pdf
from .plain import read_plain
from .refusals import BROKEN_SIGNS, GUESSED_SIGNS, MOST_BYTES, MOST_SIGNS, unreadable
from .word import read_word

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of Office before 2007, and of locked files since
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_PDF_WITHIN = 1024
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*", b"GIF8")
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_OPEN_TEXT = b"application/vnd.oasis.opendocument.text"
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|main|article|section|div|h1|h2|p|table|ul|ol)\b",
    re.I | re.S,
)
_MARKUP = (b"<?xml", b"<svg", b"<script", b"<!docty")  # no page, and nothing that anybody wrote to be read
_CHARSET = re.compile(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_LOOKED_AT = 100_000
_MOST_CONTROLS = 0.01


def read(name: str, content: bytes) -> Document:
    """The document in `content`. Raises Unreadable with one of the codes of `refusals.WORDS`.

    `name` is only kept. In hostile files this may crash or take long: see `running.read_apart`.
    """
    if not content.strip(b"\x00\t\n\r\f\v "):
        raise unreadable("empty")
    if len(content) > MOST_BYTES:
        raise unreadable("too_large")
    sha256 = hashlib.sha256(content).hexdigest()
    try:
        return _read(name, sha256, content)
    except RecursionError as fault:
        raise unreadable("too_deep") from fault
    except MemoryError as fault:
        raise unreadable("too_heavy") from fault


def _read(name: str, sha256: str, content: bytes) -> Document:
    if content.startswith(b"PK\x03\x04"):
        return _read_package(name, sha256, content)
    if content.startswith(_COMPOUND):
        raise unreadable("password" if _LOCKED in content else "old_word")
    if content.startswith(_PICTURES):
        raise unreadable("scan")
    if content.lstrip().startswith(b"{\\rtf"):
        raise unreadable("rtf")
    if _HTML.match(content[:10_000]):
        return read_html(name, sha256, _of_web_page(content))
    if content.lstrip(b"\xef\xbb\xbf\t\r\n ")[:8].lower().startswith(_MARKUP):
        raise unreadable("unknown")
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return read_pdf(name, sha256, content)
    text, unread = decoded(content)
    if len(text) > MOST_SIGNS:
        raise unreadable("too_large")
    made = read_plain(name, sha256, text, unread)
    if not made.blocks:
        raise unreadable("no_text")
    return made


def _read_package(name: str, sha256: str, content: bytes) -> Document:
    package = Package(content)
    names = package.names
    if "word/document.xml" in names:
        return read_word(name, sha256, content)
    if "mimetype" in names and package.read("mimetype").strip() == _OPEN_TEXT:
        return read_odt(name, sha256, content)
    raise unreadable("sheet" if "xl/workbook.xml" in names else "unknown")


def decoded(content: bytes) -> tuple[str, list[Unread]]:
    """The text of a file without a format: UTF-8, UTF-16 with its mark, else as Windows has it in the Netherlands.

    Raises Unreadable: "unknown" when it is no text at all.
    """
    text, unread = _decoded(content)
    looked_at = text[:_LOOKED_AT]
    if len(_CONTROLS.findall(looked_at)) > _MOST_CONTROLS * len(looked_at):
        raise unreadable("unknown")
    if "\x00" in text:
        text = text.replace("\x00", "\ufffd")
    if "\ufffd" in text:
        unread.append(Unread(None, BROKEN_SIGNS))
    return text, unread


def _decoded(content: bytes) -> tuple[str, list[Unread]]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), []
    try:
        return content.decode(), []
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace"), [Unread(None, GUESSED_SIGNS)]


def _of_web_page(content: bytes) -> str:
    """A page says itself how its signs are written, unless a mark at its beginning does."""
    told = _CHARSET.search(content[:4000])
    if told and not content.startswith(tuple(mark for mark, _encoding in _MARKS)):
        try:
            return content.decode(told[1].decode("ascii", "replace"), "replace")
        except (LookupError, ValueError):
            pass
    return _decoded(content)[0]
