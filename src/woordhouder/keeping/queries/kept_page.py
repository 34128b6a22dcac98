"""How one promise is kept over a year, as its page shows it: computed, reported, answered, looked back at."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.addresses import agreement_address
from woordhouder.agreements.models import Commitment, Wording
from woordhouder.agreements.moments import today
from woordhouder.agreements.policy import COMMITMENT
from woordhouder.agreements.queries.standing import titles_of
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Partnership, Seat
from woordhouder.parties.policy import PARTNERSHIP, WRITING, at_the_table, records_removals, seats_of
from woordhouder.record.policy import allowed
from woordhouder.record.refusals import NotFound

from ..lateness import Late
from ..path import figures_of
from ..rules import Progress, counting, progress
from ..running import running_until
from .depending import beside, is_linked, linked
from .due_lines import Neighbour
from .links import LinkState, link_states
from .loading import Loaded
from .looking_back import VIEWED, WANTED, LookedBack, of_promise
from .path import Path, path_of
from .promised import Promised, promised
from .said import ConcernLine, ReportLine, Said, said_of
from .versions import PartReports, by_part

LAST_MONTH = 12


@dataclass(frozen=True)
class KeptPage:
    """A promise over a year. `progress`: None without a text that this reader may read. `seats`: hers at this table,
    by reference and name, for which she may write; `leads`: whether one of them leads the promise. `needs`: what it
    depends on, `needed_by`: what depends on it. `may_remove`: whether she removes words for the controller.
    `running_until`: the last day of the year when that is not over.
    """

    commitment: str
    table: str
    table_name: str
    agreement: str
    agreement_title: str
    number: int
    title: str
    lead: str
    year: int
    years: Sequence[int]
    progress: Progress | None
    is_hidden: bool
    wording: Wording | None
    said: Said
    backward: Sequence[LookedBack]
    links: Mapping[str, LinkState]
    seats: Sequence[tuple[str, str]]
    is_at_table: bool
    leads: bool
    path: Path | None
    needs: Sequence[Neighbour]
    needed_by: Sequence[Neighbour]
    may_remove: bool = False
    running_until: date | None = None

    @property
    def commitment_address(self) -> str:
        """Where the promise itself is read."""
        return f"{self.agreement_address}/{self.number}"

    @property
    def agreement_address(self) -> str:
        """Where its agreement is read."""
        return agreement_address(self.table, self.agreement)

    @property
    def address(self) -> str:
        """Where this page is."""
        return f"{self.commitment_address}/voortgang"

    @property
    def reports(self) -> Sequence[ReportLine]:
        """Over this year, the newest first."""
        return self.said.of(self.year)

    @property
    def parts(self) -> Sequence[PartReports]:
        """The same by part of the year, the latest first, each with its revisions."""
        return by_part(self.reports, self.progress.report if self.progress else None)

    @property
    def late(self) -> Sequence[Late]:
        """The rounds for which the report that counts came late."""
        line = self.said.report(self.progress.report) if self.progress else None
        return line.late if line else ()

    @property
    def concerns(self) -> Sequence[ConcernLine]:
        """The talks about this year."""
        return self.said.doubts(self.year)

    @property
    def looked_back(self) -> Sequence[LookedBack]:
        """Thanks, milestones, lessons, views and lines of talks."""
        return [one for one in self.backward if one.which != WANTED]

    def wanted(self, concern: str) -> Sequence[LookedBack]:
        """The lines that sides of a talk (by reference) wanted to tell everybody, the newest last."""
        return [one for one in self.backward if one.which == WANTED and one.more == concern]

    @property
    def references(self) -> list[str]:
        """Her seats by reference."""
        return [reference for reference, _name in self.seats]

    @property
    def may_doubt(self) -> bool:
        """Whether she may say at the table that she doubts it."""
        return bool(self.seats) and not self.leads and self.progress is not None


def kept_page(  # noqa: PLR0913 - where, when and for whom
    actor: Actor, table: str, agreement: str, number: int, *, year: int | None, known: datetime
) -> KeptPage:
    """A promise over `year`; None: the newest with a report, else the last that is over. Raises NotFound.

    At most 13 queries; 15 for who sits at the table; 3 more where promises depend on each other.
    """
    row = commitment_of(actor, table, agreement, number)
    is_linked = row.is_linked  # type: ignore[attr-defined] # asked for with it
    return page_of(actor, row, year=year, known=known, is_linked=is_linked)


def page_of(actor: Actor, row: Commitment, *, year: int | None, known: datetime, is_linked: bool = False) -> KeptPage:
    """The page of a promise that the reader may read, with its agreement and table. 1 query less.

    `is_linked`: also look up what it depends on, and what depends on it.
    """
    partnership = row.agreement.partnership
    is_at_table = actor.is_known and partnership.pk in at_the_table(actor)
    found, loaded = said_of(actor, [row.pk], partnership.pk, today(known), is_at_table=is_at_table)
    said = found.get(row.reference, Said())
    years = years_of(row, said, today(known))
    chosen = year if year in years else _newest(said, years, today(known))
    links = linked(Q(wording__commitment=row) | Q(commitment=row)) if is_linked else []
    around = {row.pk, *(one for link in links for one in (link.commitment, link.needed))}
    texts = {name: found for (name, _year), found in promised(actor, around, [chosen], known).items()}
    text = texts.get(row.reference)
    needs, needed_by = beside(actor, row, links, texts, chosen)
    readable = text if text and text.is_readable else None
    seats, backward = own_seats(actor, partnership.pk), of_promise(actor, row)
    return KeptPage(
        commitment=row.reference,
        table=partnership.slug,
        table_name=partnership.name,
        agreement=row.agreement.slug,
        agreement_title=row.agreement.title,
        number=row.number,
        title=_title(actor, row, readable),
        lead=readable.wording.lead.organisation.name if readable else "",
        year=chosen,
        years=years,
        progress=progress(loaded.facts(row.reference, readable.promise), chosen, known) if readable else None,
        is_hidden=text is not None and readable is None,
        wording=readable.wording if readable else None,
        said=said,
        backward=backward,
        links=link_states(_urls(said, backward), today(known)),
        seats=seats,
        is_at_table=is_at_table,
        needs=needs,
        needed_by=needed_by,
        leads=readable is not None and readable.promise.lead in {seat for seat, _name in seats},
        path=_path(readable, loaded) if readable else None,
        may_remove=records_removals(actor),
        running_until=running_until(chosen, today(known)),
    )


def _path(text: Promised, loaded: Loaded) -> Path | None:
    reports = counting(loaded.facts(text.commitment, text.promise).reports, text.promise.lead)
    return path_of(text.wording, figures_of(text.promise.indicator, reports))


def commitment_of(actor: Actor, table: str, agreement: str, number: int) -> Commitment:
    """The commitment at this address, and whether others depend on it or it on others (`is_linked`). 1 query.

    Raises NotFound.
    """
    where = {"agreement__partnership__slug": table, "agreement__slug": agreement, "number": number}
    rows = allowed(actor, "read", COMMITMENT, Commitment.objects.filter(**where))
    row = rows.select_related("agreement__partnership").annotate(is_linked=is_linked()).first()
    if row is None:
        raise NotFound(_("This page does not exist."))
    return row


def table_of(actor: Actor, slug: str) -> Partnership:
    """The table with this slug, for who sits there; for others it is not there. 1 query. Raises NotFound."""
    row = allowed(actor, "sit", PARTNERSHIP, Partnership.objects.filter(slug=slug)).first()
    if row is None:
        raise NotFound(_("This page does not exist."))
    return row


def own_seats(actor: Actor, partnership: int) -> list[tuple[str, str]]:
    """The seats of a table (by id) for which the actor writes, by reference and name. At most 1 query."""
    mine = seats_of(actor, *WRITING) if actor.is_known else []
    if not mine:
        return []
    rows = Seat.objects.filter(pk__in=mine, partnership=partnership).order_by("pk")
    return list(rows.values_list("reference", "organisation__name"))


def years_of(row: Commitment, said: Said, day: date) -> list[int]:
    """The years of a promise that began, the newest first, and those that were reported on."""
    first = row.agreement.starts.year
    last = min(day.year, row.agreement.until.year) if row.agreement.until else day.year
    reported = {one.row.year for one in said.reports} | {one.row.year for one in said.concerns}
    return sorted({*range(first, last + 1), *reported} or {day.year}, reverse=True)


def _newest(said: Said, years: Sequence[int], day: date) -> int:
    reported = [one.row.year for one in said.reports]
    return max(reported) if reported else next((year for year in years if year < day.year), years[0])


def _title(actor: Actor, commitment: Commitment, text: Promised | None) -> str:
    if text is None:
        return ""
    text.wording.commitment = commitment  # so that it is not asked for again
    return titles_of(actor, [text.wording])[text.wording.pk]


def _urls(said: Said, backward: Sequence[LookedBack]) -> Iterator[str]:
    """The addresses that stand as evidence or source beside a promise."""
    for report in said.reports:
        yield from (one.url for one in report.evidence)
        yield from (one.url for answer in report.responses for one in answer.evidence)
    yield from (one.more for one in backward if one.which == VIEWED)
