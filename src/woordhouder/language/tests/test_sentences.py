from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woordhouder.language.sentences import sentences

# A bar stands where one sentence ends and the next begins.
CASES = [
    "De gemeente bouwt. | De corporatie betaalt.",
    "Dhr. De Wit en mevr. Van Dam tekenen. | Daarna is het klaar.",
    "De notitie d.d. 1 jan. 2026 geldt. | Zij vervangt de vorige.",
    "Het betreft o.a. Breda. | Ook bijv. Almelo hoort erbij.",
    "Volgens art. 44 lid 2 is dat zo. | Nr. 3 vervalt.",
    "De prijs is € 1.500.000. | Daarvan is 1,5 miljoen betaald.",
    "Het bedrag is incl. btw. | De gemeente betaalt.",
    "Het bedrag, ca. 30 euro, is bekend.",
    "Dat gebeurt m.b.t. de huur en i.s.m. Het Anker.",
    "Woonmaat B.V. bouwt. | Dat doet zij met Bouwbedrijf Smit N.V. | De gemeente kijkt toe.",
    "J. de Wit en A.B.C. van Dam tekenen. | Zij wonen hier.",
    "Alle woningen krijgen label B. | De huur blijft gelijk.",
    "Het gaat om label E, F of G. | Dat zijn er veel.",
    "Zie bijlage C. | Daar staat het.",
    "J. de Wit en A. Jansen tekenen. | Daarna is het klaar.",
    "Het wordt minstens label A. | B. de Wit heeft dat berekend.",
    "1. De gemeente bouwt. | Dat doet zij snel.",
    "3.1. De gemeente bouwt. | Dat doet zij snel.",
    "Wij doen twee dingen: 1. Bouwen; 2. Betalen.",
    "De avond begint om 19.30 uur. | Koffie staat klaar.",
    "Kijk op www.voorbeeld.nl. | Daar staat alles.",
    "Kan dat? | Ja! | Zeker.",
    '"Kan dat?" vroeg zij. | Hij zweeg.',
    'Zij zei: "Dat kan." | Hij zweeg.',
    'Zij zei: "Dat kan niet. Ik wacht al jaren." | Hij zweeg.',
    "De gemeente bouwt (zie bijlage 2. Die is openbaar). | De rest volgt.",
    "De gemeente bouwt; de corporatie betaalt. | Zo is het.",
    "Uiterlijk 31-12-2026. | Daarna niet meer.",
    "Het is van 2026. | 's Avonds is het stil.",
    "In 2026 zijn dat 40 woningen. | 60 volgen later.",
    "De regels over huur, zorg enz. | De gemeente stelt ze vast.",
    "De brief van 3 mei jl. is bekend. | Hij is verstuurd.",
    "Dat gebeurt per 1 okt. 2027. | Daarna volgt meer.",
    "Misschien… | Misschien ook niet.",
    "Dat geldt voor appartementen e.d. en voor garages.",
    "De raad van St. Odilia vergadert. | Drs. P. Jansen zit voor.",
    "Wij zoeken, enz., naar grond.",
    "Het kost 3 mln. euro.",
    "Dat is het eind",
]


@pytest.mark.parametrize("marked", CASES)
def test_sentences_end_where_a_reader_ends_them(marked: str) -> None:
    pieces = marked.split(" | ")
    text = " ".join(pieces)
    assert [text[start:end] for start, end in sentences(text)] == pieces


@pytest.mark.parametrize("nothing", ["", " ", "   \t "])
def test_an_empty_text_has_no_sentences(nothing: str) -> None:
    assert sentences(nothing) == []


@given(st.text(alphabet=st.sampled_from('aB1 .!?…"()“”;: '), max_size=80))
def test_no_sign_is_lost_and_spans_stand_apart(text: str) -> None:
    spans = sentences(text)
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
