"""Rounds: until when the parties of a table report on a year, or on the part of it up to a month."""

from django.db import models

from woordhouder.parties.models import Partnership, Seat
from woordhouder.record.references import new_reference


def round_reference() -> str:
    return new_reference("round")


class Round(models.Model):
    """A round of reports at a table over the months of `year` up to and including month `part` (12: the whole year).

    Closing it ends nobody's right to report: what comes later is late.
    """

    reference = models.CharField(max_length=64, unique=True, default=round_reference)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="rounds")
    year = models.IntegerField()
    part = models.PositiveSmallIntegerField()
    opened_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    closed_by = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "year", "part"], name="one_round_over_a_part")]

    def __str__(self) -> str:
        return f"{self.partnership}, {self.year} up to month {self.part}"


class RoundDue(models.Model):
    """The last day of a round, as recorded at a moment; the newest counts. Never edited."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="dues")
    number = models.PositiveIntegerField()
    due = models.DateField()
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["round", "number"], name="one_due_day_per_number")]
        ordering = ["round_id", "number"]

    def __str__(self) -> str:
        return f"{self.round}: {self.due}"
