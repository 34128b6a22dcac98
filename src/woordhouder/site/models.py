"""The search index: what can be found, and by which words. Derived from the rooms below; can be made anew any time."""

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
