"""Looking back at a promise, or at a year of a whole table: thanks, milestones and lessons."""

from django.db import models
from django.db.models import Q

from woordhouder.agreements.models import Commitment
from woordhouder.parties.models import Layer, Partnership, Seat

from .spoken import Spoken


class LookingBack(Spoken):
    """Said of a commitment, over a year or (`year` null) as a whole; or of `year` at a whole table (`partnership`).

    `only_table`: meant for the table, and never public.
    """

    commitment = models.ForeignKey(Commitment, models.PROTECT, null=True, blank=True, related_name="+")
    partnership = models.ForeignKey(Partnership, models.PROTECT, null=True, blank=True, related_name="+")
    year = models.IntegerField(null=True, blank=True)
    only_table = models.BooleanField(default=False)
    text = models.TextField()

    class Meta:
        abstract = True
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(commitment__isnull=False, partnership=None)
                | Q(commitment=None, partnership__isnull=False, year__isnull=False),
                name="%(class)s_is_of_one_thing",
            )
        ]


class Thanks(LookingBack):
    """A seat thanks another (`to` null: all of them), or one `layer` of it; or marks a milestone."""

    to = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, related_name="+")
    layer = models.CharField(max_length=20, choices=Layer, blank=True)
    is_milestone = models.BooleanField(default=False)

    class Meta(LookingBack.Meta):
        verbose_name_plural = "thanks"


class Lesson(LookingBack):
    """What a seat learned; it replaces an earlier one of its own.

    `example`: the slug of the library's example from which the promise came.
    """

    example = models.CharField(max_length=80, blank=True, db_index=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")

    class Meta(LookingBack.Meta):
        pass
