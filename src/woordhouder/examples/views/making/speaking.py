"""The page of one speaker, behind her personal link: she writes, agrees, takes back, or asks to be forgotten."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from woordhouder.parties.requests import Request
from woordhouder.site import drafts
from woordhouder.site.signed_in import by_link
from woordhouder.site.submitting import go, status_of, submit

from ... import actions, queries
from ...forms.making import ApproveForm, WordsForm
from ...policy import SPEAKING
from .comparing import changes_in, in_between


@dataclass(frozen=True)
class Ways:
    """Where the speaker can go from her page; each address holds her own token."""

    home: str
    read: str
    change: str
    decline: str
    withdraw: str
    forget: str


def ways_of(request: Request) -> Ways:
    """The addresses below the page of this link, in the language of the page."""
    token = request.personal_link  # type: ignore[attr-defined]
    home = f"/uw-verhaal/{token}"
    names = ("nalezen", "veranderen", "liever-niet", "intrekken", "vergeten")
    return Ways(home, *(f"{home}/{name}" for name in names))


@by_link(SPEAKING)
@require_http_methods(["GET", "HEAD", "POST"])
def story(request: Request) -> HttpResponse:
    """Who asks and why, and where she writes; once she agreed or it is over, how it stands with her words."""
    page = queries.interview_page(request.actor)
    if page.can_change and (page.can_approve or not page.is_approved):
        return _write(request, page)
    return render(request, "making/story.html", {"page": page, **_around(request)})


@by_link(SPEAKING)
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: Request) -> HttpResponse:
    """Her words once more in the form, also after she agreed."""
    page = queries.interview_page(request.actor)
    return _write(request, page) if page.can_change else go(request, ways_of(request).home)


def _write(request: Request, page: queries.InterviewPage) -> HttpResponse:
    """The form with the newest words. What she leaves as it is, she only reads through."""
    if answer := drafts.keep(request):
        return answer
    ways = ways_of(request)
    form = WordsForm(request.POST or None, initial={**page.initial, **drafts.kept(request)})
    is_same = form.is_bound and form.is_valid() and page.words and form.answers() == page.words.answers
    if is_same or submit(form, actions.write_words, request.actor, interview=request.actor.about):
        drafts.forget(request)
        return go(request, ways.read)
    facts = {"page": page, "form": form, "comparison": in_between(form, page), "is_form": True, **_around(request)}
    return render(request, "making/story.html", facts, status=status_of(form))


@by_link(SPEAKING)
@require_http_methods(["GET", "HEAD", "POST"])
def approve(request: Request) -> HttpResponse:
    """Her words as they will look, and her yes to exactly this version."""
    page = queries.interview_page(request.actor)
    ways = ways_of(request)
    if not page.can_approve:
        return go(request, ways.home)
    form = ApproveForm(request.POST or None, initial={"number": page.number, "may_be_asked": page.may_be_asked})
    if submit(form, actions.approve_words, request.actor, interview=request.actor.about):
        return go(request, ways.home)
    facts = {"page": page, "form": form, "changes": changes_in(page), **_around(request)}
    return render(request, "making/approve.html", facts, status=status_of(form))


def _around(request: Request) -> dict[str, object]:
    return {"ways": ways_of(request), "contact": settings.CONTACT_EMAIL}
