"""Preparing a conversation from an example: kept for the person herself, and thrown away when she wants."""

from typing import Annotated, Any, Literal, TypeAlias

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from woordhouder.parties.about_me import Kept, keeps
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Person
from woordhouder.parties.policy import standing
from woordhouder.record.clock import now
from woordhouder.record.policy import fetch
from woordhouder.record.refusals import FieldError, Invalid
from woordhouder.record.registry import action
from woordhouder.record.typed import Slug

from ..conversing import MOST_QUOTED, NAMES, Answer
from ..models import Conversation, ConversationAnswers, Description, Example
from ..policy import CONVERSATION, EXAMPLE

QuestionName: TypeAlias = Literal[NAMES]  # type: ignore[valid-type]
PromiseNumbers: TypeAlias = Annotated[tuple[int, ...], Field(max_length=MOST_QUOTED)]


@action()
def keep_conversation(  # noqa: PLR0913 - what a person fills in
    actor: Actor,
    *,
    slug: Slug,
    answers: dict[QuestionName, Answer],
    quoted: PromiseNumbers = (),
    version: int = 0,
    conversation: str = "",
) -> ConversationAnswers:
    """Keep answers beside the example at `slug`, in a new conversation or as a new version of her own `conversation`.

    `quoted`: numbers of promises to take along, of `version` of the example (0: the current one). Unchanged answers
    make no new version. Raises NotFound, NotAllowed (policy rows "prepare" and "keep") and Invalid when there is no
    such version or promise.
    """
    organisation = standing(actor, "prepare")
    example = fetch(actor, "read", EXAMPLE, Example.objects.all(), slug=slug)
    description = _version(example, version)
    if strange := sorted(set(quoted) - {promise.number for promise in description.commitments.all()}):
        numbers = ", ".join(map(str, strange))
        raise Invalid(
            _("Something is not right yet."),
            errors=(FieldError("quoted", _("The example has no promise {numbers}.").format(numbers=numbers)),),
        )
    kept = _own(actor, conversation, example) if conversation else None
    if kept is None:
        person = Person.objects.get(reference=actor.person)
        kept = Conversation.objects.create(example=example, by=organisation, person=person, started_at=now())
    facts = {"answers": dict(answers), "quoted": sorted(set(quoted)), "description_number": description.number}
    newest = kept.versions.last()
    if newest and all(getattr(newest, name) == value for name, value in facts.items()):
        return newest
    number = newest.number + 1 if newest else 1
    return ConversationAnswers.objects.create(conversation=kept, number=number, written_at=now(), **facts)


def _own(actor: Actor, conversation: str, example: Example) -> Conversation:
    hers = Conversation.objects.select_for_update().filter(example=example)
    return fetch(actor, "keep", CONVERSATION, hers, reference=conversation)


def _version(example: Example, number: int) -> Description:
    versions = example.descriptions.filter(number=number) if number else example.descriptions.filter(replaced_by=None)
    if found := versions.first():
        return found
    raise Invalid(
        _("Something is not right yet."), errors=(FieldError("version", _("The example has no such version.")),)
    )


@action()
def drop_conversation(actor: Actor, *, conversation: str) -> Example:
    """Throw away a conversation with all versions of its answers. Returns the example that it began from.

    Raises NotFound.
    """
    kept = fetch(actor, "drop", CONVERSATION, Conversation.objects.select_for_update(), reference=conversation)
    _throw_away(kept.person, reference=conversation)
    return kept.example


def _throw_away(person: Person, **which: str) -> None:
    hers = Conversation.objects.filter(person=person, **which)
    ConversationAnswers.objects.filter(conversation__in=hers).delete()
    hers.delete()


def _tell(person: Person) -> list[dict[str, Any]]:
    rows = ConversationAnswers.objects.filter(conversation__person=person).select_related("conversation__example")
    return [
        {
            "conversation": row.conversation.reference,
            "example": row.conversation.example.slug,
            "number": row.number,
            "written_at": row.written_at.isoformat(),
            "answers": row.answers,
            "quoted": row.quoted,
        }
        for row in rows
    ]


keeps(
    "conversations",
    Kept(
        what=_("Conversations that you prepare from an example, with your answers in every version"),
        why=_("So that you can go on with them later. Only you can read them."),
        how_long=_("Until you throw them away or erase yourself."),
        tell=_tell,
        erase=_throw_away,
    ),
)
