"""Taking words away when the law demands it: the words and their salt go, the mark stays."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from . import clock
from .checking import ALL
from .entries import record_entry
from .kinds import BODY, REMOVED
from .models import Entry, Ground, Opening, Removal
from .refusals import FieldError, Invalid, Refused
from .registry import BrokenPromise, running


def remove_openings(
    entries: Entry | Iterable[Entry], name: str = ALL, *, ground: str, reason: str, on: str = ""
) -> Entry:
    """Delete the openings called `name` ("all": every opening) of `entries`, all of one stream, and record that.

    Call it inside an action that owes `REMOVED`; that action also blanks the words in its own tables, and has checked
    who may. `ground` is a word of `Ground`; `reason` a sentence shown in the place of the words. Gives the entry of the
    removal. Raises Refused when nothing of that name is there any more, or when it would take away the mark of an
    earlier removal (a sealed one would no longer show what it removed); Invalid for an unknown ground.
    """
    chosen = [entries] if isinstance(entries, Entry) else sorted(entries, key=lambda entry: entry.pk)
    if ground not in Ground.values:
        raise Invalid(_("Something is not right yet."), errors=(FieldError("ground", _("Choose one of the list.")),))
    _check_call(chosen, name)
    openings = Opening.objects.filter(entry__in=chosen, **({} if name == ALL else {"name": name}))
    chosen = [entry for entry in chosen if entry.pk in set(openings.values_list("entry_id", flat=True))]
    if not chosen:
        raise Refused(_("These words were removed already, or were never here."))
    if name == ALL and any(entry.kind == REMOVED.name for entry in chosen):
        raise Refused(_("The mark of a removal stays."), next_step=_("Remove its reason only."))
    recorded = record_entry(
        REMOVED,
        on=on,
        stream=chosen[0].stream_id,
        audience=chosen[0].stream.audience,
        set_={"name": name, "ground": ground},
        has={"reason": reason},
        refs=chosen,
    )
    _delete(chosen, name, recorded, ground=ground, reason=reason)
    return recorded


def _check_call(chosen: list[Entry], name: str) -> None:
    if len({entry.stream_id for entry in chosen}) != 1:
        raise BrokenPromise("A removal is about entries of one stream.")
    if name == BODY:
        raise BrokenPromise("Without its body nothing of a sealed entry can be checked: remove all.")


def _delete(chosen: list[Entry], name: str, recorded: Entry, *, ground: str, reason: str) -> None:
    names = {} if name == ALL else {"name": name}
    Opening.objects.filter(entry__in=chosen, **names).delete()
    if name in (ALL, "reason"):
        Removal.objects.filter(recorded__in=chosen).update(reason="")
    Removal.objects.bulk_create(
        Removal(
            entry=entry,
            recorded=recorded,
            name=name,
            ground=ground,
            reason=reason,
            by=running().doer.stands_for,
            at=clock.now(),
        )
        for entry in chosen
    )
