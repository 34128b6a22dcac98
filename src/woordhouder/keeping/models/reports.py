"""Reports of leads, the evidence beside them, and what the other seats answer."""

from django.db import models
from django.db.models import Q

from woordhouder.agreements.models import Commitment

from ..words import Answer, Cause, Claim, Forecast
from .measures import MeasureValue
from .spoken import Spoken


class Report(Spoken):
    """What the lead reports on a commitment over `year`, up to and including month `part`: the value since 1 January.

    `value` in the indicator's unit, or `numerator` of `denominator`, or neither and `reason` says why there is no
    figure. `level`: what the lead claims where nothing can be computed. `breakdown`: figures of parts, such as
    neighbourhoods; `adds_up`: together they are the figure. `effect`: what it means for promises that depend on this
    one. `measured`: the value of a measure that it took. `revised`: why it replaces the one before.
    """

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="reports")
    year = models.IntegerField()
    part = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    numerator = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    denominator = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    reason = models.TextField(blank=True)
    level = models.CharField(max_length=20, choices=Claim, blank=True)
    story = models.TextField(blank=True)
    cause = models.CharField(max_length=20, choices=Cause, blank=True)
    cause_words = models.TextField(blank=True)
    forecast = models.CharField(max_length=20, choices=Forecast, blank=True)
    forecast_words = models.TextField(blank=True)
    effect = models.TextField(blank=True)
    breakdown = models.JSONField(default=list)
    adds_up = models.BooleanField(default=False)
    measured = models.ForeignKey(MeasureValue, models.PROTECT, null=True, blank=True, related_name="reports")
    revised = models.TextField(blank=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["commitment", "seat", "year", "part"], condition=Q(replaces=None), name="one_first_report"
            )
        ]
        ordering = ["recorded_at", "pk"]


class Response(Spoken):
    """What a seat says to one version of a report; the highest `number` counts. `remark`: also why it contests.

    `concern`: the talk that came before a contest.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="responses")
    number = models.PositiveIntegerField()
    answer = models.CharField(max_length=30, choices=Answer)
    remark = models.TextField(blank=True)
    concern = models.ForeignKey("Concern", models.PROTECT, null=True, blank=True, related_name="contests")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "seat", "number"], name="one_response_per_number")]
        ordering = ["recorded_at", "pk"]


class Evidence(Spoken):
    """What shows that a report is right: a kept file with its hash, or a link with page and quote.

    Beside a contest (`response`) it shows why that seat contests, and does not count for the report.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="evidence")
    response = models.ForeignKey(Response, models.PROTECT, null=True, blank=True, related_name="evidence")
    name = models.CharField(max_length=300, blank=True)
    content_type = models.CharField(max_length=100, blank=True)
    size = models.PositiveIntegerField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    file = models.FileField(upload_to="evidence/%Y/%m", blank=True)
    url = models.CharField(max_length=1000, blank=True)
    page = models.CharField(max_length=100, blank=True)
    quote = models.TextField(blank=True)

    class Meta:
        ordering = ["recorded_at", "pk"]
        verbose_name_plural = "evidence"
