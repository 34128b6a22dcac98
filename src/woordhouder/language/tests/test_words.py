import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woordhouder.language.words import LONGEST_FORM, fold, number_forms, words

TEXT = """
's-Gravenhage|1.500|woningen|2024-2027|€ 450|30 %|thema’s|65-plussers|55+|co-creatie|E-label|scheefwoners|2,5|3 procent
"""


def test_numbers_and_joined_words_stay_whole() -> None:
    expected = TEXT.strip().split("|")
    assert [word.text for word in words(", ".join(expected))] == expected
    assert [word.text for word in words("de 'huur' (laag).")] == ["de", "huur", "laag"]
    assert [word.text for word in words("af_gas")] == ["af", "gas"]


@given(st.text())
def test_offsets_point_to_the_text(text: str) -> None:
    behind = 0
    for word in words(text):
        assert word.text == text[word.start : word.end]
        assert behind <= word.start < word.end
        behind = word.end


@given(st.text(alphabet="1.,-€ '’a%+2024/é\u0301😀ж\u00ad"))
def test_offsets_point_to_the_text_of_awkward_signs(text: str) -> None:
    assert all(word.text == text[word.start : word.end] for word in words(text))


@given(st.text())
def test_the_compared_form_is_the_same_for_every_way_of_writing_an_accent(text: str) -> None:
    composed, apart = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert fold(composed) == fold(apart)
    assert len(fold(text)) <= LONGEST_FORM


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        ("Coördinatie", "coordinatie"),
        ("co\u0308ordinatie", "coordinatie"),
        ("Fryslân", "fryslan"),
        ("thema’s", "thema's"),
        ("huur\u00adverhoging", "huurverhoging"),
        ("ЖИЛЬЁ", "жилье"),
        ("संपत्ति", "संपत्ति"),
    ],
)
def test_fold(typed: str, compared: str) -> None:
    assert fold(typed) == compared
    assert [fold(word.text) for word in words(typed)] == [compared]


@pytest.mark.parametrize(
    ("number", "forms"),
    [
        ("1.500", ("1500",)),
        ("€ 1.177,-", ("€1177", "1177")),
        ("450 euro", ("€450", "450")),
        ("30 %", ("30%", "30")),
        ("30 procent", ("30%", "30")),
        ("2,5", ("2,5",)),
        ("1.5", ("1.5",)),
        ("2024-2026", ("2024-2026", "2024", "2025", "2026")),
        ("2019/20", ("2019-2020", "2019", "2020")),
        ("2026-1950", ("2026-1950", "2026", "1950")),
        ("55+", ("55+",)),
    ],
)
def test_number_forms(number: str, forms: tuple[str, ...]) -> None:
    assert number_forms(number) == forms
    assert [word.text for word in words(number)] == [number]


@pytest.mark.parametrize("piece", ["a", "1", "1.", "1.1a", "a-", "'s-", "€", "é", "e\u0301", "😀", "20", "-", "2024-"])
def test_a_million_signs_are_read_once(piece: str) -> None:
    # Reading from each sign anew would not end: the patterns repeat a counted number of times only.
    text = piece * (1_000_000 // len(piece))
    found = list(words(text))
    assert sum(word.end - word.start for word in found) <= len(text)
    assert max((word.end - word.start for word in found), default=0) <= 64 * 8 + 16
