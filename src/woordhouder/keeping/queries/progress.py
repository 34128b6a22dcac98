"""How far promises are kept, for one reader: of one commitment, of an agreement and of a whole table."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.models import Commitment, Wording
from woordhouder.agreements.moments import today
from woordhouder.agreements.policy import COMMITMENT
from woordhouder.agreements.queries.standing import titles_of
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Partnership
from woordhouder.parties.policy import PARTNERSHIP
from woordhouder.record.policy import allowed, fetch
from woordhouder.record.refusals import NotFound

from ..lateness import Late, late
from ..path import YearFigures, figures_of
from ..rules import NEWEST, Progress, counting, facts_known, progress
from ..running import running_until
from .loading import Loaded, loaded
from .promised import Promised, promised


@dataclass(frozen=True)
class Kept:
    """The progress of a commitment over a year as known on a moment. None: no text on 31 December.

    `is_hidden`: there is a text that this reader may not read yet, so that she is told nothing of its progress.
    `wording`: the text on 31 December, for who may read it; `figures`: what it promised and what was reported; `late`:
    the rounds for which the report that counts came late.
    """

    commitment: str
    year: int
    known: datetime
    progress: Progress | None = None
    is_hidden: bool = False
    wording: Wording | None = None
    figures: Sequence[YearFigures] = ()
    late: Sequence[Late] = ()

    @property
    def running_until(self) -> date | None:
        """The last day of the year when that is not over on that moment; else None."""
        return running_until(self.year, today(self.known))


@dataclass(frozen=True)
class OverviewLine:
    """One commitment in an overview. `title`: as this reader may read it; `agreement`: its slug."""

    kept: Kept
    agreement: str
    number: int
    title: str
    theme: str
    lead: str


@dataclass(frozen=True)
class Overview:
    """All promises of a table over a year that had a text on its 31 December, by agreement and number."""

    table: str
    year: int
    known: datetime
    lines: Sequence[OverviewLine]


def progress_of(actor: Actor, commitment: str, year: int, known: datetime, version: int = NEWEST) -> Kept:
    """The progress of a commitment (by reference) over a year as known then. Raises NotFound. At most 9 queries."""
    rows = Commitment.objects.filter(reference=commitment).select_related("agreement")
    found = list(allowed(actor, "read", COMMITMENT, rows))
    if not found:
        raise NotFound(_("This page does not exist."))
    return progress_over(actor, found, [year], known, version)[commitment, year]


def progress_over(
    actor: Actor, commitments: Collection[Commitment], years: Sequence[int], known: datetime, version: int = NEWEST
) -> Mapping[tuple[str, int], Kept]:
    """By commitment (by reference) and year how far it is. `commitments`: of one table. At most 7 queries."""
    if not commitments:
        return {}
    keys = [row.pk for row in commitments]
    ground = promised(actor, keys, years, known)
    partnership = next(iter(commitments)).agreement.partnership_id
    told = loaded(actor, partnership, keys)
    places = [(row.reference, year) for row in commitments for year in years]
    empty = {place: Kept(*place, known) for place in places}
    return empty | {place: _kept(text, known, told, version) for place, text in ground.items()}


def _kept(text: Promised, known: datetime, told: Loaded, version: int) -> Kept:
    name, year = text.commitment, text.year
    if not text.is_readable:
        return Kept(name, year, known, is_hidden=True)
    facts = told.facts(name, text.promise)
    then = facts_known(facts, known)
    reports = counting(then.reports, text.promise.lead)
    return Kept(
        name,
        year,
        known,
        progress(facts, year, known, version),
        wording=text.wording,
        figures=figures_of(text.promise.indicator, reports),
        late=late(then.reports, then.rounds).get(reports[year].report, ()) if year in reports else (),
    )


def overview(actor: Actor, table: str, year: int, known: datetime) -> Overview:
    """All promises of a table (by its slug) over a year, as far as the reader may read them. Raises NotFound.

    At most 12 queries, whatever the numbers.
    """
    row = fetch(actor, "read", PARTNERSHIP, Partnership.objects.all(), slug=table)
    rows = Commitment.objects.filter(agreement__partnership=row).select_related("agreement")
    commitments = list(allowed(actor, "read", COMMITMENT, rows.order_by("agreement__starts", "agreement_id", "number")))
    found = progress_over(actor, commitments, [year], known)
    texts = _texts(actor, [kept.wording for kept in found.values() if kept.wording])
    lines = [
        OverviewLine(
            kept,
            one.agreement.slug,
            one.number,
            texts.get(kept.wording.pk, "") if kept.wording else "",
            kept.wording.theme if kept.wording else "",
            kept.wording.lead.organisation.name if kept.wording else "",
        )
        for one in commitments
        if (kept := found[one.reference, year]).wording or kept.is_hidden
    ]
    return Overview(table, year, known, lines)


def _texts(actor: Actor, wordings: Sequence[Wording]) -> Mapping[int, str]:
    """By id of a wording its title as this reader may read it. At most 3 queries."""
    if not wordings:
        return {}
    rows = Wording.objects.filter(pk__in=[row.pk for row in wordings])
    return titles_of(actor, list(rows.select_related("commitment__agreement")))
