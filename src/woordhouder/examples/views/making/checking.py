"""What speakers are asked later: before publication whether the whole is right, and each year whether it still is."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from woordhouder.parties.requests import Request
from woordhouder.site import drafts
from woordhouder.site.signed_in import by_link
from woordhouder.site.submitting import go, status_of, submit

from ... import actions, queries
from ...forms.making import CheckForm, StillRightForm
from ...glossing import Glossary, Reader
from ...policy import CHECKING, REFRESHING


@by_link(CHECKING)
@require_http_methods(["GET", "HEAD", "POST"])
def whole(request: Request) -> HttpResponse:
    """The example as it would look, with the words of all parties, and the question whether it is right."""
    if answer := drafts.keep(request):
        return answer
    page = queries.whole_page(request.actor)
    form = CheckForm(request.POST or None, initial=drafts.kept(request))
    if submit(form, actions.answer_check, request.actor, interview=request.actor.about):
        drafts.forget(request)
        return go(request, request.path)
    facts = {
        "page": page,
        "form": form,
        "texts": queries.texts(page.whole),
        "promises": queries.promises(page.whole),
        "parties": queries.parties_by_kind(page.whole),
        "sources": queries.source_lines(page.whole.facts.sources),
        "reader": Reader(Glossary(())),
        "contact": settings.CONTACT_EMAIL,
    }
    return render(request, "making/whole.html", facts, status=status_of(form))


@by_link(REFRESHING)
@require_http_methods(["GET", "HEAD", "POST"])
def still_right(request: Request) -> HttpResponse:
    """The yearly question to who spoke."""
    if answer := drafts.keep(request):
        return answer
    page = queries.yearly_page(request.actor)
    form = StillRightForm(request.POST or None, initial=drafts.kept(request))
    if submit(form, actions.answer_still_right, request.actor, interview=request.actor.about):
        drafts.forget(request)
        return go(request, request.path)
    return render(request, "making/still_right.html", {"page": page, "form": form}, status=status_of(form))
