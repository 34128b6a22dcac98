"""A question to the people behind an example: asked, confirmed, answered."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from woordhouder.parties.requests import Request
from woordhouder.site import drafts
from woordhouder.site.limiting import TOO_MANY_REQUESTS, Limit
from woordhouder.site.signed_in import by_link
from woordhouder.site.submitting import go, status_of, submit

from ... import actions
from ...forms.asking import AnswerForm, AskForm, ConfirmForm, DeclineForm
from ...policy import ANSWERING, CONFIRMING
from ...queries import asking as queries

ASKED = Limit("questions", times=10, seconds=3600)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: Request, slug: str) -> HttpResponse:
    """Ask a party of an example, if one may be asked; nobody needs an account for it. 3 queries."""
    if answer := drafts.keep(request):
        return answer
    page = queries.asking_page(request.actor, slug)
    form = AskForm(page, request.POST or None, initial=drafts.kept(request))
    facts = {"page": page, "form": form, "contact": settings.CONTACT_EMAIL, "is_asked": "gevraagd" in request.GET}
    if ASKED.is_passed(request, form):
        return render(request, "asking/ask.html", facts, status=TOO_MANY_REQUESTS)
    if submit(form, actions.ask_peer, request.actor, slug=slug, language=_language()):
        drafts.forget(request)
        return go(request, f"{request.path}?gevraagd=1")
    return render(request, "asking/ask.html", facts, status=status_of(form))


@by_link(CONFIRMING)
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: Request) -> HttpResponse:
    """Who asked without account says that the question is hers. 4 queries."""
    page = queries.question_to_confirm(request.actor)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if submit(form, actions.confirm_question, request.actor, question=page.reference):
        return go(request, request.path)
    return render(request, "asking/confirm.html", {"page": page, "form": form}, status=status_of(form))


@by_link(ANSWERING)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: Request) -> HttpResponse:
    """Who is asked answers, or says that there will be no answer. 4 queries."""
    if kept := drafts.keep(request):
        return kept
    page = queries.question_to_answer(request.actor)
    declines = "rather_not" in request.POST
    form = AnswerForm(None if declines else request.POST or None, initial=drafts.kept(request))
    declining = DeclineForm(request.POST if declines else None)
    if submit(form, actions.answer_question, request.actor, question=page.reference) or submit(
        declining, actions.decline_question, request.actor, question=page.reference
    ):
        drafts.forget(request)
        return go(request, request.path)
    facts = {"page": page, "form": form, "declining": declining}
    return render(request, "asking/answer.html", facts, status=max(status_of(form), status_of(declining)))


def _language() -> str:
    return "en" if (get_language() or "").startswith("en") else "nl"
