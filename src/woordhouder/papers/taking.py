"""A note as a download that belongs to one reader: no cache keeps it."""

from django.http import HttpResponse

from .notes import Paper
from .pdf import pdf
from .uploads import PDF, WORD
from .word import docx


def pdf_response(name: str, paper: Paper) -> HttpResponse:
    """`paper` as a download called `name`.pdf."""
    return download(f"{name}.pdf", pdf(paper), PDF)


def docx_response(name: str, paper: Paper) -> HttpResponse:
    """`paper` as a download called `name`.docx."""
    return download(f"{name}.docx", docx(paper), WORD)


def download(name: str, content: bytes, kind: str, caching: str = "private, no-store") -> HttpResponse:
    """`content` of this type as a file called `name`. `caching`: who may keep it, and for how long."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = caching
    return response
