"""Recording: the one entry that an action owes, at the head of its stream."""

import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from . import clock
from .canonical import NotCanonical, canonical
from .kinds import BODY, HAND, Kind
from .leaves import (
    LONGEST,
    REFERENCE,
    SALT,
    WORD,
    BadLeaf,
    check_body,
    commitment,
    encode,
    leaf_hash,
    moment,
    public_leaf,
    sealed_leaf,
)
from .models import Audience, Entry, Opening, Stream
from .refusals import Refused
from .registry import BrokenPromise, Run, running

Salted = dict[str, tuple[bytes, bytes]]  # name -> salt, value in canonical bytes


def record_entry(  # noqa: PLR0913 - the members of an entry, by name
    kind: Kind,
    *,
    on: str,
    stream: str,
    audience: str = Audience.PUBLIC,
    set_: Mapping[str, str | int | bool] | None = None,
    has: Mapping[str, Any] | None = None,
    refs: Iterable[Entry] = (),
) -> Entry:
    """Record the entry that the running action owes, in the same transaction.

    `on` is the public id of the object ("" for none), `stream` that of the dossier; both carry no names. `set_` holds
    words of closed lists, integers and booleans, shown as they are; `has` values of JSON, to which the entry only
    commits; `refs` the earlier entries that this act answers. Takes the lock on the stream until the action ends.
    Raises Refused when a replay goes back in time, BrokenPromise for a fault in our own code.
    """
    run = running()
    _check_call(run, kind, set_ or {}, has or {})
    line = _locked(stream, audience)
    at = _moment(line)
    salted = _salted({**(has or {}), **({HAND: run.doer.hand} if run.doer.hand else {})})
    body = {
        "kind": kind.name,
        "at": moment(at),
        "by": run.doer.stands_for,
        "stream": stream,
        "n": line.n + 1,
        "prev": encode(bytes(line.head)) if line.n else None,
        "on": on or None,
        "refs": list(dict.fromkeys(encode(bytes(entry.leaf_hash)) for entry in refs)),
        "set": dict(set_ or {}),
        "has": {name: commitment(name, salt, value) for name, (salt, value) in salted.items()},
    }
    leaf, openings = _wrapped(
        {name: value for name, value in body.items() if value not in (None, {}, [])}, salted, line
    )
    run.entry = _append(line, at, leaf, kind.name)
    Opening.objects.bulk_create(
        Opening(entry=run.entry, name=name, salt=salt, value=value.decode())
        for name, (salt, value) in sorted(openings.items())
    )
    return run.entry


def _check_call(run: Run, kind: Kind, words: Mapping[str, object], has: Mapping[str, object]) -> None:
    """Hold the action to what it registered and the entry to what its kind says. Raises BrokenPromise."""
    if run.action.owes is not kind or run.entry is not None:
        raise BrokenPromise(f"{run.action.name} may not record {kind.name} (now, or again).")
    if HAND in has or not has.keys() <= set(kind.has) or not words.keys() <= kind.set.keys():
        raise BrokenPromise(f"{kind.name} does not have {sorted({*has, *words} - {*kind.has, *kind.set}) or HAND}.")
    if wrong := [name for name, value in words.items() if not _FORMS[kind.set[name]](value)]:
        raise BrokenPromise(f"{kind.name} shows {', '.join(wrong)} in another form.")


_FORMS = {
    "word": lambda value: isinstance(value, str) and bool(WORD.fullmatch(value)),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
}


def _locked(stream: str, audience: str) -> Stream:
    """The stream, made at its first entry, locked until the transaction ends."""
    if not REFERENCE.fullmatch(stream):
        raise BrokenPromise(f"{stream!r} is no id of a stream.")
    line, _is_new = Stream.objects.select_for_update().get_or_create(id=stream, defaults={"audience": audience})
    if line.audience != audience:
        raise BrokenPromise(f"The audience of {stream} is {line.audience}, and never changes.")
    return line


def _moment(line: Stream) -> datetime:
    """The moment of the act, never before the stream's newest entry. Raises Refused when a replay goes back."""
    at = clock.now()
    if line.newest_at is None or at >= line.newest_at:
        return at
    if clock.is_replaying():
        raise Refused(
            _("This would happen at %(at)s, but the dossier already holds an entry of %(newest)s.")
            % {"at": moment(at), "newest": moment(line.newest_at)},
            next_step=_("Put the lines in the order of their moments, or give this one a later moment."),
        )
    return line.newest_at  # the server's clock went back


def _salted(values: Mapping[str, Any]) -> Salted:
    try:
        return {name: (secrets.token_bytes(SALT), canonical(value)) for name, value in values.items()}
    except NotCanonical as error:
        raise BrokenPromise(f"A value cannot be recorded: {error}") from error


def _wrapped(body: dict[str, Any], salted: Salted, line: Stream) -> tuple[bytes, Salted]:
    """The leaf for the stream's audience, and all that opens it."""
    try:
        check_body(body)
        if line.audience == Audience.PUBLIC:
            return public_leaf(body), salted
        salt, text = secrets.token_bytes(SALT), canonical(body)
        if len(text) > LONGEST:
            raise BadLeaf(f"a body is at most {LONGEST} bytes")
        return sealed_leaf(commitment(BODY, salt, text)), {**salted, BODY: (salt, text)}
    except (BadLeaf, NotCanonical) as error:
        raise BrokenPromise(f"This is no entry: {error}") from error


def _append(line: Stream, at: datetime, leaf: bytes, kind: str) -> Entry:
    hashed = leaf_hash(leaf)
    line.n, line.head, line.newest_at = line.n + 1, hashed, at
    line.save(update_fields=["n", "head", "newest_at"])
    return Entry.objects.create(leaf=leaf, leaf_hash=hashed, stream=line, n=line.n, kind=kind)
