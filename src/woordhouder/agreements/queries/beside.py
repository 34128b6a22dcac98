"""Two agreements of a table beside each other: what stayed the same, what changed, what is new and what is gone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.utils.translation import gettext as _

from woordhouder.parties.actor import Actor
from woordhouder.record.policy import allowed
from woordhouder.record.refusals import NotFound

from ..addresses import agreement_address
from ..likeness import Alike, Promise, proposals
from ..models import Agreement, Commitment, Continuation
from ..moments import today
from ..policy import AGREEMENT, COMMITMENT
from .differing import PartDifference, part_differences
from .in_force import Asked, agreement_texts
from .texts import AgreementHead, AgreementText, CommitmentText

IN_FORCE = "in_force"


@dataclass(frozen=True)
class Side:
    """One commitment on one side."""

    reference: str
    number: int
    title: str
    address: str


@dataclass(frozen=True)
class Pair:
    """A commitment that goes on with an earlier one. `parts`: what differs, empty when nothing does."""

    later: Side
    earlier: Side
    parts: Sequence[PartDifference]


@dataclass(frozen=True)
class New:
    """A commitment that goes on with none. `is_said`: a person said so. `alike`: what looks like it."""

    side: Side
    is_said: bool = False
    alike: Side | None = None


@dataclass(frozen=True)
class BesidePage:
    """The agreement that began later beside the earlier one, each on a day of its own term.

    `confirms`: the reader may say what goes on with what; `is_said`: somebody did so for any of them.
    """

    later: AgreementText
    earlier: AgreementText
    same: Sequence[Pair]
    changed: Sequence[Pair]
    new: Sequence[New]
    gone: Sequence[Side]
    confirms: bool
    is_said: bool
    asked: str = ""
    choices: Sequence[Side] = field(default_factory=list)

    @property
    def head(self) -> AgreementHead:
        return self.later.head

    @property
    def address(self) -> str:
        """The page itself, always with the later agreement first."""
        return f"{agreement_address(self.head.table, self.head.slug)}/naast/{self.earlier.head.slug}"

    @property
    def older(self) -> Sequence[tuple[str, int]]:
        """Agreement and number of the commitments of which an older text stands here: the reader cannot read the newer
        one.
        """
        texts = (self.earlier, self.later)
        return [(text.head.slug, row.number) for text in texts for row in text.commitments if row.newer]

    @property
    def proposed(self) -> int:
        """How many pairs wait to be confirmed."""
        return sum(1 for one in self.new if one.alike)


def beside_page(  # noqa: PLR0913 - which two, when and for whom
    actor: Actor,
    table: str,
    pair: tuple[str, str],
    moment: datetime,
    *,
    choosing: str = "",
    day: date | None = None,
) -> BesidePage:
    """Two agreements of a table (by their slugs) beside each other, as known at `moment`, in force on `day` (None: the
    day of that moment). Raises NotFound. At most 13 queries.

    `choosing`: the reference of a commitment for which the reader wants to choose from all earlier ones.
    """
    rows = _agreements(actor, table, pair)
    slugs = sorted(rows, key=lambda slug: (rows[slug].starts, slug == pair[0]))
    asked = [Asked(slug, _day(rows[slug], day or today(moment)), moment) for slug in slugs]
    earlier, later = agreement_texts(actor, table, asked)
    said = _said(later, moment)
    confirms = any(row.may_continue for row in rows.values())
    return _page(later, earlier, said, confirms=confirms, choosing=choosing if confirms else "")


def _agreements(actor: Actor, table: str, pair: tuple[str, str]) -> dict[str, Any]:
    """By slug the two agreements, and whether the actor may say what goes on. Raises NotFound. 1 query."""
    commitments = Commitment.objects.filter(agreement=OuterRef("pk"))
    rows = allowed(actor, "read", AGREEMENT, Agreement.objects.filter(partnership__slug=table, slug__in=pair))
    found = {
        row.slug: row for row in rows.annotate(may_continue=Exists(allowed(actor, "continue", COMMITMENT, commitments)))
    }
    if len(found) != 2:
        raise NotFound(_("This page does not exist."))
    return found


def _day(row: Agreement, day: date) -> date:
    """A day in the term of the agreement: today, or the nearest to it."""
    return max(row.starts, min(day, row.until or date.max))


def _said(later: AgreementText, moment: datetime) -> dict[str, str | None]:
    """By reference of a commitment the earlier one that somebody said it goes on with; None: with none. 1 query."""
    rows = Continuation.objects.filter(commitment__agreement__reference=later.head.reference, at__lte=moment)
    newest = rows.filter(commitment=OuterRef("commitment")).order_by("-pk").values("pk")[:1]
    return dict(rows.filter(pk=Subquery(newest)).values_list("commitment__reference", "earlier__reference"))


def _page(
    later: AgreementText, earlier: AgreementText, said: Mapping[str, str | None], *, confirms: bool, choosing: str
) -> BesidePage:
    old = {row.reference: row for row in earlier.commitments if row.state == IN_FORCE}
    rows = [row for row in later.commitments if row.state == IN_FORCE]
    pairs = [(row, old[before]) for row in rows if (before := said.get(row.reference) or "") in old]
    taken = {before.reference for _row, before in pairs}
    linked = {row.reference for row, _before in pairs}
    free = [row for row in rows if row.reference not in linked]
    left = [row for row in old.values() if row.reference not in taken]
    alike = _alike((row for row in free if row.reference not in said), left) if confirms else {}
    whole = [
        Pair(_side(row, later), _side(before, earlier), part_differences(before.wording, row.wording))
        for row, before in pairs
    ]
    sides = {row.reference: _side(row, earlier) for row in left}
    return BesidePage(
        later=later,
        earlier=earlier,
        same=[pair for pair in whole if not pair.parts],
        changed=[pair for pair in whole if pair.parts],
        new=[New(_side(row, later), row.reference in said, sides.get(alike.get(row.reference, ""))) for row in free],
        gone=list(sides.values()),
        confirms=confirms,
        is_said=bool(said),
        asked=choosing,
        choices=list(sides.values()) if choosing else [],
    )


def _alike(later: Iterable[CommitmentText], earlier: Iterable[CommitmentText]) -> dict[str, str]:
    found: list[Alike] = proposals(map(_promise, later), map(_promise, earlier))
    return {one.later: one.earlier for one in found}


def _promise(row: CommitmentText) -> Promise:
    words = row.wording
    return Promise(row.reference, words.title if words else "", words.text if words else "")


def _side(row: CommitmentText, text: AgreementText) -> Side:
    title = row.wording.title if row.wording else ""
    address = f"{agreement_address(text.head.table, text.head.slug)}/{row.number}"
    return Side(row.reference, row.number, title, address)


def beside_data(page: BesidePage) -> dict[str, Any]:
    """The same as data, without proposals: those are nobody's word yet."""

    def side(one: Side) -> dict[str, Any]:
        return {"reference": one.reference, "number": one.number, "title": one.title, "address": one.address}

    def pair(one: Pair) -> dict[str, Any]:
        parts = [{"part": part.label, "old": part.old, "new": part.new} for part in one.parts]
        return {"later": side(one.later), "earlier": side(one.earlier), "parts": parts}

    return {
        "table": page.head.table,
        "later": {"agreement": page.later.head.slug, "op": page.later.day},
        "earlier": {"agreement": page.earlier.head.slug, "op": page.earlier.day},
        "older": [{"agreement": slug, "number": number} for slug, number in page.older],
        "same": [pair(one) for one in page.same],
        "changed": [pair(one) for one in page.changed],
        "new": [side(one.side) for one in page.new],
        "gone": [side(one) for one in page.gone],
    }
