"""The types of arguments: text that both databases keep as it is, and what to say when an argument does not fit."""

import re
from typing import Annotated, Any, TypeAlias

from django.utils.translation import gettext_lazy as _
from pydantic import AfterValidator, StringConstraints, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from .refusals import FieldError, Invalid, Words

_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def _printable(text: str) -> str:
    """`text` as it is. Raises when it holds characters that no one typed (PostgreSQL refuses NUL, SQLite keeps it)."""
    if _UNPRINTABLE.search(text):
        raise PydanticCustomError("unprintable", "holds control characters")
    return text


def _one_line(text: str) -> str:
    if "\n" in text or "\r" in text:
        raise PydanticCustomError("more_lines", "holds more than one line")
    return text


def _not_blank(text: str) -> str:
    if not text.strip():
        raise PydanticCustomError("blank", "is empty")
    return text


Line: TypeAlias = Annotated[
    str,
    StringConstraints(strict=True, max_length=300),
    AfterValidator(_printable),
    AfterValidator(_one_line),
    AfterValidator(_not_blank),
]
Text: TypeAlias = Annotated[
    str, StringConstraints(strict=True, max_length=20_000), AfterValidator(_printable), AfterValidator(_not_blank)
]
LongText: TypeAlias = Annotated[
    str, StringConstraints(strict=True, max_length=60_000), AfterValidator(_printable), AfterValidator(_not_blank)
]
"""Somebody's own words: room for a text of nine thousand words."""
LongTextOrEmpty: TypeAlias = Annotated[
    str, StringConstraints(strict=True, max_length=60_000), AfterValidator(_printable)
]
Slug: TypeAlias = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]

_DATE = _("Write a date here, such as 2026-03-01.")
_MOMENT = _("Write a moment here, such as 2026-03-01T10:00:00Z.")
_MESSAGES: dict[str, Words] = {
    "missing": _("This is missing."),
    "extra_forbidden": _("This name is not known here."),
    "string_type": _("Write text here."),
    "string_too_long": _("Too long: at most {max_length} characters."),
    "string_pattern_mismatch": _("This does not have the right form."),
    "list_type": _("Write a list here."),
    "tuple_type": _("Write a list here."),
    "too_long": _("Too many: at most {max_length}."),
    "too_short": _("Too few: at least {min_length}."),
    "int_parsing": _("Write a whole number here."),
    "int_type": _("Write a whole number here."),
    "greater_than_equal": _("At least {ge}."),
    "less_than_equal": _("At most {le}."),
    "enum": _("Choose one of: {expected}."),
    "literal_error": _("Choose one of: {expected}."),
    "bool_parsing": _("Write true or false here."),
    "model_type": _("Write named fields here."),
    "dataclass_type": _("Write named fields here."),
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "datetime_type": _MOMENT,
    "datetime_parsing": _MOMENT,
    "datetime_from_date_parsing": _MOMENT,
    "timezone_aware": _MOMENT,
    "decimal_type": _("Write a number here."),
    "decimal_parsing": _("Write a number here."),
    "bool_type": _("Write true or false here."),
    "int_from_float": _("Write a whole number here."),
    "unprintable": _("This holds control characters."),
    "more_lines": _("Write this on one line."),
    "blank": _("This is empty."),
}


class WrongAt(ValueError):
    """Raised by a check over more fields, to name the one at fault: its path below the whole ("commitments.2.who")."""

    def __init__(self, path: str, message: Words) -> None:
        super().__init__(message)
        self.path = path


def invalid(error: ValidationError, *, below: str = "") -> Invalid:
    """The refusal that says in words what pydantic found, one message per argument at fault, its path under `below`."""
    found = [_field_error(one, below) for one in error.errors()]
    # A list with a bad item is also said to be too short: the item says it better.
    kept = [one for one in found if not any(other.path.startswith(f"{one.path}.") for other in found)]
    return Invalid(_("Something is not right yet."), errors=tuple(kept))


def _field_error(found: ErrorDetails, below: str) -> FieldError:
    context: dict[str, Any] = dict(found.get("ctx", {}))
    cause = context.get("error")
    deeper = [cause.path] if isinstance(cause, WrongAt) else []
    path = ".".join([*filter(None, [below]), *map(str, found["loc"]), *deeper])
    if found["type"] == "value_error":
        return FieldError(path, str(cause))
    message = _MESSAGES.get(found["type"], _("This does not have the right form."))
    return FieldError(path, str(message).format(**context))
