"""Toy actions for these tests. They are taken from the registries again, so that no document lists them."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Organisation
from woordhouder.record.clock import now
from woordhouder.record.entries import record_entry
from woordhouder.record.kinds import KINDS, REMOVED, Kind
from woordhouder.record.models import Entry
from woordhouder.record.registry import ACTIONS, action
from woordhouder.record.removal import remove_openings
from woordhouder.record.typed import Text

_number = count()


@contextmanager
def unlisted() -> Iterator[None]:
    """Within, actions and kinds are registered as ever; after it, the registries are as before."""
    kept = [(registry, dict(registry)) for registry in (ACTIONS, KINDS)]
    try:
        yield
    finally:
        for registry, before in kept:
            registry.clear()
            registry.update(before)


def a_row() -> Organisation:
    """A domain row, as an action makes one."""
    return Organisation.objects.create(kind="other", name=f"Row {next(_number)}", founded_at=now())


ANNE = Actor(person="person-anne", organisation="org-tenants", role="contribute", organisation_id=1)
BOB = Actor(person="person-bob", organisation="org-housing", role="bind", organisation_id=2)

with unlisted():
    SAID = Kind(
        "record.said/1",
        says="Somebody said something.",
        has=("text", "figure", "hand"),
        set={"number": "integer", "tone": "word", "loud": "boolean"},
    )

    @action(owes=SAID)
    def say(
        actor: Actor, *, stream: str, text: str, audience: str = "public", number: int = 1, answers: int | None = None
    ) -> Organisation:
        """Say something in public or at a table."""
        made = a_row()
        record_entry(
            SAID,
            on=made.reference,
            stream=stream,
            audience=audience,
            set_={"number": number, "tone": "friendly", "loud": False},
            has={"text": text, "figure": "3.50"},
            refs=Entry.objects.filter(pk=answers),
        )
        return made

    @action()
    def note(actor: Actor, *, fail: bool = False) -> Organisation:
        """Do something that nobody else reads."""
        made = a_row()
        if fail:
            raise ZeroDivisionError
        return made

    @action(owes=REMOVED)
    def take_away(actor: Actor, *, entries: list[int], name: str = "all", ground: str, reason: Text) -> Entry:
        """Remove words from the record."""
        return remove_openings(Entry.objects.filter(pk__in=entries), name, ground=ground, reason=reason)
