"""Examples in the making, as the people who are involved see how far they are; and the list for everybody."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from woordhouder.parties.actor import Actor
from woordhouder.record.clock import now
from woordhouder.record.listing import Listed, listed
from woordhouder.record.policy import allowed, fetch

from ..facts import ExampleFacts
from ..models import Nomination
from ..policy import NOMINATION
from ..shapes import facts_of
from ..stages import MakingFacts, Stage, Wait, rule_for, stage_of, waits_on
from .examples import shown_place
from .parties import PartyLine, editors_lines, party_lines
from .progress import Making, makings

STEPS = (Stage.NOMINATED, Stage.TAKEN_UP, Stage.INTERVIEWING, Stage.WRITING, Stage.CHECKING, Stage.READY)
ON_A_PAGE = 20
WHO = {"editor": gettext_lazy("The editor"), "nominator": gettext_lazy("Who nominated it")}


@dataclass(frozen=True)
class StageLine:
    """How far it is: the code, the words, and why it is there."""

    code: str
    label: object
    why: object
    is_over: bool


@dataclass(frozen=True)
class WaitLine:
    """On whom it waits, in words; `party` when it is about one."""

    who: str
    what: object
    party: str
    is_on_editor: bool


@dataclass(frozen=True)
class MakingLine:
    """An example in the making in a list. `reference`, `by` and `waits` are empty for who is not involved."""

    title: str
    places: tuple[str, ...]
    stage: StageLine
    since: datetime
    reference: str = ""
    by: str = ""
    waits: Sequence[WaitLine] = ()
    is_mine: bool = False

    @property
    def address(self) -> str:
        """Where who is involved sees more; "" for others."""
        return f"/in-de-maak/{self.reference}" if self.reference else ""

    @property
    def place(self) -> str:
        """The places in one line."""
        return ", ".join(shown_place(name) for name in self.places)


@dataclass(frozen=True)
class ManuscriptLine:
    """The newest text that the editor wrote: which version, when, and at what address it will stand."""

    number: int
    slug: str
    written_at: datetime


@dataclass(frozen=True)
class DossierPage:
    """One example in the making, for who is involved. What only editors do or see is empty or False for others."""

    reference: str
    title: str
    places: tuple[str, ...]
    why: str
    source_url: str | None
    by: str
    nominated_at: datetime
    taken_up_at: datetime | None
    stage: StageLine
    steps: Sequence[StageLine]
    waits: Sequence[WaitLine]
    parties: Sequence[PartyLine]
    manuscript: ManuscriptLine | None
    closed_because: str
    example_address: str
    is_editor: bool
    is_mine: bool
    can_take_up: bool
    can_edit: bool
    can_ask_checks: bool
    can_publish: bool
    can_close: bool

    @property
    def address(self) -> str:
        """This page."""
        return f"/in-de-maak/{self.reference}"

    @property
    def place(self) -> str:
        """The places in one line."""
        return ", ".join(shown_place(name) for name in self.places)


@dataclass(frozen=True)
class ManuscriptPage:
    """The text to write on: the newest version, or what an empty one begins with. `number` 0: none was written."""

    reference: str
    title: str
    number: int
    slug: str
    facts: ExampleFacts | None
    places: tuple[str, ...]
    has_address: bool
    region: str = ""
    source_url: str = ""

    @property
    def address(self) -> str:
        """Where one goes after writing."""
        return f"/in-de-maak/{self.reference}"


def stage_line(facts: MakingFacts) -> StageLine:
    """How far it is, in words."""
    rule = rule_for(facts)
    return StageLine(rule.stage.value, rule.stage.label, rule.says, rule.stage in (Stage.PUBLISHED, Stage.CLOSED))


def wait_lines(facts: MakingFacts) -> list[WaitLine]:
    """On whom it waits, in words."""
    return [_wait_line(wait) for wait in waits_on(facts)]


def _wait_line(wait: Wait) -> WaitLine:
    who = wait.party if wait.who == "party" else str(WHO[wait.who])
    return WaitLine(who, wait.what, wait.party, wait.who == "editor")


def making_list(actor: Actor) -> list[MakingLine]:
    """What editors took up and did not finish, newest first, for everybody: no parties, no texts. At most 6 queries.

    Who is involved also gets the address of the dossier.
    """
    return _public_lines(actor, _in_the_making())


def making_page(actor: Actor, asked: object) -> Listed[MakingLine]:
    """Page `asked` of the same list. At most 7 queries."""
    return listed(_in_the_making(), asked, ON_A_PAGE, lambda rows: _public_lines(actor, rows))


def _in_the_making() -> QuerySet[Nomination]:
    rows = Nomination.objects.filter(closed_at=None, published_at=None).exclude(taken_up_at=None)
    return rows.order_by("-taken_up_at", "-pk")


def _public_lines(actor: Actor, rows: Iterable[Nomination]) -> list[MakingLine]:
    shown = list(rows)
    among = Nomination.objects.filter(pk__in=[row.pk for row in shown])
    own = set(allowed(actor, "read", NOMINATION, among).values_list("pk", flat=True))
    return [
        MakingLine(
            title=made.nomination.title,
            places=made.nomination.where,
            stage=stage_line(made.facts),
            since=made.nomination.taken_up_at or made.nomination.nominated_at,
            reference=made.nomination.reference if made.nomination.pk in own else "",
        )
        for made in makings(shown, now())
    ]


def making_data(actor: Actor) -> list[Mapping[str, Any]]:
    """The list for everybody as open data, whole. At most 6 queries."""
    return [
        {"title": line.title, "places": list(line.places), "stage": line.stage.code, "since": line.since}
        for line in making_list(actor)
    ]


def making_lines(actor: Actor) -> list[MakingLine]:
    """Every nomination that the actor is involved in, also what is over, newest first. At most 5 queries."""
    rows = allowed(actor, "read", NOMINATION, Nomination.objects.select_related("by", "editor"))
    return involved_lines(actor, rows.order_by("-nominated_at", "-pk"))


def involved_lines(actor: Actor, rows: Iterable[Nomination]) -> list[MakingLine]:
    """These nominations (with `by` and `editor`) as who is involved sees them. At most 4 queries beside theirs."""
    return [_involved_line(actor, made.nomination, made.facts) for made in makings(rows, now())]


def nominated_lines(actor: Actor, rows: Iterable[Nomination]) -> list[MakingLine]:
    """The same of nominations that nobody took up yet: there is nothing more to know. No query beside theirs."""
    return [_involved_line(actor, row, MakingFacts()) for row in rows]


def _involved_line(actor: Actor, row: Nomination, facts: MakingFacts) -> MakingLine:
    return MakingLine(
        title=row.title,
        places=row.where,
        stage=stage_line(facts),
        since=row.taken_up_at or row.nominated_at,
        reference=row.reference,
        by=row.by.name,
        waits=wait_lines(facts),
        is_mine=_is_editor_of(actor, row),
    )


def _is_editor_of(actor: Actor, row: Nomination) -> bool:
    return row.editor is not None and row.editor.reference == actor.person


def dossier_page(actor: Actor, reference: str) -> DossierPage:
    """One example in the making. Raises NotFound for who is not involved. At most 10 queries."""
    rows = Nomination.objects.select_related("by", "editor", "example")
    row = fetch(actor, "read", NOMINATION, rows, reference=reference)
    made = makings([row], now())[0]
    is_editor = allowed(actor, "edit", NOMINATION, rows.filter(pk=row.pk)).exists()
    return DossierPage(
        reference=row.reference,
        title=row.title,
        places=row.where,
        why=row.why,
        source_url=row.source_url,
        by=row.by.name,
        nominated_at=row.nominated_at,
        taken_up_at=row.taken_up_at,
        stage=stage_line(made.facts),
        steps=steps_of(made.facts),
        waits=wait_lines(made.facts),
        parties=editors_lines(actor, made) if is_editor else party_lines(made),
        manuscript=_manuscript_line(made) if is_editor else None,
        closed_because=row.closed_because or "",
        example_address=f"/voorbeelden/{row.example.slug}" if row.example else "",
        is_editor=is_editor,
        is_mine=_is_editor_of(actor, row),
        **_can(actor, made, is_editor=is_editor),
    )


def _can(actor: Actor, made: Making, *, is_editor: bool) -> dict[str, bool]:
    """What the reader can do now."""
    facts = made.facts
    is_open = is_editor and not (facts.is_closed or facts.is_published)
    works = is_open and facts.is_taken_up
    return {
        "can_take_up": is_open and not _is_editor_of(actor, made.nomination),
        "can_edit": works,
        "can_ask_checks": works and facts.has_text and any(not one.is_asked for one in facts.speakers),
        "can_publish": works and stage_of(facts) == Stage.READY,
        "can_close": is_open,
    }


def steps_of(facts: MakingFacts) -> list[StageLine]:
    """The stages in their order; those before the present one are over."""
    here = stage_of(facts)
    reached = STEPS.index(here) if here in STEPS else len(STEPS)
    return [StageLine(step.value, step.label, "", number < reached) for number, step in enumerate(STEPS)]


def _manuscript_line(made: Making) -> ManuscriptLine | None:
    newest = made.manuscript
    return ManuscriptLine(newest.number, newest.slug, newest.written_at) if newest else None


def manuscript_page(actor: Actor, reference: str) -> ManuscriptPage:
    """The text that the editor writes. Raises NotFound and NotAllowed (policy row "edit"). At most 4 queries."""
    rows = Nomination.objects.select_related("example")
    row = fetch(actor, "edit", NOMINATION, rows, reference=reference)
    newest = row.manuscripts.order_by("-number").first()
    if newest:
        facts: ExampleFacts | None = ExampleFacts.model_validate(newest.facts)
    else:
        facts = facts_of(row.example.descriptions.get(replaced_by=None)) if row.example else None
    return ManuscriptPage(
        reference=row.reference,
        title=row.title,
        number=newest.number if newest else 0,
        slug=newest.slug if newest else row.example.slug if row.example else "",
        facts=facts,
        places=tuple(row.places),
        has_address=row.example is not None,
        region=row.region or "",
        source_url=row.source_url or "",
    )
