"""What everything that a seat says while keeping its word has in common."""

from django.conf import settings
from django.db import models

from woordhouder.parties.models import Seat
from woordhouder.record.models import Entry


class Spoken(models.Model):
    """Said by a seat at a moment; never edited. `entry`: where the record holds it, in the opening called `opening`.

    `public_from`: since when everybody reads it; until then only its table does.
    """

    reference = models.CharField(max_length=64, unique=True)
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    opening = models.CharField(max_length=100)
    public_from = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.reference
