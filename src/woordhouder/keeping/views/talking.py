"""Doubt, which is first said at the table: raised, talked over, ended in words, and the line that may be left of it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from woordhouder.agreements.views.handing_in import hand_in
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.record.refusals import NotAllowed
from woordhouder.site import drafts
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import go, status_of

from .. import actions
from ..forms import AgreeForm, DoubtForm, LineForm, TalkDayForm, TalkForm
from ..policy import CONCERN
from ..queries.kept_page import kept_page
from ..queries.talk_page import ConcernPage, concern_page
from ..words import Outcome
from .showing import asked_year

FORM = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
@FORM
def doubt(request: Request, table: str, agreement: str, number: int) -> HttpResponse:
    """Raise a concern: said at the table only, with a day."""
    page = kept_page(request.actor, table, agreement, number, year=asked_year(request), known=now())
    if not page.may_doubt:
        raise NotAllowed(CONCERN["reply"].why)
    if answer := drafts.keep(request):
        return answer
    form = DoubtForm(request.POST if request.method == "POST" else None, initial=drafts.kept(request), seats=page.seats)
    made = hand_in(form, actions.raise_concern, request.actor, commitment=page.commitment, year=page.year)
    if made:
        drafts.forget(request)
        return go(request, f"/{table}/zorgen/{made.reference}", done=_("Said at the table. Only the table reads it."))
    return render(request, "keeping/doubt.html", {"page": page, "form": form}, status=status_of(form))


@signed_in
@FORM
def concern(request: Request, table: str, reference: str) -> HttpResponse:
    """One doubt: reply, end it in words, want another day; and when it ended agreed, leave a public line."""
    found = concern_page(request.actor, table, reference, now())
    if answer := drafts.keep(request):
        return answer
    if request.method == "POST" and not found.page.seats:
        raise NotAllowed(CONCERN["reply"].why)
    forms = _Forms(request, found)
    if forms.are_done(request):
        drafts.forget(request)
        return go(request, f"/{table}/zorgen/{reference}", done=_("Recorded."))
    facts = {"found": found, "page": found.page, "form": forms.posted, "talking": forms.talking}
    facts |= {"moving": forms.moving, "lining": forms.lining, "agreeing": forms.agreeing}
    return render(request, "keeping/concern.html", facts, status=status_of(forms.posted))


class _Forms:
    """The forms of the page of a doubt, and which of them was handed in: by the field or button that only it has."""

    def __init__(self, request: Request, found: ConcernPage) -> None:
        self._found = found
        posted = request.POST if request.method == "POST" else None
        told = posted if posted is not None else {}
        sort = next((name for name in ("talk_until", "line", "agree") if name in told), "text")
        kept, seats = drafts.kept(request), found.page.seats

        def given(name: str) -> dict[str, Any]:
            return {"data": posted if sort == name else None, "initial": kept, "seats": seats}

        self.talking = TalkForm(**given("text"))
        self.moving = TalkDayForm(**given("talk_until"))
        self.lining = LineForm(**given("line"))
        self.agreeing = AgreeForm(**given("agree"))
        by_sort = {"talk_until": self.moving, "line": self.lining, "agree": self.agreeing}
        self.posted = by_sort.get(sort, self.talking)

    def are_done(self, request: Request) -> bool:
        """Whether what was handed in was taken in."""
        actor, concern = request.actor, self._found.line.row.reference
        if self.posted is self.moving:
            return hand_in(self.moving, actions.move_concern, actor, concern=concern) is not None
        if self.posted is self.lining:
            return hand_in(self.lining, actions.want_line, actor, concern=concern) is not None
        if self.posted is self.agreeing:
            return hand_in(self.agreeing, actions.agree_line, actor) is not None
        outcome = request.POST.get("outcome", "")
        if outcome in Outcome.values:
            self.talking.ends = True
            return hand_in(self.talking, actions.end_concern, actor, concern=concern, outcome=outcome) is not None
        return hand_in(self.talking, actions.reply, actor, to=concern) is not None
