"""The promises of the library on one theme, for who makes or reads one on the same."""

from woordhouder.parties.actor import Actor
from woordhouder.record.policy import allowed

from ..models import Description, Example, ExampleCommitment
from ..policy import EXAMPLE
from ..words import Theme
from .examples import LIGHT, line_of
from .menu import OWN, MenuLine, menu_line


def promises_on(actor: Actor, theme: Theme) -> list[MenuLine]:
    """As `menu` of one theme, newest term first. Always 1 query."""
    readable = allowed(actor, "read", EXAMPLE, Example.objects.all())
    rows = ExampleCommitment.objects.filter(
        theme=theme, description__in=Description.objects.current().filter(example__in=readable)
    ).order_by("-description__from_year", "description__example__slug", "number")
    columns = [f"description__{name}" for name in LIGHT]
    return [
        menu_line(row, line_of({name.removeprefix("description__"): row[name] for name in columns}))
        for row in rows.values(*OWN, *columns)
    ]
