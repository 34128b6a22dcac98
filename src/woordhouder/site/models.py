"""What the shell keeps for itself: the search index (can be made anew any time), drafts, and mail on its way."""

from django.conf import settings
from django.db import models

from woordhouder.record.models import Audit


class FoundKind(models.TextChoices):
    """What a search can find."""

    EXAMPLE = "example", "example"
    GUIDE = "guide", "guide"
    TERM = "term", "term"
    COLLECTION = "collection", "collection"
    EVENT = "event", "event"


class SearchDocument(models.Model):
    """One thing that can be found. `facets` holds lists of codes; the words that people read stay where they live."""

    kind = models.CharField(max_length=20, choices=FoundKind)
    slug = models.CharField(max_length=80)
    facets = models.JSONField()
    subjects = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="one_document_per_thing")]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}"


class Posting(models.Model):
    """A form of a word stands in a document; `weight` is its share there in thousandths, fields and lengths counted."""

    document = models.ForeignKey(SearchDocument, models.CASCADE, related_name="postings")
    form = models.CharField(max_length=120)
    weight = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["form", "document", "weight"], name="postings_of_a_form")]

    def __str__(self) -> str:
        return f"{self.form} in {self.document}"


class Followed(models.Model):
    """The index knows of this act. What has no such row is still to be read (never "all after the last id")."""

    audit = models.OneToOneField(Audit, models.PROTECT, related_name="followed")

    def __str__(self) -> str:
        return str(self.audit_id)


class Draft(models.Model):
    """What somebody is typing at one address. Nobody else's; goes when it is handed in, or after ninety days.

    `key` is the hash of who types and where (`site.drafts`): for a person her reference and the path; for somebody who
    came by a personal link the path, which holds the secret. `link` is the reference of that link.
    """

    key = models.CharField(max_length=64, unique=True)
    link = models.CharField(max_length=64, default="", blank=True, db_index=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="drafts")
    fields = models.JSONField()
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key


class Mailed(models.Model):
    """The letters of this act were written. What has no such row is still to be read."""

    audit = models.OneToOneField(Audit, models.PROTECT, related_name="mailed")

    def __str__(self) -> str:
        return str(self.audit_id)


class Letter(models.Model):
    """A mail on its way; the row goes as soon as it is handed to the mail server."""

    to = models.EmailField(max_length=254)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField()
    written_at = models.DateTimeField()
    not_before = models.DateTimeField()
    tries = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.subject


class SentMail(models.Model):
    """A mail as the demonstration sent it: nowhere but to the page that shows it."""

    to = models.CharField(max_length=300)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    sent_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.subject
