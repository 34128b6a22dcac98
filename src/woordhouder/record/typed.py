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
Slug: TypeAlias = Annotated[str, StringConstraints(strict=True, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]

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
    "unprintable": _("This holds control characters."),
    "more_lines": _("Write this on one line."),
    "blank": _("This is empty."),
}


def invalid(error: ValidationError, *, below: str = "") -> Invalid:
    """The refusal that says in words what pydantic found, one message per argument at fault, its path under `below`."""
    return Invalid(
        _("Something is not right yet."), errors=tuple(_field_error(found, below) for found in error.errors())
    )


def _field_error(found: ErrorDetails, below: str) -> FieldError:
    path = ".".join([below, *map(str, found["loc"])] if below else map(str, found["loc"]))
    context: dict[str, Any] = dict(found.get("ctx", {}))
    if found["type"] == "value_error":
        return FieldError(path, str(context["error"]))
    message = _MESSAGES.get(found["type"])
    return FieldError(path, str(message).format(**context) if message else found["msg"])
