"""The end of a review: what is missing, and into the list; what the paper says of the agreement itself."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _

from woordhouder.agreements.actions import set_act_facts
from woordhouder.agreements.addresses import may_be_an_address
from woordhouder.agreements.preparing_facts import ActFacts
from woordhouder.agreements.queries.preparing import PreparationPage
from woordhouder.agreements.views.preparing.showing import at_work
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.record.refusals import NotAllowed, NotFound, Refused
from woordhouder.site.submitting import UNPROCESSABLE, go

from .. import actions
from ..models import Paper
from ..queries.finishing import finish_page
from ..queries.papers import PaperHead, paper_head
from .showing import at_paper


@at_paper("GET", "HEAD")
def finish(request: Request, head: PaperHead) -> HttpResponse:
    """What is missing, and the button. At most 12 queries."""
    return _shown(request, head)


def _shown(request: Request, head: PaperHead, refusal: Refused | None = None) -> HttpResponse:
    if not head.is_read:
        raise NotFound(_("This page does not exist."))
    facts = {"paper": head, "page": finish_page(head), "refusal": refusal}
    return render(request, "intake/finish.html", facts, status=UNPROCESSABLE if refusal else 200)


@at_paper("POST")
def take_in(request: Request, head: PaperHead) -> HttpResponse:
    """What was accepted into the list."""
    return _done(request, head, actions.take_in_paper, f"{head.list_address}#lijst")


@at_paper("POST")
def undo(request: Request, head: PaperHead) -> HttpResponse:
    """All of its promises out of the list again."""
    return _done(request, head, actions.undo_paper, f"{head.address}/klaar")


def _done(request: Request, head: PaperHead, perform: Callable[..., Paper], there: str) -> HttpResponse:
    try:
        perform(request.actor, preparation=head.preparation, paper=head.reference)
    except (NotFound, NotAllowed):
        raise
    except Refused as refusal:
        return _shown(request, head, refusal)
    return go(request, there)


@at_work("POST")
def facts(request: Request, page: PreparationPage, paper: str) -> HttpResponse:
    """Title, term and parties of the paper as those of what is prepared."""
    head = paper_head(request.actor, page.table_address[1:], page.reference, paper, now())
    try:
        set_act_facts(request.actor, preparation=page.reference, facts=_told(page, head))
    except (NotFound, NotAllowed):
        raise
    except Refused as refusal:
        return _shown(request, head, refusal)
    return go(request, f"{page.address}/gegevens", done=_("Taken over from the document. Look whether it is right."))


def _told(page: PreparationPage, head: PaperHead) -> ActFacts:
    """What is known already, with what the paper says itself; an address once there is none yet."""
    signing = {seat.reference for seat in head.seats if seat.signs}
    parties = tuple(dict.fromkeys(one.seat for one in head.parties if one.seat in signing))
    starts, until = head.period
    changes: dict[str, object] = {"parties": parties} if parties and not page.is_signed_here else {}
    if page.makes_agreement:
        slug = slugify(head.title)[:80].strip("-")
        changes |= {"title": head.title} if head.title else {}
        changes |= {"slug": slug} if slug and not page.facts.slug and may_be_an_address(slug) else {}
        changes |= {name: day for name, day in (("starts", starts), ("until", until)) if day}
    return page.facts.model_copy(update=changes)
