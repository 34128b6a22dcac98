import pytest
from hypothesis import given
from hypothesis import strategies as st

from woordhouder.language.spelling import Speller

KNOWN = """
huurverhoging leefbaarheid duurzaamheid corporatie woningcorporatie seniorenwoning statushouder amsterdam rotterdam
utrecht groningen tilburg eindhoven betaalbaarheid huurdersorganisatie isolatie schimmel vocht oudere student
energielabel gemeente wethouder nieuwbouw prestatieafspraak huisuitzetting onderhoud verhuizing zonnepaneel huurwoning
"""
SPELLER = Speller(dict.fromkeys(KNOWN.split(), 5) | {"texel": 1, "2024": 9, "bevriezen_huren": 9})

MISSPELLED = """
huurverhoginng huurverhoging, leefbarheid leefbaarheid, leefbaarhijd leefbaarheid, duurzaamhijd duurzaamheid,
corperatie corporatie, woningcoperatie woningcorporatie, seniorenwonigen seniorenwoningen, statushuoders statushouder,
amstredam amsterdam, Amstredam amsterdam, rottterdam rotterdam, utrect utrecht, groningn groningen, tilbrug tilburg,
eindhoevn eindhoven, betaalbaarhied betaalbaarheid, huurdersorganistie huurdersorganisatie, isolattie isolatie,
wachtlijts wachtlijst, schimel schimmel, ouderren oudere, studnten studenten, energielable energielabel,
gemeentte gemeente, wethoudr wethouder, nieuwbuow nieuwbouw, sociaale sociaal, huurwonnigen huurwoningen,
dorstroming doorstroming, prestatieafsprakken prestatieafspraak, zeggeschap zeggenschap, partcipatie participatie,
huisuitzeting huisuitzetting, onderhuod onderhoud, verhuizng verhuizing, energiearmoe energiearmoede,
woonwagns woonwagen, midenhuur middenhuur, zonnepannelen zonnepaneel, warmtepopm warmtepomp, renovasie renovatie,
mantelzrog mantelzorg, wijkanpak wijkaanpak, leegstnad leegstand, bewonerscomissie bewonerscommissie,
huurachterstant huurachterstand, schuldhulpverlenning schuldhulpverlening
"""


@pytest.mark.parametrize(("typed", "meant"), [row.split() for row in MISSPELLED.strip().split(",")])
def test_typing_errors(typed: str, meant: str) -> None:
    assert SPELLER.suggest(typed) == meant


RIGHT = """
huurverhoging huurverhogingen huurdersraad seniorenflat wijkrestaurant huurprijsbeleid Woonbron Urk Texel Putten
bungalow housing elderly affordable tenants mould coordinatie geisoleerd financien 2024 30% xq жилищный 😀 de
warmtenettarief gemeenteraadsvergadering
"""


@pytest.mark.parametrize("word", RIGHT.split())
def test_what_is_no_error(word: str) -> None:
    assert SPELLER.suggest(word) is None


def test_a_question_is_corrected_in_place() -> None:
    question = "Wat doet Amstredam, tegen schimel (2024)?"
    corrected, changes = SPELLER.correct(question)
    assert corrected == "Wat doet Amsterdam, tegen schimmel (2024)?"
    assert changes == [("Amstredam", "Amsterdam"), ("schimel", "schimmel")]


def test_the_more_frequent_of_two_near_words_is_meant() -> None:
    rare, common = {"boxtel": 1, "boxmel": 9}, {"boxtel": 9, "boxmel": 1}
    assert Speller(rare).suggest("boxnel") == "boxmel"
    assert Speller(common).suggest("boxnel") == "boxtel"


def test_an_empty_vocabulary_still_knows_the_field() -> None:
    assert Speller({}).suggest("leefbarheid") == "leefbaarheid"


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    corrected, changes = SPELLER.correct(text)
    assert (corrected == text) is not bool(changes)
    assert SPELLER.correct(text) == (corrected, changes)
