"""Files that an editor sends in: first what they would do, then, when she says so, done, each file for itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from woordhouder.parties.actor import Actor
from woordhouder.parties.requests import Request
from woordhouder.record.refusals import Refused
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import put_into, status_of

from ...comparing import Compared
from ...forms.describing import LABELS
from ...forms.sending import SendForm
from ...loading import Outcome, load_text, overwrite
from ...queries.editing import text_lines
from ...queries.files import sent_beside_library
from ...unpacking import Sent, unpacked
from .showing import STATES, shown

SALT = "woordhouder.files-sent-in"
A_DAY = 86_400


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def files(request: Request) -> HttpResponse:
    """Take along and send in. What is sent in is only looked at: the answer says what each file would do."""
    lines = text_lines(request.actor)
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SendForm(*given)
    sent = _sent(form)
    if not sent:
        return render(request, "editing/files.html", {"form": form, "lines": lines}, status=status_of(form))
    found = sent_beside_library(request.actor, sent)
    facts = {
        "files": [shown(file, number, LABELS) for number, file in enumerate(found)],
        "loadable": sum(file.is_loadable for file in found),
        "package": _package(sent, found),
    }
    return render(request, "editing/import.html", facts)


def _sent(form: SendForm) -> list[Sent]:
    """The files in what was sent in; none when the form says what is wrong."""
    if not form.is_bound or not form.is_valid():
        return []
    given = form.cleaned_data["file"]
    try:
        return unpacked(given.name or "", given.read(), form.cleaned_data["folder"])
    except Refused as refusal:
        put_into(form, refusal)
        return []


def _package(sent: Sequence[Sent], found: Sequence[Compared]) -> str:
    """What was looked at and can be loaded, signed so that exactly this is loaded; "" when there is nothing."""
    kept = [
        [number, str(one.path), one.raw.decode("utf-8-sig"), file.number, file.is_kept]
        for number, (one, file) in enumerate(zip(sent, found, strict=True))
        if file.is_loadable
    ]
    return signing.dumps(kept, salt=SALT, compress=True) if kept else ""


@dataclass(frozen=True)
class Done:
    """What became of one file."""

    outcome: Outcome
    kind: str
    words: object


@signed_in
@require_POST
def load(request: Request) -> HttpResponse:
    """Load the files that were ticked, each through its own act with its own outcome."""
    text_lines(request.actor)
    try:
        package = signing.loads(request.POST.get("package", ""), salt=SALT, max_age=A_DAY)
    except signing.BadSignature:
        send = SendForm({})
        send.errors.clear()
        send.add_error(None, _("What you sent in is not known here any more. Send the file in again."))
        facts = {"form": send, "lines": text_lines(request.actor)}
        return render(request, "editing/files.html", facts, status=status_of(send))
    chosen = {int(given) for given in request.POST.getlist("load") if given.isdecimal()}
    outcomes = [_load(request.actor, entry) for entry in package if entry[0] in chosen]
    done = [Done(outcome, *STATES[outcome.state]) for outcome in outcomes]
    return render(request, "editing/loaded.html", {"done": done})


def _load(actor: Actor, entry: list[object]) -> Outcome:
    """One file: as a file, or, where an editor wrote what was here, as an editor who saw that version."""
    _number, place, text, version, is_kept = entry
    path, raw = PurePosixPath(str(place)), str(text).encode()
    if is_kept:
        return overwrite(actor, path, raw, replaces=int(str(version)))
    return load_text(actor, path, raw)
