"""What a page tells of words that were chosen is the right place in the text, whatever its white space."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woordhouder.intake.choosing import Spot, chosen, sentences_of, words_of

TEXT = "Wij \n bouwen\t40 huizen\u00a0in Zuid-Oost, 𝕏 samen."
BOUWEN = TEXT.index("bouwen")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (Spot(0, 0), Spot(0, 3), "Wij"),
        (Spot(0, 3), Spot(0, 9), "bouwen"),
        (Spot(0, 1), Spot(0, 4), "Wij \n bouwen"),
        (Spot(BOUWEN, 2), Spot(BOUWEN, 7), "bouwen\t40"),
        (Spot(BOUWEN, 6), Spot(BOUWEN, 16), "40 huizen\u00a0in"),
        (Spot(BOUWEN, 16), Spot(BOUWEN, 21), "Zuid-"),
        (Spot(TEXT.index("𝕏"), 0), Spot(TEXT.index("𝕏"), 1), "𝕏"),
        (Spot(BOUWEN, 0), Spot(BOUWEN, 900), TEXT[BOUWEN:]),
        (Spot(BOUWEN, 3), Spot(0, 3), ""),
        (Spot(900, 0), Spot(900, 4), ""),
    ],
)
def test_signs_lead_to_whole_words(first, last, words):
    start, end = chosen(TEXT, first, last)
    assert TEXT[start:end] == words


@given(st.text(st.characters(exclude_categories=["Cs"])), st.integers(0, 90), st.integers(0, 90), st.integers(0, 90))
def test_what_is_chosen_holds_the_signs_that_were_marked(text, start, signs, more):
    plain = "".join(text[start:].split())
    first, last = chosen(text, Spot(start, signs), Spot(start, signs + more))
    assert 0 <= first <= last <= len(text)
    assert plain[signs : signs + more] in "".join(text[first:last].split())


def test_words_and_sentences_have_their_places():
    text = "Wij bouwen. De gemeente\nbetaalt; | samen"
    assert [one.words for one in sentences_of(text)] == ["Wij bouwen.", "De gemeente", "betaalt;", "samen"]
    assert [text[one.start : one.end] for one in words_of(text)][:3] == ["Wij", "bouwen.", "De"]
    assert all(" ".join(text[one.start : one.end].split()) == one.words for one in sentences_of(text))
    assert sentences_of("Eén zin.") == []
