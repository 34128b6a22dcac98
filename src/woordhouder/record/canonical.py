"""One text for one value: JSON in the form of RFC 8785, narrowed so that nobody can read it in two ways.

Keys are `[a-z][a-z0-9_]*`; strings stay as given, without lone surrogates; integers up to 2^53-1 (either sign);
booleans, arrays and objects. No null and no floats: what is empty is left out, a decimal is a string.
"""

import json
from collections.abc import Mapping
from typing import Any, NoReturn

import rfc8785

from .kinds import FIELD_NAME

MOST = 2**53 - 1
# For the narrowed values Python's own writer gives the bytes of RFC 8785 (a test holds it), five times as fast.
_WRITER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


class NotCanonical(ValueError):
    """A value that has no canonical form, or bytes that are not in it."""


def canonical(value: Any) -> bytes:
    """The canonical bytes of `value` (str, bool, int, list or tuple, mapping). Raises NotCanonical."""
    try:
        _narrow(value)
        return rfc8785.dumps(value)
    except rfc8785.CanonicalizationError as error:
        raise NotCanonical(str(error)) from error
    except RecursionError as error:
        raise NotCanonical("nested too deeply") from error


def parse_canonical(text: bytes) -> Any:
    """The value whose canonical form is `text`. Raises NotCanonical for every other text, however near."""
    value = parse_strict(text)
    try:
        _narrow(value)
        again = _WRITER.encode(value).encode()
    except (RecursionError, UnicodeEncodeError) as error:
        raise NotCanonical(str(error)) from error
    if again != text:
        raise NotCanonical("not in canonical form")
    return value


def parse_strict(text: bytes) -> Any:
    """The value of JSON in any layout, with the narrowed types only and no name twice. Raises NotCanonical."""
    try:
        return json.loads(
            text.decode("utf-8"),
            object_pairs_hook=_object,
            parse_float=_no_float,
            parse_constant=_no_float,
        )
    except NotCanonical:
        raise
    except (ValueError, RecursionError) as error:
        raise NotCanonical(f"no JSON: {error}") from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise NotCanonical("a name stands twice in one object")
    return members


def _no_float(text: str) -> NoReturn:
    raise NotCanonical(f"{text} is not a whole number; a decimal is a string")


def _narrow(value: Any) -> None:
    """Refuse what RFC 8785 allows and we do not."""
    if isinstance(value, bool | str):
        return
    if isinstance(value, int):
        if abs(value) > MOST:
            raise NotCanonical(f"{value} is beyond 2^53-1")
    elif isinstance(value, list | tuple):
        for item in value:
            _narrow(item)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            if not isinstance(key, str) or not FIELD_NAME.fullmatch(key):
                raise NotCanonical(f"{key!r} is no name")
            _narrow(item)
    else:
        raise NotCanonical(f"{type(value).__name__} has no form here; leave out what is empty")
