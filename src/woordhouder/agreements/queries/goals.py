"""The goals of a table, and what was promised for one of them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Partnership
from woordhouder.parties.policy import PARTNERSHIP, at_the_table
from woordhouder.record.policy import allowed, fetch

from ..addresses import agreement_address
from ..disclosure import Part, public_text
from ..models import ActItem, Goal, Wording
from ..policy import GOAL
from .bars import bars_of
from .data import newer_data
from .standing import standing_wordings
from .texts import Newer


@dataclass(frozen=True)
class GoalLine:
    """A goal, with its parts and how many promises in force serve it."""

    reference: str
    title: str
    source: str
    parent: str
    commitments: int
    address: str


@dataclass(frozen=True)
class ServingLine:
    """A promise in force that serves a goal. `newer`: this text is older than what is in force, not readable yet."""

    number: int
    title: str
    lead: str
    agreement: str
    address: str
    theme: str
    newer: Newer | None


@dataclass(frozen=True)
class GoalsPage:
    """The goals of a table."""

    table: str
    table_name: str
    goals: Sequence[GoalLine]

    @property
    def address(self) -> str:
        return f"/{self.table}/doelen"


@dataclass(frozen=True)
class GoalPage:
    """One goal with its parts and the promises that serve it."""

    table: str
    table_name: str
    goal: GoalLine
    parts: Sequence[GoalLine]
    serving: Sequence[ServingLine]


def goals_page(actor: Actor, slug: str, moment: datetime) -> GoalsPage:
    """The goals of one table. Raises NotFound. At most 7 queries."""
    table = fetch(actor, "read", PARTNERSHIP, Partnership.objects.all(), slug=slug)
    return GoalsPage(table.slug, table.name, _goals(actor, table, moment))


def goal_page(actor: Actor, slug: str, reference: str, moment: datetime) -> GoalPage:
    """One goal. Raises NotFound. At most 11 queries."""
    table = fetch(actor, "read", PARTNERSHIP, Partnership.objects.all(), slug=slug)
    goal = fetch(actor, "read", GOAL, Goal.objects.filter(partnership=table), reference=reference)
    lines = {line.reference: line for line in _goals(actor, table, moment)}
    parts = [line for line in lines.values() if line.parent == goal.reference]
    return GoalPage(table.slug, table.name, lines[reference], parts, _serving(actor, table, goal, moment))


def _goals(actor: Actor, table: Partnership, moment: datetime) -> list[GoalLine]:
    """By title, with how many readable promises in force serve each. 5 queries."""
    rows = allowed(actor, "read", GOAL, Goal.objects.filter(partnership=table)).select_related("parent")
    standing = _in_force(actor, table, moment)
    links = Wording.goals.through.objects.filter(wording__reference__in=standing).values_list("goal", flat=True)
    counts = Counter(links)
    return [_line(table, goal, counts[goal.pk]) for goal in rows.order_by("title")]


def _line(table: Partnership, goal: Goal, count: int) -> GoalLine:
    parent = goal.parent.reference if goal.parent else ""
    return GoalLine(goal.reference, goal.title, goal.source, parent, count, f"/{table.slug}/doelen/{goal.reference}")


def _in_force(actor: Actor, table: Partnership, moment: datetime) -> dict[str, Newer | None]:
    """The wordings (by reference) of a table that stand today for this reader, and whether there is a newer one.
    2 queries.
    """
    return standing_wordings(actor, ActItem.objects.filter(act__agreement__partnership=table), moment)


def _serving(actor: Actor, table: Partnership, goal: Goal, moment: datetime) -> list[ServingLine]:
    """The promises in force for a goal, newest agreement first. At most 6 queries."""
    standing = _in_force(actor, table, moment)
    rows = Wording.objects.filter(goals=goal, reference__in=standing)
    found = list(
        rows.select_related("lead__organisation", "commitment__agreement").order_by(
            "-commitment__agreement__starts", "commitment__agreement__slug", "commitment__number"
        )
    )
    bars = bars_of(row.pk for row in found)
    if bars and table.pk in at_the_table(actor):
        bars = {}
    return [
        ServingLine(
            number=row.commitment.number,
            title=public_text(row.title, bars.get(row.pk, ()), Part.TITLE),
            lead=row.lead.organisation.name,
            agreement=row.commitment.agreement.title,
            address=f"{agreement_address(table.slug, row.commitment.agreement.slug)}/{row.commitment.number}",
            theme=row.theme,
            newer=standing[row.reference],
        )
        for row in found
    ]


def goals_data(page: GoalsPage) -> dict[str, Any]:
    """The same as data."""
    return {"table": page.table, "goals": [_goal_data(goal) for goal in page.goals]}


def goal_data(page: GoalPage) -> dict[str, Any]:
    """The same as data."""
    return {
        "table": page.table,
        **_goal_data(page.goal),
        "parts": [_goal_data(goal) for goal in page.parts],
        "commitments": [
            {
                "number": line.number,
                "title": line.title,
                "lead": line.lead,
                "agreement": line.agreement,
                "theme": line.theme,
                "address": line.address,
                "newer": newer_data(line.newer),
            }
            for line in page.serving
        ],
    }


def _goal_data(goal: GoalLine) -> dict[str, Any]:
    return {
        "reference": goal.reference,
        "title": goal.title,
        "source": goal.source or None,
        "parent": goal.parent or None,
        "commitments": goal.commitments,
        "address": goal.address,
    }
