"""Words of the field in running text: whole words, the longest first, each explained once."""

from hypothesis import given
from hypothesis import strategies as st

from woordhouder.examples.glossing import Glossary, Reader, Term


def term(slug, *forms):
    return Term(slug, forms, f"Wat {slug} is.")


FIELD = Glossary(
    [
        term("bod", "bod"),
        term("huur", "huur", "huren"),
        term("huursom", "huursom"),
        term("sociale-huur", "sociale huurwoning", "sociale huur"),
        term("c-o", "c++"),
    ]
)


def explained(*texts):
    reader = Reader(FIELD)
    return [(piece.words, piece.term.slug) for text in texts for piece in reader.pieces(text) if piece.term]


def test_a_word_is_found_whatever_its_capitals():
    assert explained("Huren stijgen, zegt het BOD.") == [("Huren", "huur"), ("BOD", "bod")]


def test_only_whole_words_count():
    assert explained("De bodem, het aanbod, een bod-brief en verhuren.") == []
    assert explained("(bod), 'bod'") == [("bod", "bod")]


def test_the_longest_term_wins_and_nothing_is_sought_inside_it():
    assert explained("een sociale huurwoning") == [("sociale huurwoning", "sociale-huur")]
    assert explained("sociale huur en huur") == [("sociale huur", "sociale-huur"), ("huur", "huur")]


def test_a_term_is_found_across_a_line_break():
    assert explained("een sociale\nhuurwoning") == [("sociale\nhuurwoning", "sociale-huur")]


def test_each_term_is_explained_once_on_a_page():
    assert explained("Huur en huren.", "Weer huur.") == [("Huur", "huur")]


def test_a_form_with_signs_is_text_and_no_pattern():
    assert explained("bod+ en c++ en ccc") == [("bod", "bod"), ("c++", "c-o")]


def test_without_terms_the_text_stays_whole():
    assert [piece.words for piece in Reader(Glossary([])).pieces("Niets aan de hand.")] == ["Niets aan de hand."]


@given(st.lists(st.sampled_from(["bod", "huur", "sociale huur", " ", "\n", "x", "-", "<b>", "é"])).map("".join))
def test_the_pieces_are_the_text(text):
    assert "".join(piece.words for piece in Reader(FIELD).pieces(text)) == text
