"""The signed document as a download, for who may read all of its texts; never shown in the page."""

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods

from woordhouder.parties.requests import Request

from ...models import Document
from ...queries.documents import document_of
from ...queries.preparing import PreparationPage
from ..preparing.showing import at_work

# Whatever is in the file, a browser that opens it anyway runs nothing of it.
POLICY = "default-src 'none'; frame-ancestors 'none'; sandbox"


@require_http_methods(["GET", "HEAD"])
def of_act(request: Request, table: str, agreement: str, reference: str) -> HttpResponse:
    """The document of an act."""
    return _download(document_of(request.actor, table, agreement, reference))


@at_work("GET", "HEAD", verb="read")
def of_preparation(request: Request, page: PreparationPage) -> HttpResponse:
    """The document of what is being prepared."""
    return _download(page.document)


def _download(document: Document | None) -> HttpResponse:
    if document is None or not document.file.storage.exists(str(document.file.name)):
        raise Http404
    with document.file.open("rb") as file:
        response = HttpResponse(file.read(), content_type=document.content_type)
    response.headers["Content-Disposition"] = str(content_disposition_header(True, document.name))
    response.headers["Content-Encoding"] = "identity"  # files of these types are packed already
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
