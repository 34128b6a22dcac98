"""Looking back: thanks, milestones and lessons."""

from django.db import models

from woordhouder.agreements.models import Commitment
from woordhouder.parties.models import Seat

from .spoken import Spoken


class Thanks(Spoken):
    """A seat thanks another (`to` null: all of them) for a promise, or marks a milestone of it."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="thanks")
    to = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, related_name="+")
    is_milestone = models.BooleanField(default=False)
    text = models.TextField()

    class Meta:
        ordering = ["recorded_at", "pk"]
        verbose_name_plural = "thanks"


class Lesson(Spoken):
    """What a seat learned of a promise, over a year or (`year` null) as a whole; it replaces an earlier one of its own.

    `example`: the slug of the library's example from which the promise came.
    """

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="lessons")
    year = models.IntegerField(null=True, blank=True)
    text = models.TextField()
    example = models.CharField(max_length=80, blank=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")

    class Meta:
        ordering = ["recorded_at", "pk"]
