"""`woordhouder intake FILE`: what may be commitments in a paper, for programs and for people. No database is needed."""

import json

import pytest

from woordhouder.commands import main

TEXT = """Prestatieafspraken Zandweer 2026-2029\r
\r
De gemeente Zandweer, hierna te noemen: de gemeente.\r
\r
De gemeente levert vóór 1 mei 2027 de grond voor veertig woningen.\r
"""


@pytest.fixture
def paper(tmp_path):
    """A paper with one promise, with the line ends of Windows."""
    path = tmp_path / "afspraken.txt"
    path.write_bytes(TEXT.encode())
    return path


def test_json_has_places_in_the_file_itself(paper, tmp_path, capsys):
    out = tmp_path / "text.txt"
    assert main(["intake", str(paper), "--format", "json", "--text-out", str(out)]) == 0
    assert out.read_bytes() == paper.read_bytes()
    told = json.loads(capsys.readouterr().out)
    one = told["passages"][-1]
    assert one["commitment"] >= 0.5
    assert TEXT[one["start"] : one["end"]] == one["text"]
    assert told["source"]["name"] == "afspraken.txt"


def test_the_table_shows_what_is_proposed(paper, capsys):
    assert main(["intake", str(paper)]) == 0
    printed = capsys.readouterr().out
    assert "Gemeente Zandweer: De gemeente levert" in printed
    assert "hierna te noemen" not in printed


@pytest.mark.parametrize(("content", "code"), [(b"", 1), (None, 2)])
def test_what_cannot_be_read_is_said(tmp_path, capsys, content, code):
    path = tmp_path / "leeg.txt"
    if content is not None:
        path.write_bytes(content)
    assert main(["intake", str(path)]) == code
    assert capsys.readouterr().err.strip()
