"""An agreement printed in each format that people send: plain text in two ways, Word, OpenDocument and PDF."""

from collections.abc import Callable

from .gold import labelled
from .markup import Paper
from .printing_open import open_document
from .printing_pdf import pdf
from .printing_word import word
from .wrapping import wrapped

PRINTED: dict[str, tuple[str, Callable[[Paper], bytes]]] = {
    "txt": ("txt", lambda paper: labelled(paper).text.encode()),
    "wrapped": ("txt", lambda paper: wrapped(paper).encode()),
    "docx": ("docx", word),
    "odt": ("odt", open_document),
    "pdf": ("pdf", pdf),
}


def printed(paper: Paper, way: str) -> tuple[str, bytes]:
    """The name of the file and what is in it; `way` is one of `PRINTED`."""
    ending, make = PRINTED[way]
    return f"{paper.name}.{ending}", make(paper)
