"""A compared file as pages show it: its state in words and what differs with the labels that editors know."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from woordhouder.record.refusals import Words

from ...comparing import Compared

STATES: Mapping[str, tuple[str, Words]] = {
    "new": ("ok", _("new")),
    "unchanged": ("neutral", _("unchanged")),
    "differs": ("info", _("differs")),
    "kept": ("warning", _("an editor wrote what is here")),
    "refused": ("error", _("refused")),
    "loaded": ("ok", _("loaded")),
}


@dataclass(frozen=True)
class ShownField:
    """One field that differs: its label, what stands in the library and what stands in the file."""

    label: object
    here: str
    there: str


@dataclass(frozen=True)
class ShownFile:
    """One file of a list. `number`: its place in what was sent in."""

    number: int
    file: Compared
    kind: str
    words: object
    fields: tuple[ShownField, ...]

    @property
    def edit(self) -> str:
        """Where an editor writes on the example that it is of; "" for what is no example, or not here yet."""
        kind, slug = self.file.key or ("", "")
        return f"/redactie/voorbeelden/{slug}" if kind is None and self.file.number else ""


def shown(file: Compared, number: int, labels: Mapping[str, object]) -> ShownFile:
    """The file with its state in words."""
    kind, words = STATES[file.state]
    fields = tuple(
        ShownField(labels.get(one.name, one.name), *around_change(one.here, one.there)) for one in file.differing
    )
    return ShownFile(number, file, kind, words, fields)


def around_change(here: str, there: str) -> tuple[str, str]:
    """Both wordings from the line before the first change to the line after the last; "…" for what is left out."""
    one, other = here.split("\n"), there.split("\n")
    shortest = min(len(one), len(other))
    before = next((n for n in range(shortest) if one[n] != other[n]), shortest)
    after = next((n for n in range(shortest - before) if one[-1 - n] != other[-1 - n]), shortest - before)
    return _cut(one, before, after), _cut(other, before, after)


def _cut(lines: list[str], before: int, after: int) -> str:
    """The lines without `before` equal ones at the beginning and `after` at the end, but for one on each side."""
    first, last = max(before - 1, 0), len(lines) - max(after - 1, 0)
    return "\n".join([*(["…"] if first else []), *lines[first:last], *(["…"] if last < len(lines) else [])])
