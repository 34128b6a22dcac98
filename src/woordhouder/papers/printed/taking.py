"""A document as a download."""

from collections.abc import Sequence

from django.http import HttpResponse

from ..data import CACHING
from ..taking import WORD
from .facts import Attachment, Printed
from .pdf import pdf
from .word import docx


def docx_response(name: str, paper: Printed) -> HttpResponse:
    """`paper` as a download called `name`.docx."""
    return _download(f"{name}.docx", docx(paper), WORD)


def pdf_response(name: str, paper: Printed, attachments: Sequence[Attachment] = ()) -> HttpResponse:
    """`paper` as a download called `name`.pdf, with these files in it."""
    return _download(f"{name}.pdf", pdf(paper, attachments), "application/pdf")


def _download(name: str, content: bytes, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = CACHING
    return response
