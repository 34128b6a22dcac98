"""Everything that an organisation has to report, on one page: filed row by row; good rows go, bad rows stay."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from woordhouder.agreements.views.handing_in import at_fields
from woordhouder.parties.policy import ORGANISATION, WRITING, acting_organisation
from woordhouder.parties.requests import Request
from woordhouder.record.clock import now
from woordhouder.record.refusals import NotAllowed, Refused
from woordhouder.site import drafts
from woordhouder.site.signed_in import signed_in
from woordhouder.site.submitting import UNPROCESSABLE, go, put_into

from .. import actions
from ..awaited import Group
from ..forms.reporting import DueFilterForm, ReportRowForm
from ..queries.due import MOST, Asked, DuePage, Which, due_page
from ..queries.due_lines import DueLine
from ..queries.typed import Elsewhere, Typed, typed_elsewhere
from .proving import prove_with
from .showing import asked_year
from .taking import Taken, take

NUMBER = 6  # digits of the greatest page
MONTH = re.compile(r"[1-9]|1[0-2]")
FIELD = re.compile(r"(?P<commitment>.+)-(?P<year>(?:19|20)[0-9]{2})-(?P<part>[1-9]|1[0-2])-(?P<name>\w+)")
REPLACES = "replaces"
BUTTONS = ("only", "take")


@dataclass
class Filed:
    """What became of the rows that were handed in. `unproved`: filed, but not with their evidence."""

    rows: list[ReportRowForm] = field(default_factory=list)
    wrong: list[ReportRowForm] = field(default_factory=list)
    unproved: list[tuple[ReportRowForm, str, str]] = field(default_factory=list)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: Request) -> HttpResponse:
    """What the organisation can report on, over all its tables, at most fifty on a page. At most 15 queries to show."""
    if not acting_organisation(request.actor, *WRITING):
        raise NotAllowed(ORGANISATION["keep_figures"].why)
    if answer := drafts.keep_rows(request):
        return answer
    asked = _asked(request)
    if request.method == "POST" and "take" in request.POST:
        return _took(request, asked)
    page, kept = due_page(request.actor, asked, now()), drafts.kept_rows(request)
    rows = _rows(request, page, kept)
    if request.method != "POST":
        return _shown(request, page, rows, elsewhere=_elsewhere(request, page, kept))
    filed = _file_all(request, [form for form in rows if form.is_touched])
    if filed.rows:
        drafts.keep_rest(request, [*BUTTONS, *(f"{form.row.key}-" for form in filed.rows)])
    if filed.wrong or filed.unproved or not filed.rows:
        left = [form for form in rows if form not in filed.rows]
        return _shown(request, page, left, filed=filed, status=UNPROCESSABLE)
    done = ngettext("%(count)d report filed.", "%(count)d reports filed.", len(filed.rows)) % {"count": len(filed.rows)}
    return go(request, _back(request), done=done)


def _asked(request: Request) -> Asked:
    """Which promises are asked for: by the address, and what is handed in by its own rows, wherever they stand now."""
    given = {name: str(value).replace("\0", "") for name, value in request.GET.items()}
    number, part, which = given.get("pagina", ""), given.get("deel", ""), given.get("staat", "")
    asked = Asked(
        year=asked_year(request),
        part=int(part) if MONTH.fullmatch(part) else None,
        table=given.get("tafel", ""),
        theme=given.get("thema", ""),
        which=Which(which) if which in Which.values else Which.OPEN,
        commitment=given.get("afspraak", ""),
        number=int(number) if number.isascii() and number.isdecimal() and len(number) <= NUMBER else 1,
    )
    fields = [row for name in request.POST if (row := FIELD.fullmatch(name.replace("\0", "")))]
    found = [row for row in fields if row["name"] == REPLACES][:MOST]
    if not found:
        return asked
    rows = tuple((row["commitment"], int(row["part"])) for row in found)
    return Asked(year=int(found[0]["year"]), part=asked.part, which=asked.which, rows=rows)


def _rows(request: Request, page: DuePage, kept: dict[str, Any]) -> list[ReportRowForm]:
    """A form for each promise that has no report yet, or that is asked for by its own address."""
    posted = request.POST if request.method == "POST" else None
    request.gives_back = any(_of_row(kept, line.key) for line in page.lines)
    only = request.POST.get("only", "")
    return [
        ReportRowForm(
            posted if only in ("", line.key) else None,
            request.FILES or None,
            row=line,
            kept=_of_row(request.POST.dict() if only else kept, line.key),
            is_asked=only == line.key,
        )
        for line in page.lines
        if line.standing is None or page.asked.commitment or page.asked.rows
    ]


def _elsewhere(request: Request, page: DuePage, kept: dict[str, Any]) -> list[Elsewhere]:
    """What was typed for other parts than the page shows; one promise by its own address asks for no other."""
    if page.asked.commitment:
        return []
    fields = [row for name in kept if (row := FIELD.fullmatch(name))]
    places = {(row["commitment"], row["year"], row["part"]) for row in fields if row["name"] != REPLACES}
    typed = [
        Typed(name, int(year), int(part), str(kept.get(f"{name}-{year}-{part}-{REPLACES}", "")))
        for name, year, part in places
    ]
    return typed_elsewhere(request.actor, typed, {(line.year, line.part) for line in page.lines})


def _of_row(typed: dict[str, Any], key: str) -> dict[str, Any]:
    """What was typed for this row."""
    before = f"{key}-"
    return {name.removeprefix(before): value for name, value in typed.items() if name.startswith(before)}


def _file_all(request: Request, forms: list[ReportRowForm]) -> Filed:
    filed = Filed()
    for form in forms:
        _file(request, form, filed)
    return filed


def _file(request: Request, form: ReportRowForm, filed: Filed) -> None:
    """File this row. What is wrong with it is told in the row; what is wrong with its evidence, above all."""
    if not form.is_valid():
        filed.wrong.append(form)
        return
    try:
        made = actions.report(request.actor, **form.given, commitment=form.row.commitment, seat=form.row.seat)
    except Refused as refusal:
        put_into(form, at_fields(form, refusal))
        filed.wrong.append(form)
        return
    filed.rows.append(form)
    try:
        if form.cleaned_data.get("repeat"):
            actions.repeat_evidence(request.actor, report=made.reference)
        prove_with(request, form, report=made.reference)
    except Refused as refusal:
        words = " ".join([str(refusal.what), *(str(error.message) for error in refusal.errors)])
        filed.unproved.append((form, f"/{form.row.table}/verslagen/{made.reference}/bewijs", words))


def _took(request: Request, asked: Asked) -> HttpResponse:
    """The values of figures that they keep, filed as reports with one click: one of them, or all."""
    taken = take(request.actor, asked, request.POST["take"])
    if taken.filed:
        drafts.keep_rest(request, [*BUTTONS, *(f"{key}-" for key in taken.filed)])
    if taken.refused or not taken.filed:
        page = due_page(request.actor, asked, now())
        rows = _rows(request, page, drafts.kept_rows(request))
        return _shown(request, page, rows, taken=taken, status=UNPROCESSABLE)
    count = len(taken.filed)
    done = ngettext("%(count)d report filed.", "%(count)d reports filed.", count) % {"count": count}
    return go(request, _back(request), done=done)


def _back(request: Request) -> str:
    """The same part of the list; from one promise to the whole list of its year."""
    asked = request.GET.copy()
    for name in ("bewaard", "afspraak"):
        asked.pop(name, None)
    return f"{request.path}?{asked.urlencode()}"


Pair = tuple[DueLine, ReportRowForm | None]


def _in_groups(page: DuePage, pairs: list[Pair]) -> list[tuple[Group, int, list[Pair]]]:
    """What is late, asked now, and so on: each with how many there are of it on all pages, and its rows on this one."""
    found = groupby(pairs, key=lambda pair: pair[0].awaited.group)
    return [(group, page.groups[group], list(some)) for group, some in found]


def _shown(  # noqa: PLR0913 - what the page says
    request: Request,
    page: DuePage,
    rows: list[ReportRowForm],
    *,
    filed: Filed | None = None,
    taken: Taken | None = None,
    elsewhere: Sequence[Elsewhere] = (),
    status: int = 200,
) -> HttpResponse:
    forms = {form.row.key: form for form in rows}
    gone = {form.row.key for form in filed.rows} if filed else set()
    facts = {
        "page": page,
        "elsewhere": elsewhere,
        "groups": _in_groups(page, [(line, forms.get(line.key)) for line in page.lines if line.key not in gone]),
        "has_forms": bool(rows),
        "made": {},
        "has_files": any(request.FILES.values()),
        "filter": DueFilterForm(page),
        "filed": filed,
        "taken": taken,
    }
    return render(request, "keeping/mine.html", facts, status=status)
