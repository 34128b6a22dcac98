"""The record's tables: private audit rows, public entries in streams, their openings, and what was removed.

Rows of `Entry`, `Audit` and `Log` never change or go; triggers on both databases see to it (`triggers.py`).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """Who reads the entries of a stream. It never changes."""

    PUBLIC = "public", _("everybody")
    TABLE = "table", _("the table")
    ORGANISATION = "organisation", _("one organisation")


class Ground(models.TextChoices):
    """Why words were removed: the closed list that entries show."""

    PERSONAL_DATA = "personal_data", _("personal data")
    UNLAWFUL = "unlawful", _("unlawful, such as defamation")
    COPYRIGHT = "copyright", _("someone else's copyright")
    ORDER = "order", _("an order of a court or authority")
    MISTAKE = "mistake", _("published by mistake")
    CONSENT = "consent", _("who said it took the approval back")


class Log(models.Model):
    """The one row that names this record in every receipt: "host/log-" and eight random hex digits."""

    origin = models.CharField(max_length=300)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_log")]

    def __str__(self) -> str:
        return self.origin


class Stream(models.Model):
    """The chain of one dossier for one audience: the number, hash and moment of its newest entry."""

    id = models.CharField(primary_key=True, max_length=64)
    audience = models.CharField(max_length=20, choices=Audience)
    n = models.PositiveIntegerField(default=0)
    head = models.BinaryField(default=b"", max_length=32)
    newest_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.id


class Entry(models.Model):
    """One link of a stream. `leaf` holds the exact bytes; `position` is its place in the tree, not yet given out."""

    id = models.BigAutoField(primary_key=True)
    position = models.BigIntegerField(null=True, unique=True)
    leaf = models.BinaryField()
    leaf_hash = models.BinaryField(max_length=32)
    stream = models.ForeignKey(Stream, models.PROTECT, related_name="entries", db_index=False)
    n = models.PositiveIntegerField()
    kind = models.CharField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stream", "n"], name="one_entry_per_number")]
        indexes = [models.Index(fields=["id"], condition=models.Q(position=None), name="entries_without_position")]

    def __str__(self) -> str:
        return f"{self.stream_id} {self.n}: {self.kind}"


class Opening(models.Model):
    """What opens one commitment of an entry: its salt, and its value in canonical JSON. Goes only by a removal."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="openings", db_index=False)
    name = models.CharField(max_length=100)
    salt = models.BinaryField(max_length=32)
    value = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "name"], name="one_opening_per_name")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.name}"


class Opened(models.Model):
    """A sealed entry shows everybody its body and the opening called `name` since the entry `recorded` made it public.

    That entry stands in a public stream and names the sealed one. Its words still go by a removal.
    """

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="opened")
    name = models.CharField(max_length=100)
    recorded = models.ForeignKey(Entry, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "name"], name="opened_once")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.name}"


class KeptBack(models.Model):
    """Of an entry in a public stream nobody reads the opening called `name` for now: what it holds waits."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="kept_back")
    name = models.CharField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "name"], name="kept_back_once")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.name}"


class Removal(models.Model):
    """The mark in the place of removed words: `name` of the opening, or "all". `by` is an organisation's reference."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="removals")
    recorded = models.ForeignKey(Entry, models.PROTECT, related_name="removed")
    name = models.CharField(max_length=100)
    ground = models.CharField(max_length=20, choices=Ground)
    reason = models.TextField()
    by = models.CharField(max_length=64)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.entry_id} {self.name}: {self.ground}"


class Audit(models.Model):
    """Who called which action, when, and what it made. Private; exactly one row per action."""

    action = models.CharField(max_length=100)
    by = models.CharField(max_length=200)
    at = models.DateTimeField()
    made = models.CharField(max_length=200)
    entry = models.OneToOneField(Entry, models.PROTECT, null=True, related_name="audit")

    def __str__(self) -> str:
        return f"{self.action} {self.made}"
