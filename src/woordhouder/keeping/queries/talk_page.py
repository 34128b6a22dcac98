"""One report, or one doubt, as who sits at the table sees it and may go on with it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Partnership
from woordhouder.parties.policy import PARTNERSHIP
from woordhouder.record.policy import allowed
from woordhouder.record.refusals import NotFound

from ..models import Concern, Report
from ..policy import CONCERN, REPORT
from ..words import Outcome
from .kept_page import KeptPage, page_of
from .looking_back import LookedBack
from .said import ConcernLine, ReportLine, ResponseLine

PLACE = "commitment__agreement__partnership"


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
    def _mine(self) -> list[str]:
        return self.page.references

    @property
    def own_contest(self) -> ResponseLine | None:
        """Her own latest answer, when it contests this report."""
        answers = (self.line.answer_of(seat) for seat in self._mine)
        return next((one for one in answers if one and one.contests), None)

    @property
    def is_own(self) -> bool:
        """Whether her organisation made this report."""
        return self.line.row.seat.reference in self._mine

    @property
    def is_hers_to_prove(self) -> bool:
        """Whether evidence beside it is for her to give: it is her report, or her contest of it."""
        return self.is_own or self.own_contest is not None

    @property
    def address(self) -> str:
        """Where it is."""
        return f"/{self.page.table}/verslagen/{self.line.row.reference}"

    @property
    def before(self) -> ReportLine | None:
        """The version that this one revises."""
        replaced = self.line.row.replaces
        return self.page.said.report(replaced.reference) if replaced else None

    @property
    def said_before(self) -> ResponseLine | None:
        """What she said of the version before, while she said nothing of this one."""
        if self.before is None or not self.may_answer or any(map(self.line.answer_of, self._mine)):
            return None
        said = map(self.before.answer_of, self._mine)
        return next((one for one in said if one and one.is_complete), None)

    @property
    def may_repeat_evidence(self) -> bool:
        """Whether her evidence beside the version before may stand beside this one as well."""
        shown = self.before.proof if self.before else ()
        return self.is_own and self.line.is_newest and bool(shown) and not self.line.evidence

    @property
    def own_talk(self) -> ConcernLine | None:
        """Her talk that still goes on."""
        talks = (one for one in self.page.concerns if one.row.seat.reference in self._mine)
        return next((one for one in talks if not one.is_over and not one.opens_contest), None)

    @property
    def may_contest(self) -> bool:
        """Whether a talk of her own opened the way to a contest."""
        return any(one.opens_contest and one.row.seat.reference in self._mine for one in self.page.concerns)


@dataclass(frozen=True)
class ConcernPage:
    """A doubt within the page of its promise."""

    page: KeptPage
    line: ConcernLine

    @property
    def is_side(self) -> bool:
        """Whether she is one of its two sides."""
        return self.page.leads or self.line.row.seat.reference in self.page.references

    @property
    def may_end(self) -> bool:
        """Whether she may end it: one of its two sides, while it goes on."""
        return self.is_side and not self.line.is_over

    @property
    def wanted(self) -> LookedBack | None:
        """The newest line that a side wants to tell everybody."""
        return next(reversed(self.page.wanted(self.line.row.reference)), None)

    @property
    def told(self) -> bool:
        """Whether it has its public line."""
        return any(one.is_agreed for one in self.page.wanted(self.line.row.reference))

    @property
    def may_line(self) -> bool:
        """Whether she may say which line everybody may read: a side of a talk that ended agreed, without one."""
        return self.is_side and self.line.outcome is Outcome.AGREED and not self.told

    @property
    def may_agree(self) -> bool:
        """Whether the line that waits is the other side's, as the sides are by now, and its words are there."""
        wanted, wording = self.wanted, self.page.wording
        if not self.may_line or wanted is None or wanted.ground:
            return False
        sides = {self.line.row.seat.reference, wording.lead.reference if wording else ""}
        return wanted.line.seat in sides - set(self.page.references)


def report_page(actor: Actor, table: str, reference: str, known: datetime) -> ReportPage:
    """The report with this reference at a table (by its slug), for who sits there. Raises NotFound.

    At most 15 queries.
    """
    row = allowed(actor, "read", REPORT, Report.objects.filter(_there(actor, table), reference=reference))
    page = _page(actor, row.select_related(PLACE).first(), known)
    line = page.said.report(reference)
    if line is None:
        raise NotFound(_("This page does not exist."))
    return ReportPage(page, line)


def concern_page(actor: Actor, table: str, reference: str, known: datetime) -> ConcernPage:
    """The doubt with this reference at a table (by its slug), for who sits there. Raises NotFound.

    At most 15 queries.
    """
    row = allowed(actor, "read", CONCERN, Concern.objects.filter(_there(actor, table), reference=reference))
    page = _page(actor, row.select_related(PLACE).first(), known)
    line = next((one for one in page.concerns if one.row.reference == reference), None)
    if line is None:
        raise NotFound(_("This page does not exist."))
    return ConcernPage(page, line)


def _there(actor: Actor, table: str) -> Q:
    """At the table with this slug, where she sits."""
    return Q(**{f"{PLACE}__in": allowed(actor, "sit", PARTNERSHIP, Partnership.objects.filter(slug=table))})


def _page(actor: Actor, row: Report | Concern | None, known: datetime) -> KeptPage:
    if row is None:
        raise NotFound(_("This page does not exist."))
    return page_of(actor, row.commitment, year=row.year, known=known)
