"""Forgetting a speaker who asks for it, by the controller, or by an editor once nobody writes in the interview."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from woordhouder.parties.requests import Request
from woordhouder.site import drafts, stepping_up
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import go, status_of, submit

from .. import actions
from ..forms.forgetting import FindSpeakerForm, ForgetForm
from ..queries.forgetting import speaker_page, speakers_at


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def speakers(request: Request) -> HttpResponse:
    """Find the interviews to which an address was invited. It is handed in, so that no address of a page holds it."""
    form = FindSpeakerForm(request.POST if request.method == "POST" else None)
    has_asked = form.is_bound and form.is_valid()
    found = speakers_at(request.actor, form.cleaned_data["email"] if has_asked else "")
    facts = {"form": form, "has_asked": has_asked, "found": found}
    return render(request, "examples/speakers.html", facts, status=status_of(form))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def of_speaker(request: Request, interview: str) -> HttpResponse:
    """Forget one speaker. Who did not sign in just now is asked for a code first; nothing typed is lost."""
    page = speaker_page(request.actor, interview)
    if answer := stepping_up.ask(request):
        return answer
    form = ForgetForm(request.POST if request.method == "POST" else None, initial=drafts.kept(request))
    if submit(form, actions.forget_speaker, request.actor, interview=interview):
        drafts.forget(request)
        drafts.forget_about(interview)
        return go(request, f"/verwijderen/sprekers/{interview}", done=_("The speaker was forgotten. Tell her so."))
    return render(request, "examples/forget.html", {"page": page, "form": form}, status=status_of(form))
