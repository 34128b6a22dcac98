"""How well the first agreements are read does not slip; and what the score prints tells no words of the locked ones."""

from pathlib import Path

import pytest

from . import score
from .markup import FIRST, LOCKS, OPEN, paper_at, papers
from .scoring import together


@pytest.mark.parametrize("way", ["txt", "docx", "pdf"])
def test_the_first_agreements_are_read_as_well_as_before(way: str):
    every = together(score.read_and_scored(paper_at(OPEN / f"{name}.txt"), way=way)[0] for name in FIRST)
    assert every.f1 >= 0.92
    assert every.edits_per_ten <= 2.2
    assert every.accuracy("lead") >= 0.92
    assert every.accuracy("deadline") >= 0.95
    assert every.accuracy("quantity") >= 0.95


def test_each_fault_of_an_open_agreement_can_be_seen(capsys: pytest.CaptureFixture[str]):
    score.main(["--name", "vlietbeke", "--wrong"])
    shown = capsys.readouterr().out
    assert "== vlietbeke" in shown
    assert "MISSED" in shown or "SURPLUS" in shown or "FIELD" in shown
    assert "title right" in shown


@pytest.mark.parametrize(("which", "folder"), LOCKS.items())
def test_of_the_locked_ones_only_figures_are_shown(
    which: str, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
):
    open_ones = papers(OPEN)[:2]
    monkeypatch.setattr(score, "papers", lambda asked: {folder: open_ones}[asked])
    score.main(["--locked", which, "--wrong"])
    shown = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in shown] == ["agreement", "locked"]
    assert len(shown[1].split()) == len(score.TITLES)


def test_an_agreement_that_is_not_there_is_said():
    with pytest.raises(SystemExit, match="There is no agreement elders"):
        score.main(["--name", "elders"])
