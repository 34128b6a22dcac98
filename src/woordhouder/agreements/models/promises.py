"""Agreements at a table, their goals, their commitments at lasting numbers, and the wordings of those."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from woordhouder.examples.words import Theme
from woordhouder.parties.models import Partnership, Seat
from woordhouder.record.references import new_reference


def agreement_reference() -> str:
    return new_reference("agreement")


def goal_reference() -> str:
    return new_reference("goal")


def commitment_reference() -> str:
    return new_reference("commitment")


def wording_reference() -> str:
    return new_reference("wording")


class AgreementKind(models.TextChoices):
    """Whether an agreement stands alone, frames others, or is one year or part of a framework."""

    SINGLE = "single", _("agreement")
    FRAMEWORK = "framework", _("framework agreement")
    TRANCHE = "tranche", _("yearly agreement within a framework")


class Agreement(models.Model):
    """What the parties of a table made together, at /<partnership>/<slug>. `until` null: no last day was agreed.

    `follows`: the agreement of the year or term before, which stands beside it.
    """

    reference = models.CharField(max_length=64, unique=True, default=agreement_reference)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="agreements")
    slug = models.CharField(max_length=80)
    kind = models.CharField(max_length=20, choices=AgreementKind)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="tranches")
    follows = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="followed_by")
    title = models.CharField(max_length=300)
    starts = models.DateField()
    until = models.DateField(null=True, blank=True)
    made_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["partnership", "slug"], name="one_agreement_per_address")]

    def __str__(self) -> str:
        return self.title


class Goal(models.Model):
    """What the promises are for. `source`: where it comes from (a housing vision, a national agreement)."""

    reference = models.CharField(max_length=64, unique=True, default=goal_reference)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="goals")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    title = models.CharField(max_length=300)
    source = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.title


class Commitment(models.Model):
    """A permanent address, /<partnership>/<agreement>/<number>, and no content: that is in its wordings."""

    reference = models.CharField(max_length=64, unique=True, default=commitment_reference)
    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="commitments")
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "number"], name="one_commitment_at_a_number")]
        ordering = ["agreement_id", "number"]

    def __str__(self) -> str:
        return f"{self.agreement}, {self.number}"


class Continuation(models.Model):
    """A person says that a commitment goes on with one of an earlier agreement. The newest answer counts.

    `earlier` null: it goes on with none, whatever is alike.
    """

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="continuations")
    earlier = models.ForeignKey(Commitment, models.PROTECT, null=True, blank=True, related_name="continued_by")
    by = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.commitment} after {self.earlier}"


class WordingKind(models.TextChoices):
    """What sort of promise it is."""

    RESULT = "result", _("result")
    EFFORT = "effort", _("effort")
    PROCESS = "process", _("process")
    AMBITION = "ambition", _("ambition")
    REQUEST = "request", _("request")


class Direction(models.TextChoices):
    """Whether more or less is better."""

    AT_LEAST = "at_least", _("at least")
    AT_MOST = "at_most", _("at most")


class Form(models.TextChoices):
    """How a figure runs over the years."""

    PER_YEAR = "per_year", _("per year")
    CUMULATIVE = "cumulative", _("over the years together")
    LEVEL = "level", _("level")


class Wording(models.Model):
    """What a commitment says, in one version. Never edited; a removal may blank its words.

    `targets`: by year, as text of a decimal ({"2027": "40"}). `origin`: the slug of the library's example that it comes
    from. `indicator` "" : no figure was promised; where its name or unit was removed stands `removable.IN_ITS_PLACE`.
    """

    reference = models.CharField(max_length=64, unique=True, default=wording_reference)
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="wordings")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    text = models.TextField()
    plain_summary = models.TextField(blank=True)
    kind = models.CharField(max_length=20, choices=WordingKind)
    theme = models.CharField(max_length=20, choices=Theme)
    lead = models.ForeignKey(Seat, models.PROTECT, related_name="leads")
    for_whom = models.CharField(max_length=300, blank=True)
    area = models.CharField(max_length=300, blank=True)
    deadline = models.DateField(null=True, blank=True)
    indicator = models.CharField(max_length=300, blank=True)
    unit = models.CharField(max_length=100, blank=True)
    direction = models.CharField(max_length=20, choices=Direction, blank=True)
    form = models.CharField(max_length=20, choices=Form, blank=True)
    baseline = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    baseline_year = models.IntegerField(null=True, blank=True)
    targets = models.JSONField(default=dict)
    origin = models.CharField(max_length=80, blank=True)
    why = models.TextField(blank=True)
    proposed_by = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    goals = models.ManyToManyField(Goal, related_name="wordings")
    depends_on = models.ManyToManyField(Commitment, related_name="needed_by")
    in_return_for = models.ManyToManyField(Commitment, related_name="returned_by")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commitment", "number"], name="one_wording_per_number")]
        ordering = ["commitment_id", "number"]

    def __str__(self) -> str:
        return f"{self.commitment}: {self.title}"


class Contribution(models.Model):
    """What another seat contributes to a promise."""

    wording = models.ForeignKey(Wording, models.PROTECT, related_name="contributions")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="contributions")
    what = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["wording", "seat"], name="one_contribution_per_seat")]

    def __str__(self) -> str:
        return f"{self.seat}: {self.what}"
