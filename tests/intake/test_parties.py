"""Who is party to a paper: invented beginnings and ends of papers, and papers full of strangers."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from woordhouder.intake.naming import Names
from woordhouder.intake.parties import find_parties
from woordhouder.papers.documents.reading import read

FOLDER = Path(__file__).parent / "invented"
KINDS = {"G": "municipality", "C": "housing_association", "H": "tenants_organisation", "O": "other"}
# Sentences about nobody, so that a paper is long: how often a party is named then tells less.
FILLER = "In de wijk staan oude huizen en nieuwe huizen door elkaar. Daar wonen gezinnen en mensen alleen. " * 3


@dataclass
class Case:
    """A paper with its parties, what else they are called there, and whom some words mean."""

    title: str
    parties: dict[str, str] = field(default_factory=dict)
    aliases: dict[str, set[str]] = field(default_factory=dict)
    meant: dict[str, set[str]] = field(default_factory=dict)
    text: str = ""

    def read_label(self, line: str) -> None:
        """A line above "--"."""
        sign, _, rest = line.partition(" ")
        if sign == "?":
            words, _, names = rest.partition(" = ")
            self.meant[words] = set(names.split(", "))
        else:
            name, *aliases = rest.split(" | ")
            self.parties[name] = KINDS[sign]
            self.aliases[name] = set(aliases)


def cases(name: str) -> list[Case]:
    """The cases of a file in the folder of invented texts."""
    made, is_text = list[Case](), False
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("== "):
            made.append(Case(line[3:]))
            is_text = False
        elif line == "--":
            is_text = True
        elif is_text:
            made[-1].text += f"{line}\n"
        elif made:
            made[-1].read_label(line)
    return made


EVERY = [case for name in ("parties.txt", "more_parties.txt", "strangers.txt") for case in cases(name)]


def names_in(text: str) -> Names:
    return Names(find_parties(read("afspraken.txt", text.encode())))


def found_in(names: Names) -> dict[str, str]:
    return {seat.name: seat.kind for seat in names.table.seats}


def test_there_are_many_sorts_of_beginnings():
    assert len(EVERY) >= 25


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.title)
def test_the_parties_are_found_and_nobody_else(case: Case):
    names = names_in(case.text)
    assert found_in(names) == case.parties
    for seat in names.table.seats:
        called = {name.lower() for name in (seat.name, *seat.aliases)}
        assert {alias.lower() for alias in case.aliases[seat.name]} <= called
    for words, meant in case.meant.items():
        assert {names.table.seats[at].name for at in names.in_cell(words)} == meant


@pytest.mark.parametrize("case", EVERY, ids=lambda case: case.title)
def test_a_long_paper_has_the_same_parties(case: Case):
    paragraphs = "\n\n".join([FILLER] * 80)
    begin, sign, end = case.text.partition("\nOndertekening\n")
    if not sign:
        begin, sign, end = case.text.partition("\nVoor akkoord:\n")
    assert found_in(names_in(f"{begin}\n\n{paragraphs}\n\n{sign}{end}")) == case.parties
