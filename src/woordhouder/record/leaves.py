"""The exact bytes of an entry: body, leaf, hash and commitment. `docs/record.md` explains them to outsiders."""

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from .canonical import NotCanonical, canonical, parse_canonical
from .kinds import KIND_NAME

VERSION = 1
LONGEST = 32_768  # bytes of a leaf
SALT = 32  # bytes
HASH = 32  # bytes
COMMIT = b"woordhouder/commit/v1"
REFERENCE = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
WORD = re.compile(r"[a-z0-9][a-z0-9_.:/-]{0,63}")
MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")

Body = Mapping[str, Any]


class BadLeaf(ValueError):
    """A leaf or body that breaks the format."""


@dataclass(frozen=True)
class Leaf:
    """What a leaf holds: the body (public), or the commitment to one (sealed). The other is None."""

    body: Body | None
    sealed: str | None


def moment(at: datetime) -> str:
    """A moment as entries write it: 2026-11-24T18:13:05Z."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def encode(data: bytes) -> str:
    """Standard base64, padded."""
    return base64.b64encode(data).decode("ascii")


def decode(text: object, size: int = HASH) -> bytes:
    """The `size` bytes of standard, padded base64. Raises BadLeaf for any other spelling or size."""
    try:
        data = base64.b64decode(text, validate=True) if isinstance(text, str) else b""
    except (binascii.Error, ValueError):
        data = b""
    if len(data) != size or encode(data) != text:
        raise BadLeaf(f"{text!r} is not base64 of {size} bytes")
    return data


def commitment(name: str, salt: bytes, value: bytes) -> str:
    """base64(SHA-256("woordhouder/commit/v1" LF name LF salt value)); `value` in canonical bytes, `salt` 32 bytes."""
    return encode(hashlib.sha256(COMMIT + b"\n" + name.encode() + b"\n" + salt + value).digest())


def public_leaf(body: Body) -> bytes:
    """The leaf of an entry that everybody reads. Raises BadLeaf when too long."""
    return _short(canonical({"body": body, "v": VERSION}))


def sealed_leaf(sealed: str) -> bytes:
    """The leaf that shows nothing, not even whose it is; `sealed` is the commitment to the body."""
    return _short(canonical({"sealed": sealed, "v": VERSION}))


def leaf_hash(leaf: bytes) -> bytes:
    """SHA-256(0x00 || leaf): RFC 6962, section 2.1."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def read_leaf(leaf: bytes) -> Leaf:
    """What `leaf` holds. Raises BadLeaf unless every byte is as the format says."""
    try:
        value = parse_canonical(_short(leaf))
    except NotCanonical as error:
        raise BadLeaf(str(error)) from error
    if not isinstance(value, dict) or type(value.get("v")) is not int or value["v"] != VERSION:
        raise BadLeaf("no leaf of version 1")
    if value.keys() == {"sealed", "v"}:
        decode(value["sealed"])
        return Leaf(None, value["sealed"])
    if value.keys() == {"body", "v"}:
        return Leaf(check_body(value["body"]), None)
    raise BadLeaf("a leaf holds a body or a seal")


def read_body(text: bytes) -> Body:
    """The body in canonical bytes, as a sealed entry's opening keeps it. Raises BadLeaf."""
    try:
        return check_body(parse_canonical(text))
    except NotCanonical as error:
        raise BadLeaf(str(error)) from error


def check_body(body: Any) -> Body:
    """`body` as it is. Raises BadLeaf for a member that is missing, unknown, empty or of the wrong form."""
    if not isinstance(body, dict):
        raise BadLeaf("a body is an object")
    if wrong := [name for name, is_good in _CHECKS.items() if not is_good(body.get(name))]:
        raise BadLeaf(f"not as it must be: {', '.join(wrong)}")
    if unknown := body.keys() - _CHECKS.keys():
        raise BadLeaf(f"unknown: {', '.join(sorted(unknown))}")
    if (body["n"] == 1) == ("prev" in body):
        raise BadLeaf("every number but the first names the one before it")
    return body


def _short(leaf: bytes) -> bytes:
    if len(leaf) > LONGEST:
        raise BadLeaf(f"a leaf is at most {LONGEST} bytes")
    return leaf


def _is_text(form: re.Pattern[str], value: object) -> bool:
    return isinstance(value, str) and bool(form.fullmatch(value))


def _is_moment(value: object) -> bool:
    if not isinstance(value, str) or not MOMENT.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_hash(value: object) -> bool:
    try:
        return bool(decode(value))
    except BadLeaf:
        return False


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 1


def _are_refs(value: object) -> bool:
    is_list = isinstance(value, list) and bool(value) and all(map(_is_hash, value))
    return value is None or (is_list and len(set(value)) == len(value))  # type: ignore[arg-type, call-overload]


def _are_words(value: object) -> bool:
    return value is None or (
        isinstance(value, dict)
        and bool(value)
        and all(isinstance(item, int) or _is_text(WORD, item) for item in value.values())
    )


def _are_commitments(value: object) -> bool:
    return value is None or (isinstance(value, dict) and bool(value) and all(map(_is_hash, value.values())))


_CHECKS = {
    "kind": lambda value: _is_text(KIND_NAME, value),
    "at": _is_moment,
    "by": lambda value: _is_text(REFERENCE, value),
    "stream": lambda value: _is_text(REFERENCE, value),
    "n": _is_number,
    "prev": lambda value: value is None or _is_hash(value),
    "on": lambda value: value is None or _is_text(REFERENCE, value),
    "refs": _are_refs,
    "set": _are_words,
    "has": _are_commitments,
}
