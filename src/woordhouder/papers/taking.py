"""A note as a download that belongs to one reader: no cache keeps it."""

from django.http import HttpResponse

from .notes import Paper
from .pdf import pdf
from .word import docx

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def pdf_response(name: str, paper: Paper) -> HttpResponse:
    """`paper` as a download called `name`.pdf."""
    return _download(f"{name}.pdf", pdf(paper), "application/pdf")


def docx_response(name: str, paper: Paper) -> HttpResponse:
    """`paper` as a download called `name`.docx."""
    return _download(f"{name}.docx", docx(paper), WORD)


def _download(name: str, content: bytes, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
