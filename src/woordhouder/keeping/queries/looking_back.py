"""What was said looking back, of a promise or of a year of a table, in the order in which it was said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import BooleanField, CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Value
from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.addresses import agreement_address
from woordhouder.agreements.models import Commitment
from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Layer, Partnership, Seat
from woordhouder.parties.policy import PARTNERSHIP
from woordhouder.parties.queries import LAYERS_IN_WORDS
from woordhouder.record.models import Ground
from woordhouder.record.policy import allowed
from woordhouder.record.refusals import Words

from ..models import Lesson, PublicLine, TalkLine, Thanks, ThirdView
from ..policy import LESSON, PUBLIC_LINE, TALK_LINE, THANKS, THIRD_VIEW
from ..words import Body
from .speakers import held_by, with_speakers

COLUMNS = (
    "a_which",
    "a_name",
    "a_by",
    "a_seat",
    "a_text",
    "a_at",
    "a_year",
    "a_more",
    "a_place",
    "a_title",
    "a_page",
    "a_quote",
    "a_mark",
    "a_public",
    "a_number",
    "a_agreement",
    "a_ground",
    "a_removed",
    "a_gone",
)
MOST_LESSONS = 10
THANKED, LEARNED, VIEWED, TOLD, WANTED = "thanks", "lesson", "view", "line", "wanted"


class Line(NamedTuple):
    """One of COLUMNS. What `more`, `place` and `mark` are, `LookedBack` says."""

    which: str
    reference: str
    by: str
    seat: str
    text: str
    at: datetime
    year: int | None
    more: str | None
    place: str
    name: str
    page: str
    quote: str
    mark: Any
    public: Any
    number: int | None
    agreement: str | None
    ground: str | None
    removed: str | None
    gone: datetime | None


@dataclass(frozen=True)
class LookedBack:
    """Thanks, a milestone, a lesson, what an independent body found, or a line of a talk.

    `more`: who is thanked, the example that a lesson came from, the address of a view, the other side of a line, or the
    talk (by reference) of a line that waits. `line.number` and `line.agreement` (its slug): None for a whole year.
    """

    line: Line

    @property
    def which(self) -> str:
        """What sort of thing it is."""
        return self.line.which

    @property
    def more(self) -> str:
        """See above."""
        return self.line.more or ""

    @property
    def title(self) -> Words:
        """What sort of thing it is, in words."""
        if self.which == VIEWED:
            return Body(self.line.place).label
        if self.which == TOLD:
            return _("Talked over and agreed")
        if self.which == LEARNED:
            return _("A lesson")
        return _("A milestone") if self.line.mark else _("Thanks")

    @property
    def layer(self) -> Words:
        """Which layer is thanked, "" for all."""
        return LAYERS_IN_WORDS[Layer(self.line.place)] if self.which == THANKED and self.line.place else ""

    @property
    def is_public(self) -> bool:
        """Whether everybody reads it."""
        return bool(self.line.public)

    @property
    def is_agreed(self) -> bool:
        """Of a line that waits: whether the other side said the same."""
        return bool(self.line.mark)

    @property
    def ground(self) -> Words:
        """On what ground its words were removed, "" when they were not."""
        return Ground(self.line.ground).label if self.line.ground else ""


def of_promise(actor: Actor, row: Commitment) -> list[LookedBack]:
    """All that was said looking back at a promise, as far as the reader reads it; also lines that wait. 1 query."""
    here = Q(commitment=row)
    lines = _thanks(actor, here).union(
        _lessons(actor, here),
        _views(actor, here),
        _told(actor, Q(line__concern__commitment=row)),
        _wanted(actor, Q(concern__commitment=row)),
        all=True,
    )
    return _sorted(lines)


def of_year(actor: Actor, partnership: int, year: int) -> list[LookedBack]:
    """The thanks, milestones and lessons over a year of a table (by id), of the whole and of its promises. 1 query."""
    here = Q(year=year) & (Q(partnership=partnership) | Q(commitment__agreement__partnership=partnership))
    return _sorted(_thanks(actor, here).union(_lessons(actor, here), all=True))


def own_lesson(found: Sequence[LookedBack], reference: str, seats: Sequence[str]) -> LookedBack | None:
    """The lesson with this reference among these, when one of these seats said it."""
    mine = (one for one in found if one.which == LEARNED and one.line.seat in seats)
    return next((one for one in mine if one.line.reference == reference), None)


def _sorted(rows: QuerySet[Any, Any]) -> list[LookedBack]:
    lines = [LookedBack(Line._make(row)) for row in rows]
    return sorted(lines, key=lambda one: (one.line.at, one.line.reference))


NOTHING = Value("", CharField())
IS_PUBLIC = ExpressionWrapper(Q(public_from__isnull=False), BooleanField())


def _lines(rows: QuerySet[Any], which: str, commitment: str, **columns: Any) -> QuerySet[Any, Any]:
    """The rows with COLUMNS. `commitment`: the way to the promise."""
    told = {"a_which": Value(which, CharField()), "a_name": F("reference"), "a_by": held_by()}
    told |= {"a_seat": F("seat__reference"), "a_text": F("text"), "a_at": F("recorded_at")}
    told |= dict.fromkeys(("a_more", "a_place", "a_title", "a_page", "a_quote"), NOTHING)
    told |= {"a_mark": Value(value=False, output_field=BooleanField()), "a_public": IS_PUBLIC}
    told |= {"a_number": F(f"{commitment}__number"), "a_agreement": F(f"{commitment}__agreement__slug")}
    told |= {"a_ground": F("removal__ground"), "a_removed": F("removal__reason")}
    told |= {"a_gone": F("removal__removed_at")}
    found: QuerySet[Any, Any] = rows.order_by().annotate(**(told | columns)).values_list(*COLUMNS)
    return found


def _thanks(actor: Actor, here: Q) -> QuerySet[Any, Any]:
    rows = allowed(actor, "read", THANKS, Thanks.objects.filter(here))
    more = {"a_more": held_by("to"), "a_place": F("layer"), "a_mark": F("is_milestone")}
    return _lines(rows, THANKED, "commitment", a_year=F("year"), **more)


def _lessons(actor: Actor, here: Q) -> QuerySet[Any, Any]:
    rows = allowed(actor, "read", LESSON, Lesson.objects.filter(here, replaced_by=None))
    return _lines(rows, LEARNED, "commitment", a_year=F("year"), a_more=F("example"))


def _views(actor: Actor, here: Q) -> QuerySet[Any, Any]:
    rows = allowed(actor, "read", THIRD_VIEW, ThirdView.objects.filter(here))
    more = {"a_more": F("url"), "a_place": F("body"), "a_title": F("name"), "a_page": F("page"), "a_quote": F("quote")}
    return _lines(rows, VIEWED, "commitment", a_year=F("year"), **more)


def _told(actor: Actor, here: Q) -> QuerySet[Any, Any]:
    rows = allowed(actor, "read", PUBLIC_LINE, PublicLine.objects.filter(here))
    year, other = F("line__concern__year"), held_by("line__seat", "line__recorded_at")
    return _lines(rows, TOLD, "line__concern__commitment", a_year=year, a_more=other)


def _wanted(actor: Actor, here: Q) -> QuerySet[Any, Any]:
    rows = allowed(actor, "read", TALK_LINE, TalkLine.objects.filter(here))
    agreed = Exists(PublicLine.objects.filter(line=OuterRef("pk")))
    talk = F("concern__reference")
    return _lines(rows, WANTED, "concern__commitment", a_year=F("concern__year"), a_more=talk, a_mark=agreed)


def parties_at(actor: Actor, table: str) -> list[tuple[str, str]]:
    """The seats of a table (by its slug) by reference and name, for who sits there. 1 query."""
    here = allowed(actor, "sit", PARTNERSHIP, Partnership.objects.filter(slug=table))
    rows = Seat.objects.filter(partnership__in=here).order_by("pk")
    return list(rows.values_list("reference", "organisation__name"))


@dataclass(frozen=True)
class LessonFrom:
    """A lesson of a promise that came from an example. `address`: where it stands with its promise."""

    text: str
    by: str
    table: str
    year: int | None
    address: str
    at: datetime


def lessons_from(actor: Actor, example: str) -> list[LessonFrom]:
    """What was learned of promises that came from an example (by its slug), the newest first, at most ten. 1 query."""
    rows = Lesson.objects.filter(example=example, replaced_by=None, removal=None).exclude(example="")
    readable = with_speakers(allowed(actor, "read", LESSON, rows)).order_by("-recorded_at", "-pk")
    place = "commitment__agreement__partnership"
    names = ("text", "by", f"{place}__name", "year", f"{place}__slug")
    told = readable.values_list(*names, "commitment__agreement__slug", "commitment__number", "recorded_at", "reference")
    return [
        LessonFrom(
            text,
            by,
            table,
            year,
            f"{agreement_address(slug, agreement)}/{number}/voortgang{f'?jaar={year}' if year else ''}#{reference}",
            at,
        )
        for text, by, table, year, slug, agreement, number, at, reference in told[:MOST_LESSONS]
    ]
