"""The text of an example: in the making, or published. One form, whichever the address."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from woordhouder.parties.requests import Request
from woordhouder.site import drafts
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import go, status_of, submit

from ... import actions, queries
from ...comparing import fields_differing
from ...facts import ExampleFacts
from ...filling import fields_of, with_rows_closed_up
from ...forms.describing import LABELS, ExampleForm, ManuscriptForm
from ...glossing import Glossary, Reader
from ...queries.editing import earlier_choices, preview, text_page
from .showing import around_change

MORE, SHOW, AFRESH = "_row", "_preview", "_afresh"


@dataclass(frozen=True)
class Writing:
    """What is written on: version `number` with its facts (None: nothing yet), and what handing in does."""

    title: str
    slug: str
    number: int
    facts: ExampleFacts | None
    back: str
    perform: Callable[..., Model]
    arguments: Mapping[str, Any]
    begin: Mapping[str, Any] = field(default_factory=dict)
    form: type[ExampleForm] = ExampleForm
    is_public: bool = False

    @property
    def initial(self) -> dict[str, Any]:
        """The fields as they stand."""
        found = dict(fields_of(self.facts)) if self.facts else dict(self.begin)
        return {**found, "replaces": self.number, "slug": self.slug}


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def published(request: Request, slug: str) -> HttpResponse:
    """A published example: handing in publishes a new version of it. 7 queries."""
    page = text_page(request.actor, slug)
    writing = Writing(
        title=page.title,
        slug=slug,
        number=page.number,
        facts=page.facts,
        back=page.address,
        perform=actions.describe,
        arguments={"slug": slug},
        is_public=True,
    )
    return _write(request, writing)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def manuscript(request: Request, reference: str) -> HttpResponse:
    """The text of an example in the making: handing in keeps it as the newest, beside the words of the parties."""
    page = queries.manuscript_page(request.actor, reference)
    keeps_address = {"slug": page.slug} if page.has_address else {}
    writing = Writing(
        title=page.title,
        slug=page.slug,
        number=page.number,
        facts=page.facts,
        back=page.address,
        perform=actions.write_manuscript,
        arguments={"nomination": reference, **keeps_address},
        begin={
            "title": page.title,
            "places": list(page.places),
            "region": page.region,
            "sources-0-url": page.source_url,
        },
        form=ExampleForm if page.has_address else ManuscriptForm,
    )
    return _write(request, writing)


def _write(request: Request, writing: Writing) -> HttpResponse:
    if answer := drafts.keep(request):
        return answer
    if AFRESH in request.POST:
        drafts.forget(request)
        return go(request, request.path)
    form = _form(request, writing)
    is_handed_in = form.is_bound and SHOW not in request.POST
    if is_handed_in and submit(form, writing.perform, request.actor, **writing.arguments):
        drafts.forget(request)
        return go(request, writing.back)
    facts = {
        "writing": writing,
        "form": form,
        "comparison": _overtaken(form, writing) if is_handed_in else [],
        "preview": _preview(form, writing) if SHOW in request.POST else None,
    }
    return render(request, "editing/text.html", facts, status=status_of(form))


def _form(request: Request, writing: Writing) -> ExampleForm:
    """What was handed in; with a row more when that was asked; else the draft, or the text as it stands."""
    earlier = earlier_choices(request.actor, without=writing.slug)
    if MORE in request.POST:
        given = with_rows_closed_up(request.POST)
        return writing.form(initial=given, earlier=earlier, more=request.POST[MORE])
    if request.method == "POST":
        return writing.form(request.POST, earlier=earlier)
    return writing.form(initial=drafts.kept(request) or writing.initial, earlier=earlier)


def _overtaken(form: ExampleForm, writing: Writing) -> list[dict[str, object]]:
    """Both texts field by field when somebody wrote in between; then the form counts as an answer to the newest."""
    facts = form.described
    if not facts or not writing.facts or form["replaces"].value() == str(writing.number):
        return []
    form.seen_anew(writing.number)
    found: list[dict[str, object]] = []
    for one in fields_differing(writing.facts, facts):
        theirs, yours = around_change(one.here, one.there)
        found.append({"label": LABELS[one.name], "theirs": theirs, "yours": yours})
    return found


def _preview(form: ExampleForm, writing: Writing) -> dict[str, object] | None:
    """The page as it would be, when all is right."""
    if not form.is_valid() or not form.described:
        return None
    page = preview(writing.slug, form.described)
    return {
        "page": page,
        "texts": queries.texts(page),
        "promises": queries.promises(page),
        "parties": queries.parties_by_kind(page),
        "sources": queries.source_lines(page.facts.sources),
        "reader": Reader(Glossary(())),
        "title": _("This is how it will look"),
    }
