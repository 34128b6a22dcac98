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
    fields = tuple(ShownField(labels.get(one.name, one.name), one.here, one.there) for one in file.differing)
    return ShownFile(number, file, kind, words, fields)
