"""A paper comes in, is read anew, downloaded, or thrown away."""

import base64
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from woordhouder.agreements.actions import attach_document, detach_document
from woordhouder.agreements.queries.preparing import PreparationPage
from woordhouder.agreements.views.acts.documents import POLICY
from woordhouder.agreements.views.handing_in import at_fields
from woordhouder.agreements.views.preparing.showing import at_work
from woordhouder.parties.requests import Request
from woordhouder.record.refusals import NotAllowed, NotFound, Refused
from woordhouder.site import drafts
from woordhouder.site.submitting import go, put_into, status_of

from .. import actions
from ..forms.papers import PaperForm
from ..models import Paper
from ..queries.files import file_of
from ..queries.papers import PaperHead, earlier_of, papers_of
from .showing import at_paper


@at_work("GET", "HEAD", "POST")
def upload(request: Request, page: PreparationPage) -> HttpResponse:
    """Hand in a paper, and see those that were handed in before. At most 15 queries to show."""
    if not page.takes_sheets:
        raise NotFound(_("This page does not exist."))
    asking = (request.actor, page.table_address[1:], page.reference)
    form = PaperForm(
        request.POST if request.method == "POST" else None,
        request.FILES or None,
        initial=drafts.kept(request),
        earlier=earlier_of(*asking),
        takes_document=not page.document,
    )
    if form.is_bound and form.is_valid() and (made := _handed_in(request, form, page)):
        drafts.forget(request)
        return go(request, f"{page.address}/stuk/{made.reference}")
    facts = {"page": page, "form": form, "papers": papers_of(*asking)}
    return render(request, "intake/papers.html", facts, status=status_of(form))


def _handed_in(request: Request, form: PaperForm, page: PreparationPage) -> Paper | None:
    """The paper; kept as the signed document first, where that is wanted. Refused as a paper, it is no document."""
    given: dict[str, Any] = {"preparation": page.reference}
    more: dict[str, Any] = {"earlier": form.cleaned_data.get("earlier") or None}
    document = None
    try:
        if (file := form.cleaned_data["file"]) is None:
            return actions.paste_paper(request.actor, **given, **more, text=form.cleaned_data["text"])
        given |= {"name": file.name[:300], "content": base64.b64encode(file.read()).decode()}
        if form.cleaned_data.get("keeps"):
            document = attach_document(request.actor, **given)
        return actions.hand_in_paper(request.actor, **given, **more)
    except (NotFound, NotAllowed):
        raise
    except Refused as refusal:
        put_into(form, at_fields(form, refusal))
        if document:
            detach_document(request.actor, preparation=page.reference)
        return None


@at_paper("POST")
def again(request: Request, head: PaperHead) -> HttpResponse:
    """Read once more what could not be read."""
    if head.is_read:
        return go(request, head.address)
    actions.read_again(request.actor, preparation=head.preparation, paper=head.reference)
    return go(request, head.address)


@at_paper("GET", "HEAD", "POST")
def drop(request: Request, head: PaperHead) -> HttpResponse:
    """Throw a paper away, after asking."""
    refusal = None
    if request.method == "POST":
        try:
            actions.drop_paper(request.actor, preparation=head.preparation, paper=head.reference)
        except (NotFound, NotAllowed):
            raise
        except Refused as refused:
            refusal = refused
        else:
            return go(request, f"{head.list_address}/stuk", done=_("Thrown away. The list stays as it is."))
    return render(request, "intake/drop.html", {"paper": head, "refusal": refusal}, status=422 if refusal else 200)


@at_paper("GET", "HEAD")
def file(request: Request, head: PaperHead) -> HttpResponse:
    """The file as it came, as a download; never shown in the page."""
    content = file_of(request.actor, head)
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type="application/octet-stream")
    response.headers["Content-Disposition"] = str(content_disposition_header(True, head.name))
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
