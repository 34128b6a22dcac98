"""Something that a seat said, for the controller who is asked to remove its words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from woordhouder.agreements.addresses import agreement_address
from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import standing
from woordhouder.record.policy import allowed
from woordhouder.record.refusals import NotFound, Words

from ..models import ConcernEnd, Evidence, PublicLine, Reply, Response, SaidRemoval, Spoken, TalkLine
from ..removable import sort_of
from .speakers import with_speakers


@dataclass(frozen=True)
class RemovalPage:
    """What was said, by whom and when. `words`: what goes when its words are removed, as far as the controller reads
    them, and `address` then where they stand; `is_hidden`: only its table reads them. `stone`: they were removed.
    """

    reference: str
    title: Words
    by: str
    at: datetime
    words: Sequence[str]
    address: str
    is_hidden: bool
    stone: SaidRemoval | None

    @property
    def can_go(self) -> bool:
        """Whether its words were not removed yet."""
        return self.stone is None


def removal_page(actor: Actor, reference: str) -> RemovalPage:
    """What was said under this reference. At most 8 queries.

    Raises NotAllowed for who is not the controller (policy row "remove" of organisations), whatever there is, NotFound.
    """
    standing(actor, "remove")
    sort = sort_of(reference)
    rows = with_speakers(sort.model._default_manager.select_related("removal"))
    row = rows.filter(reference=reference).first()
    if row is None:
        raise NotFound(_("This page does not exist."))
    is_read = allowed(actor, "read", sort.policy, sort.model._default_manager.filter(pk=row.pk)).exists()
    return RemovalPage(
        reference=reference,
        title=sort.title,
        by=row.by,
        at=row.recorded_at,
        words=_words_of(row, sort.words) if is_read else (),
        address=_address(row) if is_read else "",
        is_hidden=not is_read,
        stone=row.removal,
    )


def _words_of(row: Spoken, columns: Iterable[str]) -> list[str]:
    """The words in these columns: texts, and the names of parts. A file is told by its name."""
    found: list[str] = []
    for name in columns:
        value = getattr(row, name) if name != "file" else ""
        found += [f"{part['of']}: {part['value']}" for part in value] if isinstance(value, list) else [value]
    return [words for words in found if words]


def _address(row: Spoken) -> str:
    """Where it stands: with the promise, or with the year of a table."""
    about = _about(row)
    if about.commitment is None:
        return f"/{about.partnership.slug}/jaar/{about.year}#{row.reference}"
    agreement = about.commitment.agreement
    there = agreement_address(agreement.partnership.slug, agreement.slug)
    asked = f"?jaar={about.year}" if about.year else ""
    return f"{there}/{about.commitment.number}/voortgang{asked}#{row.reference}"


def _about(row: Spoken) -> Any:
    """The report, the talk, the view or what was said looking back, to which it belongs; itself, when it is one."""
    if isinstance(row, Reply):
        return _about(row.report or row.response or row.concern)  # type: ignore[arg-type] # it is to one of these
    if isinstance(row, PublicLine):
        return row.line.concern
    if isinstance(row, TalkLine | ConcernEnd):
        return row.concern
    return row.report if isinstance(row, Response | Evidence) else row
