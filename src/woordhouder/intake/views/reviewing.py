"""The review page: the paper at the left, what is proposed of it at the right, and each decision on it."""

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from woordhouder.examples.words import Theme
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.record.refusals import NotAllowed, NotFound, Refused
from woordhouder.site.submitting import UNPROCESSABLE, go

from .. import actions
from ..forms.papers import PartiesForm
from ..queries.papers import PaperHead
from ..queries.reviewing import NOBODY, ReviewPage, Wanted, review_page
from .showing import at_paper

# What can be shown, by the word in the address.
STATES: dict[str, tuple[str, Any]] = {
    "open": ("proposed", _("To decide")),
    "ja": ("accepted", _("Taken over")),
    "nee": ("rejected", _("Rejected")),
    "lijst": ("taken", _("In the list")),
}
IN_FORCE = ("geldt", ("in_force", _("In force already")))
# What can be done with a passage, by the word on its button.
ACTS: Mapping[str, Callable[..., Model]] = {
    "ja": actions.accept_passage,
    "nee": actions.reject_passage,
    "terug": actions.reconsider_passage,
    "samen": actions.join_with_next,
}
PASSAGE = re.compile(r"passage-[a-z2-7]{12}")
KEPT = ("deel", "trekker", "thema", "staat")
LARGEST_NUMBER = 9


@at_paper("GET", "HEAD")
def paper(request: Request, head: PaperHead) -> HttpResponse:
    """How far the reading is, why it failed, or the review. At most 15 queries."""
    if getattr(request, "htmx", False):
        return _progress(request, head)
    if not head.is_read:
        return render(request, "intake/reading.html", {"paper": head})
    return shown(request, head)


def _progress(request: Request, head: PaperHead) -> HttpResponse:
    """Only how far it is; the whole page once that is over."""
    if not head.is_under_way:
        return HttpResponse(status=204, headers={"HX-Redirect": request.path})
    return render(request, "intake/parts/progress.html", {"paper": head})


def shown(
    request: Request, head: PaperHead, refusal: Refused | None = None, form: PartiesForm | None = None
) -> HttpResponse:
    """The review of a paper that was read."""
    wanted = wanted_of(request, head)
    page = review_page(request.actor, head, wanted, now())
    facts = {
        "paper": head,
        "page": page,
        "wanted": wanted,
        "refusal": refusal,
        "form": form or PartiesForm(head=head),
        "query": query_of(request),
        "themes": [*Theme.choices, (NOBODY, _("without theme"))],
        "leads": [*((seat.reference, seat.name) for seat in head.seats), (NOBODY, _("without lead"))],
        "states": [(word, label) for word, (_state, label) in _states(head).items()],
        "state": request.GET.get("staat", ""),
        "parts": _links(request, head, page),
    }
    is_wrong = refusal is not None or (form is not None and form.errors)
    return render(request, "intake/review.html", facts, status=UNPROCESSABLE if is_wrong else 200)


def _states(head: PaperHead) -> dict[str, tuple[str, Any]]:
    return dict([*STATES.items(), IN_FORCE]) if head.changes else STATES


def wanted_of(request: Request, head: PaperHead) -> Wanted:
    """What the address asks for; what is strange in it is left out."""
    part = request.GET.get("deel", "")
    state, _label = _states(head).get(request.GET.get("staat", ""), ("", ""))
    theme = request.GET.get("thema", "")
    return Wanted(
        part=int(part) if part.isdecimal() and len(part) < LARGEST_NUMBER else 1,
        lead=request.GET.get("trekker", "")[:64].replace("\0", ""),
        theme=theme if theme in (*Theme.values, NOBODY) else "",
        state=state,
    )


def query_of(request: Request, **changes: object) -> str:
    """What the address asks for, to go along to the next; with its "?"."""
    kept = {name: request.GET[name][:64] for name in KEPT if request.GET.get(name)}
    asked = urlencode({**kept, **changes})
    return f"?{asked}" if asked else ""


def _links(request: Request, head: PaperHead, page: ReviewPage) -> list[tuple[Any, str]]:
    return [(part, f"{head.address}{query_of(request, deel=part.number)}") for part in page.parts]


@at_paper("POST")
def step(request: Request, head: PaperHead) -> HttpResponse:
    """One decision on one passage, in the version that was seen; then on to the next that waits.

    "erbij" holds a passage that the rules did not propose, and its version.
    """
    if "erbij" in request.POST:
        passage, _colon, version = request.POST["erbij"].partition(":")
        return done(
            request, head, actions.accept_passage, _place(passage), passage=passage or "-", seen=number_in(version)
        )
    perform, passage = ACTS.get(request.POST.get("doe", "")), request.POST.get("passage", "") or "-"
    if perform is None:
        raise NotFound(_("This page does not exist."))
    seen = {"seen": number_in(request.POST.get("gezien", ""))}
    if perform is actions.join_with_next:
        seen["next_seen"] = number_in(request.POST.get("volgende", ""))
    return done(request, head, perform, _next(request, perform, passage), passage=passage, **seen)


def _next(request: Request, perform: Callable[..., Model], passage: str) -> str:
    """Where the eyes go: after a yes or no to the next that waits, else to the same passage."""
    after = request.POST.get("daarna", "")
    if perform in (actions.accept_passage, actions.reject_passage) and PASSAGE.fullmatch(after):
        return _place(after)
    return _place(passage)


def _place(passage: str) -> str:
    return f"#v-{passage}" if PASSAGE.fullmatch(passage) else "#voorstellen"


def number_in(given: str) -> int:
    """The number that was handed in; 0 when it is none."""
    return int(given) if given.isdecimal() and len(given) < LARGEST_NUMBER else 0


@at_paper("POST")
def undo(request: Request, head: PaperHead) -> HttpResponse:
    """My last step back, and the eyes on what it was about."""
    about = request.POST.get("over", "")
    return done(request, head, actions.undo_step, _place(about), step=request.POST.get("stap", "") or "-")


def done(
    request: Request, head: PaperHead, perform: Callable[..., Any], anchor: str | None, **given: object
) -> HttpResponse:
    """On to `anchor`, or to the passage that was made.

    What is refused is said on the page, which shows all as it stands now.
    """
    try:
        made = perform(request.actor, preparation=head.preparation, paper=head.reference, **given)
    except (NotFound, NotAllowed):
        raise
    except Refused as refusal:
        if not head.is_read:
            return go(request, head.address)
        return shown(request, head, refusal)
    return go(request, f"{head.address}{query_of(request)}{_place(made.reference) if anchor is None else anchor}")


@at_paper("POST")
def parties(request: Request, head: PaperHead) -> HttpResponse:
    """Which seat each party is."""
    form = PartiesForm(request.POST, head=head)
    if not form.is_valid():
        return shown(request, head, form=form)
    return done(request, head, actions.seat_parties, "#partijen", **form.given)
