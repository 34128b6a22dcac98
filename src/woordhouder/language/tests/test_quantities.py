from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woordhouder.language.quantities import figures, main_figure

# Sentence, value (a pair for a range), comparison and unit of its main figure.
FIGURES = [
    ("De corporatie bouwt 40 woningen.", 40, "eq", "woningen"),
    ("De corporatie bouwt veertig woningen.", 40, "eq", "woningen"),
    ("De corporatie bouwt vijfentwintig nieuwe sociale huurwoningen.", 25, "eq", "sociale huurwoningen"),
    ("De corporatie bouwt tweeëntwintig appartementen.", 22, "eq", "appartementen"),
    ("De corporatie bouwt honderdtwintig appartementen.", 120, "eq", "appartementen"),
    ("De corporatie bouwt tweehonderd studio's.", 200, "eq", "studio's"),
    ("De corporatie bouwt duizend huizen.", 1000, "eq", "huizen"),
    ("De corporatie bouwt 1.250 huizen.", 1250, "eq", "huizen"),
    ("De corporatie bouwt ten minste 40 woningen.", 40, "min", "woningen"),
    ("De corporatie bouwt tenminste 40 woningen.", 40, "min", "woningen"),
    ("De corporatie bouwt minimaal 40 woningen.", 40, "min", "woningen"),
    ("De corporatie bouwt minstens veertig woningen.", 40, "min", "woningen"),
    ("De corporatie bouwt op zijn minst veertig woningen.", 40, "min", "woningen"),
    ("De corporatie bouwt niet minder dan 40 woningen.", 40, "min", "woningen"),
    ("De corporatie bouwt meer dan 40 woningen.", 40, "min", "woningen"),
    ("De corporatie bouwt 40 of meer woningen.", 40, "min", "woningen"),
    ("De corporatie bouwt een minimum van 40 woningen.", 40, "min", "woningen"),
    ("De corporatie bouwt min. 40 woningen.", 40, "min", "woningen"),
    ("De corporatie verkoopt maximaal tien woningen.", 10, "max", "woningen"),
    ("De corporatie verkoopt ten hoogste tien woningen.", 10, "max", "woningen"),
    ("De corporatie verkoopt hoogstens tien woningen.", 10, "max", "woningen"),
    ("De corporatie verkoopt hooguit tien woningen.", 10, "max", "woningen"),
    ("De corporatie verkoopt niet meer dan tien woningen.", 10, "max", "woningen"),
    ("De corporatie verkoopt max. 10 woningen.", 10, "max", "woningen"),
    ("De corporatie verkoopt minder dan tien woningen.", 10, "max", "woningen"),
    ("De corporatie bouwt circa 40 woningen.", 40, "about", "woningen"),
    ("De corporatie bouwt ca. 40 woningen.", 40, "about", "woningen"),
    ("De corporatie bouwt ongeveer 40 woningen.", 40, "about", "woningen"),
    ("De corporatie bouwt zo'n 40 woningen.", 40, "about", "woningen"),
    ("De corporatie bouwt plusminus 40 woningen.", 40, "about", "woningen"),
    ("De corporatie bouwt rond de 40 woningen.", 40, "about", "woningen"),
    ("De corporatie bouwt naar schatting 40 woningen.", 40, "about", "woningen"),
    ("De corporatie bouwt ruim 40 woningen.", 40, "about", "woningen"),
    ("De corporatie bouwt 40 tot 60 woningen.", (40, 60), "range", "woningen"),
    ("De corporatie bouwt tussen de 30 en 40 woningen.", (30, 40), "range", "woningen"),
    ("De corporatie bouwt tussen 30 en 40 woningen.", (30, 40), "range", "woningen"),
    ("De corporatie bouwt 20 à 25 woningen.", (20, 25), "range", "woningen"),
    ("De corporatie bouwt 30-40 woningen.", (30, 40), "range", "woningen"),
    ("De corporatie bouwt 30 – 40 woningen.", (30, 40), "range", "woningen"),
    ("De corporatie bouwt vijftien tot twintig woningen.", (15, 20), "range", "woningen"),
    ("De corporatie plaatst drie of vier banken.", (3, 4), "range", "banken"),
    ("De huur stijgt met 3 procent.", 3, "eq", "procent"),
    ("De huur stijgt met 3,5%.", Decimal("3.5"), "eq", "procent"),
    ("De huur stijgt met maximaal 4,1 %.", Decimal("4.1"), "max", "procent"),
    ("De huur blijft een half procentpunt, dus 0,5 procentpunt, lager.", Decimal("0.5"), "eq", "procentpunten"),
    ("Minimaal 30% van de nieuwbouw is sociale huur.", 30, "min", "procent"),
    ("Van de nieuwbouw is ten minste dertig procent sociale huur.", 30, "min", "procent"),
    ("Het aandeel daalt tot onder de zes procent.", 6, "max", "procent"),
    ("De huur stijgt 2 tot 3 procent.", (2, 3), "range", "procent"),
    ("De helft van de woningen gaat naar ouderen.", 50, "eq", "procent"),
    ("Een kwart van de woningen gaat naar ouderen.", 25, "eq", "procent"),
    ("Minimaal een kwart van de woningen gaat naar ouderen.", 25, "min", "procent"),
    ("Driekwart van de woningen gaat naar ouderen.", 75, "eq", "procent"),
    ("Drie kwart van de woningen gaat naar ouderen.", 75, "eq", "procent"),
    ("Eén op de tien woningen wordt verloot.", 10, "eq", "procent"),
    ("Een op de vijf woningen wordt verloot.", 20, "eq", "procent"),
    ("De gemeente reserveert € 250.000 voor de wijk.", 250000, "eq", "euro"),
    ("De gemeente reserveert € 250.000,- voor de wijk.", 250000, "eq", "euro"),
    ("De gemeente reserveert €250.000 voor de wijk.", 250000, "eq", "euro"),
    ("De gemeente reserveert 250.000 euro voor de wijk.", 250000, "eq", "euro"),
    ("De gemeente reserveert EUR 250.000 voor de wijk.", 250000, "eq", "euro"),
    ("De gemeente reserveert 1,2 miljoen euro voor de wijk.", 1200000, "eq", "euro"),
    ("De gemeente reserveert € 1,2 miljoen voor de wijk.", 1200000, "eq", "euro"),
    ("De gemeente reserveert 3 mln. euro voor de wijk.", 3000000, "eq", "euro"),
    ("De gemeente reserveert anderhalf miljoen euro voor de wijk.", 1500000, "eq", "euro"),
    ("De gemeente reserveert twee ton voor de wijk.", 200000, "eq", "euro"),
    ("De gemeente reserveert 5 tot 6 miljoen euro voor de wijk.", (5000000, 6000000), "range", "euro"),
    ("De gemeente reserveert twintigduizend euro voor de wijk.", 20000, "eq", "euro"),
    ("De gemeente reserveert maximaal € 40.000 per jaar.", 40000, "max", "euro per jaar"),
    ("De corporatie besteedt 115 euro per woning per jaar.", 115, "eq", "euro per woning per jaar"),
    ("De corporatie besteedt ten minste € 9,50 per woning.", Decimal("9.5"), "min", "euro per woning"),
    ("Per kavel rekent de gemeente 21.000 euro.", 21000, "eq", "euro"),
    ("Wij komen vier keer per jaar bijeen.", 4, "eq", "keer per jaar"),
    ("Wij komen viermaal per jaar bijeen.", 4, "eq", "keer per jaar"),
    ("Wij komen ten minste driemaal per jaar bijeen.", 3, "min", "keer per jaar"),
    ("Wij komen 2x per jaar bijeen.", 2, "eq", "keer per jaar"),
    ("Wij komen minimaal één keer per jaar bijeen.", 1, "min", "keer per jaar"),
    ("De coach werkt 24 uur per week.", 24, "eq", "uur per week"),
    ("De inloop is drie dagen per week open.", 3, "eq", "dagen per week"),
    ("De corporatie antwoordt binnen zes weken.", 6, "max", "weken"),
    ("De corporatie antwoordt binnen 5 werkdagen.", 5, "max", "werkdagen"),
    ("De corporatie antwoordt uiterlijk tien werkdagen na de melding.", 10, "max", "werkdagen"),
    ("De corporatie antwoordt binnen een maand.", 1, "max", "maanden"),
    ("De corporatie antwoordt binnen één week.", 1, "max", "weken"),
    ("De corporatie geeft zes weken de tijd.", 6, "eq", "weken"),
    ("De corporatie geeft ten minste zes weken de tijd.", 6, "min", "weken"),
    ("De gemeente verhuurt het terrein voor een termijn van vijftien jaar.", 15, "eq", "jaar"),
    ("Niemand wacht langer dan drie maanden op een plek.", 3, "max", "maanden"),
    ("De alarmopvolging is er binnen 30 minuten.", 30, "max", "minuten"),
    ("De corporatie plaatst 250 zonnepanelen.", 250, "eq", "zonnepanelen"),
    ("De gemeente vergroent 2.000 vierkante meter steen.", 2000, "eq", "vierkante meter"),
    ("De corporatie vernieuwt 90 strekkende meter schutting.", 90, "eq", "strekkende meter"),
    ("De 36 duplexwoningen aan de Kerkstraat worden gesloopt.", 36, "eq", "duplexwoningen"),
    ("Alle 143 woningen krijgen een nieuw dak.", 143, "eq", "woningen"),
    ("De laatste 31 geisers worden vervangen.", 31, "eq", "geisers"),
    ("De corporatie vervangt de 36 oude huizen door circa 50 nieuwe huizen.", 50, "about", "huizen"),
    ("Bij plannen met meer dan twintig woningen is minimaal 30 procent sociaal.", 30, "min", "procent"),
    ("In elk plan van meer dan 20 woningen komen ten minste 6 huurwoningen.", 6, "min", "huurwoningen"),
    ("Van de woningen worden er tien bestemd voor jongeren.", 10, "eq", "woningen"),
    ("Zij verhoogt het aantal woningen van 48 naar minimaal negentig.", 90, "min", "woningen"),
    ("De inzet gaat omhoog van 12 naar 20 uur per week.", 20, "eq", "uur per week"),
    ("De inzet breidt zij uit tot 36 uur per week.", 36, "eq", "uur per week"),
    ("Zij bouwt de school om tot zestien kamers.", 16, "eq", "kamers"),
    ("Dertig van de 64 appartementen zijn voor ouderen.", 30, "eq", "appartementen"),
    ("In ten minste drie van de vier kernen komt een huiskamer.", 3, "min", "kernen"),
    ("De gemeente beslist binnen vier weken op aanvragen tot € 5.000.", 4, "max", "weken"),
    ("Kleine aanpassingen tot 500 euro doet de corporatie zelf.", 500, "max", "euro"),
    ("Huishoudens krijgen kwijtschelding tot 120 procent van het minimum.", 120, "max", "procent"),
    ("De corporatie bouwt 12 woningen voor huurders van 65 jaar en ouder.", 12, "eq", "woningen"),
    ("De gemeente wijst twee locaties aan, één in het dorp en één daarbuiten.", 2, "eq", "locaties"),
    ("In 2026 bouwt de corporatie 38 woningen aan de Dorpsstraat 12.", 38, "eq", "woningen"),
    ("Volgens artikel 44 bouwt de corporatie 38 woningen.", 38, "eq", "woningen"),
    ("Uiterlijk 1 juli 2026 bouwt de corporatie 38 woningen in fase 2.", 38, "eq", "woningen"),
    ("De huur blijft ten minste een half procentpunt onder het maximum.", Decimal("0.5"), "min", "procentpunten"),
    ("Het aantal ontruimingen brengen zij terug tot nul.", 0, "eq", ""),
    ("De buurt scoort minimaal een zes en een half.", Decimal("6.5"), "min", ""),
    ("Zij plaatst zes houten woningen.", 6, "eq", "woningen"),
    ("Bij een achterstand van twee maanden komt er binnen tien werkdagen iemand.", 10, "max", "werkdagen"),
    ("De gemeente stelt ten minste één contactpersoon aan.", 1, "min", "contactpersoon"),
    ("Sloop 32 duplexwoningen Tulpstraat", 32, "eq", "duplexwoningen"),
    ("Isoleren van 118 woningen, naar minimaal label B", 118, "eq", "woningen"),
    ("Een proef op twee complexen, klaar in 2027", 2, "eq", "complexen"),
    ("250 huisbezoeken door energiecoaches", 250, "eq", "huisbezoeken"),
    ("De corporatie huisvest 2 gezinnen per kwartaal.", 2, "eq", "gezinnen per kwartaal"),
    ("Jaarlijks komen er vijf woningen vrij voor uitstromers.", 5, "eq", "woningen"),
    ("De wachttijd daalt naar hoogstens anderhalf jaar.", Decimal("1.5"), "max", "jaar"),
    ("De bijdrage is € 74 miljoen.", 74000000, "eq", "euro"),
    ("Zij brengt het verbruik terug met 1.500 kWh.", 1500, "eq", "kwh"),
    ("De gemeente plant 300 bomen in 2027.", 300, "eq", "bomen"),
    ("De corporatie wijst ten minste 8 van de 10 woningen toe door loting.", 80, "min", "procent"),
    ("De vereniging ontvangt € 12.500 subsidie per jaar.", 12500, "eq", "euro per jaar"),
    ("Wij houden 1 keer per 2 jaar een onderzoek.", 1, "eq", "keer per 2 jaar"),
    ("De huur volgt de inflatie, met een plafond van 4 procent.", 4, "max", "procent"),
    ("De woningen worden 50 m² groot.", 50, "eq", "vierkante meter"),
    ("De gemeente zet 1,5 fte in voor toezicht.", Decimal("1.5"), "eq", "fte"),
    ("De corporatie adviseert binnen vier tot zes weken.", (4, 6), "range", "weken"),
    ("De drie corporaties dragen ieder € 20.000 bij.", 20000, "eq", "euro"),
    ("Het percentage goedkope woningen blijft boven de 65%.", 65, "min", "procent"),
    ("In de komende vier jaar sloopt zij 60 garageboxen.", 60, "eq", "garageboxen"),
    ("Begeleiding is er gedurende de eerste achttien maanden.", 18, "eq", "maanden"),
    ("Wij bouwen 150 tot 175 sociale en 60 middeldure huurwoningen.", (150, 175), "range", "sociale huurwoningen"),
    ("In 2029 is het aandeel gestegen tot 70 procent.", 70, "eq", "procent"),
    ("Het aantal slechte woningen daalt van 412 in 2025 naar nul in 2028.", 0, "eq", "woningen"),
    ("De grondprijs is € 250,- per m2.", 250, "eq", "euro per vierkante meter"),
    ("Eén keer per jaar bespreken wij dit.", 1, "eq", "keer per jaar"),
    ("Eén op de vier woningen gaat naar een gezin.", 25, "eq", "procent"),
    ("De gemeente koopt de eerste 12 kavels aan.", 12, "eq", "kavels"),
    ("De corporatie antwoordt binnen 2 x 24 uur.", 48, "max", "uur"),
    ("Elke zes weken komen wij bijeen.", 6, "eq", "weken"),
    ("De buurt verhuurt een loods voor één euro per jaar.", 1, "eq", "euro per jaar"),
    ("Uit de meting komt een cijfer van minimaal 7,5 naar voren.", Decimal("7.5"), "min", ""),
    ("De gemeente rekent per kavel 21.000 euro.", 21000, "eq", "euro"),
    ("Per complex 2 bewoners opleiden", 2, "eq", "bewoners"),
    ("Zij organiseert een vijftal bijeenkomsten.", 5, "eq", "bijeenkomsten"),
]
NO_FIGURES = [
    "De gemeente bouwt woningen.",
    "Uiterlijk 1 juli 2026 is er een plan.",
    "In de periode 2026-2029 praten wij verder.",
    "Dit volgt uit artikel 44 van de Woningwet.",
    "Dit volgt uit artikel 44, lid 2 en 3.",
    "Zie bijlage 2 en hoofdstuk 4.",
    "Het loket zit aan de Dorpsstraat 12.",
    "Bel 0570 123456 met vragen.",
    "Schrijf naar 8019 AB in de stad.",
    "Een van de partijen schrijft een brief.",
    "De gemeente wijst een woning toe.",
    "De woningen zijn voor jongeren tot 27 jaar.",
    "De woningen zijn voor ouderen vanaf 65 jaar.",
    "De woningen zijn voor mensen van 75 jaar en ouder.",
    "De woningen zijn voor mensen ouder dan 75.",
    "De 65-plussers krijgen voorrang.",
    "Het overleg begint om 19.30 uur.",
    "Bij complexen met meer dan vijftig woningen is er een commissie.",
    "Die twee punten neemt de gemeente mee.",
    "De drie gemeenten werken samen.",
    "In alle vijf de kernen komt een avond.",
    "De partijen leggen dit vast in één register.",
    "Afspraak 3 blijft gelden.",
    "De gemeente stelt één vaste contactpersoon aan.",
    "In complexen met vijf of meer lagen hangen melders.",
    "Woningen met label E, F of G verdwijnen.",
    "De CO2-uitstoot daalt.",
    "Vraag het aan de twaalfde klas.",
    "Een derde van de woningen is klein.",
    "Eén op de drie woningen is klein.",
    "Over twee jaar kijken wij opnieuw.",
    "Uiterlijk in week 40 van 2026 is de proef klaar.",
    "Dat lukt in 9 van de 10 gevallen.",
    "De eerste drie jaar gebeurt er niets.",
    "",
]


