"""The other pages of a preparation: its facts, a pasted list, theme and lead of many, a choice, the document."""

import base64
from collections.abc import Mapping

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from woordhouder.papers.files import LARGEST
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.record.refusals import FieldError, Invalid, NotFound
from woordhouder.site import drafts
from woordhouder.site.submitting import put_into, status_of

from ... import actions
from ...actions.preparing import drafts_of, mark_of
from ...forms.acts import ActChoices, ActForm, FactsForm, initial_of
from ...forms.promises import ChooseForm, DocumentForm, FillInForm, PasteForm
from ...models import ActKind
from ...queries.beginning import changeable, choices_of
from ...queries.preparing import ON_A_PAGE, PreparationPage
from ..handing_in import at_fields, hand_in
from .showing import at_work, moved_to

SHOW = "_preview"
WAYS: Mapping[str, tuple[str, ...]] = {
    ActKind.AMENDMENT: ("changed",),
    ActKind.CORRECTION: ("changed",),
    ActKind.WITHDRAWAL: ("ended",),
    ActKind.REGISTRATION: ("changed", "ended"),
}


@at_work("GET", "HEAD", "POST")
def facts(request: Request, page: PreparationPage) -> HttpResponse:
    """What is known of the act itself. At most 14 queries."""
    form = FactsForm(
        request.POST if request.method == "POST" else None,
        initial={
            **initial_of(page.facts, localdate(now())),
            "replaces": mark_of(page.facts),
            **drafts.kept(request),
        },
        act_kind=page.kind,
        makes_agreement=page.makes_agreement,
        choices=ActChoices(
            parties=[(seat.reference, seat.name) for seat in page.signing],
            **choices_of(request.actor, page.table_address[1:]),
        ),
    )
    form.keep(page.facts)
    if hand_in(form, actions.set_act_facts, request.actor, preparation=page.reference):
        drafts.forget(request)
        return moved_to(request, page, "/kiezen" if page.takes_existing and not page.lines else "")
    is_overtaken = form.is_bound and form["replaces"].value() != mark_of(page.facts)
    theirs = initial_of(page.facts, localdate(now())) if is_overtaken else {}
    return render(
        request,
        "preparing/facts.html",
        {"page": page, "form": form, "theirs": _differing(form, theirs), "mark": mark_of(page.facts)},
        status=status_of(form),
    )


def _differing(form: ActForm, theirs: Mapping[str, object]) -> list[dict[str, object]]:
    """What somebody else wrote meanwhile, field by field, where it is another than what was handed in."""
    return [
        {"label": field.label, "theirs": str(theirs.get(name, "")), "yours": str(form.cleaned_data.get(name) or "")}
        for name, field in form.fields.items()
        if theirs and name not in ("replaces", "parties") and str(theirs.get(name, "")) != str(form[name].value() or "")
    ]


@at_work("GET", "HEAD", "POST")
def paste(request: Request, page: PreparationPage) -> HttpResponse:
    """A pasted list: shown as it would stand first, when that is asked; then it goes into the list."""
    if not page.takes_new:
        raise NotFound(_("This page does not exist."))
    posted = request.POST if request.method == "POST" else None
    form = PasteForm(posted, initial={"lead": page.seat, **drafts.kept(request)}, page=page)
    is_shown = SHOW in request.POST and form.is_valid()
    if SHOW not in request.POST and hand_in(form, actions.paste_promises, request.actor, preparation=page.reference):
        drafts.forget(request)
        return moved_to(request, page, anchor="lijst")
    found = drafts_of(**form.given) if is_shown else []
    return render(request, "preparing/paste.html", {"page": page, "form": form, "found": found}, status=status_of(form))


@at_work("GET", "HEAD", "POST")
def fill_in(request: Request, page: PreparationPage) -> HttpResponse:
    """Theme and lead of all promises in one table, a hundred at a time."""
    lines = [line for line in page.lines if not line.ends]
    if not lines:
        raise NotFound(_("This page does not exist."))
    shown = Paginator(lines, ON_A_PAGE).get_page(request.GET.get("pagina"))
    posted = request.POST if request.method == "POST" else None
    form = FillInForm(posted, initial=drafts.kept(request), page=page, rows=list(shown))
    if hand_in(form, actions.fill_in, request.actor, preparation=page.reference):
        drafts.forget(request)
        return moved_to(request, page, f"/verdelen?pagina={shown.number + 1}" if shown.has_next() else "", "lijst")
    return render(
        request, "preparing/fill_in.html", {"page": page, "form": form, "lines": shown}, status=status_of(form)
    )


@at_work("GET", "HEAD", "POST")
def choose(request: Request, page: PreparationPage) -> HttpResponse:
    """Which promises of the agreement change, and which end."""
    if not page.takes_existing:
        raise NotFound(_("This page does not exist."))
    commitments = changeable(request.actor, page.table_address[1:], page.reference, now())
    free = [(one.reference, f"{one.number}. {one.title}") for one in commitments if not one.is_listed]
    posted = request.POST if request.method == "POST" else None
    form = ChooseForm(posted, initial=drafts.kept(request), commitments=free, ways=WAYS[page.kind])
    if hand_in(form, actions.choose_commitments, request.actor, preparation=page.reference):
        drafts.forget(request)
        return moved_to(request, page, anchor="lijst")
    return render(request, "preparing/choose.html", {"page": page, "form": form, "free": free}, status=status_of(form))


@at_work("GET", "HEAD", "POST")
def document(request: Request, page: PreparationPage) -> HttpResponse:
    """The signed document: attached, or taken away again."""
    if "_away" in request.POST:
        actions.detach_document(request.actor, preparation=page.reference)
        return moved_to(request, page, "/document")
    form = DocumentForm(request.POST if request.method == "POST" else None, request.FILES or None)
    if form.is_bound and form.is_valid() and _attached(request, form, page):
        return moved_to(request, page)
    return render(request, "preparing/document.html", {"page": page, "form": form}, status=status_of(form))


def _attached(request: Request, form: DocumentForm, page: PreparationPage) -> bool:
    file = form.cleaned_data["file"]
    if file.size > LARGEST:
        words = _("This file is too large: at most 20 MB. Scan it in grey, or save it as a smaller PDF.")
        put_into(form, Invalid(_("Something is not right yet."), errors=(FieldError("file", words),)))
        return False
    content = base64.b64encode(file.read()).decode()
    try:
        actions.attach_document(request.actor, preparation=page.reference, name=file.name[:300], content=content)
    except Invalid as refusal:
        put_into(form, at_fields(form, refusal))
        return False
    return True
