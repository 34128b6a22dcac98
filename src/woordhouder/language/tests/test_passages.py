import pytest
from hypothesis import given
from hypothesis import strategies as st

from woordhouder.language import passages
from woordhouder.language.analyser import ask
from woordhouder.language.passages import Passage, best_passage, sentences

TEXT = (
    "De partijen spraken elkaar o.a. op 1 jan. 2024 over de toekomst van de stad. "
    "Wij bouwen ca. 300 woningen in vier jaar. Daarna volgt de bevriezing van de huur voor ouderen! "
    "De rest van het verhaal staat in de bijlage."
)


def marked(passage: Passage) -> list[str]:
    return [passage.text[start:end] for start, end in passage.marks]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (TEXT, 4),
        ("Dhr. De Wit tekent.", 1),
        ("J. de Wit en A. Jansen tekenen. Dan is het klaar.", 2),
        ("Het geldt t.a.v. Breda. Dat is goed.", 2),
        ("Het loopt t/m 31 dec. 2026. Daarna stopt het.", 2),
        ('Zij zei: "Dat kan." Hij zweeg.', 2),
        ("Eerste regel\n\nTweede regel", 2),
        ("Lijst:\n- een\n- twee", 3),
        ("Ruim 1.500 woningen", 1),
        ("Kan dat? Ja! Zeker…", 3),
        ("", 0),
        (" \n ", 0),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(list(sentences(text))) == count


def test_the_best_sentence_is_shown_with_marks() -> None:
    passage = best_passage([TEXT], ask("huurbevriezing senioren"), 80)
    assert passage.text == "…Daarna volgt de bevriezing van de huur voor ouderen! De rest van het verhaal…"
    assert marked(passage) == ["bevriezing van de huur", "ouderen"]


def test_a_word_inside_a_compound_marks_the_whole_word() -> None:
    assert marked(best_passage(["Er komen 40 seniorenwoningen."], ask("ouderen"))) == ["seniorenwoningen"]


def test_a_long_sentence_is_cut_near_its_match() -> None:
    passage = best_passage(["woord " * 200 + "schimmel " + "woord " * 200], ask("schimmel"), 100)
    assert marked(passage) == ["schimmel"]
    assert len(passage.text) <= 102
    assert passage.text.startswith("…")
    assert passage.text.endswith("…")
    assert passage.text.strip("…").split()[0] == "woord"


def test_the_first_of_equal_texts_wins() -> None:
    assert best_passage(["Eerst schimmel.", "Dan schimmel."], ask("schimmel")).text == "Eerst schimmel."
    assert best_passage(["Niets.", "Wel schimmel."], ask("schimmel")).text == "Wel schimmel."


def test_without_a_match_the_beginning_is_shown() -> None:
    assert best_passage(["", "Eerste zin hier."], ask("schimmel"), 10) == Passage("Eerste zin…", [])
    assert best_passage([], ask("schimmel")) == Passage("", [])
    assert best_passage(["a b"], ask("")) == Passage("a b", [])


def test_line_breaks_are_shown_as_spaces() -> None:
    assert best_passage(["vocht\nen\tschimmel"], ask("huur")).text == "vocht en schimmel"


WORDS = "huur bevriezing ouderen seniorenwoningen . ! 😀 é (vocht) bijv. 1.500"
PIECES = st.lists(st.sampled_from([*WORDS.split(), "\n"]))


@given(st.lists(st.text() | PIECES.map(" ".join), max_size=4), st.text() | PIECES.map(" ".join), st.integers(1, 60))
def test_marks_are_words_of_the_passage(texts: list[str], question: str, length: int) -> None:
    passage = best_passage(texts, ask(question), length)
    assert passage == best_passage(texts, ask(question), length)
    assert len(passage.text) <= length + 2
    behind = 0
    for start, end in passage.marks:
        assert behind <= start < end <= len(passage.text)
        assert passage.text[start].isalnum() or passage.text[start] in "€'’"
        behind = end


@given(st.text() | PIECES.map(" ".join))
def test_sentences_cover_all_that_is_not_white_space(text: str) -> None:
    spans = list(sentences(text))
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())


@pytest.mark.parametrize("piece", ["schimmel ", "schimmel", "schimmel. ", "(schimmel", "schimmel\n\n"])
def test_a_long_text_is_weighed_a_window_per_match(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    weighed: list[int] = []
    score = passages._score
    monkeypatch.setattr(passages, "_score", lambda hits: weighed.append(len(hits)) or score(hits))
    matches = 200_000 // len(piece)
    assert best_passage([piece * matches], ask("schimmel")).text
    assert len(weighed) <= matches + 1
    assert max(weighed, default=0) <= 240
