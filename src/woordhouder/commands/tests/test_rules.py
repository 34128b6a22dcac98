"""A changed rule first shows what it would change."""

from dataclasses import replace

import pytest

from woordhouder.commands import main
from woordhouder.keeping import actions, rules
from woordhouder.keeping.queries.progress import progress_of
from woordhouder.keeping.tests.full import a_kept_year
from woordhouder.keeping.tests.made import a_table, at, reported
from woordhouder.keeping.words import Level
from woordhouder.parties.actor import ANONYMOUS
from woordhouder.record.clock import now

NO_MORE = "By what only their tables read: 0 promises more."
pytestmark = pytest.mark.django_db


def stricter(facts, year, known):
    """A version that calls nothing complete."""
    found = rules.VERSIONS[1](facts, year, known)
    return found and (replace(found, level=Level.LARGELY, rule_version=2) if found.level is Level.COMPLETE else found)


@pytest.fixture
def proposed(monkeypatch):
    monkeypatch.setenv("LANG", "en")
    monkeypatch.setattr(rules, "VERSIONS", {**rules.VERSIONS, 2: stricter})
    monkeypatch.setattr("woordhouder.commands.rules.VERSIONS", rules.VERSIONS)
    return a_kept_year()


def said(capsys, *words):
    with at("2027-06-01"):
        code = main(["rules", *words])
    return code, capsys.readouterr().out.splitlines()


def test_it_tells_each_promise_that_would_stand_otherwise_and_changes_nothing(proposed, capsys):
    _table, (homes, *_others) = proposed
    assert said(capsys, "2") == (
        0,
        [
            "/nagekomen/prestatieafspraken-2026/1/voortgang?jaar=2026: complete, on course, not seen yet"
            " -> largely, on course, not seen yet",
            "1 promise would stand otherwise. Version 1 is in use.",
            NO_MORE,
        ],
    )
    with at("2027-06-01"):
        assert progress_of(ANONYMOUS, homes.reference, 2026, now()).progress.level is Level.COMPLETE


def test_of_a_year_without_reports_nothing_changes(proposed, capsys):
    assert said(capsys, "2", "--year", "2029")[1] == ["0 promises would stand otherwise. Version 1 is in use.", NO_MORE]


def test_the_version_in_use_changes_nothing(proposed, capsys):
    assert said(capsys, "1")[1] == ["0 promises would stand otherwise. Version 1 is in use.", NO_MORE]


def test_of_what_only_a_table_reads_it_tells_how_many_and_no_words(proposed, capsys):
    _table, _promises = proposed
    hidden, (homes, *_others) = a_table(public=False, slug="besloten")
    with at("2027-02-01"):
        report = reported(hidden.association, homes)
        actions.respond(hidden.tenants, report=report.reference, answer="confirms")
    code, lines = said(capsys, "2")
    assert (code, lines[-1]) == (0, "By what only its table reads: 1 promise more.")
    assert len(lines) == 3
    assert "besloten" not in "\n".join(lines)


def test_a_version_that_is_not_there_is_told(proposed, capsys):
    assert said(capsys, "7") == (2, ["There is no version 7 of the rules; there is: 1, 2."])
