"""An example in the making: who put it forward, whose words were asked, what they wrote, approved and took back."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from woordhouder.parties.models import PARTY_KINDS, Organisation
from woordhouder.record.references import new_reference

from .library import Description, Example


def nomination_reference() -> str:
    return new_reference("nomination")


def interview_reference() -> str:
    return new_reference("interview")


class Nomination(models.Model):
    """Somebody put an example forward; everything until its publication hangs on this.

    `example` is set when it is in the library already and its parties are asked (again). `editor` took it up.
    """

    reference = models.CharField(max_length=64, unique=True, default=nomination_reference)
    by = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    title = models.CharField(max_length=300)
    places = models.JSONField()
    region = models.CharField(max_length=300, null=True, blank=True)
    why = models.TextField()
    source_url = models.CharField(max_length=1000, null=True, blank=True)
    nominated_at = models.DateTimeField()
    example = models.ForeignKey(Example, models.PROTECT, null=True, blank=True, related_name="nominations")
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    taken_up_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_because = models.TextField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.title

    @property
    def where(self) -> tuple[str, ...]:
        """The region when one is named, else the municipalities."""
        return (self.region,) if self.region else tuple(self.places)


class Manuscript(models.Model):
    """What the editor wrote of the example, in one version: `facts` in the form of `ExampleFacts`. Never edited."""

    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="manuscripts")
    number = models.PositiveIntegerField()
    facts = models.JSONField()
    slug = models.CharField(max_length=80)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["nomination", "number"], name="one_manuscript_per_number")]
        ordering = ["nomination_id", "number"]

    def __str__(self) -> str:
        return f"{self.nomination} {self.number}"


class Interview(models.Model):
    """One party is asked for its own words. `party` and `role` are shown with them, never a person's name.

    `email` is the contact's; it is "" once she was forgotten. `forgotten_because`: what she asked and when, where
    somebody else did it for her. `editor` is the one person of the editorial board who may read what is not approved.
    """

    reference = models.CharField(max_length=64, unique=True, default=interview_reference)
    nomination = models.ForeignKey(Nomination, models.PROTECT, related_name="interviews")
    party = models.CharField(max_length=300)
    kind = models.CharField(max_length=30, choices=[(kind.value, kind.label) for kind in PARTY_KINDS])
    role = models.CharField(max_length=300)
    email = models.EmailField(max_length=254, blank=True)
    language = models.CharField(max_length=2, default="nl")
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    invited_at = models.DateTimeField()
    declined_at = models.DateTimeField(null=True, blank=True)
    declined_because = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    may_be_asked = models.BooleanField(default=False)
    forgotten_at = models.DateTimeField(null=True, blank=True)
    forgotten_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["nomination", "party"],
                condition=Q(declined_at=None, ended_at=None),
                name="one_open_interview_per_party",
            )
        ]

    def __str__(self) -> str:
        return f"{self.party} on {self.nomination}"


class Words(models.Model):
    """What made it a good agreement for one party, in one version, by the speaker or noted down by the editor."""

    interview = models.ForeignKey(Interview, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    by_speaker = models.BooleanField()
    what_made_it_good = models.TextField()
    what_was_hard = models.TextField(blank=True)
    what_we_would_do_again = models.TextField(blank=True)
    what_came_of_it = models.TextField(blank=True)
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["interview", "number"], name="one_version_of_words")]
        ordering = ["interview_id", "number"]

    def __str__(self) -> str:
        return f"{self.interview}, {self.number}"


class Approval(models.Model):
    """The speaker agreed that these words are shown; she can take that back, and agree again."""

    words = models.ForeignKey(Words, models.PROTECT, related_name="approvals")
    given_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["words"], condition=Q(taken_back_at=None), name="one_approval_at_a_time")
        ]

    def __str__(self) -> str:
        return f"approval of {self.words}"


class Check(models.Model):
    """A speaker was asked to read the whole before it is published, and what she answered."""

    interview = models.ForeignKey(Interview, models.PROTECT, related_name="checks")
    manuscript = models.ForeignKey(Manuscript, models.PROTECT, related_name="checks")
    asked_at = models.DateTimeField()
    until = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    agrees = models.BooleanField(null=True)
    remark = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["interview", "manuscript"], name="one_check_per_manuscript")]

    def __str__(self) -> str:
        return f"{self.interview} on {self.manuscript}"


class Testimony(models.Model):
    """Approved words of one party as they were published with an example; gone from view once taken back or removed.

    `part` is the name of their opening in the entry of `description` ("testimony_2").
    """

    example = models.ForeignKey(Example, models.PROTECT, related_name="testimonies")
    description = models.ForeignKey(Description, models.PROTECT, related_name="testimonies")
    words = models.OneToOneField(Words, models.PROTECT, related_name="testimony")
    part = models.CharField(max_length=30)
    published_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["description", "part"], name="one_testimony_per_part")]
        ordering = ["published_at", "pk"]

    def __str__(self) -> str:
        return f"{self.part} of {self.description}"


class StillRightAnswer(models.TextChoices):
    """What a speaker says a year later."""

    STILL_RIGHT = "still_right", _("It is still right")
    CHANGED = "changed", _("Something has changed")
    CANNOT_SAY = "cannot_say", _("I cannot say")


class StillRight(models.Model):
    """The yearly question to a speaker whether the published example is still right."""

    interview = models.ForeignKey(Interview, models.PROTECT, related_name="yearly")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(max_length=20, choices=StillRightAnswer, blank=True)
    remark = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.interview}: {self.answer or 'asked'}"
