"""An act that one organisation prepares, alone, before it is recorded: a list of promises being typed or pasted."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from woordhouder.parties.models import Partnership, Seat
from woordhouder.record.references import new_reference

from .acts import Act, ActKind
from .documents import Document
from .promises import Agreement, Commitment


def preparation_reference() -> str:
    return new_reference("preparation")


def promise_reference() -> str:
    return new_reference("promise")


class Preparation(models.Model):
    """An act in the making, private to the organisation of the `seat` that prepares it.

    `facts`: what is known of the act itself, in the form of `agreements.preparing_facts.ActFacts`. `person`: who began
    it; a facilitator writes in hers only.

    Without `agreement` it makes a new one. It is over once `act` is recorded or it is dropped.
    """

    reference = models.CharField(max_length=64, unique=True, default=preparation_reference)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="preparations")
    agreement = models.ForeignKey(Agreement, models.PROTECT, null=True, blank=True, related_name="preparations")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=20, choices=ActKind)
    facts = models.JSONField(default=dict)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()
    act = models.OneToOneField(Act, models.PROTECT, null=True, blank=True, related_name="prepared")
    dropped_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.reference


class Prepared(models.Model):
    """One promise of a preparation at its place in the list; its words are in its newest version.

    `commitment`: the one that it changes, corrects or ends; without it, it makes a new one.
    """

    reference = models.CharField(max_length=64, unique=True, default=promise_reference)
    preparation = models.ForeignKey(Preparation, models.CASCADE, related_name="promises")
    place = models.PositiveIntegerField()
    commitment = models.ForeignKey(Commitment, models.PROTECT, null=True, blank=True, related_name="+")
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["preparation", "place"], condition=Q(dropped_at=None), name="one_promise_at_a_place"
            )
        ]
        ordering = ["preparation_id", "place"]

    def __str__(self) -> str:
        return f"{self.preparation}, {self.place}"


class PreparedVersion(models.Model):
    """The words of a prepared promise, in one version, in the form of `agreements.preparing_facts.PromiseDraft`.

    `facts` null: nothing comes in its place, the commitment ends. Never edited.
    """

    prepared = models.ForeignKey(Prepared, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    facts = models.JSONField(null=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["prepared", "number"], name="one_prepared_version_per_number")]
        ordering = ["prepared_id", "number"]

    def __str__(self) -> str:
        return f"{self.prepared} {self.number}"
