"""What a conversation begins from, and the conversations that somebody keeps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, Min, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Organisation
from woordhouder.parties.policy import ORGANISATION
from woordhouder.record.listing import Listed, listed
from woordhouder.record.policy import allowed, fetch
from woordhouder.record.refusals import NotFound

from ..conversing import NAMES, Begun
from ..facts import ExampleFacts
from ..models import Conversation, ConversationAnswers, Description, Example
from ..policy import CONVERSATION, EXAMPLE
from ..shapes import facts_of
from .examples import LIGHT, ExampleLine, line_of

ON_A_PAGE = 20


@dataclass(frozen=True)
class ConversationPage:
    """The example that a conversation begins from, in one version. `may_keep`: the reader may keep it here.

    `removed`: names of the parts that were taken away, of which nothing is quoted.
    """

    line: ExampleLine
    facts: ExampleFacts
    version: int
    removed: frozenset[str]
    may_keep: bool

    @property
    def address(self) -> str:
        """The guided page."""
        return f"{self.line.address}/vertrekpunt"

    @property
    def note_address(self) -> str:
        """The note of a reader without account."""
        return f"{self.address}/notitie"


@dataclass(frozen=True)
class KeptConversation:
    """A conversation that somebody keeps, as she wrote it last."""

    reference: str
    page: ConversationPage
    begun: Begun
    by: str
    written_at: datetime

    @property
    def address(self) -> str:
        """Its own page, which only she reads."""
        return f"/mijn/gesprekken/{self.reference}"


@dataclass(frozen=True)
class ConversationLine:
    """A kept conversation in her list. `open`: how many questions have no answer yet."""

    reference: str
    title: str
    place: str
    task: str
    open: int
    written_at: datetime

    @property
    def address(self) -> str:
        """Its own page."""
        return f"/mijn/gesprekken/{self.reference}"


@dataclass(frozen=True)
class OpenConversations:
    """How many conversations are not finished, and since when the oldest of them was left (None: there is none)."""

    count: int
    since: datetime | None


def conversation_page(actor: Actor, slug: str, version: int = 0) -> ConversationPage:
    """What a conversation begins from: the example in `version`, if there is one, else the current.

    Raises NotFound. At most 6 queries.
    """
    example = fetch(actor, "read", EXAMPLE, Example.objects.all(), slug=slug)
    versions = Description.objects.filter(example=example).prefetch_related("commitments", "removals")
    description = versions.filter(number=version).first() if version else None
    if description is None:
        description = versions.get(replaced_by=None)
    values = {"example__slug": slug, **{name: getattr(description, name) for name in LIGHT[1:]}}
    return ConversationPage(
        line=line_of(values),
        facts=facts_of(description),
        version=description.number,
        removed=frozenset(removal.part for removal in description.removals.all()),
        may_keep=actor.is_known and allowed(actor, "prepare", ORGANISATION, Organisation.objects.all()).exists(),
    )


def kept_conversation(actor: Actor, reference: str) -> KeptConversation:
    """One of her own conversations. Raises NotFound. At most 9 queries."""
    rows = Conversation.objects.select_related("example", "by")
    row = fetch(actor, "read", CONVERSATION, rows, reference=reference)
    newest = row.versions.last()
    if newest is None:
        raise NotFound(_("This page does not exist."))
    return KeptConversation(
        reference=row.reference,
        page=conversation_page(actor, row.example.slug, newest.description_number),
        begun=Begun(newest.answers, tuple(newest.quoted), newest.description_number),
        by=row.by.name,
        written_at=newest.written_at,
    )


def my_conversations(actor: Actor, asked: object = 1) -> Listed[ConversationLine]:
    """Page `asked` of her own conversations, the one she wrote in last first. At most 3 queries."""
    rows = _newest_answers(actor).select_related("conversation__example").order_by("-written_at", "-pk")
    return listed(rows, asked, ON_A_PAGE, _lines)


def open_conversations(actor: Actor) -> OpenConversations:
    """How many of her own conversations have a question without an answer. Always 1 query."""
    found = unfinished_conversations(actor).aggregate(count=Count("pk"), since=Min("written_at"))
    return OpenConversations(found["count"], found["since"])


def unfinished_conversations(actor: Actor) -> QuerySet[ConversationAnswers]:
    """The newest answers of her own conversations that leave a question open."""
    return _newest_answers(actor).exclude(answers__has_keys=NAMES)


def _newest_answers(actor: Actor) -> QuerySet[ConversationAnswers]:
    """Of each of her own conversations the last version."""
    hers = allowed(actor, "read", CONVERSATION, Conversation.objects.all())
    later = ConversationAnswers.objects.filter(conversation=OuterRef("conversation"), number__gt=OuterRef("number"))
    return ConversationAnswers.objects.filter(~Exists(later), conversation__in=hers)


def _lines(rows: Sequence[ConversationAnswers]) -> list[ConversationLine]:
    told = Description.objects.current().filter(example__in=[row.conversation.example_id for row in rows])
    lines = {values["example__slug"]: line_of(values) for values in told.values(*LIGHT)}
    return [_line(row, lines[row.conversation.example.slug]) for row in rows]


def _line(row: ConversationAnswers, example: ExampleLine) -> ConversationLine:
    begun = Begun(row.answers)
    return ConversationLine(
        reference=row.conversation.reference,
        title=example.title,
        place=example.place,
        task=begun.answers.get("task", ""),
        open=len(begun.open),
        written_at=row.written_at,
    )
