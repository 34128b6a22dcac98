"""One passage: its promise in other words, or cut in two."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from woordhouder.agreements.forms.promises import PromiseForm, initial_of
from woordhouder.agreements.queries.preparing import Line, PreparationPage
from woordhouder.agreements.views.handing_in import hand_in
from woordhouder.agreements.views.preparing.showing import at_work
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.record.refusals import NotFound
from woordhouder.site import drafts
from woordhouder.site.submitting import go, status_of

from .. import actions
from ..forms.papers import SplitForm
from ..queries.papers import PaperHead, paper_head
from ..queries.passages import OnePassage, one_passage, places_in
from .reviewing import query_of
from .showing import at_paper


@at_work("GET", "HEAD", "POST")
def change(request: Request, page: PreparationPage, paper: str, passage: str) -> HttpResponse:
    """The promise that a passage would become, as a form. At most 20 queries."""
    head = _head(request, page, paper)
    one = one_passage(head, passage)
    line = _as_line(one)
    kept = drafts.kept(request)
    posted = request.POST if request.method == "POST" else None
    form = ChangeForm(posted, initial={**initial_of(page, line), **kept}, page=page, row=line, today=localdate(now()))
    named = {"preparation": page.reference, "paper": paper, "passage": passage}
    if hand_in(form, actions.change_passage, request.actor, **named):
        drafts.forget(request)
        return go(request, f"{head.address}{query_of(request)}#v-{passage}")
    is_overtaken = form.is_bound and form["replaces"].value() != str(one.version)
    if is_overtaken:
        form.seen_anew(one.version)
    facts = {"page": page, "paper": head, "passage": one, "form": form, "theirs": one.draft if is_overtaken else None}
    facts |= {"back": f"{head.address}{query_of(request)}#v-{passage}", "row_address": request.get_full_path()}
    return render(request, "intake/change.html", facts, status=status_of(form))


class ChangeForm(PromiseForm):
    """A promise of the list, for the action `change_passage`."""

    @property
    def given(self) -> dict[str, Any]:
        """Its arguments."""
        return {"facts": self.draft, "seen": self.cleaned_data.get("replaces") or 0}


def _head(request: Request, page: PreparationPage, paper: str) -> PaperHead:
    head = paper_head(request.actor, page.table_address[1:], page.reference, paper, now())
    if not head.is_read:
        raise NotFound(_("This page does not exist."))
    return head


def _as_line(one: OnePassage) -> Line:
    """The passage in the form that a line of the list has."""
    return Line(
        reference=one.reference,
        place=0,
        version=one.version,
        number=None,
        title=one.draft.title,
        draft=one.draft,
        theme="",
        lead="",
        missing=(),
        twin=None,
        before=None,
        after=None,
    )


@at_paper("GET", "HEAD", "POST")
def split(request: Request, head: PaperHead, passage: str) -> HttpResponse:
    """Where a passage is cut in two. At most 10 queries."""
    one, places = one_passage(head, passage), places_in(head, passage)
    form = SplitForm(request.POST if request.method == "POST" else None, places=places, version=one.version)
    named = {"preparation": head.preparation, "paper": head.reference, "passage": passage}
    back = f"{head.address}{query_of(request)}#v-{passage}"
    if hand_in(form, actions.split_passage, request.actor, **named):
        return go(request, back)
    facts = {"paper": head, "passage": one, "form": form, "places": places, "back": back}
    return render(request, "intake/split.html", facts, status=status_of(form))