@pytest.mark.parametrize(("sentence", "value", "comparison", "unit"), FIGURES)
def test_the_main_figure_of_a_sentence(sentence: str, value: object, comparison: str, unit: str) -> None:
    found = main_figure(sentence)
    assert found is not None
    said = found.value if found.high is None else (found.value, found.high)
    assert (said, found.comparison, found.unit) == (value, comparison, unit)


@pytest.mark.parametrize("sentence", NO_FIGURES)
def test_what_holds_no_figure_of_a_promise(sentence: str) -> None:
    assert main_figure(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("De corporatie bouwt ten minste 40 sociale huurwoningen.", "ten minste 40 sociale huurwoningen"),
        ("De gemeente betaalt tot een maximum van € 40.000 per jaar mee.", "tot een maximum van € 40.000 per jaar"),
        ("De gemeente betaalt € 40.000 per jaar.", "€ 40.000 per jaar"),
        ("Zij antwoordt binnen zes weken na ontvangst.", "binnen zes weken"),
        ("Zij bouwt veertig woningen.", "veertig woningen"),
    ],
)
def test_the_words_that_say_the_figure(sentence: str, words: str) -> None:
    found = main_figure(sentence)
    assert found
    assert sentence[found.start : found.end] == words


def test_a_label_to_reach_is_a_figure_of_its_own() -> None:
    found = main_figure("De corporatie brengt haar huizen naar minimaal label B.")
    assert found
    assert (found.value, found.unit, found.comparison) == ("B", "energielabel", "min")


def test_all_figures_stand_in_order() -> None:
    found = figures("Zij bouwt 40 woningen voor € 8 miljoen, waarvan 30 procent binnen twee jaar.")
    assert [one.value for one in found] == [40, 8000000, 30, 2]


WORDS = [
    "tot",
    "een",
    "één",
    "3",
    "4.500",
    "2026",
    "procent",
    "€",
    "miljoen",
    "per",
    "jaar",
    "van",
    "de",
    ",",
    "-",
    "à",
    "İ",
]


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_no_words_trip_it(words: list[str]) -> None:
    text = " ".join(words)
    found = figures(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.high is None or one.high > one.value for one in found if not isinstance(one.value, str))
