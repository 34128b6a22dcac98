"""How long things may be. What is longer holds two thoughts: part it by noun or by act."""

import pytest

from .tree import code, faults, functions, length, modules_of_tests, none_of, planted, templates

FILE, FUNCTION, TEMPLATE, TEST = 400, 60, 120, 30


def long_file(source, limit):
    if len(source.lines) > limit:
        yield limit + 1, f"{len(source.lines)} lines, at most {limit}"


def long_functions(source, limit):
    for node in functions(source.tree):
        if length(node) > limit:
            yield node.lineno, f"{node.name} has {length(node)} lines, at most {limit}"


def long_tests(source, limit):
    for node in functions(source.tree):
        if node.name.startswith("test_") and length(node) > limit:
            yield node.lineno, f"{node.name} has {length(node)} lines, at most {limit}"


@pytest.mark.parametrize(
    ("look", "sources", "limit", "advice"),
    [
        (long_file, code, FILE, "Part these files by noun:"),
        (long_file, modules_of_tests, FILE, "Part these tests by act or page:"),
        (long_functions, code, FUNCTION, "Part these functions; give each piece a name:"),
        (long_file, templates, TEMPLATE, "Part these templates by partial or component:"),
        (long_tests, modules_of_tests, TEST, "A test tells one thing; let fixtures prepare, or make it two:"),
    ],
    ids=["files", "test-files", "functions", "templates", "tests"],
)
def test_nothing_is_too_long(look, sources, limit, advice):
    assert sources()
    none_of(faults(lambda source: look(source, limit), sources()), advice)


def test_what_is_too_long_is_found():
    source = planted("tests/test_x.py", "def test_x():\n    a = 1\n    b = 2\n")
    assert list(long_file(source, 3)) == list(long_tests(source, 3)) == list(long_functions(source, 3)) == []
    assert list(long_file(source, 2)) == [(3, "3 lines, at most 2")]
    assert list(long_tests(source, 2)) == list(long_functions(source, 2)) == [(1, "test_x has 3 lines, at most 2")]
