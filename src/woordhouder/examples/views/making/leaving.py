"""How a speaker gets out: rather not, her approval taken back, or forgotten."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from woordhouder.parties.requests import Request
from woordhouder.site import drafts
from woordhouder.site.signed_in import by_link
from woordhouder.site.submitting import status_of, submit

from ... import actions, queries
from ...forms.making import ActForm, DeclineForm
from ...policy import SPEAKING
from .acts import Act, Way, ask
from .speaking import ways_of

DECLINE = Act(
    _("Rather not?"),
    (
        _("That is fine. Nothing that you wrote will be shown, and we do not ask you again."),
        _("You need not say why. What you write here only goes to the editor who asked you."),
    ),
    _("I would rather not take part"),
    actions.decline_interview,
    DeclineForm,
)
WITHDRAW = Act(
    _("Take your approval back"),
    (
        _("Then your words are not published. Only you and the editor who asked you can still read them."),
        _("You can change them and agree again later, or leave it at that."),
    ),
    _("Take my approval back"),
    actions.withdraw_approval,
)
TAKE_BACK = Act(
    _("Take your words off Woordhouder"),
    (
        _(
            "Your words go from the page at once, also from earlier versions."
            " In their place stands that a party took its words back."
        ),
        _("No reason is needed. The rest of the example stays."),
    ),
    _("Take my words off"),
    actions.take_back_testimony,
)
FORGET = Act(
    _("Forget me"),
    (
        _("We erase your e-mail address, and all that you wrote here and that is not public. This cannot be undone."),
        _("Your link works no longer after this."),
        _("What is public stays. Do you want that away as well? Then take it back first."),
    ),
    _("Erase my address and my words"),
    actions.forget_speaker,
)


@by_link(SPEAKING)
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request: Request) -> HttpResponse:
    """Rather not; a reason may be left away."""
    return _ask(request, DECLINE)


@by_link(SPEAKING)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: Request) -> HttpResponse:
    """The approval taken back; once published, the words go from the page."""
    page = queries.interview_page(request.actor)
    if page.can_take_back:
        return _ask(request, TAKE_BACK)
    return _ask(request, WITHDRAW, after=f"{ways_of(request).home}?ingetrokken=1")


@by_link(SPEAKING)
@require_http_methods(["GET", "HEAD", "POST"])
def forget(request: Request) -> HttpResponse:
    """Address and words that are not public are erased; afterwards a page that says so, since the link is gone."""
    page, ways = queries.interview_page(request.actor), ways_of(request)
    form = ActForm(request.POST if request.method == "POST" else None)
    if submit(form, actions.forget_speaker, request.actor, interview=request.actor.about):
        drafts.forget_about(request.actor.about)
        return render(request, "making/forgotten.html", {"contact": settings.CONTACT_EMAIL})
    facts = {"act": FORGET, "form": form, "page": page, "back": ways.home}
    return render(request, "making/act.html", facts, status=status_of(form))


def _ask(request: Request, act: Act, after: str = "") -> HttpResponse:
    page = queries.interview_page(request.actor)
    return ask(request, act, Way(page, ways_of(request).home, after), interview=request.actor.about)
