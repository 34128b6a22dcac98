"""Word files and OpenDocument texts as the few parts that a reader looks at, and zips that are not what they say."""

import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
TYPES = {"[Content_Types].xml": "<Types/>"}
WORDS = "De gemeente bouwt twintig woningen."


def zipped(parts):
    """A zip with these parts, name to text or bytes."""
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return made.getvalue()


def paragraph(words=WORDS):
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def document(body, doctype=""):
    return f'<?xml version="1.0"?>{doctype}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'


def docx(body=None, doctype=""):
    """A Word file with this body."""
    return with_part("", "", body, doctype)


def with_part(name, content, body=None, doctype=""):
    """A Word file with one part more."""
    whole = document(paragraph() if body is None else body, doctype)
    return zipped({**TYPES, "word/document.xml": whole, **({name: content} if name else {})})


def odt(body=f"<text:p>{WORDS}</text:p>", doctype=""):
    """An OpenDocument text with this body."""
    return odt_with("settings.xml", "<x/>", body, doctype)


def odt_with(name, part, body=f"<text:p>{WORDS}</text:p>", doctype=""):
    """An OpenDocument text with one part more."""
    names = " ".join(f'xmlns:{short}="{OASIS}:{short}:1.0"' for short in ("office", "text", "table", "style"))
    content = (
        f'<?xml version="1.0"?>{doctype}<office:document-content {names}><office:body>'
        f"<office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, name: part})


def tables(depth):
    """Tables of two cells within each other."""
    begin = f"<w:tbl><w:tr><w:tc>{paragraph()}</w:tc><w:tc>"
    return begin * depth + paragraph() + "</w:tc></w:tr></w:tbl>" * depth


def cells(rows, columns):
    """A table, in each cell another number, so that it does not pack as a bomb does."""
    cell = "<w:tc>{}</w:tc>"
    made = (
        f"<w:tr>{''.join(cell.format(row * column * 7919 % 99_991) for column in range(columns))}</w:tr>"
        for row in range(rows)
    )
    return f"<w:tbl>{''.join(made)}</w:tbl>"


def locked(content):
    """The same zip with each part marked as encrypted."""
    made = bytearray(content)
    for sign, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = made.find(sign)
        while at >= 0:
            made[at + place] |= 1
            at = made.find(sign, at + 4)
    return bytes(made)


def with_other_sizes(content, size):
    """The same zip, in whose list each part has `size` bytes when unpacked."""
    made = bytearray(content)
    at = made.find(b"PK\x01\x02")
    while at >= 0:
        made[at + 24 : at + 28] = struct.pack("<I", size)
        at = made.find(b"PK\x01\x02", at + 4)
    return bytes(made)


def with_other_bytes(content):
    """The same zip with one bit of what is packed turned over."""
    made = bytearray(content)
    at = made.find(b"word/document.xml") + len("word/document.xml") + 40
    made[at] ^= 0xFF
    return bytes(made)


def compound(mark):
    """The container of Office before 2007, with the name of a stream in it."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + mark.encode("utf-16-le") + b"\x00" * 512
