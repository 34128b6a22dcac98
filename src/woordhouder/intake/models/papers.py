"""A paper that somebody hands in for what is prepared: the file as it came, and what was read in it."""

from django.conf import settings
from django.db import models

from woordhouder.agreements.models import Preparation
from woordhouder.record.references import new_reference


def paper_reference() -> str:
    return new_reference("paper")


class Paper(models.Model):
    """A paper as its organisation sees it; the file is kept as it came, with its size in bytes and SHA-256 (hex).

    Read once `read_at` is set: `text`, in which passages have their places, `title`, the term (`starts`, `until`), the
    `parties` (each kind, name, aliases, and the reference of its `seat` or ""; `version`: how often that was changed),
    and what could not be read (`unread`, each page and reason). `failed`: the code of why it could not be read at all,
    with the words for it. `earlier`: the one of which this is a newer version. `file` is empty once its words had to be
    removed.
    """

    reference = models.CharField(max_length=64, unique=True, default=paper_reference)
    preparation = models.ForeignKey(Preparation, models.CASCADE, related_name="papers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    name = models.CharField(max_length=300)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to="papers/%Y/%m", blank=True)
    earlier = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="later")
    handed_in_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    failed = models.CharField(max_length=60, blank=True)
    failed_words = models.TextField(blank=True)
    pages = models.PositiveIntegerField(null=True, blank=True)
    text = models.TextField(blank=True)
    title = models.CharField(max_length=300, blank=True)
    starts = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    parties = models.JSONField(default=list)
    unread = models.JSONField(default=list)
    version = models.PositiveIntegerField(default=1)
    taken_in_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
