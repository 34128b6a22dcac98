"""Which promises of a table depend on which, by the texts in force at the end of a year."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from woordhouder.agreements.models import Commitment, Wording

from ..models import Report
from .due_lines import Neighbour
from .promised import Promised


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
        )


def neighbours(rows: Mapping[str, Commitment], texts: Mapping[str, Promised], about: Collection[str]) -> Neighbours:
    """The pairs in which one of `about` stands. `rows` and `texts`: all that the reader may read of. 1 query."""
    readable = {text.wording.pk: name for name, text in texts.items() if text.is_readable and name in rows}
    keys = {rows[name].pk: name for name in readable.values()}
    tables = {rows[name].agreement.partnership_id for name in about}
    links = Wording.depends_on.through.objects.filter(commitment__agreement__partnership__in=tables)
    asked = set(about)
    pairs = [
        (readable[one], keys[needed])
        for one, needed in links.order_by("pk").values_list("wording", "commitment")
        if one in readable and needed in keys and asked & {readable[one], keys[needed]}
    ]
    return Neighbours(rows, texts, pairs)
