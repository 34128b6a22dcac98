"""Acts: how a wording takes force, changes and ends, and what each seat said to it. Rules: docs/rules.md 2."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from woordhouder.parties.models import Organisation, Seat
from woordhouder.record.models import Ground
from woordhouder.record.references import new_reference

from .documents import Document
from .promises import Agreement, Commitment, Wording


def act_reference() -> str:
    return new_reference("act")


class ActKind(models.TextChoices):
    """What an act does."""

    REGISTRATION = "registration", _("registration")
    ADOPTION = "adoption", _("adoption")
    AMENDMENT = "amendment", _("amendment")
    CORRECTION = "correction", _("correction")
    WITHDRAWAL = "withdrawal", _("withdrawal")


class Act(models.Model):
    """What a seat recorded: wordings in and out from a day on. A registration tells what was adopted on paper.

    `recorded_at` counts, never the date on paper (`signed_on`). `corrects`: the act that a correction repairs. Once
    closed it takes no more signatures; what was complete stays. `public_from`: since when everybody may know of it and
    read its reasons and what each seat answered; its texts are public by item.
    """

    reference = models.CharField(max_length=64, unique=True, default=act_reference)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="acts")
    kind = models.CharField(max_length=20, choices=ActKind)
    effective_from = models.DateField(null=True, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    why = models.TextField(blank=True)
    by = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    corrects = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="corrections")
    closed_at = models.DateTimeField(null=True, blank=True)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="acts")
    public_from = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["recorded_at", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} of {self.agreement}"


class ActItem(models.Model):
    """One commitment in an act: the wording that comes in, the one that goes out or is corrected, or both.

    `needs`: the seats whose signature completes it, as computed when it was recorded (rules 2.2). `public_from`: since
    when everybody reads its text; each is complete, and public, on its own.
    """

    act = models.ForeignKey(Act, models.PROTECT, related_name="items")
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="items")
    wording_in = models.ForeignKey(Wording, models.PROTECT, null=True, blank=True, related_name="taken_in_by")
    wording_out = models.ForeignKey(Wording, models.PROTECT, null=True, blank=True, related_name="taken_out_by")
    needs = models.ManyToManyField(Seat, related_name="+")
    public_from = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["act", "commitment"], name="one_item_per_commitment"),
            models.CheckConstraint(
                condition=Q(wording_in__isnull=False) | Q(wording_out__isnull=False), name="an_item_moves_a_wording"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commitment} in {self.act}"


class ActParty(models.Model):
    """A registration names a seat as party: "nog niet bevestigd" until it confirms or objects (rules 2.8)."""

    act = models.ForeignKey(Act, models.PROTECT, related_name="parties")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["act", "seat"], name="one_party_per_seat")]

    def __str__(self) -> str:
        return f"{self.seat} in {self.act}"


class SignatureAnswer(models.TextChoices):
    """What a seat says to an act."""

    SIGNS = "signs", _("signs")
    WITH_RESERVATION = "signs_with_reservation", _("signs with reservation")
    TAKES_NOTE = "takes_note", _("takes note")
    REFUSES = "refuses", _("refuses")


class Signature(models.Model):
    """A seat's answer to an act; its newest counts until what it signed is complete (rules 2.3).

    `excepted`: by reference of a wording the reason why it is not signed.
    """

    act = models.ForeignKey(Act, models.PROTECT, related_name="signatures")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="signatures")
    number = models.PositiveIntegerField()
    answer = models.CharField(max_length=30, choices=SignatureAnswer)
    reason = models.TextField(blank=True)
    excepted = models.JSONField(default=dict)
    mandate = models.TextField(blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["act", "seat", "number"], name="one_signature_per_number")]
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.seat} {self.answer} {self.act}"


class Confirmation(models.Model):
    """A party of a registration confirms or objects, for all (`wording` null) or one wording. Newest counts."""

    act = models.ForeignKey(Act, models.PROTECT, related_name="confirmations")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="confirmations")
    wording = models.ForeignKey(Wording, models.PROTECT, null=True, blank=True, related_name="confirmations")
    confirms = models.BooleanField()
    reason = models.TextField(blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.seat} on {self.act}"


class WordingRemoval(models.Model):
    """A visible tombstone that the law demanded: `part` of a wording ("all", "text", ...) is gone, for this reason."""

    wording = models.ForeignKey(Wording, models.PROTECT, related_name="removals")
    part = models.CharField(max_length=30)
    ground = models.CharField(max_length=30, choices=Ground)
    reason = models.TextField()
    removed_at = models.DateTimeField()
    by = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.part} of {self.wording}"
