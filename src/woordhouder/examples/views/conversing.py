"""Starting a conversation: the guided page beside an example, and the note that comes of it. Needs no account."""

import re
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from woordhouder.papers.notes import Paper
from woordhouder.papers.plain import mail_address
from woordhouder.papers.taking import docx_response, pdf_response
from woordhouder.parties.requests import Request
from woordhouder.site import drafts
from woordhouder.site.addresses import in_language
from woordhouder.site.limiting import TOO_MANY_REQUESTS, Limit
from woordhouder.site.own_posts import comes_from_here
from woordhouder.site.parts import field_parts
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import go, status_of, submit

from .. import actions
from ..conversing import NOTHING_YET, QUESTIONS
from ..forms.conversing import ConversationForm, initial
from ..noting import note as paper_of
from ..queries.conversing import ConversationPage, conversation_page
from . import begun
from .linked import whole_address

FORBIDDEN = 403
# Each visitor who keeps something costs a session.
OFTEN = Limit("conversations", times=120, seconds=3600)


@csrf_exempt  # `comes_from_here` checks it, also before there is a cookie
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: Request, slug: str) -> HttpResponse:
    """The questions beside the example. What is handed in is kept for who may, else in the session."""
    before = begun.begun(request, slug)
    page = conversation_page(request.actor, slug, _version(request) or before.version)
    is_ours = request.method != "POST" or comes_from_here(request)
    if is_ours and page.may_keep and (answer := drafts.keep(request)):
        return answer
    written = {**initial(before), **draft_of(request)} if page.may_keep else initial(before)
    form = ConversationForm(request.POST or None, page=page, initial=written)
    if not is_ours:
        return questions(request, page, form, back=page.line.address, status=FORBIDDEN, is_refused=True)
    if not page.may_keep and OFTEN.is_passed(request, form):
        return questions(request, page, form, back=page.line.address, status=TOO_MANY_REQUESTS)
    return _kept(request, form, page) or questions(request, page, form, back=page.line.address)


def questions(  # noqa: PLR0913 - what the page shows
    request: Request,
    page: ConversationPage,
    form: ConversationForm,
    *,
    back: str,
    status: int = 0,
    is_refused: bool = False,
) -> HttpResponse:
    """The guided page. Who has no cookie yet gets none by reading it. `status` 0: as the form is.

    `is_refused`: it came from elsewhere, so nothing was kept.
    """
    has_token = request.method == "POST" or bool(request.COOKIES)
    facts = {
        "page": page,
        "form": form,
        "asked": [(number, question, field_parts(form[question.name])) for number, question in enumerate(QUESTIONS, 1)],
        "has_token": has_token,
        "is_refused": is_refused,
        "back": back,
        "sources": page.facts.sources[:1],
    }
    response = render(request, "conversation/start.html", facts, status=status or status_of(form))
    if has_token:
        add_never_cache_headers(response)
    return response


def _kept(request: Request, form: ConversationForm, page: ConversationPage) -> HttpResponse | None:
    """To the note, once what was handed in is kept; None when nothing was, or when it is not right yet."""
    slug = page.line.slug
    if page.may_keep:
        kept = submit(form, actions.keep_conversation, request.actor, slug=slug)
        if kept is None:
            return None
        drafts.forget(request)
        begun.forget(request, slug)
        return go(request, f"/mijn/gesprekken/{kept.conversation.reference}")
    if not form.is_bound or not form.is_valid():
        return None
    begun.keep(request, slug, form.begun())
    return go(request, f"{page.address}?bewaard=1" if drafts.KEEP in request.POST else page.note_address)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: Request, slug: str) -> HttpResponse:
    """The note of what is in the session. Who signed in may keep it from here; everybody may throw it away."""
    page, paper = _note(request, slug)
    if request.method == "POST" and "weg" in request.POST:
        begun.forget(request, slug)
        return go(request, page.line.address)
    if request.method == "POST":
        return _keep_from_session(request, slug=slug)
    facts = {
        "page": page,
        "paper": paper,
        "is_empty": begun.begun(request, slug) == NOTHING_YET,
        "is_known": request.actor.is_known,
        "sign_in_address": f"/aanmelden?{urlencode({'next': in_language(page.note_address)})}",
        "mail": mail_of(paper),
        "edit": page.address,
        "take": page.note_address,
    }
    return render(request, "conversation/note.html", facts)


@signed_in
def _keep_from_session(request: Request, *, slug: str) -> HttpResponse:
    written = begun.begun(request, slug)
    kept = actions.keep_conversation(
        request.actor, slug=slug, answers=dict(written.answers), quoted=written.quoted, version=written.version
    )
    begun.forget(request, slug)
    return go(request, f"/mijn/gesprekken/{kept.conversation.reference}")


@never_cache
@require_safe
def note_pdf(request: Request, slug: str) -> HttpResponse:
    """The same note as PDF."""
    return pdf_response(f"gesprek-{slug}", _note(request, slug)[1])


@never_cache
@require_safe
def note_docx(request: Request, slug: str) -> HttpResponse:
    """The same note to write on in."""
    return docx_response(f"gesprek-{slug}", _note(request, slug)[1])


def mail_of(paper: Paper) -> str:
    """The address that opens the note in the reader's own mail program."""
    return mail_address(paper, shortened=_("The whole note is too long for this mail: add it as a file."))


def _note(request: Request, slug: str) -> tuple[ConversationPage, Paper]:
    written = begun.begun(request, slug)
    page = conversation_page(request.actor, slug, written.version)
    return page, paper_of(page, written, address=whole_address(page.line.address), on=timezone.localdate())


def _version(request: Request) -> int:
    """The version of the example that the reader saw when she filled in the page; 0 when not said."""
    said = request.POST.get("version", "")
    return int(said) if re.fullmatch(r"[0-9]{1,6}", said) else 0


def draft_of(request: Request) -> dict[str, Any]:
    """What was kept while she typed, as the form shows it."""
    kept = drafts.kept(request)
    chosen = kept.get("quoted", [])
    return {**kept, "quoted": [chosen] if isinstance(chosen, str) else chosen} if kept else {}
