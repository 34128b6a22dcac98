"""One report, or one doubt, as who sits at the table sees it and may go on with it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from woordhouder.parties.actor import Actor
from woordhouder.record.policy import allowed
from woordhouder.record.refusals import NotFound

from ..models import Concern, Report
from ..policy import CONCERN, REPORT
from .kept_page import KeptPage, kept_page, table_of
from .said import ConcernLine, ReportLine


@dataclass(frozen=True)
class ReportPage:
    """A report within the page of its promise."""

    page: KeptPage
    line: ReportLine

    @property
    def may_answer(self) -> bool:
        """Whether it is for her to answer: of another party, and not replaced."""
        return bool(self.page.seats) and not self.page.leads and self.line.is_newest

    @property
    def may_contest(self) -> bool:
        """Whether a talk of her own opened the way to a contest."""
        mine = {reference for reference, _name in self.page.seats}
        return any(one.opens_contest and one.row.seat.reference in mine for one in self.page.concerns)


@dataclass(frozen=True)
class ConcernPage:
    """A doubt within the page of its promise."""

    page: KeptPage
    line: ConcernLine

    @property
    def may_end(self) -> bool:
        """Whether she is one of its two sides, while it goes on."""
        mine = {reference for reference, _name in self.page.seats}
        return not self.line.is_over and (self.page.leads or self.line.row.seat.reference in mine)


def report_page(actor: Actor, table: str, reference: str, known: datetime) -> ReportPage:
    """The report with this reference at a table (by its slug), for who sits there. Raises NotFound.

    At most 17 queries.
    """
    table_of(actor, table)
    rows = allowed(actor, "read", REPORT, Report.objects.filter(commitment__agreement__partnership__slug=table))
    row = rows.select_related("commitment__agreement").filter(reference=reference).first()
    page = _page(actor, table, row, known)
    line = page.said.report(reference)
    if line is None:
        raise NotFound(_("This page does not exist."))
    return ReportPage(page, line)


def concern_page(actor: Actor, table: str, reference: str, known: datetime) -> ConcernPage:
    """The doubt with this reference at a table (by its slug), for who sits there. Raises NotFound.

    At most 17 queries.
    """
    table_of(actor, table)
    rows = allowed(actor, "read", CONCERN, Concern.objects.filter(commitment__agreement__partnership__slug=table))
    row = rows.select_related("commitment__agreement").filter(reference=reference).first()
    page = _page(actor, table, row, known)
    line = next((one for one in page.concerns if one.row.reference == reference), None)
    if line is None:
        raise NotFound(_("This page does not exist."))
    return ConcernPage(page, line)


def _page(actor: Actor, table: str, row: Report | Concern | None, known: datetime) -> KeptPage:
    if row is None:
        raise NotFound(_("This page does not exist."))
    at = row.commitment
    return kept_page(actor, table, at.agreement.slug, at.number, year=row.year, known=known)
