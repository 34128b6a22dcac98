"""The form of an act in preparation: what is known of the act itself, and its promises as far as they are written.

Everything may be missing here; `agreements.facts` says what must be there when it is recorded.
"""

from datetime import date as Day  # noqa: N812
from typing import Annotated, Self

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import AfterValidator, Field, StringConstraints, ValidationError, model_validator

from woordhouder.examples.facts import WebAddress
from woordhouder.examples.words import Theme
from woordhouder.record.refusals import FieldError, Words
from woordhouder.record.typed import Line, LongTextOrEmpty, Slug, WrongAt, invalid

from .addresses import may_be_an_address
from .facts import ContributionFacts, Facts, IndicatorFacts, PromiseFacts, Short
from .models import AgreementKind, WordingKind


def _no_place_of_a_page(slug: str) -> str:
    if not may_be_an_address(slug):
        raise ValueError(_("A page of the table stands at this address. Choose another one."))
    return slug


AgreementSlug = Annotated[Slug, AfterValidator(_no_place_of_a_page)]
Several = Annotated[tuple[Line, ...], Field(max_length=100)]


class ElsewhereFacts(Facts):
    """Where the text is public already."""

    url: WebAddress
    publisher: Line
    title: Short = ""
    seen_on: Day


class ActFacts(Facts):
    """What is known of an act that is being prepared; None and empty: not yet.

    The first part is about the agreement that it makes, if it makes one: `parent` and `follows` are references of
    agreements of the same table. `parties`: references of the seats that were party (a registration only).
    `corrects`: the reference of the act that a correction repairs.
    """

    title: Line | None = None
    slug: AgreementSlug | None = None
    kind: AgreementKind = AgreementKind.SINGLE
    parent: Line | None = None
    follows: Line | None = None
    starts: Day | None = None
    until: Day | None = None

    effective_from: Day | None = None
    signed_on: Day | None = None
    why: Annotated[LongTextOrEmpty, StringConstraints(max_length=5000)] = ""
    parties: Several = ()
    elsewhere: ElsewhereFacts | None = None
    corrects: Line | None = None

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        if self.starts and self.until and self.until < self.starts:
            raise WrongAt("until", _("The last day comes before the first."))
        if self.parent and self.kind is not AgreementKind.TRANCHE:
            raise WrongAt("parent", _("Only a yearly agreement belongs to a framework."))
        if len(set(self.parties)) != len(self.parties):
            raise WrongAt("parties", _("Name each party once."))
        return self


class PromiseDraft(Facts):
    """A promise as far as it is written: as `PromiseFacts`, but all may be missing.

    `depends_on` and `in_return_for` may also name promises of the same preparation, by their reference.
    """

    title: Short = ""
    text: LongTextOrEmpty = ""
    plain_summary: Annotated[LongTextOrEmpty, StringConstraints(max_length=2000)] = ""
    kind: WordingKind = WordingKind.EFFORT
    theme: Theme | None = None
    lead: Line | None = None
    contributors: Annotated[tuple[ContributionFacts, ...], Field(max_length=50)] = ()
    for_whom: Short = ""
    area: Short = ""
    deadline: Day | None = None
    indicator: IndicatorFacts | None = None
    depends_on: Several = ()
    in_return_for: Several = ()
    goals: Several = ()
    origin: Slug | None = None
    why: Annotated[LongTextOrEmpty, StringConstraints(max_length=5000)] = ""

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        if "\n" in self.title or "\r" in self.title:
            raise WrongAt("title", _("Write this on one line."))
        seats = [part.seat for part in self.contributors]
        if self.lead in seats or len(seats) != len(set(seats)):
            raise WrongAt("contributors", _("Name each seat once; the lead does not contribute to itself."))
        return self


_MISSING: dict[str, Words] = {
    "title": gettext_lazy("The title is missing."),
    "text": gettext_lazy("The text is missing."),
    "theme": gettext_lazy("The theme is missing."),
    "lead": gettext_lazy("Who leads is missing."),
}


def missing_in(draft: PromiseDraft) -> tuple[FieldError, ...]:
    """What a promise still needs before it can be recorded, by field; empty when it is ready."""
    return tuple(
        FieldError(name, words) for name, words in _MISSING.items() if not str(getattr(draft, name) or "").strip()
    )


def promise_of(draft: PromiseDraft) -> PromiseFacts:
    """The draft as a promise that can be recorded. Raises Invalid with what is missing."""
    given = draft.model_dump(mode="json")
    try:
        return PromiseFacts.model_validate({name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        raise invalid(error) from error
