from datetime import date

import pytest

from woordhouder.intake.deadlines import deadline_of
from woordhouder.intake.facts import Deadline

END_OF_2026 = date(2026, 12, 31)


def test_a_sentence_gives_its_deadline_as_written_and_as_days() -> None:
    found = deadline_of("De gemeente levert uiterlijk 1 juli 2026 een lijst.")
    assert found == Deadline("uiterlijk 1 juli 2026", None, date(2026, 7, 1))


def test_a_time_without_a_year_has_words_only() -> None:
    assert deadline_of("Jaarlijks vóór 1 maart komt er een lijst.") == Deadline("Jaarlijks vóór 1 maart", None, None)


def test_a_sentence_without_a_time_has_no_deadline() -> None:
    assert deadline_of("De gemeente levert een lijst.") is None


@pytest.mark.parametrize("head", ["Wanneer", "Planning", "Gereed", "Termijn", "Oplevering", "Datum", "Jaar"])
def test_a_column_for_times_decides(head: str) -> None:
    cells = [("Wat", "Evaluatie van 2025, die in 2027 verschijnt"), (head, "eind 2026")]
    assert deadline_of("x", cells) == Deadline("eind 2026", None, END_OF_2026)


def test_a_year_alone_in_a_column_for_times_is_that_year() -> None:
    found = deadline_of("x", [("Wat", "Nieuwbouw"), ("Planning", "bij oplevering, 2026")])
    assert found
    assert (found.from_, found.until) == (date(2026, 1, 1), END_OF_2026)


def test_when_it_is_done_goes_before_when_it_begins() -> None:
    cells = [("Wat", "Nieuwbouw"), ("Start", "Q1 2026"), ("Oplevering", "Q4 2026")]
    assert deadline_of("x", cells) == Deadline("Q4 2026", date(2026, 10, 1), END_OF_2026)


def test_an_empty_column_for_times_leaves_it_to_the_deed() -> None:
    cells = [("Wat", "Een plan vóór het einde van 2026"), ("Wanneer", "n.v.t.")]
    assert deadline_of("x", cells) == Deadline("vóór het einde van 2026", None, END_OF_2026)


def test_a_time_in_a_remark_is_no_deadline() -> None:
    assert deadline_of("x", [("Wat", "Een enquête"), ("Opmerking", "1.100 antwoorden in 2026")]) is None


def test_what_ended_before_the_agreement_is_no_deadline() -> None:
    assert deadline_of("In 2024 was het fonds leeg.", since=date(2026, 1, 1)) is None


def test_that_year_is_the_year_spoken_of_before() -> None:
    found = deadline_of("In hetzelfde jaar opent het loket.", year=2026)
    assert found
    assert found.until == END_OF_2026


def test_columns_for_years_are_the_term_of_the_row() -> None:
    cells = [("Soort", "Nieuwbouw"), ("2026", "12"), ("2027", "30"), ("Totaal", "42")]
    assert deadline_of("x", cells) == Deadline("2026-2027", date(2026, 1, 1), date(2027, 12, 31))
