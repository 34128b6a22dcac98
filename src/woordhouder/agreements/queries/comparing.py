"""Two wordings of a commitment, or an agreement on two days, beside each other word by word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from woordhouder.parties.actor import Actor
from woordhouder.record.policy import fetch
from woordhouder.record.refusals import NotFound

from ..addresses import agreement_address
from ..models import Agreement
from ..moments import When, today
from ..policy import AGREEMENT
from . import in_force
from .differing import PartDifference, part_differences
from .in_force import Asked, agreement_texts
from .texts import AgreementHead, AgreementText, CommitmentText, WordingText


@dataclass(frozen=True)
class Version:
    """A wording of a commitment that the reader may read, with the act that took it in."""

    number: int
    recorded_at: datetime
    kind: str
    wording: WordingText


@dataclass(frozen=True)
class VersionsPage:
    """Two versions of one commitment, and all that there are."""

    head: AgreementHead
    commitment: CommitmentText
    versions: Sequence[Version]
    old: Version
    new: Version

    @property
    def address(self) -> str:
        return f"{agreement_address(self.head.table, self.head.slug)}/{self.commitment.number}"

    @property
    def agreement_address(self) -> str:
        return agreement_address(self.head.table, self.head.slug)

    @property
    def data_address(self) -> str:
        """The same two as data."""
        return f"{self.address}/verschil.json?van={self.old.number}&naar={self.new.number}"

    @property
    def parts(self) -> list[PartDifference]:
        """What differs, part by part."""
        return part_differences(self.old.wording, self.new.wording)


def versions_page(  # noqa: PLR0913 - where, which two and for whom
    actor: Actor, table: str, agreement: str, number: int, *, pair: tuple[int | None, int | None], moment: datetime
) -> VersionsPage:
    """Two versions of a commitment, by their numbers; None: the newest two. Raises NotFound. At most 10 queries."""
    page = in_force.commitment_page(actor, table, agreement, number, day=today(moment), known=moment)
    found = {step.wording.number: step for step in page.steps if step.wording}
    versions = [
        Version(number, step.act.recorded_at, step.act.kind, step.wording)
        for number, step in sorted(found.items())
        if step.wording
    ]
    if not versions:
        raise NotFound(_("This page does not exist."))
    old = _version(versions, pair[0], versions[-2:][0])
    new = _version(versions, pair[1], versions[-1])
    return VersionsPage(page.agreement.head, page.commitment, versions, old, new)


def _version(versions: Sequence[Version], number: int | None, otherwise: Version) -> Version:
    if number is None:
        return otherwise
    for version in versions:
        if version.number == number:
            return version
    raise NotFound(_("This page does not exist."))


@dataclass(frozen=True)
class CommitmentDifference:
    """One commitment on two days. `what` happened in between, as a word of the closed list below."""

    number: int
    title: str
    what: str
    parts: Sequence[PartDifference]

    @property
    def what_label(self) -> str:
        """In words what happened."""
        return {"new": _("new"), "changed": _("changed"), "ended": _("ended"), "gone": _("not in force any more")}[
            self.what
        ]


@dataclass(frozen=True)
class DaysPage:
    """An agreement on two days, each as known on a moment."""

    old: AgreementText
    new: AgreementText
    changed: Sequence[CommitmentDifference]
    same: int

    @property
    def older(self) -> Sequence[int]:
        """The numbers of the commitments of which an older text stands here: the reader cannot read the newer one."""
        return sorted({row.number for row in (*self.old.commitments, *self.new.commitments) if row.newer})

    @property
    def head(self) -> AgreementHead:
        return self.new.head

    @property
    def address(self) -> str:
        return agreement_address(self.head.table, self.head.slug)


def begins(actor: Actor, table: str, agreement: str) -> date:
    """The first day of an agreement. Raises NotFound. 1 query."""
    rows = Agreement.objects.filter(partnership__slug=table)
    return fetch(actor, "read", AGREEMENT, rows, slug=agreement).starts


def days_page(actor: Actor, table: str, agreement: str, old: When, new: When) -> DaysPage:
    """What changed in an agreement between two days. Raises NotFound. At most 15 queries."""
    asked = [Asked(agreement, when.day, when.known) for when in (old, new)]
    before, after = agreement_texts(actor, table, asked)
    rows = {row.number: row for row in before.commitments}
    pairs = [(rows.get(row.number), row) for row in after.commitments]
    found = [difference for pair in pairs if (difference := _difference(*pair))]
    standing = sum(1 for row in after.commitments if row.state == IN_FORCE)
    changed = sum(1 for one in found if one.what in ("new", "changed"))
    return DaysPage(before, after, found, standing - changed)


IN_FORCE = "in_force"


def _difference(old: CommitmentText | None, new: CommitmentText) -> CommitmentDifference | None:
    before = old.wording if old and old.state == IN_FORCE else None
    after = new.wording if new.state == IN_FORCE else None
    parts = part_differences(before, after)
    if not parts:
        return None
    what = "new" if before is None else "changed" if after else "ended" if new.state == "withdrawn" else "gone"
    words = after or before
    return CommitmentDifference(new.number, words.title if words else "", what, parts)


def versions_data(page: VersionsPage) -> Mapping[str, Any]:
    """The same as data."""
    return {
        "table": page.head.table,
        "agreement": page.head.slug,
        "number": page.commitment.number,
        "old": page.old.number,
        "new": page.new.number,
        "parts": [{"part": part.label, "old": part.old, "new": part.new} for part in page.parts],
    }


def days_data(page: DaysPage) -> Mapping[str, Any]:
    """The same as data."""
    return {
        "table": page.head.table,
        "agreement": page.head.slug,
        "old": {"op": page.old.day, "bekend": page.old.known},
        "new": {"op": page.new.day, "bekend": page.new.known},
        "same": page.same,
        "older": page.older,
        "commitments": [
            {
                "number": one.number,
                "title": one.title,
                "what": one.what,
                "parts": [{"part": part.label, "old": part.old, "new": part.new} for part in one.parts],
            }
            for one in page.changed
        ],
    }
