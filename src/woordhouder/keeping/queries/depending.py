"""Which promises of a table depend on which, by the texts in force at the end of a year."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q

from woordhouder.agreements.models import Commitment, Wording
from woordhouder.agreements.policy import COMMITMENT
from woordhouder.parties.actor import Actor
from woordhouder.record.policy import allowed

from ..models import Report
from ..policy import REPORT
from .due_lines import Neighbour
from .promised import AtYearEnd, Promised


class Link(NamedTuple):
    """A wording (by id) of a commitment that needs another commitment."""

    wording: int
    commitment: int
    needed: int


@dataclass(frozen=True)
class Neighbours:
    """By commitment (by reference) what it depends on, and what depends on it."""

    rows: Mapping[str, Commitment]
    texts: Mapping[str, Promised]
    pairs: Sequence[tuple[str, str]]

    @property
    def names(self) -> set[str]:
        """All that stand in a pair."""
        return {name for pair in self.pairs for name in pair}

    def needs(self, name: str, reports: Mapping[str, Sequence[Report]]) -> list[Neighbour]:
        """What a promise depends on, with what was said of that last."""
        return [self._of(needed, reports) for one, needed in self.pairs if one == name]

    def needed_by(self, name: str, reports: Mapping[str, Sequence[Report]]) -> list[Neighbour]:
        """What depends on a promise."""
        return [self._of(one, reports) for one, needed in self.pairs if needed == name]

    def _of(self, name: str, reports: Mapping[str, Sequence[Report]]) -> Neighbour:
        row, text = self.rows[name], self.texts[name]
        found = reports.get(name, ())
        return Neighbour(
            row.agreement.partnership.slug,
            row.agreement.slug,
            row.number,
            text.wording.title,
            text.wording.lead.organisation.name,
            found[-1] if found else None,
            text.wording.unit,
        )


def is_linked() -> Exists:
    """Of a commitment: whether it depends on others, or others on it, by any wording."""
    here = Q(wording__commitment=OuterRef("pk")) | Q(commitment=OuterRef("pk"))
    return Exists(Wording.depends_on.through.objects.filter(here))


def linked(where: Q) -> list[Link]:
    """Which wordings need which promises. `where`: of these links. 1 query."""
    links = Wording.depends_on.through.objects.filter(where).order_by("pk")
    return [Link(*row) for row in links.values_list("wording", "wording__commitment", "commitment")]


def pairs_of(
    rows: Mapping[str, Commitment],
    texts: Mapping[str, AtYearEnd | Promised],
    about: Collection[str],
    links: Iterable[Link],
) -> list[tuple[str, str]]:
    """The pairs in which one of `about` stands. `rows` and `texts`: all that the reader may read of. No query."""
    readable = {text.wording_id: name for name, text in texts.items() if text.is_readable and name in rows}
    keys = {rows[name].pk: name for name in readable.values()}
    asked = set(about)
    return [
        (readable[link.wording], keys[link.needed])
        for link in links
        if link.wording in readable and link.needed in keys and asked & {readable[link.wording], keys[link.needed]}
    ]


def beside(
    actor: Actor, row: Commitment, links: Sequence[Link], texts: Mapping[str, Promised], year: int
) -> tuple[Sequence[Neighbour], Sequence[Neighbour]]:
    """What one promise depends on over a year, and what depends on it. 2 queries; none without `links`."""
    if not links:
        return (), ()
    keys = {one for link in links for one in (link.commitment, link.needed)}
    about = Commitment.objects.filter(pk__in=keys).select_related("agreement__partnership")
    rows = {one.reference: one for one in allowed(actor, "read", COMMITMENT, about)}
    found = Neighbours(rows, texts, pairs_of(rows, texts, [row.reference], links))
    reports = latest_of(actor, keys, year, texts)
    return found.needs(row.reference, reports), found.needed_by(row.reference, reports)


def latest_of(
    actor: Actor, commitments: Collection[int], year: int, texts: Mapping[str, Promised]
) -> Mapping[str, Sequence[Report]]:
    """By commitment (by reference) the reports of its lead over a year, the one that counts last. 1 query."""
    rows = Report.objects.filter(commitment__in=commitments, year=year, replaced_by=None)
    found: dict[str, list[Report]] = {}
    for one in allowed(actor, "read", REPORT, rows).select_related("commitment", "seat").order_by("part", "pk"):
        text = texts.get(one.commitment.reference)
        if text and text.promise.lead == one.seat.reference:
            found.setdefault(one.commitment.reference, []).append(one)
    return found
