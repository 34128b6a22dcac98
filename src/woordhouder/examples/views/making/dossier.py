"""One example in the making, for who is involved: where it stands, and the doors to what can be done now."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from woordhouder.parties.requests import Request
from woordhouder.record.refusals import Words
from woordhouder.site.signed_in import signed_in

from ... import actions, queries
from ...forms.making import CloseForm
from ...queries.acting import nomination_to
from ...queries.making import StageLine
from .acts import Act, Way, ask


@dataclass(frozen=True)
class Door:
    """A button to something that can be done."""

    label: Words
    address: str
    look: str = "secondary"


@dataclass(frozen=True)
class Step:
    """A stage on the timeline."""

    when: str
    title: object
    is_past: bool


@dataclass(frozen=True)
class Party:
    """A party that was asked, with what can be done about it."""

    line: queries.PartyLine
    look: str
    doors: list[Door] = field(default_factory=list)


@signed_in
@require_safe
def dossier(request: Request, reference: str) -> HttpResponse:
    """Where it stands, on whom it waits, and what the reader can do. At most 10 queries."""
    page = queries.dossier_page(request.actor, reference)
    facts = {
        "page": page,
        "doors": list(_doors(page)),
        "steps": list(_steps(page)),
        "parties": [Party(line, _look(line), list(_doors_of(page, line))) for line in page.parties],
        "contact": settings.CONTACT_EMAIL,
    }
    return render(request, "making/dossier.html", facts)


def _doors(page: queries.DossierPage) -> Iterator[Door]:
    """The first one is what it waits for, if that is for the editor."""
    is_new = page.taken_up_at is None
    possible = (
        (page.can_publish, _("Publish it"), "plaatsen"),
        (page.can_ask_checks, _("Ask the speakers to read the whole"), "nalezen"),
        (page.can_take_up and is_new, _("Take it up"), "oppakken"),
        (page.can_edit and not page.parties, _("Ask a party"), "sprekers/nieuw"),
        (page.can_edit, _("Write the text"), "tekst"),
        (page.can_edit and page.parties, _("Ask a party"), "sprekers/nieuw"),
        (page.can_take_up and not is_new, _("Take it over"), "oppakken"),
    )
    looks = iter(["primary"])
    for can, label, place in possible:
        if can:
            yield Door(label, f"{page.address}/{place}", next(looks, "secondary"))
    if page.can_close:
        yield Door(_("Stop with this example"), f"{page.address}/sluiten", "subtle")


def _doors_of(page: queries.DossierPage, line: queries.PartyLine) -> Iterator[Door]:
    place = f"{page.address}/gesprek/{line.reference}"
    possible = (
        (line.is_mine and page.can_edit and not line.is_out, _("Note what was told"), place),
        (line.can_manage and bool(line.email), _("Send the link again"), f"{place}/opnieuw-sturen"),
        (line.can_manage and page.can_edit, _("Ask this party no longer"), f"{place}/stoppen"),
        (line.can_take_over, _("Take this interview over"), f"{place}/overnemen"),
        (line.can_forget, _("Forget this speaker"), f"/verwijderen/sprekers/{line.reference}"),
    )
    yield from (Door(label, address) for can, label, address in possible if can)


def _look(line: queries.PartyLine) -> str:
    if line.has_objected:
        return "warning"
    return "ok" if line.speaks else "neutral" if line.is_out else "info"


def _steps(page: queries.DossierPage) -> Iterator[Step]:
    """The stages in their order; of what was closed only those that are known to have been reached."""
    for step in page.steps:
        when = _when(page, step)
        if when or not page.closed_because:
            yield Step(when, capfirst(str(step.label)), step.is_over)
    if page.stage.is_over:
        yield Step(str(_("Now")), capfirst(str(page.stage.label)), is_past=True)


def _when(page: queries.DossierPage, step: StageLine) -> str:
    day = {"nominated": page.nominated_at, "taken_up": page.taken_up_at}.get(step.code)
    shown = date_format(day, "j F Y") if day else ""
    return str(_("Now")) if step.label == page.stage.label else shown


TAKE_UP = Act(
    _("Take it up"),
    (
        _("You become the editor who sees to this example. Whoever put it forward sees that it was taken up."),
        _("From now on title, place and stage stand in the public list “In the making”."),
    ),
    _("Take it up"),
    actions.take_up,
)
ASK_CHECKS = Act(
    _("Ask the speakers to read the whole"),
    (
        _(
            "Each speaker who agreed to her words gets a mail with a link of her own."
            " There she reads the whole, with the words of the other parties."
        ),
        _("They have fourteen days. Whoever does not answer has no objection. You see here what they answer."),
    ),
    _("Send the mails"),
    actions.ask_checks,
)
PUBLISH = Act(
    _("Publish this example"),
    (
        _("Everybody can read it from now on, with the words that the parties approved."),
        _("The speakers and whoever put it forward get a mail. Every speaker can take her words back, also later."),
    ),
    _("Publish it now"),
    actions.publish,
)
CLOSE = Act(
    _("Stop with this example"),
    (
        _("Nothing is published. What speakers wrote stays theirs alone."),
        _("Whoever put it forward gets a mail with your reason."),
    ),
    _("Stop, and send this reason"),
    actions.close_nomination,
    CloseForm,
)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def take_up(request: Request, reference: str) -> HttpResponse:
    """Become the editor of it."""
    return _act(request, reference, TAKE_UP, "take_up")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def ask_checks(request: Request, reference: str) -> HttpResponse:
    """Ask the speakers to read the whole."""
    return _act(request, reference, ASK_CHECKS, "edit")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: Request, reference: str) -> HttpResponse:
    """Publish it."""
    return _act(request, reference, PUBLISH, "publish")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def close(request: Request, reference: str) -> HttpResponse:
    """Stop, with the reason for who put it forward."""
    return _act(request, reference, CLOSE, "close")


def _act(request: Request, reference: str, act: Act, verb: str) -> HttpResponse:
    page = nomination_to(request.actor, verb, reference)
    return ask(request, act, Way(page, page.address), nomination=reference)
