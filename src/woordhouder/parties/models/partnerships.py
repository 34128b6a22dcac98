"""The local table: a partnership over municipalities, and the seats of the organisations at it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from woordhouder.record.references import new_reference

from .people import Organisation


def partnership_reference() -> str:
    return new_reference("table")


def seat_reference() -> str:
    return new_reference("seat")


class Partnership(models.Model):
    """A table at which organisations make and keep agreements. `slug` is its address: /<slug>.

    Its border is the border of what is not public. `municipalities` are names of the list; `region` names a table that
    has none of them.
    """

    reference = models.CharField(max_length=64, unique=True, default=partnership_reference)
    slug = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=300)
    municipalities = models.JSONField(default=list)
    region = models.CharField(max_length=300, null=True, blank=True)
    founded_by = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    founded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class Seat(models.Model):
    """The place of an organisation at a table. It stays the same seat when the organisation is succeeded.

    Unclaimed (`claimed_at` null): somebody else put the organisation there, and none of its people has come yet.
    `inherited`: another organisation held it before, which this one succeeded; so an organisation may hold two.
    """

    reference = models.CharField(max_length=64, unique=True, default=seat_reference)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="seats")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="seats")
    made_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    inherited = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "organisation"],
                condition=models.Q(inherited=False),
                name="one_seat_of_its_own_at_a_table",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation} at {self.partnership}"


class FormerHolder(models.Model):
    """An organisation that held the seat up to and including the day `until`, when another succeeded it."""

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="former_holders")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="seats_before")
    until = models.DateField()

    class Meta:
        ordering = ["seat_id", "until", "pk"]

    def __str__(self) -> str:
        return f"{self.seat}, {self.organisation} until {self.until}"


class SeatTerms(models.Model):
    """What a seat is, as recorded at a moment; the newest counts. Never edited.

    It holds from the day `since` to the day `until` (null: still), both included. `signs`: a signing seat, else an
    advising one. `themes`: codes of the themes that it is asked about; empty: all.
    """

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="terms")
    number = models.PositiveIntegerField()
    signs = models.BooleanField()
    themes = models.JSONField(default=list)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seat", "number"], name="one_terms_per_number")]
        ordering = ["seat_id", "number"]

    def __str__(self) -> str:
        return f"{self.seat}, {self.number}"


class Facilitation(models.Model):
    """A person prepares everything for all seats of a table, and decides nothing."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="facilitations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="facilitations")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "person"], condition=models.Q(until=None), name="one_facilitation_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} at {self.partnership}"


class Confirmed(models.Model):
    """Somebody who may says that an organisation that founded itself is what it says it is.

    `by`: the organisation that says so; null: whoever runs the installation, by an invitation.
    """

    organisation = models.OneToOneField(Organisation, models.PROTECT, related_name="confirmed")
    by = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("confirmation")

    def __str__(self) -> str:
        return f"{self.organisation} confirmed"
