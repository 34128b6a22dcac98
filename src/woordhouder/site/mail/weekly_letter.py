"""The words of the list of the week: what waits, with its minutes, each a link to its task; and how to stop it."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..attention import Attention, OfOrganisation
from .closing import whom_to_ask
from .parts import Composed, Go, Link, Part, Say, Task, page

NAMED = 12
"""So many items of an organisation are named; the rest is counted."""


def weekly_letter(found: Sequence[OfOrganisation], stop: str) -> Composed:
    """What waits, for one organisation or for more; `stop` is the whole address that stops it."""
    whole = Attention(tuple(item for one in found for item in one.items))
    waits = _("This waits for you at Woordhouder. Each title leads to the page on which you do it.")
    rule = _("You get this list at most once a week, on Sunday, and only when something waits for you.")
    return Composed(
        _("Your list: {things}").format(things=whole.in_words),
        (
            Say(waits),
            *(part for one in found for part in _of(one, has_name=len(found) > 1)),
            Go(_("See the whole list"), page("/mijn")),
            Say(rule),
            Link(_("Stop this mail"), stop),
            *whom_to_ask(),
        ),
    )


def _of(found: OfOrganisation, *, has_name: bool) -> Iterator[Part]:
    if has_name:
        yield Say(_("For {organisation}:").format(organisation=found.name))
    for item in found.items[:NAMED]:
        minutes = ngettext("about one minute", "about %(minutes)s minutes", item.minutes) % {"minutes": item.minutes}
        yield Task(str(item.title), str(item.text), minutes, page(item.address))
    if (more := len(found.items) - NAMED) > 0:
        yield Say(_("And {count} more.").format(count=more))
