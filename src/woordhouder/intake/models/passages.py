"""What was found in a paper, passage by passage, what people decided of it, and the steps by which they did."""

from django.conf import settings
from django.db import models

from woordhouder.agreements.models import promise_reference
from woordhouder.record.references import new_reference

from .papers import Paper


def passage_reference() -> str:
    return new_reference("passage")


def step_reference() -> str:
    return new_reference("step")


class PassageState(models.TextChoices):
    """How a passage stands.

    Proposed: the rules take it for a commitment, nobody decided yet. Aside: the rules do not. Accepted, rejected: what
    somebody decided. Joined: it is part of the passage before it now. Taken: it went into the list. Stands: an earlier
    version of the paper brought it into the list.
    """

    PROPOSED = "proposed"
    ASIDE = "aside"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    JOINED = "joined"
    TAKEN = "taken"
    STANDS = "stands"
    IN_FORCE = "in_force"


class PassageChange(models.TextChoices):
    """What a newer version of a paper did with a passage, or with a promise that is in force."""

    SAME = "same"
    CHANGED = "changed"
    NEW = "new"


class PaperPassage(models.Model):
    """One passage of a paper: `text` stands at `start` to `end` of the paper's text, under `label` and `heading`.

    `certainty` (0..1) and `why`: how sure the rules are that it is a commitment. `found`: what they read in it (names
    of parties, figure, deadline), as they gave it. `facts`: the promise that it would become, in the form of
    `agreements.preparing_facts.PromiseDraft`; `version`: how often that or its state was changed. `part`: with which
    others it stands on one page. `promise`: the reference of its promise in the list, from the beginning, so that the
    words keep their place in the paper; `taken_version`: the version that went into the list. `line_before`: the
    version in which that promise stood in the list before, if it did; `line_after`: the one that was written then.
    `earlier`: the same in the earlier version of the paper, and what became of it (`change`). `commitment`: the
    reference of the promise in force of which it is a newer wording, "" for none.
    """

    reference = models.CharField(max_length=64, unique=True, default=passage_reference)
    paper = models.ForeignKey(Paper, models.CASCADE, related_name="passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    page = models.PositiveIntegerField(null=True, blank=True)
    label = models.CharField(max_length=100, blank=True)
    heading = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=20)
    certainty = models.FloatField()
    why = models.TextField(blank=True)
    part = models.PositiveIntegerField()
    found = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=PassageState)
    facts = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)
    promise = models.CharField(max_length=64, default=promise_reference, db_index=True)
    taken_version = models.PositiveIntegerField(null=True, blank=True)
    line_before = models.PositiveIntegerField(null=True, blank=True)
    line_after = models.PositiveIntegerField(null=True, blank=True)
    earlier = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="later")
    change = models.CharField(max_length=10, choices=PassageChange, blank=True)
    commitment = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["paper_id", "start", "pk"]
        indexes = [models.Index(fields=["paper", "part"], name="passages_of_a_part")]

    def __str__(self) -> str:
        return f"{self.paper}, {self.start}"


class PaperStep(models.Model):
    """One step of somebody who decides on a paper. `kind`: the name of the action.

    `passages`: by reference of each passage that it changed what stood before, null when it was not there. `parties`:
    those of the paper before, null when they did not change. Taken back once `undone_at` is set.
    """

    reference = models.CharField(max_length=64, unique=True, default=step_reference)
    paper = models.ForeignKey(Paper, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=40)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    passages = models.JSONField()
    parties = models.JSONField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["paper_id", "pk"]

    def __str__(self) -> str:
        return f"{self.kind} of {self.paper}"
