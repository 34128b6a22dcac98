"""What asks a person's attention now, from all rooms in one list: what has waited longest comes first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from woordhouder.agreements.queries.attention import attention as of_agreements
from woordhouder.agreements.queries.attention_waiting import attention as of_what_waits
from woordhouder.examples.queries.attention import attention as of_examples
from woordhouder.examples.queries.desk import Desk, desk
from woordhouder.keeping.queries.attention import attention as of_keeping
from woordhouder.parties.actor import Actor, acting_among, memberships_of
from woordhouder.parties.attention import Item
from woordhouder.parties.attention import attention as of_parties
from woordhouder.parties.models import Person
from woordhouder.parties.policy import WRITING, acting_organisation
from woordhouder.record.asked import asked_once

AN_HOUR = 60
NUMBERS: tuple[str | Promise, ...] = (
    gettext_lazy("one"),
    gettext_lazy("two"),
    gettext_lazy("three"),
    gettext_lazy("four"),
    gettext_lazy("five"),
    gettext_lazy("six"),
    gettext_lazy("seven"),
    gettext_lazy("eight"),
    gettext_lazy("nine"),
    gettext_lazy("ten"),
    gettext_lazy("eleven"),
    gettext_lazy("twelve"),
)


@dataclass(frozen=True)
class Attention:
    """The items, longest waiting first, and together how many minutes they take. `edits`: she writes for the board;
    `writes`: for the organisation that she acts for.
    """

    items: tuple[Item, ...]
    edits: bool = False
    writes: bool = False

    @property
    def minutes(self) -> int:
        """What all of it takes."""
        return sum(item.minutes for item in self.items)

    @property
    def in_words(self) -> str:
        """As in "three things, about eight minutes"; "" when there is nothing."""
        if not self.items:
            return ""
        count = len(self.items)
        things = ngettext("%(number)s thing", "%(number)s things", count) % {"number": number_in_words(count)}
        return _("{things}, about {time}").format(things=things, time=time_in_words(self.minutes))


def attention(actor: Actor, moment: datetime) -> Attention:
    """What asks the actor's attention at `moment`. At most 12 queries, however much waits."""
    found = desk(actor, moment)
    items = in_all_rooms(actor, moment, found)
    longest_first = tuple(sorted(items, key=lambda item: item.since))
    return Attention(longest_first, edits=found is not None, writes=bool(acting_organisation(actor, *WRITING)))


def in_all_rooms(actor: Actor, moment: datetime, found: Desk | None) -> list[Item]:
    """What each room says that waits for the actor, who has this desk if she is an editor."""
    return [
        *of_parties(actor, moment),
        *of_agreements(actor),
        *of_what_waits(actor, moment),
        *of_keeping(actor, moment),
        *of_examples(actor, moment, found),
    ]


@dataclass(frozen=True)
class OfOrganisation:
    """What asks a person's attention for one organisation of hers."""

    name: str
    items: Sequence[Item]


def attention_everywhere(person: Person, moment: datetime) -> list[OfOrganisation]:
    """What asks her attention for each organisation that she acts for now, for mail and feeds: outside of this site.

    What waits for herself stands once. Where she acts for more organisations, an address leads past the page on which
    she chooses one. At most 1 query, and those of `attention` for each organisation.
    """
    mine = memberships_of(person)
    found, told = [], set()
    for membership in mine:
        actor = acting_among(person, [membership], membership.organisation.reference)
        with asked_once():
            items = [_outside(item, len(mine) > 1) for item in attention(actor, moment).items]
        new = [item for item in items if (item.address, str(item.title), item.text) not in told]
        told |= {(item.address, str(item.title), item.text) for item in new}
        if new:
            found.append(OfOrganisation(membership.organisation.name, new))
    return found


def _outside(item: Item, chooses: bool) -> Item:
    """An item as it may leave this site: no secret of an invitation goes along, which others could come in by."""
    if item.address.startswith("/uitnodiging/"):
        return replace(item, address="/mijn")
    return replace(item, address=f"/mijn/wissel?{urlencode({'next': item.address})}") if chooses else item


def number_in_words(number: int) -> str:
    """The number as people say it, up to twelve; in figures from there."""
    return str(NUMBERS[number - 1]) if 0 < number <= len(NUMBERS) else str(number)


def time_in_words(minutes: int) -> str:
    """So many minutes, as people say it: "eight minutes", "two hours"."""
    if minutes <= AN_HOUR:
        words = {"number": number_in_words(minutes)}
        return ngettext("%(number)s minute", "%(number)s minutes", minutes) % words
    hours = round(minutes / AN_HOUR)
    return ngettext("%(number)s hour", "%(number)s hours", hours) % {"number": number_in_words(hours)}
