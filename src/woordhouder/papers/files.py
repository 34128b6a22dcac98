"""A file that comes in as an argument: base64, of a size that we take, and past the virus scanner.

The one gate for all files that people hand in, whatever they are for. It is passed while the arguments of an action are
checked: before its transaction, for which nobody else should wait.
"""

import base64
import binascii
from typing import Annotated

from django.utils.translation import gettext as _
from pydantic import AfterValidator, StringConstraints, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue

from .scanning import scanned

LARGEST = 20_000_000
"""Bytes of one file."""


def file_of(content: str, largest: int = LARGEST) -> bytes:
    """The file that stands in base64 here. Raises ValueError, in words, for what is none, too large or not safe."""
    try:
        file = base64.b64decode(content, validate=True) if len(content) <= longest(largest) else None
    except (binascii.Error, ValueError) as error:
        raise ValueError(_("This is not base64.")) from error
    if file is None or len(file) > largest:
        raise ValueError(_("This file is too large: at most {size} MB.").format(size=largest // 1_000_000))
    return scanned(file)


def longest(largest: int) -> int:
    """How many signs of base64 this many bytes take."""
    return 4 * (largest // 3 + 1)


def schema_of(largest: int) -> JsonSchemaValue:
    """What the list of actions says of such an argument."""
    return {"type": "string", "contentEncoding": "base64", "maxLength": longest(largest)}


def _let_pass(content: str) -> str:
    file_of(content)
    return content


FileContent = Annotated[
    str, StringConstraints(strict=True), AfterValidator(_let_pass), WithJsonSchema(schema_of(LARGEST))
]
"""The argument of an action that is a file, with no more to it."""
