"""Measures: figures that an organisation owns and that feed its reports at every table."""

from django.conf import settings
from django.db import models

from woordhouder.agreements.models import Commitment
from woordhouder.parties.models import Organisation, Seat
from woordhouder.record.references import new_reference


def measure_reference() -> str:
    return new_reference("measure")


def value_reference() -> str:
    return new_reference("value")


class Measure(models.Model):
    """A figure that an organisation keeps, such as the homes that it delivered in each municipality."""

    reference = models.CharField(max_length=64, unique=True, default=measure_reference)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="measures")
    name = models.CharField(max_length=300)
    unit = models.CharField(max_length=100)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="one_measure_per_name")]

    def __str__(self) -> str:
        return self.name


class MeasureValue(models.Model):
    """Its value in an area over a year up to and including month `part`. Replaced by link, never edited.

    `revised`: why it replaces the one before.
    """

    reference = models.CharField(max_length=64, unique=True, default=value_reference)
    measure = models.ForeignKey(Measure, models.PROTECT, related_name="values_kept")
    area = models.CharField(max_length=300, blank=True)
    year = models.IntegerField()
    part = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=20, decimal_places=6)
    revised = models.TextField(blank=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "area", "year", "part"],
                condition=models.Q(replaces=None),
                name="one_first_value_of_a_measure",
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure}, {self.area}, {self.year}: {self.value}"


class Following(models.Model):
    """The reports of a seat on a commitment follow a measure in one area; the newest counts. `measure` null: none."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="followings")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    measure = models.ForeignKey(Measure, models.PROTECT, null=True, blank=True, related_name="followings")
    area = models.CharField(max_length=300, blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.commitment} follows {self.measure}"
