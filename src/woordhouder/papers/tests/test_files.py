"""The one gate for files that people hand in: base64, not too large, and past the scanner of who runs the server."""

import base64
import shlex
import sys

import pytest
from django.utils import translation
from pydantic import TypeAdapter, ValidationError

from woordhouder.papers.files import LARGEST, FileContent, file_of, longest

GATE = TypeAdapter(FileContent)


@pytest.fixture(autouse=True)
def in_english():
    with translation.override("en"):
        yield


def packed(content):
    return base64.b64encode(content).decode()


@pytest.mark.parametrize("size", [0, 1, 2, 3, 8, 9, 10])
def test_a_file_up_to_its_largest_size_comes_out_as_it_went_in(size):
    assert file_of(packed(b"x" * size), 10) == b"x" * size


@pytest.mark.parametrize("size", [11, 12, 13, 40])
def test_a_larger_one_is_refused_with_the_size_that_is_taken(size):
    with pytest.raises(ValueError, match="too large: at most 3 MB"):
        file_of(packed(b"x" * (3_000_000 + size)), 3_000_000)


@pytest.mark.parametrize("content", ["%%%", "eA", "é", " "])
def test_what_is_no_base64_is_refused(content):
    with pytest.raises(ValueError, match="not base64"):
        file_of(content)


def test_as_an_argument_it_stays_base64_and_no_other_type_passes():
    assert GATE.validate_python(packed(b"x")) == packed(b"x")
    with pytest.raises(ValidationError, match="valid string"):
        GATE.validate_python(b"eA==")
    assert GATE.json_schema()["maxLength"] == longest(LARGEST) >= len(packed(b"x" * LARGEST))


def test_each_file_meets_the_scanner_and_what_is_too_large_does_not(settings, tmp_path):
    seen = tmp_path / "seen"
    script = "import sys; open(sys.argv[1], 'ab').write(sys.stdin.buffer.read()); sys.exit(1)"
    settings.VIRUS_SCANNER = shlex.join([sys.executable, "-c", script, str(seen)])
    with pytest.raises(ValueError, match="not safe"):
        GATE.validate_python(packed(b"een bestand"))
    with pytest.raises(ValueError, match="too large"):
        file_of(packed(b"een bestand"), 5)
    assert seen.read_bytes() == b"een bestand"
