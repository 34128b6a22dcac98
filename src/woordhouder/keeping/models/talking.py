"""Doubt that is first said at the table, replies, and what an independent body found."""

from django.db import models
from django.db.models import Q

from woordhouder.agreements.models import Commitment
from woordhouder.parties.models import Seat

from ..words import Body, Outcome
from .reports import Report, Response
from .spoken import Spoken


class Concern(Spoken):
    """A seat doubts how a promise is kept over a year. Only its table ever sees it.

    A line of it that both sides agree on may become public: see `PublicLine`.
    """

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="concerns")
    year = models.IntegerField()
    text = models.TextField()
    talk_until = models.DateField()

    class Meta:
        ordering = ["recorded_at", "pk"]


class ConcernDay(models.Model):
    """A seat of the talk wants it to last until another day; the day holds once the other wants the same."""

    concern = models.ForeignKey(Concern, models.PROTECT, related_name="days")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+")
    talk_until = models.DateField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.seat}: {self.talk_until}"


class ConcernEnd(Spoken):
    """How the talk ended, in words."""

    concern = models.OneToOneField(Concern, models.PROTECT, related_name="end")
    outcome = models.CharField(max_length=20, choices=Outcome)
    words = models.TextField()


class TalkLine(Spoken):
    """What a side of a talk that ended agreed wants to tell everybody of it; the newest of a talk counts."""

    concern = models.ForeignKey(Concern, models.PROTECT, related_name="lines")
    text = models.TextField()

    class Meta:
        ordering = ["recorded_at", "pk"]


class PublicLine(Spoken):
    """The other side says the same: that line is public with the promise."""

    line = models.OneToOneField(TalkLine, models.PROTECT, related_name="agreed")
    text = models.TextField()

    class Meta:
        ordering = ["recorded_at", "pk"]


class Reply(Spoken):
    """An answer to a report, to what a seat said of it, or within a talk."""

    report = models.ForeignKey(Report, models.PROTECT, null=True, blank=True, related_name="replies")
    response = models.ForeignKey(Response, models.PROTECT, null=True, blank=True, related_name="replies")
    concern = models.ForeignKey(Concern, models.PROTECT, null=True, blank=True, related_name="replies")
    text = models.TextField()

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(report__isnull=False, response=None, concern=None)
                | Q(report=None, response__isnull=False, concern=None)
                | Q(report=None, response=None, concern__isnull=False),
                name="a_reply_is_to_one_thing",
            )
        ]


class ThirdView(Spoken):
    """What an independent body found, as a seat wrote it down with its source. Shown beside; counted nowhere."""

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="third_views")
    year = models.IntegerField()
    body = models.CharField(max_length=20, choices=Body)
    name = models.CharField(max_length=300)
    text = models.TextField()
    url = models.CharField(max_length=1000)
    page = models.CharField(max_length=100, blank=True)
    quote = models.TextField(blank=True)
