"""One commitment: what it says, who does what, how it came to be and its proof."""

import re

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from woordhouder.intake.queries.passages import InPaper, in_paper
from woordhouder.keeping.queries.at_once import stands_now
from woordhouder.keeping.queries.data import late_data, progress_data
from woordhouder.keeping.queries.path import path_data
from woordhouder.keeping.queries.progress import progress_of
from woordhouder.papers.data import json_response
from woordhouder.parties.requests import Request
from woordhouder.site.addresses import in_language

from ...queries import commitments
from ...queries.told import commitment_data
from ..papers.offered import paper_at
from .asking import answer, asked, refused, refused_data
from .whole import whole_address

YEAR = re.compile(r"(19|20)[0-9]{2}")


@require_safe
def commitment(request: Request, table: str, agreement: str, number: int) -> HttpResponse:
    """What stands for one commitment on the asked day. At most 15 queries, and one where its document can be read."""
    when, form = asked(request)
    page = commitments.commitment_page(request.actor, table, agreement, number, when)
    facts = {
        "page": page,
        "in_paper": _in_paper(request, page),
        "words": page.wording,
        "stood": stands_now(
            request.actor, page.commitment.reference, page.head.table_reference, page.year_ends, when.known
        ),
        "whole_address": whole_address(page.address) + when.query,
        "paper": paper_at(page.address, when.query),
        "data_address": in_language(f"{page.address}.json") + when.query,
    }
    return answer(request, "agreements/commitment.html", facts, form)


def _in_paper(request: Request, page: commitments.CommitmentPage) -> InPaper | None:
    """The passage from which the words that are shown come, for who may read the document of their act."""
    shown = page.wording.reference if page.wording else ""
    acts = [one for one in page.history if one.step.wording and one.step.wording.reference == shown]
    if not acts or not acts[0].origin.papers:
        return None
    return in_paper(request.actor, acts[0].step.act.reference, page.commitment.reference)


@require_safe
def commitment_json(request: Request, table: str, agreement: str, number: int) -> HttpResponse:
    """The same as data; with `?periode=2026` how far it was kept in that year too. At most 15 queries, and 10 then."""
    when, form = asked(request)
    page = commitments.commitment_page(request.actor, table, agreement, number, when)
    given = request.GET.get("periode", "").strip()
    if given and not YEAR.fullmatch(given):
        return refused_data(form) or refused({"periode": [gettext("Write a year here, such as 2026.")]})
    data = commitment_data(page)
    if given:
        kept = progress_of(request.actor, page.commitment.reference, int(given), when.known)
        data |= {"periode": int(given), "progress": progress_data(kept.progress), "late": late_data(kept.late)}
        data |= {"running_until": kept.running_until.isoformat() if kept.running_until else None}
        data |= {"figures": path_data(kept.figures)}
    return refused_data(form) or json_response(data)
