"""Links beside many reports of an agreement at once."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from woordhouder.agreements.models import Agreement
from woordhouder.agreements.policy import AGREEMENT
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Partnership
from woordhouder.parties.policy import PARTNERSHIP
from woordhouder.record.policy import allowed, fetch
from woordhouder.record.references import new_reference
from woordhouder.record.refusals import FieldError, Invalid, NotAllowed
from woordhouder.record.registry import action
from woordhouder.record.typed import Line

from ..facts import LinkLine
from ..kinds import EVIDENCE, EVIDENCED, MOST
from ..models import Evidence, Report
from ..policy import REPORT
from .speaking import fields_of, own_seat, record_kept


@action(owes=EVIDENCED)
def add_links(
    actor: Actor,
    *,
    agreement: Line,
    links: Annotated[tuple[LinkLine, ...], Field(min_length=1, max_length=MOST)],
    seat: Line | None = None,
) -> Evidence:
    """Put links beside many of one's own reports of an agreement at once, all or none; gives the first.

    Each as in `keeping.add_evidence`; one entry names them all, public at once when all of these reports are. Raises
    NotFound, NotAllowed (policy row "hold_rounds" of tables, "prove" of reports when none of them is one's own), and
    Invalid by line for what is no report of one's own.
    """
    row = fetch(actor, "read", AGREEMENT, Agreement.objects.all(), reference=agreement)
    fetch(actor, "hold_rounds", PARTNERSHIP, Partnership.objects.all(), pk=row.partnership_id)
    chair = own_seat(actor, row.partnership_id, seat)
    about = Report.objects.filter(commitment__agreement=row, seat=chair, reference__in={one.report for one in links})
    reports = {one.reference: one for one in allowed(actor, "prove", REPORT, about).select_related("entry")}
    if not reports:
        raise NotAllowed(REPORT["prove"].why)
    wrong = [
        FieldError(f"links.{at}.report", _("This is no report of yours in this agreement."))
        for at, one in enumerate(links)
        if one.report not in reports
    ]
    if wrong:
        raise Invalid(_("Something is not right yet."), errors=tuple(wrong))
    names = [new_reference("evidence") for _one in links]
    public = all(one.public_from is not None for one in reports.values())
    said = {
        EVIDENCE[at]: {"reference": name, "report": one.report, **one.link.model_dump(mode="json")}
        for at, (name, one) in enumerate(zip(names, links, strict=True))
    }
    entry = record_kept(
        EVIDENCED,
        row,
        on=names[0],
        public=public,
        set_={"evidence": len(links)},
        has={"seat": chair.reference, **said},
        refs=list(dict.fromkeys(one.entry for one in reports.values())),
    )
    spoken = fields_of(actor, chair, entry, EVIDENCE[0], names[0], public=public)
    rows = [
        Evidence(
            report=reports[one.report], **one.link.model_dump(), **spoken | {"reference": name, "opening": opening}
        )
        for opening, name, one in zip(EVIDENCE, names, links, strict=False)
    ]
    return Evidence.objects.bulk_create(rows)[0]
