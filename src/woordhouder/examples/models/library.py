"""Examples and pages at lasting addresses, and every version of what was written there."""

from django.db import models
from django.db.models import Q

from woordhouder.parties.models import Organisation
from woordhouder.record.models import Ground
from woordhouder.record.references import new_reference

from ..words import Theme


def example_reference() -> str:
    return new_reference("example")


def page_reference() -> str:
    return new_reference("page")


class Origin(models.TextChoices):
    """Where a version came from: a file of the repository, or an editor."""

    FILE = "file", "file"
    EDITOR = "editor", "editor"


class Example(models.Model):
    """A permanent address of one good example; what it says is in its newest description."""

    reference = models.CharField(max_length=64, unique=True, default=example_reference)
    slug = models.CharField(max_length=80, unique=True)

    def __str__(self) -> str:
        return self.slug


class DescriptionQuerySet(models.QuerySet["Description"]):
    """Chainable filters over descriptions."""

    def current(self) -> "DescriptionQuerySet":
        """The newest of each example."""
        return self.filter(replaced_by=None)


class Description(models.Model):
    """What the library tells of an example, in one version. Never edited: a new one replaces it."""

    example = models.ForeignKey(Example, models.PROTECT, related_name="descriptions")
    number = models.PositiveIntegerField()
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    origin = models.CharField(max_length=10, choices=Origin)
    published_at = models.DateTimeField()
    by = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

    title = models.CharField(max_length=300)
    summary = models.CharField(max_length=300)
    places = models.JSONField()
    region = models.CharField(max_length=300, null=True, blank=True)
    from_year = models.IntegerField()
    until_year = models.IntegerField(null=True, blank=True)
    parties = models.JSONField()
    themes = models.JSONField()
    traits = models.JSONField()
    story = models.TextField(null=True, blank=True)
    process = models.TextField(null=True, blank=True)
    tenants_role = models.TextField(null=True, blank=True)
    what_made_it_work = models.TextField(null=True, blank=True)
    what_came_of_it = models.TextField(null=True, blank=True)
    our_reading = models.JSONField()
    succeeds = models.CharField(max_length=80, null=True, blank=True)
    keywords = models.JSONField(default=list)
    subjects = models.JSONField(default=list)
    sources = models.JSONField()
    checked_on = models.DateField(null=True, blank=True)

    objects = DescriptionQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["example", "number"], name="one_description_per_number")]
        ordering = ["example_id", "number"]

    def __str__(self) -> str:
        return f"{self.example} {self.number}"


class ExampleCommitment(models.Model):
    """One promise of an example, as one description tells it. `who`: names of parties; empty: not known."""

    description = models.ForeignKey(Description, models.PROTECT, related_name="commitments")
    number = models.PositiveIntegerField()
    text = models.TextField()
    theme = models.CharField(max_length=20, choices=Theme, db_index=True)
    who = models.JSONField()
    figure = models.CharField(max_length=300, null=True, blank=True)
    from_year = models.IntegerField(null=True, blank=True)
    until_year = models.IntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["description", "number"], name="one_commitment_per_number")]
        ordering = ["description_id", "number"]

    def __str__(self) -> str:
        return f"{self.description}, {self.number}"


class PageKind(models.TextChoices):
    """What else the library holds."""

    COLLECTION = "collection", "collection"
    GUIDE = "guide", "guide page"
    GLOSSARY = "glossary", "glossary"
    CALENDAR = "calendar", "calendar"
    EVENT = "event", "event"


class Page(models.Model):
    """A collection, a guide page, the glossary, the calendar or an event, at its address."""

    reference = models.CharField(max_length=64, unique=True, default=page_reference)
    kind = models.CharField(max_length=20, choices=PageKind)
    slug = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="one_page_per_address")]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}"


class PageVersion(models.Model):
    """What stands on a page, in one version: `facts` in the form of its kind (`examples.facts`). Never edited."""

    page = models.ForeignKey(Page, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    origin = models.CharField(max_length=10, choices=Origin)
    published_at = models.DateTimeField()
    by = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    facts = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "number"], name="one_version_per_number")]
        ordering = ["page_id", "number"]

    def __str__(self) -> str:
        return f"{self.page} {self.number}"


class Removal(models.Model):
    """A visible tombstone that the law demanded: `part` of a description or a page is gone, for this reason."""

    description = models.ForeignKey(Description, models.PROTECT, null=True, blank=True, related_name="removals")
    version = models.ForeignKey(PageVersion, models.PROTECT, null=True, blank=True, related_name="removals")
    part = models.CharField(max_length=30)
    ground = models.CharField(max_length=30, choices=Ground)
    reason = models.TextField()
    removed_at = models.DateTimeField()
    by = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(description=None, version__isnull=False) | Q(description__isnull=False, version=None),
                name="removal_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.part} of {self.description or self.version}"
