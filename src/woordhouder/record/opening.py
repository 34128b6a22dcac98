"""Opening sealed entries: what the table knew becomes public, and everybody can check when it was done."""

from collections.abc import Collection, Iterable, Mapping

from .kinds import BODY, HAND
from .models import Audience, Entry, KeptBack, Opened
from .registry import BrokenPromise, running


def open_sealed(openings: Mapping[Entry, Iterable[str]]) -> None:
    """Let everybody read the bodies of these sealed entries and their openings with these names, by the entry that the
    running action recorded. What is open already stays so. Never who acted.

    Raises BrokenPromise when that entry is not there or not public, or one of `openings` is not sealed.
    """
    recorded = running().entry
    if recorded is None or recorded.stream.audience != Audience.PUBLIC:
        raise BrokenPromise("Sealed entries are opened by an entry in a public stream.")
    if any(entry.stream.audience == Audience.PUBLIC for entry in openings):
        raise BrokenPromise("Only a sealed entry can be opened.")
    Opened.objects.bulk_create(
        (
            Opened(entry=entry, name=name, recorded=recorded)
            for entry, names in openings.items()
            for name in dict.fromkeys((BODY, *names))
            if name != HAND
        ),
        ignore_conflicts=True,
    )


def close_again(entry: Entry, *names: str) -> None:
    """Let nobody read these openings of a sealed entry for now, inside an action. What was never opened stays so."""
    running()
    Opened.objects.filter(entry=entry, name__in=names).exclude(name=BODY).delete()


def keep_back(entry: Entry, names: Collection[str]) -> None:
    """Let nobody read these openings of an entry in a public stream for now, and everybody its others. In an action.

    Raises BrokenPromise when the entry is sealed.
    """
    running()
    if entry.stream.audience != Audience.PUBLIC:
        raise BrokenPromise("What is sealed is closed, not kept back.")
    KeptBack.objects.filter(entry=entry).exclude(name__in=names).delete()
    KeptBack.objects.bulk_create((KeptBack(entry=entry, name=name) for name in sorted(names)), ignore_conflicts=True)
