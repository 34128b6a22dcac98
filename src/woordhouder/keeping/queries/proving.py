"""A report with its evidence, for who puts more beside it."""

from dataclasses import dataclass
from datetime import datetime

from woordhouder.parties.actor import Actor

from .kept_page import KeptPage
from .said import ReportLine
from .talk_page import report_page


@dataclass(frozen=True)
class ProvingPage:
    """A report, and whether who asks writes for the seat that filed it."""

    page: KeptPage
    line: ReportLine
    before: ReportLine | None

    @property
    def is_own(self) -> bool:
        """Whether she may put evidence beside it."""
        return self.line.row.seat.reference in {seat for seat, _name in self.page.seats}

    @property
    def may_repeat(self) -> bool:
        """Whether the version before had evidence that is still there, and this one has none."""
        return bool(self.before and self.before.proof) and not self.line.evidence

    @property
    def address(self) -> str:
        """Where it is."""
        return f"/{self.page.table}/verslagen/{self.line.row.reference}/bewijs"


def proving_page(actor: Actor, table: str, reference: str, known: datetime) -> ProvingPage:
    """The report with this reference at a table (by its slug), for who sits there. Raises NotFound.

    At most 17 queries.
    """
    found = report_page(actor, table, reference, known)
    before = found.line.row.replaces
    return ProvingPage(found.page, found.line, found.page.said.report(before.reference if before else None))
