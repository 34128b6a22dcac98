"""The kinds of entries: what each says, which words it shows and what it commits to. A published kind never changes.

A new field is a new version beside the old one: "examples.described/2". `docs/kinds.json` holds what was published.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

KIND_NAME = re.compile(r"[a-z]+(\.[a-z_]+)+/[1-9][0-9]{0,3}")
FIELD_NAME = re.compile(r"[a-z][a-z0-9_]*")
TYPES = ("word", "integer", "boolean")
HAND = "hand"
BODY = "body"


class BadKind(ValueError):
    """A fault in our own code: a kind that breaks the format, or whose name is taken."""


@dataclass(frozen=True)
class Kind:
    """One kind of entry, listed in `KINDS` when it is made. Raises BadKind.

    `name` is "<room>.<act>/<version>"; `says` one English sentence; `has` the names that it may commit to, `set` the
    names that it may show, with their type: "word" (of a closed list), "integer" or "boolean". An entry leaves out what
    is empty. "hand" (who acted, on what mandate) may be in every entry, named in `has` or not.
    """

    name: str
    says: str
    has: tuple[str, ...] = ()
    set: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not KIND_NAME.fullmatch(self.name):
            raise BadKind(f"{self.name!r} is no name of a kind.")
        if self.name in KINDS:
            raise BadKind(f"{self.name} exists; a new field is a new version.")
        names = [*self.has, *self.set]
        if any(not FIELD_NAME.fullmatch(name) for name in names) or len(set(names)) < len(names) or BODY in names:
            raise BadKind(f"{self.name} has a name that is twice there, not allowed or kept for the format.")
        if not set(self.set.values()) <= set(TYPES):
            raise BadKind(f"{self.name} shows only {', '.join(TYPES)}.")
        KINDS[self.name] = self


KINDS: dict[str, Kind] = {}
REMOVED = Kind(
    "record.removed/1",
    says="Words behind earlier entries were removed; the entries themselves stay.",
    has=("reason",),
    set={"name": "word", "ground": "word"},
)
