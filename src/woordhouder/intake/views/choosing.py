"""What somebody chooses herself: words of the paper, many proposals at once, a promise in force, what ends."""

import re

from django.http import HttpResponse
from django.shortcuts import render

from woordhouder.agreements.actions import choose_commitments, drop_promise
from woordhouder.agreements.views.handing_in import hand_in
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.record.refusals import NotAllowed, NotFound, Refused
from woordhouder.site.submitting import UNPROCESSABLE, go, status_of

from .. import actions
from ..choosing import Spot, chosen
from ..forms.passages import MatchForm, PieceForm
from ..queries.in_force import promises_in_force
from ..queries.papers import PaperHead
from ..queries.passages import one_passage, text_of
from ..queries.reviewing import part_that_waits
from .reviewing import done, number_in, query_of, shown, wanted_of
from .showing import at_paper

_MANY = re.compile(r"alle|zeker|kop-\d{1,3}")


@at_paper("GET", "HEAD", "POST")
def piece(request: Request, head: PaperHead, passage: str) -> HttpResponse:
    """A piece of a passage as a promise. At most 10 queries."""
    one = one_passage(head, passage)
    form = PieceForm(request.POST if request.method == "POST" else None, passage=one)
    named = {"preparation": head.preparation, "paper": head.reference, "passage": passage}
    if hand_in(form, actions.add_passage, request.actor, **named):
        return go(request, _back(request, head, passage))
    facts = {"paper": head, "passage": one, "form": form, "back": _back(request, head, passage)}
    return render(request, "intake/piece.html", facts, status=status_of(form))


def _back(request: Request, head: PaperHead, passage: str) -> str:
    return f"{head.address}{query_of(request)}#v-{passage}"


@at_paper("POST")
def selection(request: Request, head: PaperHead) -> HttpResponse:
    """Words that were marked in the document: "van" and "tot" are places as `intake.choosing.Spot` has them."""
    start, end = chosen(text_of(head), _spot(request, "van"), _spot(request, "tot"))
    passage, _colon, version = request.POST.get("passage", "").partition(":")
    seen = {"passage": passage or None, "seen": number_in(version)}
    return done(request, head, actions.add_passage, None, start=start, end=end, **seen)


def _spot(request: Request, name: str) -> Spot:
    start, _dot, signs = request.POST.get(name, "").partition(".")
    return Spot(number_in(start), number_in(signs))


@at_paper("POST")
def many(request: Request, head: PaperHead) -> HttpResponse:
    """All of the proposals that were shown, those that are almost certain, or those below one heading; then on to the
    part where others wait.
    """
    which = request.POST.get("welke", "")
    seen = [one.partition(":") for one in request.POST.getlist(which)] if _MANY.fullmatch(which) else []
    given = [{"passage": name or "-", "seen": number_in(version)} for name, _colon, version in seen]
    answer = done(request, head, actions.accept_passages, "#voorstellen", passages=given)
    if answer.status_code == UNPROCESSABLE:
        return answer
    part = part_that_waits(head, wanted_of(request, head).part)
    return go(request, f"{head.address}{query_of(request, deel=part)}#voorstellen")


@at_paper("GET", "HEAD", "POST")
def match(request: Request, head: PaperHead, passage: str) -> HttpResponse:
    """Of which promise in force a passage is the newer wording. At most 17 queries."""
    one, in_force = one_passage(head, passage), promises_in_force(head, now())
    form = MatchForm(request.POST if request.method == "POST" else None, passage=one, in_force=in_force)
    named = {"preparation": head.preparation, "paper": head.reference, "passage": passage}
    if hand_in(form, actions.match_passage, request.actor, **named):
        return go(request, _back(request, head, passage))
    facts = {"paper": head, "passage": one, "form": form, "in_force": in_force, "back": _back(request, head, passage)}
    return render(request, "intake/match.html", facts, status=status_of(form))


@at_paper("POST")
def ending(request: Request, head: PaperHead) -> HttpResponse:
    """A promise in force that the paper no longer has into the list as one that ends; or that taken back."""
    try:
        if line := request.POST.get("terug", ""):
            drop_promise(request.actor, preparation=head.preparation, promise=line)
        else:
            ended = (request.POST.get("einde", "") or "-",)
            choose_commitments(request.actor, preparation=head.preparation, ended=ended)
    except (NotFound, NotAllowed):
        raise
    except Refused as refusal:
        return shown(request, head, refusal)
    return go(request, f"{head.address}{query_of(request)}#niet-meer")
