from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woordhouder.language import differences
from woordhouder.language.differences import Piece, difference

ALIKE = st.text(alphabet="ab .\n!é😀", max_size=40)


def sides(pieces: list[Piece]) -> tuple[str, str]:
    old = "".join(piece.text for piece in pieces if piece.kind != "new")
    return old, "".join(piece.text for piece in pieces if piece.kind != "gone")


@given(st.text() | ALIKE, st.text() | ALIKE)
def test_the_pieces_give_both_texts_back(old: str, new: str) -> None:
    pieces = difference(old, new)
    assert sides(pieces) == (old, new)
    assert all(piece.text for piece in pieces)
    assert all(left.kind != right.kind for left, right in pairwise(pieces))


@given(ALIKE, ALIKE)
@pytest.mark.parametrize("most", [0, 4, 20])
def test_too_much_at_once_is_compared_by_sentences_and_stays_exact(most: int, old: str, new: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(differences, "_MOST_PAIRS", most)
        assert sides(difference(old, new)) == (old, new)


@given(st.text())
def test_the_same_text_has_no_changes(text: str) -> None:
    assert difference(text, text) == ([Piece("same", text)] if text else [])


@pytest.mark.parametrize(
    ("old", "new", "pieces"),
    [
        ("De huur stijgt.", "De huur daalt.", "=De huur |-stijgt|+daalt|=."),
        ("een twee drie", "vier vijf drie", "-een twee|+vier vijf|= drie"),
        ("300 woningen", "1.300 woningen", "+1.|=300 woningen"),
        ("weg ermee", "", "-weg ermee"),
        ("", "erbij", "+erbij"),
        ("a b", "a  b", "=a|- |+  |=b"),
    ],
)
def test_difference(old: str, new: str, pieces: str) -> None:
    kinds = {"same": "=", "gone": "-", "new": "+"}
    assert "|".join(kinds[piece.kind] + piece.text for piece in difference(old, new)) == pieces


def test_long_documents_are_compared() -> None:
    old = "Wij bouwen driehonderd woningen. " * 20_000
    assert sides(difference(old, old + "En nog iets.")) == (old, old + "En nog iets.")
    assert sides(difference("a b " * 100_000, "c d " * 100_000)) == ("a b " * 100_000, "c d " * 100_000)
