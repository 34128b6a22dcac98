"""What an uploaded file is: its type by what it holds, never by its name, and a name that does no harm."""

import hashlib
import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass

PDF = "application/pdf"
_OFFICE = "application/vnd.openxmlformats-officedocument"
WORD = f"{_OFFICE}.wordprocessingml.document"
SHEET = f"{_OFFICE}.spreadsheetml.sheet"
OPEN_TEXT = "application/vnd.oasis.opendocument.text"
OPEN_SHEET = "application/vnd.oasis.opendocument.spreadsheet"
JPEG, PNG, TIFF = "image/jpeg", "image/png", "image/tiff"

ENDINGS = {
    PDF: "pdf",
    WORD: "docx",
    SHEET: "xlsx",
    OPEN_TEXT: "odt",
    OPEN_SHEET: "ods",
    JPEG: "jpg",
    PNG: "png",
    TIFF: "tif",
}
"""The types of files that are taken, with how their names end."""

_SIGNS = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
)
_PDF_WITHIN = 1024  # a mark or a line may stand before what a PDF begins with
_MOST_PARTS = 10_000
_LONGEST_TYPE = 100
_LONGEST_NAME = 100


@dataclass(frozen=True)
class Upload:
    """A file as it came: a cleaned name, what it is, and its SHA-256 (hex)."""

    name: str
    content_type: str
    content: bytes
    sha256: str


def upload(name: str, content: bytes) -> Upload | None:
    """The file, or None when it is of no type that is taken."""
    kind = type_of(content)
    if not kind:
        return None
    return Upload(clean_name(name, kind), kind, content, hashlib.sha256(content).hexdigest())


def type_of(content: bytes) -> str:
    """The type by content, one of ENDINGS; "" for anything else. Unpacks nothing but one line of a few letters."""
    if b"%PDF-" in content[:_PDF_WITHIN]:
        return "" if _is_markup(content) else PDF
    if content.startswith(b"PK\x03\x04"):
        return _packed(content)
    return next((kind for sign, kind in _SIGNS if content.startswith(sign)), "")


def _is_markup(content: bytes) -> bool:
    """Whether a browser that looks for itself could take it for a page."""
    return content.lstrip(b"\xef\xbb\xbf\t\n\f\r ")[:1] == b"<"


def _packed(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = {part.filename for part in package.infolist()}
            if len(names) > _MOST_PARTS or any(_may_run(name) for name in names):
                return ""
            return _open_document(package, names) or _office(names)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, OSError, EOFError):
        return ""


def _may_run(name: str) -> bool:
    """Macros: nobody signs those."""
    return name.lower().endswith("vbaproject.bin") or name.startswith(("Basic/", "Scripts/"))


def _open_document(package: zipfile.ZipFile, names: set[str]) -> str:
    if "mimetype" not in names or package.getinfo("mimetype").file_size > _LONGEST_TYPE:
        return ""
    with package.open("mimetype") as part:
        told = part.read(_LONGEST_TYPE).decode("ascii", "replace").strip()
    return told if told in (OPEN_TEXT, OPEN_SHEET) else ""


def _office(names: set[str]) -> str:
    if "[Content_Types].xml" not in names:
        return ""
    if "word/document.xml" in names:
        return WORD
    return SHEET if "xl/workbook.xml" in names else ""


def clean_name(name: str, kind: str) -> str:
    """A name for a download: no folders, no signs that a system reads as something else, and the ending of its type."""
    last = re.split(r"[/\\]", name)[-1]
    plain = "".join(
        sign for sign in unicodedata.normalize("NFC", last) if unicodedata.category(sign)[0] not in "CZ" or sign == " "
    )
    plain = re.sub(r"[<>:\"|?*;%~`$&']+", "", plain)
    stem = re.sub(r"\.[A-Za-z0-9]{1,5}$", "", plain.strip(" .")).strip(" .-")
    return f"{stem[:_LONGEST_NAME].strip(' .') or 'document'}.{ENDINGS[kind]}"
