import pytest

from woordhouder.language.compounds import head_lemma
from woordhouder.language.families import family
from woordhouder.language.forms import part_lemmas
from woordhouder.language.lemmas import lemma

LEMMAS = """
corporaties corporatie, huurders huurder, ouderen oudere, jongeren jongere, statushouders statushouder,
bevroren bevriezen, verhoogde verhogen, gerenoveerd renoveren, geïsoleerde isoleren, geisoleerd isoleren,
gesloopt slopen, slopen slopen, sloop sloop, toegewezen toewijzen, afgesproken afspreken, gemeenten gemeente,
thema's thema, woningen woning, huren huur, huur huur, betaalbare betaalbaar, dure duur, leefbaarder leefbaar,
aardgasvrije aardgasvrij, toekomstbestendige toekomstbestendig, daklozen dakloze, huisuitzettingen huisuitzetting,
huurbevriezingen huurbevriezing, wijkvisies wijkvisie, bewonersinitiatieven bewonersinitiatief,
raadsleden raadslid, collegeleden collegelid, Amsterdamse amsterdam, Kampen kampen, Assen assen, Delft delft,
financiën financiën, coördinatie coördinatie, жилья жилья
"""


@pytest.mark.parametrize(("word", "expected"), [row.split() for row in LEMMAS.strip().split(",")])
def test_lemma(word: str, expected: str) -> None:
    assert head_lemma(word) == expected


def test_a_lemma_is_its_own_lemma_for_the_fields_nouns() -> None:
    for word in ("huur", "sloop", "verkoop", "beheer", "overleg", "huurder", "corporatie", "oudere", "lift", "bond"):
        assert lemma(word) == word


FAMILIES = """
bevriezing bevriezen, verhoging verhogen, verlaging verlagen, renovatie renoveren, isolatie isoleren, bouw bouwen,
sloop slopen, toewijzing toewijzen, verkoop verkopen, uitstroom uitstromen, doorstroming doorstromen,
monitoring monitoren, ontruiming ontruimen, participatie participeren, evaluatie evalueren, verduurzaming verduurzamen,
leefbaarheid leefbaar, betaalbaarheid betaalbaar, veiligheid veilig, dakloosheid dakloos, afbraak afbreken,
woning woning, vereniging vereniging, corporatie corporatie, organisatie organisatie, overheid overheid, lift lift,
west west, rekening rekening
"""


@pytest.mark.parametrize(("word", "expected"), [row.split() for row in FAMILIES.strip().split(",")])
def test_verbs_and_their_nouns_meet(word: str, expected: str) -> None:
    assert family(lemma(word)) == expected


COMPOUNDS = """
huurbevriezing huur bevriezing, huurbevriezingen huur bevriezing, seniorenwoningen senior woning,
jongerenwoningen jongere woning, ouderenhuisvesting oudere huisvesting, wijkvisie wijk visie,
energielabels energie label, huurdersorganisaties huurder organisatie, bewonerscommissie bewoner commissie,
mantelzorgwoning mantelzorg woning, woonzorgvisie woonzorg visie, huursombenadering huur som benadering,
doorstroommakelaar doorstroom makelaar, studentenkamers student kamer, buurthuis buurt huis,
verpleegzorgplekken verpleegzorg plek, nieuwbouwprojecten nieuwbouw project, huurachterstanden huur achterstand,
sloopnieuwbouw sloop nieuwbouw, bouw-en bouw, woonwagenstandplaatsen woonwagen standplaats, gemeenteraad gemeente raad,
EFG-labels efg label, buurtbemiddeling buurt bemiddeling, raadsleden , corporatiewoningen corporatie woning
"""


@pytest.mark.parametrize(("word", "parts"), [(row.split()[0], row.split()[1:]) for row in COMPOUNDS.split(",")])
def test_compounds(word: str, parts: list[str]) -> None:
    assert list(part_lemmas(word)) == parts


WHOLE = """
holland nederland leefbaarder leefbaarheid huurder verhuurder bewoner wethouder burgemeester gastvrij onderhoud
harderwijk winterswijk kerkrade goedkoop koopman raadplegen zorgvuldig vrijwilliger statushouder toegankelijk
betaalbaar regelgeving stadskanaal 's-Gravenhage 2024-2027 x огород a
"""


@pytest.mark.parametrize("word", WHOLE.split())
def test_no_nonsense_compounds(word: str) -> None:
    assert part_lemmas(word) == ()
