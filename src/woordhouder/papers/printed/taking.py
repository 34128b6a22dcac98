"""A document as a download."""

from collections.abc import Sequence

from django.http import HttpResponse

from ..data import CACHING
from ..taking import download
from ..uploads import PDF, WORD
from .facts import Attachment, Printed
from .pdf import pdf
from .word import docx


def docx_response(name: str, paper: Printed) -> HttpResponse:
    """`paper` as a download called `name`.docx."""
    return download(f"{name}.docx", docx(paper), WORD, CACHING)


def pdf_response(name: str, paper: Printed, attachments: Sequence[Attachment] = ()) -> HttpResponse:
    """`paper` as a download called `name`.pdf, with these files in it."""
    return download(f"{name}.pdf", pdf(paper, attachments), PDF, CACHING)
