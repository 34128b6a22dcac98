"""What readers ask: a question to the people behind an example, and what is wrong on a page."""

from django.conf import settings
from django.db import models

from woordhouder.record.references import new_reference

from .library import Example
from .making import Interview


def question_reference() -> str:
    return new_reference("question")


def report_reference() -> str:
    return new_reference("report")


class PeerQuestion(models.Model):
    """A question to one contact of an example. Addresses are shown to neither until the other answers.

    Words and addresses go ("" and null) as soon as they are not needed any more: `forgotten_at`. `person` is who asked
    when she had signed in; a visitor first confirms her address.
    """

    reference = models.CharField(max_length=64, unique=True, default=question_reference)
    example = models.ForeignKey(Example, models.PROTECT, related_name="questions")
    interview = models.ForeignKey(Interview, models.PROTECT, related_name="questions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    email = models.EmailField(max_length=254, blank=True)
    language = models.CharField(max_length=2, default="nl")
    who = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField(blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.reference


class ReaderReport(models.Model):
    """A reader says that something is not right on an example. `email` goes when it is answered."""

    reference = models.CharField(max_length=64, unique=True, default=report_reference)
    example = models.ForeignKey(Example, models.PROTECT, related_name="reports")
    text = models.TextField()
    email = models.EmailField(max_length=254, blank=True)
    language = models.CharField(max_length=2, default="nl")
    made_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.reference
