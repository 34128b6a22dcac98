"""A wording, for the controller who is asked to remove words of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from woordhouder.parties.actor import Actor
from woordhouder.parties.policy import standing
from woordhouder.record.policy import allowed
from woordhouder.record.refusals import NotFound, Words

from ..addresses import agreement_address
from ..models import ActItem, Wording
from ..policy import WORDING
from ..removable import ALL, COLUMNS, CONTRIBUTIONS, PARTS
from .texts import Removed, WordingText
from .wordings import wording_texts


@dataclass(frozen=True)
class WordingRemovalPage:
    """A wording: `number` of its commitment and `version` of it, who leads it, and when it was recorded.

    `agreement` and `address`, where it stands, are "" when only its table reads it (`is_hidden`); `parts`, by name
    the label and the words of what can go, then tell no words. `removed`: the marks of what went before.
    """

    number: int
    version: int
    by: str
    at: datetime
    agreement: str
    address: str
    is_hidden: bool
    parts: Mapping[str, tuple[Words, Sequence[str]]]
    removed: Sequence[Removed]

    @property
    def can_go(self) -> bool:
        """Whether anything is left to remove."""
        return bool(self.parts)

    @property
    def choices(self) -> list[tuple[str, Words]]:
        """Each part that can go by its name, and where there are more of them first all at once."""
        all_of_it = [(ALL, _("All words of this version"))] if len(self.parts) > 1 else []
        return [*all_of_it, *((name, label) for name, (label, _words) in self.parts.items())]


def wording_removal_page(actor: Actor, reference: str) -> WordingRemovalPage:
    """The wording of this reference. At most 8 queries.

    Raises NotAllowed for who is not the controller (policy row "remove" of organisations), whatever there is, NotFound,
    also for a wording that no act has taken in.
    """
    standing(actor, "remove")
    rows = Wording.objects.select_related("commitment__agreement__partnership", "lead__organisation")
    row = rows.filter(reference=reference).first()
    item = ActItem.objects.filter(wording_in=row).select_related("act").order_by("pk").first() if row else None
    if row is None or item is None:
        raise NotFound(_("This page does not exist."))
    is_read = allowed(actor, "read", WORDING, Wording.objects.filter(pk=row.pk)).exists()
    text = wording_texts(actor, [row.pk], names={}, whole=False)[row.pk]
    agreement = row.commitment.agreement
    there = f"{agreement_address(agreement.partnership.slug, agreement.slug)}/{row.commitment.number}"
    return WordingRemovalPage(
        number=row.commitment.number,
        version=row.number,
        by=row.lead.organisation.name,
        at=item.act.recorded_at,
        agreement=agreement.title if is_read else "",
        address=there if is_read else "",
        is_hidden=not is_read,
        parts={name: (PARTS[name], words if is_read else ()) for name, words in _words_of(text).items()},
        removed=text.removed,
    )


def _words_of(text: WordingText) -> dict[str, Sequence[str]]:
    """By part its words, of the parts that have any."""
    found: dict[str, Sequence[str]] = {name: [getattr(text, name)] for name in COLUMNS if getattr(text, name)}
    if given := [one.what for one in text.contributors if one.what]:
        found[CONTRIBUTIONS] = given
    return found
