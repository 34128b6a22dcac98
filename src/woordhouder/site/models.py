"""What the shell keeps for itself: the search index (can be made anew any time), drafts, and mail on its way."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from woordhouder.parties.models import Partnership
from woordhouder.record.models import Audit
from woordhouder.record.references import new_reference


def own_address_reference() -> str:
    return new_reference("own")


def weekly_reference() -> str:
    return new_reference("weekly")


class Shelf(models.IntegerChoices):
    """What is ranked together: the library, and what stands at the tables. Neither counts in the other's rarities."""

    LIBRARY = 0, "library"
    TABLES = 1, "tables"


class FoundKind(models.TextChoices):
    """What a search can find."""

    EXAMPLE = "example", "example"
    GUIDE = "guide", "guide"
    TERM = "term", "term"
    COLLECTION = "collection", "collection"
    EVENT = "event", "event"
    COMMITMENT = "commitment", "commitment"
    AGREEMENT = "agreement", "agreement"
    TABLE = "table", "table"
    ORGANISATION = "organisation", "organisation"
    MUNICIPALITY = "municipality", "municipality"


class SearchDocument(models.Model):
    """One thing that can be found. `facets` holds lists of codes; the words that people read stay where they live.

    `table`: who finds it: everybody (null), or only who sits at that table. What a table reads otherwise than everybody
    does has one document for each. `shows`: ids of the texts that it was made of. `digest`: of all that it was made of;
    `changes_on`: the day on which it is made anew, as another text takes force by itself.
    """

    kind = models.CharField(max_length=20, choices=FoundKind)
    slug = models.CharField(max_length=80)
    shelf = models.PositiveSmallIntegerField(choices=Shelf, default=Shelf.LIBRARY)
    table = models.ForeignKey(Partnership, models.CASCADE, null=True, blank=True, related_name="+")
    facets = models.JSONField()
    subjects = models.JSONField(default=dict)
    shows = models.JSONField(default=list)
    digest = models.CharField(max_length=64, default="", blank=True)
    changes_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "slug"], condition=Q(table=None), name="one_document_for_everybody"
            ),
            models.UniqueConstraint(fields=["kind", "slug", "table"], name="one_document_for_a_table"),
        ]
        indexes = [
            models.Index(fields=["shelf", "table"], name="documents_of_a_shelf"),
            models.Index(fields=["changes_on"], condition=~Q(changes_on=None), name="documents_that_change"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.slug}"


class Posting(models.Model):
    """A form of a word stands in a document; `weight` is its share there in thousandths, fields and lengths counted.

    `shelf` and `audience` are those of the document, so that one index holds all that a search asks: who may find it is
    everybody (0) or the table with that id.
    """

    document = models.ForeignKey(SearchDocument, models.CASCADE, related_name="postings")
    form = models.CharField(max_length=120)
    weight = models.PositiveIntegerField()
    shelf = models.PositiveSmallIntegerField(default=Shelf.LIBRARY)
    audience = models.PositiveBigIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["form", "shelf", "audience", "weight", "document"], name="postings_for_a_reader"),
        ]

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
    """A mail on its way; the row goes as soon as it is handed to the mail server.

    `stop`: where one click stops letters of this sort, "" for letters that follow an act. `not_after`: it is not sent
    any more from then on.
    """

    to = models.EmailField(max_length=254)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField()
    written_at = models.DateTimeField()
    not_before = models.DateTimeField()
    not_after = models.DateTimeField(null=True, blank=True)
    stop = models.CharField(max_length=300, default="", blank=True)
    tries = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.subject


class WeeklyMail(models.Model):
    """The list of the week by mail for one person: for which Sunday it was written last, since when she stopped it.

    The secret in a letter by which she stops it is `reference` signed with the installation's key; it is kept nowhere.
    """

    reference = models.CharField(max_length=64, unique=True, default=weekly_reference)
    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="weekly_mail")
    written_for = models.DateField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.reference


class OwnKind(models.TextChoices):
    """What a secret address of one's own gives."""

    CALENDAR = "calendar", _("calendar")
    FEED = "feed", _("feed")


class OwnAddress(models.Model):
    """A secret address of a person's own calendar or feed, until it is withdrawn.

    Its secret is `reference` signed with the installation's key; it is kept nowhere.
    """

    reference = models.CharField(max_length=64, unique=True, default=own_address_reference)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="own_addresses")
    kind = models.CharField(max_length=20, choices=OwnKind)
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"], condition=Q(withdrawn_at=None), name="one_own_address_of_a_kind"
            )
        ]

    def __str__(self) -> str:
        return self.reference


class SentMail(models.Model):
    """A mail as the demonstration sent it: nowhere but to the page that shows it."""

    to = models.CharField(max_length=300)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    sent_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.subject
