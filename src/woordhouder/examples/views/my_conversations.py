"""The conversations that somebody keeps: her list, each as a note to print, mail or take along, and to write on."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from woordhouder.papers.notes import Paper
from woordhouder.papers.taking import docx_response, pdf_response
from woordhouder.parties.requests import Request
from woordhouder.site import drafts
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import go, submit

from .. import actions
from ..forms.conversing import ConversationForm, initial
from ..noting import note as paper_of
from ..queries import example_lines
from ..queries.conversing import KeptConversation, kept_conversation, my_conversations
from . import begun
from .conversing import draft_of, mail_of, questions
from .linked import whole_address


@signed_in
@require_safe
def conversation_list(request: Request) -> HttpResponse:
    """All that she keeps, and what is only in this session yet. At most 4 queries for the lists."""
    waiting = list(begun.all_begun(request))
    facts = {
        "kept": my_conversations(request.actor, request.GET.get("pagina")),
        "waiting": example_lines(request.actor, waiting) if waiting else [],
    }
    return render(request, "conversation/list.html", facts)


@signed_in
@require_safe
def conversation(request: Request, reference: str) -> HttpResponse:
    """One, as a note."""
    kept, paper = _note(request, reference)
    facts = {
        "kept": kept,
        "page": kept.page,
        "paper": paper,
        "mail": mail_of(paper),
        "edit": f"{kept.address}/antwoorden",
        "take": kept.address,
    }
    return render(request, "conversation/note.html", facts)


@signed_in
@require_safe
def conversation_pdf(request: Request, reference: str) -> HttpResponse:
    """The same note as PDF."""
    kept, paper = _note(request, reference)
    return pdf_response(f"gesprek-{kept.page.line.slug}", paper)


@signed_in
@require_safe
def conversation_docx(request: Request, reference: str) -> HttpResponse:
    """The same note to write on in."""
    kept, paper = _note(request, reference)
    return docx_response(f"gesprek-{kept.page.line.slug}", paper)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def answers(request: Request, reference: str) -> HttpResponse:
    """Write on: the same questions with her answers."""
    kept = kept_conversation(request.actor, reference)
    if answer := drafts.keep(request):
        return answer
    written = {**initial(kept.begun), **draft_of(request)}
    form = ConversationForm(request.POST or None, page=kept.page, initial=written)
    slug = kept.page.line.slug
    if submit(form, actions.keep_conversation, request.actor, slug=slug, conversation=reference):
        drafts.forget(request)
        return go(request, kept.address)
    return questions(request, kept.page, form, back=kept.address)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: Request, reference: str) -> HttpResponse:
    """Ask whether to throw it away, and do so."""
    kept = kept_conversation(request.actor, reference)
    if request.method == "POST":
        actions.drop_conversation(request.actor, conversation=reference)
        return go(request, "/mijn/gesprekken")
    return render(request, "conversation/drop.html", {"kept": kept})


def _note(request: Request, reference: str) -> tuple[KeptConversation, Paper]:
    kept = kept_conversation(request.actor, reference)
    address, on = whole_address(kept.page.line.address), timezone.localdate(kept.written_at)
    return kept, paper_of(kept.page, kept.begun, address=address, on=on, by=kept.by)
