"""What an argument may hold, and what a person reads when it does not fit."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

import pytest
from django.utils import translation
from pydantic import TypeAdapter, ValidationError

from woordhouder.record.typed import Line, Slug, Text, invalid


def refusal(kind, value):
    with translation.override("nl"), pytest.raises(ValidationError) as error:
        TypeAdapter(kind).validate_python(value)
    return str(invalid(error.value).errors[0].message)


@pytest.mark.parametrize("text", ["Eén zin.", "  spatie", "x" * 300, "😂"])
def test_a_line_is_kept_as_it_was_typed(text):
    assert TypeAdapter(Line).validate_python(text) == TypeAdapter(Text).validate_python(text) == text
    assert TypeAdapter(Text).validate_python("twee\nregels\tmet tab") == "twee\nregels\tmet tab"


@pytest.mark.parametrize("text", ["", " ", "\n", "nul\x00", "half \ud800", "\x1b[0m", 5, None, b"x"])
def test_neither_line_nor_text_holds_what_nobody_typed(text):
    refusal(Line, text)
    refusal(Text, text)


def test_each_has_its_longest_size_and_form():
    assert refusal(Line, "twee\nregels") == str(refusal(Line, "twee\rregels"))
    refusal(Line, "x" * 301)
    refusal(Text, "x" * 20_001)
    for slug in ("Hoofdletter", "-a", "a--b", "a-", "é", "x" * 81):
        refusal(Slug, slug)
    assert TypeAdapter(Slug).validate_python("tilburg-2020-2024")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (date, "gisteren"),
        (date, []),
        (datetime, "gisteren"),
        (Decimal, "veel"),
        (Decimal, []),
        (int, "veel"),
        (int, 1.5),
        (bool, "misschien"),
        (bool, []),
        (Literal["a", "b"], "c"),
        (list[int], 5),
        (dict[str, int], 5),
        (frozenset[int], 5),
    ],
)
def test_a_refusal_never_shows_the_librarys_own_english(kind, value):
    with pytest.raises(ValidationError) as error:
        TypeAdapter(kind).validate_python(value)
    message = str(invalid(error.value).errors[0].message)
    assert message != error.value.errors()[0]["msg"]
    assert "{" not in message
    assert message.endswith(".")
