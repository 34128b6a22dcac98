"""How one promise is kept over a year, as its page shows it: computed, reported, answered, looked back at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import BooleanField, CharField, F, IntegerField, Q, Value
from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.addresses import agreement_address
from woordhouder.agreements.models import Commitment, Wording
from woordhouder.agreements.moments import today
from woordhouder.agreements.policy import COMMITMENT
from woordhouder.agreements.queries.standing import titles_of
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Partnership, Seat
from woordhouder.parties.policy import PARTNERSHIP, WRITING, at_the_table, seats_of
from woordhouder.record.policy import allowed
from woordhouder.record.refusals import NotFound, Words

from ..models import Lesson, Thanks, ThirdView
from ..path import figures_of
from ..policy import LESSON, THANKS, THIRD_VIEW
from ..rules import Progress, counting, progress
from ..words import Body
from .depending import beside, is_linked, linked
from .due_lines import Neighbour
from .loading import Loaded
from .path import Path, path_of
from .promised import Promised, promised
from .said import ConcernLine, ReportLine, Said, said_of

LAST_MONTH = 12


@dataclass(frozen=True)
class LookedBack:
    """Thanks, a milestone, a lesson, or what an independent body found."""

    which: str
    reference: str
    by: str
    text: str
    at: datetime
    year: int | None
    more: str
    place: str
    is_milestone: bool

    @property
    def title(self) -> Words:
        """What sort of thing it is, in words."""
        if self.which == "view":
            return Body(self.place).label
        if self.which == "lesson":
            return _("A lesson")
        return _("A milestone") if self.is_milestone else _("Thanks")


@dataclass(frozen=True)
class KeptPage:
    """A promise over a year. `progress`: None without a text that this reader may read. `seats`: hers at this table,
    by reference and name, for which she may write; `leads`: whether one of them leads the promise. `needs`: what it
    depends on, `needed_by`: what depends on it.
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
    looked_back: Sequence[LookedBack]
    seats: Sequence[tuple[str, str]]
    is_at_table: bool
    leads: bool
    path: Path | None
    needs: Sequence[Neighbour]
    needed_by: Sequence[Neighbour]

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
    def concerns(self) -> Sequence[ConcernLine]:
        """The talks about this year."""
        return self.said.doubts(self.year)

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
    partnership = row.agreement.partnership
    is_at_table = actor.is_known and partnership.pk in at_the_table(actor)
    found, loaded = said_of(actor, [row.pk], partnership.pk, today(known), is_at_table=is_at_table)
    said = found.get(row.reference, Said())
    years = years_of(row, said, today(known))
    chosen = year if year in years else _newest(said, years, today(known))
    links = linked(Q(wording__commitment=row) | Q(commitment=row)) if row.is_linked else []  # type: ignore[attr-defined]
    around = {row.pk, *(one for link in links for one in (link.commitment, link.needed))}
    texts = {name: found for (name, _year), found in promised(actor, around, [chosen], known).items()}
    text = texts.get(row.reference)
    needs, needed_by = beside(actor, row, links, texts, chosen)
    readable = text if text and text.is_readable else None
    seats = own_seats(actor, partnership.pk)
    return KeptPage(
        commitment=row.reference,
        table=partnership.slug,
        table_name=partnership.name,
        agreement=row.agreement.slug,
        agreement_title=row.agreement.title,
        number=number,
        title=_title(actor, row, readable),
        lead=readable.wording.lead.organisation.name if readable else "",
        year=chosen,
        years=years,
        progress=progress(loaded.facts(row.reference, readable.promise), chosen, known) if readable else None,
        is_hidden=text is not None and readable is None,
        wording=readable.wording if readable else None,
        said=said,
        looked_back=_looked_back(actor, row),
        seats=seats,
        is_at_table=is_at_table,
        needs=needs,
        needed_by=needed_by,
        leads=readable is not None and readable.promise.lead in {seat for seat, _name in seats},
        path=_path(readable, loaded) if readable else None,
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


def _looked(  # noqa: PLR0913, PLR0917 - the columns
    which: str,
    reference: str,
    by: str,
    text: str,
    at: datetime,
    year: int | None,
    more: str | None,
    place: str,
    mark: Any,
) -> LookedBack:
    return LookedBack(which, reference, by, text, at, year, more or "", place, is_milestone=bool(mark))


def _looked_back(actor: Actor, row: Commitment) -> list[LookedBack]:
    """All of it in the order in which it was said. 1 query."""
    names = ("a_which", "a_name", "a_by", "a_text", "a_at", "a_year", "a_more", "a_place", "a_mark")
    no_year, no, text = Value(None, IntegerField()), Value(value=False, output_field=BooleanField()), CharField()

    def lines(which: str, rows, **more):  # type: ignore[no-untyped-def] # three models, one form
        told = {"a_which": Value(which, text), "a_name": F("reference"), "a_by": F("seat__organisation__name")}
        told |= {"a_text": F("text"), "a_at": F("recorded_at"), **more}
        return rows.filter(commitment=row).order_by().annotate(**told).values_list(*names)

    found = lines(
        "thanks",
        allowed(actor, "read", THANKS, Thanks.objects.all()),
        a_year=no_year,
        a_more=F("to__organisation__name"),
        a_place=Value("", text),
        a_mark=F("is_milestone"),
    ).union(
        lines(
            "lesson",
            allowed(actor, "read", LESSON, Lesson.objects.filter(replaced_by=None)),
            a_year=F("year"),
            a_more=F("example"),
            a_place=Value("", text),
            a_mark=no,
        ),
        lines(
            "view",
            allowed(actor, "read", THIRD_VIEW, ThirdView.objects.all()),
            a_year=F("year"),
            a_more=F("url"),
            a_place=F("body"),
            a_mark=no,
        ),
        all=True,
    )
    rows = [_looked(*line) for line in found]
    return sorted(rows, key=lambda one: (one.at, one.reference))
