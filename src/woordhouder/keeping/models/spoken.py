"""What everything that a seat says while keeping its word has in common."""

from django.conf import settings
from django.db import models

from woordhouder.parties.models import Organisation, Seat
from woordhouder.record.models import Entry, Ground


class SaidRemoval(models.Model):
    """A visible tombstone that the law demanded: the words of the thing with this reference are gone."""

    reference = models.CharField(max_length=64, unique=True)
    ground = models.CharField(max_length=30, choices=Ground)
    reason = models.TextField()
    removed_at = models.DateTimeField()
    by = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"words of {self.reference}"


class Spoken(models.Model):
    """Said by a seat at a moment; never edited. `entry`: where the record holds it, in the opening called `opening`.

    `public_from`: since when everybody reads it; until then only its table does. `removal`: its words are gone.
    `by`: who held the seat then, by name; only on rows that a query asked it for (`queries/speakers.py`).
    """

    by: str

    reference = models.CharField(max_length=64, unique=True)
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    opening = models.CharField(max_length=100)
    public_from = models.DateTimeField(null=True, blank=True)
    removal = models.ForeignKey(SaidRemoval, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.reference
