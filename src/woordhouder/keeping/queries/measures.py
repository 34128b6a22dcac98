"""The figures that an organisation keeps itself, and which of its promises follow them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max, Q

from woordhouder.agreements.models import Commitment
from woordhouder.agreements.moments import today
from woordhouder.agreements.policy import COMMITMENT
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Seat
from woordhouder.parties.policy import WRITING, seats_of
from woordhouder.record.policy import allowed, fetch
from woordhouder.record.refusals import NotAllowed

from ..models import Following, Measure, MeasureValue
from ..policy import MEASURE, ONLY_LEAD
from ..recorded import last_day
from .promised import promised


@dataclass(frozen=True)
class MeasureLine:
    """A figure, how many values of it stand, and the last year of these."""

    reference: str
    name: str
    unit: str
    values: int
    last_year: int | None

    @property
    def address(self) -> str:
        """Where it is."""
        return f"/mijn/maten/{self.reference}"


@dataclass(frozen=True)
class ValueLine:
    """A value with the version before it. `is_newest`: no later one replaces it. `reports`: how many took it."""

    row: MeasureValue
    is_newest: bool
    reports: int

    @property
    def until(self) -> date:
        """The last day of what it counts."""
        return last_day(self.row.year, self.row.part)


@dataclass(frozen=True)
class FollowerLine:
    """A promise that follows a figure in an area. `title` "": no text is in force."""

    commitment: Commitment
    area: str
    title: str

    @property
    def address(self) -> str:
        """Where it is told how it is kept."""
        agreement = self.commitment.agreement
        return f"/{agreement.partnership.slug}/{agreement.slug}/{self.commitment.number}/voortgang"


@dataclass(frozen=True)
class MeasurePage:
    """A figure with all its values, the newest first. `areas`: those that have a value."""

    row: Measure
    values: Sequence[ValueLine]
    areas: Sequence[str]
    followers: Sequence[FollowerLine]
    year: int

    @property
    def address(self) -> str:
        """Where it is."""
        return f"/mijn/maten/{self.row.reference}"

    def standing(self, area: str, year: int, part: int) -> MeasureValue | None:
        """The value that stands for an area over a year up to and including a month."""
        asked = (area, year, part)
        return next(
            (one.row for one in self.values if one.is_newest and (one.row.area, one.row.year, one.row.part) == asked),
            None,
        )


@dataclass(frozen=True)
class FollowPage:
    """A promise, and the figures that its reports can follow. `now`: what they follow."""

    commitment: str
    table: str
    agreement: str
    number: int
    title: str
    seat: str
    measures: Sequence[tuple[str, str]]
    areas: Sequence[str]
    now: Following | None

    @property
    def address(self) -> str:
        """Where it is told how it is kept."""
        return f"/{self.table}/{self.agreement}/{self.number}/voortgang"


def measures(actor: Actor) -> list[MeasureLine]:
    """The figures that the actor's organisation keeps, by name. 1 query."""
    standing = Q(values_kept__replaced_by=None)
    rows = allowed(actor, "write", MEASURE, Measure.objects.all()).order_by("name", "pk")
    counted = rows.annotate(count=Count("values_kept", filter=standing), last=Max("values_kept__year", filter=standing))
    return [MeasureLine(*row) for row in counted.values_list("reference", "name", "unit", "count", "last")]


def measure_page(actor: Actor, reference: str, known: datetime) -> MeasurePage:
    """One figure (by reference) with its values and who follow it. Raises NotFound. At most 8 queries."""
    row = fetch(actor, "write", MEASURE, Measure.objects.all(), reference=reference)
    rows = row.values_kept.select_related("replaces", "replaced_by").annotate(taken=Count("reports"))
    listed = rows.order_by("-year", "-part", "area", "-recorded_at", "-pk")
    values = [ValueLine(one, getattr(one, "replaced_by", None) is None, one.taken) for one in listed]
    areas = sorted({one.row.area for one in values})
    return MeasurePage(row, values, areas, _followers(actor, row, known), today(known).year - 1)


def follow_page(actor: Actor, commitment: str, known: datetime) -> FollowPage:
    """A promise (by reference) that a seat of hers leads, with what it can follow. At most 9 queries.

    Raises NotFound, and NotAllowed for who does not lead it.
    """
    rows = Commitment.objects.select_related("agreement__partnership").filter(reference=commitment)
    row = fetch(actor, "keep", COMMITMENT, rows)
    seats = set(Seat.objects.filter(pk__in=seats_of(actor, *WRITING)).values_list("reference", flat=True))
    year = today(known).year
    texts = promised(actor, [row.pk], [year, year - 1], known)
    text = next((one for one in texts.values() if one.promise.lead in seats), None)
    if text is None:
        raise NotAllowed(ONLY_LEAD)
    kept = allowed(actor, "write", MEASURE, Measure.objects.order_by("name", "pk"))
    areas = MeasureValue.objects.filter(measure__in=kept).values_list("area", flat=True)
    mine = Following.objects.filter(commitment=row, seat__reference=text.promise.lead)
    return FollowPage(
        commitment,
        row.agreement.partnership.slug,
        row.agreement.slug,
        row.number,
        text.wording.title,
        text.promise.lead,
        [(one.reference, f"{one.name} ({one.unit})") for one in kept],
        sorted(set(areas.distinct()) - {""}),
        mine.select_related("measure").order_by("-pk").first(),
    )


def _followers(actor: Actor, row: Measure, known: datetime) -> list[FollowerLine]:
    """The promises that follow it now. 5 queries."""
    mine = Following.objects.filter(seat__in=seats_of(actor, *WRITING)).order_by("pk")
    newest = {one.commitment_id: one for one in mine.select_related("commitment__agreement__partnership")}
    here = [one for one in newest.values() if one.measure_id == row.pk]
    year = today(known).year
    texts = promised(actor, [one.commitment_id for one in here], [year - 1, year], known)
    titles = {name: text.wording.title for (name, _year), text in texts.items()}
    return [FollowerLine(one.commitment, one.area, titles.get(one.commitment.reference, "")) for one in here]
