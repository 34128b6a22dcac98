"""How a text goes from the table to everybody (docs/rules: disclosure)."""

from django.db import models

from woordhouder.parties.models import Seat
from woordhouder.record.references import new_reference

from ..disclosure import Part
from .acts import Act
from .promises import Wording


def objection_reference() -> str:
    return new_reference("objection")


class Elsewhere(models.Model):
    """The text of an act is public already, at this address: so it may be shown at once, with its source."""

    act = models.ForeignKey(Act, models.PROTECT, related_name="elsewhere")
    url = models.CharField(max_length=1000)
    publisher = models.CharField(max_length=300)
    title = models.CharField(max_length=300, blank=True)
    seen_on = models.DateField()

    def __str__(self) -> str:
        return self.url


class SaidPublic(models.Model):
    """A seat says that the texts of an act may be public."""

    act = models.ForeignKey(Act, models.PROTECT, related_name="said_public")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["act", "seat"], name="said_once")]

    def __str__(self) -> str:
        return f"{self.seat} on {self.act}"


class PassageObjection(models.Model):
    """A seat objects to the publication of one passage of a wording: that alone waits, with the reason shown.

    `start` and `end` are code points in `part` of the wording (`disclosure.Part`). `settled_at`: it was settled;
    `lifted_at`: since when everybody reads the passage. Until then a bar lies over it.
    """

    reference = models.CharField(max_length=64, unique=True, default=objection_reference)
    wording = models.ForeignKey(Wording, models.PROTECT, related_name="objections")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    part = models.CharField(max_length=20, default=Part.TEXT.value)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    reason = models.TextField()
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    lifted_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.seat} on {self.wording}"
