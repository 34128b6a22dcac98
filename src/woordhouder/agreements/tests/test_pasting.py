"""Reading a pasted list: what begins a promise, what goes on with one, and that no word is lost."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woordhouder.agreements.pasting import LONGEST_TITLE, pasted, title_from

THEMES = ("Betaalbaarheid", "Wonen en zorg")


def texts(text):
    return [item.text for item in pasted(text, THEMES)]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Eerste afspraak.\nTweede afspraak.", ["Eerste afspraak.", "Tweede afspraak."]),
        ("1. Eerste\n2. Tweede", ["Eerste", "Tweede"]),
        ("1) Eerste\nen de rest\n2) Tweede", ["Eerste\nen de rest", "Tweede"]),
        ("1.1 Eerste\n1.2 Tweede", ["Eerste", "Tweede"]),
        ("a. Eerste\nb. Tweede", ["Eerste", "Tweede"]),
        ("- Eerste\n• Tweede\n* Derde", ["Eerste", "Tweede", "Derde"]),
        ("1. Eerste\n   a. deel\n   b. deel\n2. Tweede", ["Eerste\na. deel\nb. deel", "Tweede"]),
        ("- Eerste\n\n  tweede alinea\n- Tweede", ["Eerste\ntweede alinea", "Tweede"]),
        ("Een regel die\nis afgebroken.\nEen andere.", ["Een regel die\nis afgebroken.", "Een andere."]),
        ("2.500 woningen erbij.\n30 extra.", ["2.500 woningen erbij.", "30 extra."]),
        ("\n\n  \n", []),
        ("1. Eerste\r\n2. Tweede\r\n", ["Eerste", "Tweede"]),
        ("1. Eerste\n\nTussenkop\n\n2. Tweede", ["Eerste", "Tussenkop", "Tweede"]),
    ],
)
def test_what_is_one_promise(given, expected):
    assert texts(given) == expected


def test_the_name_of_a_theme_tells_the_theme_of_what_follows():
    found = pasted("BETAALBAARHEID\n1. Huur\n2. Hulp\n\nWonen en zorg:\n3. Thuis", THEMES)
    assert [(item.heading, item.text) for item in found] == [
        ("BETAALBAARHEID", "Huur"),
        ("BETAALBAARHEID", "Hulp"),
        ("Wonen en zorg:", "Thuis"),
    ]


def test_a_theme_with_nothing_below_it_is_left_to_a_person():
    assert texts("Huur omlaag\nBetaalbaarheid") == ["Huur omlaag", "Betaalbaarheid"]


def test_two_cells_of_a_table_are_a_title_and_a_text():
    (found,) = pasted("4.\tSenioren\tWij bouwen 40 woningen.\nOok in de kern.")
    assert (found.mark, found.title, found.text) == ("4.", "Senioren", "Wij bouwen 40 woningen.\nOok in de kern.")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Senioren: wij bouwen 40 woningen.", "Senioren"),
        ("Wij bouwen 40 woningen. Dat doen wij samen.", "Wij bouwen 40 woningen"),
        ("", ""),
        ("...", "..."),
        ("\n \nWij bouwen.", "Wij bouwen"),
    ],
)
def test_a_title_for_who_wrote_none(text, title):
    assert title_from(text) == title


def test_a_long_sentence_is_cut_between_words():
    title = title_from("woord " * 60)
    assert len(title) <= LONGEST_TITLE
    assert title.endswith("woord…")


def words(text):
    return sorted(re.findall(r"\w+", text))


pieces = st.sampled_from(
    ["1. ", "1.2 ", "a) ", "- ", "• ", "  ", "\t", "\n", "\r\n", "\n\n", "Betaalbaarheid", "wonen en zorg", ": ", ". "]
)
lists = st.lists(pieces | st.text(max_size=12), max_size=40).map("".join)


@given(lists)
def test_no_word_is_lost_and_none_is_made(text):
    found = pasted(text, THEMES)
    headings = []
    for item in found:
        if item.heading and (not headings or headings[-1] != item.heading):
            headings.append(item.heading)
    told = "\n".join([f"{item.mark} {item.text}" for item in found])
    table = [item.title for item in found if "\t" in text]
    assert set(words(text)) <= set(words("\n".join([told, *headings, *table])))
    assert all(item.title for item in found)


@given(st.lists(st.from_regex(r"[A-Z][a-z]{2,8} [a-z]{2,8}", fullmatch=True), min_size=1, max_size=30))
def test_as_many_promises_as_there_are_items(lines):
    numbered = "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))
    assert texts(numbered) == lines
    assert texts("\n".join(lines)) == lines
