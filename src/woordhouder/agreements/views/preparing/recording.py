"""Before it is recorded: how it will look, what recording does, and throwing it away."""

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.site.submitting import go, status_of

from ... import actions
from ...addresses import agreement_address
from ...forms.parts import PartsForm
from ...models import ActKind
from ...queries.before_recording import recording
from ...queries.preparing import PreparationPage
from ..handing_in import hand_in
from .showing import at_work
from .telling import faults, sentences

RECORDS = {
    ActKind.REGISTRATION: actions.register,
    ActKind.ADOPTION: actions.adopt,
    ActKind.AMENDMENT: actions.amend,
    ActKind.CORRECTION: actions.correct,
    ActKind.WITHDRAWAL: actions.withdraw,
}


@at_work("GET", "HEAD", verb="read")
def preview(request: Request, page: PreparationPage) -> HttpResponse:
    """How it will look to a reader, by theme."""
    themes: dict[str, list[object]] = {}
    for line in page.lines:
        themes.setdefault(str(line.theme), []).append(line)
    return render(request, "preparing/preview.html", {"page": page, "themes": sorted(themes.items())})


@at_work("GET", "HEAD", "POST")
def record(request: Request, page: PreparationPage) -> HttpResponse:
    """What recording does, in words; pressed, it is done. At most 30 queries."""
    form = PartsForm(request.POST if request.method == "POST" else None)
    made = hand_in(form, RECORDS[ActKind(page.kind)], request.actor, preparation=page.reference)
    if made:
        agreement = agreement_address(page.table_address[1:], made.agreement.slug)
        if page.is_signed_here:
            asked = _("Put forward. Whoever is asked to sign finds it in their own list.")
            return go(request, f"{agreement}/akten/{made.reference}", done=asked)
        return go(request, agreement, done=_("Recorded. Each commitment has its lasting address now."))
    will = recording(request.actor, page.table_address[1:], page.reference, now())
    facts = {
        "page": page,
        "form": form,
        "will": will,
        "wrong": faults(page, will),
        "sentences": sentences(page, will),
    }
    return render(request, "preparing/record.html", facts, status=status_of(form))


@at_work("GET", "HEAD", "POST")
def drop(request: Request, page: PreparationPage) -> HttpResponse:
    """Throw away what is prepared, after asking."""
    if request.method == "POST":
        actions.drop_preparation(request.actor, preparation=page.reference)
        return go(request, page.table_address, done=_("Thrown away. Nothing of it was recorded."))
    return render(request, "preparing/drop.html", {"page": page, "form": Form()})
