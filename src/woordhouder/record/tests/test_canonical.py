import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woordhouder.record.canonical import MOST, NotCanonical, canonical, parse_canonical, parse_strict

names = st.from_regex(r"[a-z][a-z0-9_]{0,6}", fullmatch=True)
values = st.recursive(
    st.booleans() | st.integers(-MOST, MOST) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(names, inner, max_size=4),
    max_leaves=12,
)


def test_the_string_of_rfc_8785_section_3_2_2():
    read = json.loads(r'{"string": "\u20ac$\u000F\u000aA' + "'" + r'\u0042\u0022\u005c\\\"\/"}')
    assert canonical(read) == ('{"string":"€$\\u000f\\nA' + "'" + r'B\"\\\\\"/"}').encode()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({}, b"{}"),
        ([], b"[]"),
        (0, b"0"),
        (MOST, b"9007199254740991"),
        (-MOST, b"-9007199254740991"),
        ({"b": 1, "a_2": [True, False], "a": ("x", "é")}, '{"a":["x","é"],"a_2":[true,false],"b":1}'.encode()),
        ("\x7f\u2028😂</script>", '"\x7f\u2028😂</script>"'.encode()),
        ("e\u0301", b'"e\xcc\x81"'),
        ("\b\t\n\f\r\x00", b'"\\b\\t\\n\\f\\r\\u0000"'),
    ],
)
def test_vectors(value, text):
    assert canonical(value) == text


@pytest.mark.parametrize(
    "value",
    [
        None,
        1.0,
        float("nan"),
        MOST + 1,
        -MOST - 1,
        "\ud800",
        {"A": 1},
        {"é": 1},
        {"": 1},
        {1: 1},
        {"a": None},
        b"x",
        {1},
    ],
)
def test_what_has_no_canonical_form_is_refused(value):
    with pytest.raises(NotCanonical):
        canonical({"inside": [value]})


@given(values)
def test_canonical_text_reads_back_and_is_what_pythons_own_writer_gives(value):
    text = canonical(value)
    assert parse_canonical(text) == value
    assert text == json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


@pytest.mark.parametrize(
    "text",
    [
        b'{"a": 1}',
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a":1.0}',
        b'{"a":1e3}',
        b'{"a":-0}',
        b'{"a":NaN}',
        b'{"a":null}',
        b'"\\u0041"',
        b'"\\/"',
        b'"\\u000F"',
        b'"\\ud800"',
        b'"\xff"',
        b"\xef\xbb\xbf1",
        b"1 ",
        b"01",
        b"",
        b"9007199254740992",
        b"1" * 5000,
        b"[" * 100_000,
    ],
)
def test_text_in_another_form_is_refused(text):
    with pytest.raises(NotCanonical):
        parse_canonical(text)


@given(values, st.data())
def test_no_other_text_is_read_as_the_same_value(value, data):
    text = bytearray(canonical(value))
    place = data.draw(st.integers(0, len(text) - 1))
    text[place] = data.draw(st.integers(0, 255).filter(lambda byte: byte != text[place]))
    with suppress(NotCanonical):
        assert parse_canonical(bytes(text)) != value


def test_any_layout_is_read_where_layout_is_free():
    assert parse_strict(b' {"b": [1],\n "a": "x"} ') == {"a": "x", "b": [1]}
