"""What an editor does with one party: ask it, note down what was told, send the link again, stop, or take over."""

from datetime import timedelta

from django.conf import settings
from django.core.signing import Signer
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from woordhouder.parties.links import token
from woordhouder.parties.models import PersonalLink
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.site import drafts
from woordhouder.site.mail.making import your_story
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import go, status_of, submit

from ... import actions, queries
from ...actions.interviews import DAYS_TO_SPEAK
from ...forms.making import InviteForm, NotedForm
from ...queries.acting import ActedOn, interview_to, nomination_to
from ...queries.letters import AskedParty
from .acts import Act, Way, ask
from .comparing import changes_in, in_between

SEND_AGAIN = Act(
    _("Send the link again"),
    (_("The speaker gets a new mail with a new link. The old link works no longer. What was written stays."),),
    _("Send a new link"),
    actions.send_link_again,
)
STOP = Act(
    _("Ask this party no longer"),
    (
        _("The link works no longer. What this party wrote is not published."),
        _("You can ask the party again later, with a new link."),
    ),
    _("Ask it no longer"),
    actions.end_interview,
)
TAKE_OVER = Act(
    _("Take this interview over"),
    (
        _(
            "The editor of this interview does not write for the editors any more."
            " From now on you are the one who reads what is not approved yet."
        ),
    ),
    _("Take it over"),
    actions.take_over_interview,
)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: Request, reference: str) -> HttpResponse:
    """Ask a party. First the mail is shown as it will go; sent is only what was shown."""
    if answer := drafts.keep(request):
        return answer
    page = nomination_to(request.actor, "edit", reference)
    form = InviteForm(request.POST or None, initial=drafts.kept(request))
    letter = _letter(page, form.cleaned_data) if form.is_bound and form.is_valid() else None
    has_read = letter is not None and request.POST.get("read") == _mark(form)
    if has_read and submit(form, actions.invite_speaker, request.actor, nomination=reference):
        drafts.forget(request)
        return go(request, page.address)
    facts = {"page": page, "form": form, "letter": letter, "read": _mark(form) if letter else ""}
    return render(request, "making/invite.html", facts, status=status_of(form))


def _mark(form: InviteForm) -> str:
    """Says which invitation was shown, so that another one is shown before it goes."""
    return Signer(salt="woordhouder.invitation").signature(repr(sorted(form.cleaned_data.items())))


def _letter(page: ActedOn, given: dict[str, str]) -> dict[str, str]:
    """Subject and text of the mail that would go, with words in the place of the link that does not exist yet."""
    link = PersonalLink(reference="x", expires_at=now() + timedelta(days=DAYS_TO_SPEAK))
    asked = AskedParty(
        reference="",
        nomination="",
        title=page.title,
        slug="",
        party=given["party"],
        role=given["role"],
        email=given["email"],
        language=given["language"],
        editor="",
        editor_language="",
        may_be_asked=False,
        is_published=False,
        is_noted_down=False,
    )
    with override(given["language"]):
        letter = your_story(link, asked)
        return {"subject": letter.line, "text": letter.text.replace(token(link), _now("the-link-of-this-speaker"))}


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def note(request: Request, reference: str, interview: str) -> HttpResponse:
    """The four questions, as the editor notes them down. Only the editor of this interview comes here."""
    if answer := drafts.keep(request):
        return answer
    at = interview_to(request.actor, "write_words", reference, interview)
    page = queries.editor_interview_page(request.actor, interview)
    form = NotedForm(request.POST or None, initial={**page.initial, **drafts.kept(request)})
    if submit(form, actions.write_words, request.actor, interview=interview):
        drafts.forget(request)
        return go(request, at.address)
    facts = {"page": page, "address": at.address, "form": form, "contact": settings.CONTACT_EMAIL}
    facts |= {"comparison": in_between(form, page), "changes": changes_in(page)}
    return render(request, "making/note.html", facts, status=status_of(form))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def send_again(request: Request, reference: str, interview: str) -> HttpResponse:
    """A new link for a speaker."""
    return _act(request, SEND_AGAIN, "manage", (reference, interview))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: Request, reference: str, interview: str) -> HttpResponse:
    """Wait for this party no longer."""
    return _act(request, STOP, "manage", (reference, interview))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def take_over(request: Request, reference: str, interview: str) -> HttpResponse:
    """Become the editor of an interview that was left alone."""
    return _act(request, TAKE_OVER, "take_over", (reference, interview))


def _act(request: Request, act: Act, verb: str, names: tuple[str, str]) -> HttpResponse:
    reference, interview = names
    page = interview_to(request.actor, verb, reference, interview)
    return ask(request, act, Way(page, page.address), interview=interview)
