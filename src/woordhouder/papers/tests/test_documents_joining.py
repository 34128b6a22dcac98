"""Words that are broken over two lines, and labels before words."""

import pytest

from woordhouder.papers.documents.joining import Known, joined, joined_with_places, words_of
from woordhouder.papers.documents.labels import label_of


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("de huur-", "ders van", "de huurders van"),
        ("een woning-", "en in de wijk", "een woningen in de wijk"),
        ("over huur-", "en koopwoningen", "over huur- en koopwoningen"),
        ("over zorg-", "of welzijnswerk", "over zorg- of welzijnswerk"),
        ("de sociaal-", "economische", "de sociaal-economische"),
        ("de NPA-", "afspraken", "de NPA-afspraken"),
        ("in Noord-", "Brabant", "in Noord-Brabant"),
        ("in 2026-", "2029", "in 2026- 2029"),
        ("een niet-", "daeb woning", "een niet-daeb woning"),
        ("dit is niet-", "temin zo", "dit is niettemin zo"),
        ("de energie-", "index", "de energie-index"),
        ("het muse-", "um", "het museum"),
        ("zacht\u00ad", "heid", "zachtheid"),
        ("een zin", "gaat door", "een zin gaat door"),
        ("een streep -", "en door", "een streep - en door"),
    ],
)
def test_a_hyphen_goes_when_it_only_breaks_the_line(above, below, whole):
    assert joined([above, below], Known()) == whole
    assert joined_with_places([(above, 0), (below, len(above) + 1)], Known())[0] == whole


def test_a_paper_shows_itself_how_it_writes_a_word():
    broken = ["de directeur-", "bestuurder"]
    assert joined(broken, Known()) == "de directeurbestuurder"
    assert joined(broken, words_of(["onze directeur-bestuurder is"])) == "de directeur-bestuurder"
    assert joined(["een Wmo-", "aanvraag"], words_of(["volgens de Wmo is"])) == "een Wmo-aanvraag"


@pytest.mark.parametrize(
    ("line", "label", "words"),
    [
        ("3.1 De gemeente", "3.1", "De gemeente"),
        ("3.1.2. De gemeente", "3.1.2.", "De gemeente"),
        ("1. De gemeente", "1.", "De gemeente"),
        ("a. levert", "a.", "levert"),
        ("(b) levert", "(b)", "levert"),
        ("1) levert", "1)", "levert"),
        ("iv. levert", "iv.", "levert"),
        ("Artikel 3 Wonen", "Artikel 3", "Wonen"),
        ("Afspraak 12: De gemeente", "Afspraak 12", "De gemeente"),
        ("A1 De gemeente", "A1", "De gemeente"),
        ("• levert", "•", "levert"),
        ("\uf0b7 levert", "•", "levert"),
        ("o levert", "o", "levert"),
        ("3 Betaalbaarheid", "3", "Betaalbaarheid"),
    ],
)
def test_what_stands_before_the_words_is_a_label(line, label, words):
    found = label_of(line)
    assert (found.shown, line[found.length :]) == (label, words)


@pytest.mark.parametrize(
    "line",
    ["12 woningen", "2026 is het jaar", "4.100. Het aantal", "3,1 miljoen", "Artikelen", "of zo", "-5 graden", "€ 3."],
)
def test_what_only_looks_like_one_is_none(line):
    assert label_of(line) is None


@pytest.mark.parametrize(
    ("before", "label", "is_next"),
    [
        ((3, 1), "3.2", True),
        ((3, 1), "7.4", False),
        ((2,), "3.", True),
        ((1,), "c)", False),
        ((), "a)", True),
        ((), "c)", False),
    ],
)
def test_a_label_counts_on_from_the_one_before(before, label, is_next):
    assert label_of(f"{label} Woord").follows(before) is is_next
