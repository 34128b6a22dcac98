"""The start of a conversation that somebody made from an example."""

from django.conf import settings
from django.db import models

from woordhouder.parties.models import Organisation
from woordhouder.record.references import new_reference

from .library import Example


def conversation_reference() -> str:
    return new_reference("conversation")


class Conversation(models.Model):
    """A conversation that a person prepares for her organisation, private to her, at a lasting address."""

    reference = models.CharField(max_length=64, unique=True, default=conversation_reference)
    example = models.ForeignKey(Example, models.PROTECT, related_name="conversations")
    by = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="conversations")
    started_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.reference


class ConversationAnswers(models.Model):
    """Her answers in one version, by the name of the question (`examples.conversing.QUESTIONS`). Never edited.

    `quoted`: numbers of the promises that she takes along, as in version `description_number` of the example.
    """

    conversation = models.ForeignKey(Conversation, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    answers = models.JSONField()
    quoted = models.JSONField(default=list)
    description_number = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "number"], name="one_version_of_answers")]
        ordering = ["conversation_id", "number"]

    def __str__(self) -> str:
        return f"{self.conversation} {self.number}"
