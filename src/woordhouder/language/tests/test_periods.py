from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from woordhouder.language.periods import Strength, main_period, periods

# Sentence, first day and last day of its main time; "" is open or not known.
TIMES = [
    ("Uiterlijk 1 juli 2026 ligt er een plan.", "", "2026-07-01"),
    ("De raad besluit vóór 1-7-2026.", "", "2026-07-01"),
    ("De raad besluit voor 1 juli 2026.", "", "2026-07-01"),
    ("Wij leveren niet later dan 15 maart 2027 een overzicht.", "", "2027-03-15"),
    ("Het rapport is op zijn laatst 3 mei 2028 klaar.", "", "2028-05-03"),
    ("Het rapport is er vóór 1 jul. 2026.", "", "2026-07-01"),
    ("Het rapport is er uiterlijk per 1 januari 2027.", "", "2027-01-01"),
    ("Het rapport is er uiterlijk op maandag, dus 1 juni 2026.", "", "2026-06-01"),
    ("Uiterlijk 2026-09-30 is de grond bouwrijp.", "", "2026-09-30"),
    ("Uiterlijk 31/12/2027 is het klaar.", "", "2027-12-31"),
    ("Uiterlijk 31.12.2027 is het klaar.", "", "2027-12-31"),
    ("Uiterlijk 31-12-27 is het klaar.", "", "2027-12-31"),
    ("Uiterlijk 1 juli '27 is het klaar.", "", "2027-07-01"),
    ("Tot uiterlijk 1 mei 2027 kan men zich melden.", "", "2027-05-01"),
    ("Voor het einde van 2027 staan er tien woningen.", "", "2027-12-31"),
    ("Vóór eind 2027 staan er tien woningen.", "", "2027-12-31"),
    ("Eind 2026 zijn alle portieken veilig.", "", "2026-12-31"),
    ("Einde 2026 zijn alle portieken veilig.", "", "2026-12-31"),
    ("Ultimo 2028 is het aantal gedaald.", "", "2028-12-31"),
    ("Tegen het eind van 2028 is het aantal gedaald.", "", "2028-12-31"),
    ("Aan het einde van 2028 is het aantal gedaald.", "", "2028-12-31"),
    ("In 2027 evalueren wij de aanpak.", "2027-01-01", "2027-12-31"),
    ("In de loop van 2027 evalueren wij de aanpak.", "2027-01-01", "2027-12-31"),
    ("In het jaar 2027 evalueren wij de aanpak.", "2027-01-01", "2027-12-31"),
    ("In kalenderjaar 2027 evalueren wij de aanpak.", "2027-01-01", "2027-12-31"),
    ("Nog in 2026 begint de sloop.", "2026-01-01", "2026-12-31"),
    ("Gedurende heel 2026 geldt dit.", "2026-01-01", "2026-12-31"),
    ("Medio 2028 zijn de daken vervangen.", "", "2028-06-30"),
    ("Uiterlijk medio 2028 zijn de daken vervangen.", "", "2028-06-30"),
    ("Halverwege 2028 zijn de daken vervangen.", "", "2028-06-30"),
    ("Begin 2027 starten wij.", "2027-01-01", "2027-03-31"),
    ("In het begin van 2027 starten wij.", "2027-01-01", "2027-03-31"),
    ("In het eerste kwartaal van 2026 komt er een plan.", "2026-01-01", "2026-03-31"),
    ("In het 2e kwartaal 2026 komt er een plan.", "2026-04-01", "2026-06-30"),
    ("In het laatste kwartaal van 2026 komt er een plan.", "2026-10-01", "2026-12-31"),
    ("Het plan komt in Q2 2026.", "2026-04-01", "2026-06-30"),
    ("Het plan komt in Q3-2026.", "2026-07-01", "2026-09-30"),
    ("Het plan komt in 2026-Q4.", "2026-10-01", "2026-12-31"),
    ("Het plan komt in kwartaal 3 van 2026.", "2026-07-01", "2026-09-30"),
    ("De schouw is in Q2 en Q4 2026.", "2026-04-01", "2026-12-31"),
    ("De schouw is in het eerste en tweede kwartaal van 2027.", "2027-01-01", "2027-06-30"),
    ("Uiterlijk in het vierde kwartaal van 2027 is de bouw klaar.", "", "2027-12-31"),
    ("Vóór het derde kwartaal van 2027 is de bouw klaar.", "", "2027-06-30"),
    ("In de eerste helft van 2026 verkennen wij dit.", "2026-01-01", "2026-06-30"),
    ("In het tweede halfjaar van 2026 verkennen wij dit.", "2026-07-01", "2026-12-31"),
    ("In het voorjaar van 2027 is er een avond.", "2027-03-01", "2027-05-31"),
    ("In de zomer van 2027 is er een avond.", "2027-06-01", "2027-08-31"),
    ("Najaar 2027 is er een avond.", "2027-09-01", "2027-11-30"),
    ("In de herfst van 2027 is er een avond.", "2027-09-01", "2027-11-30"),
    ("In de winter van 2026/2027 is er een avond.", "2026-12-01", "2027-02-28"),
    ("Vóór de zomer van 2027 ligt er een voorstel.", "", "2027-05-31"),
    ("Na de zomer van 2027 ligt er een voorstel.", "2027-09-01", ""),
    ("Uiterlijk in het najaar van 2026 ligt er een voorstel.", "", "2026-11-30"),
    ("Vanaf 2027 geldt een lagere prijs.", "2027-01-01", ""),
    ("Vanaf 1 april 2026 geldt een lagere prijs.", "2026-04-01", ""),
    ("Vanaf april 2026 geldt een lagere prijs.", "2026-04-01", ""),
    ("Met ingang van 1 januari 2027 stijgt de vergoeding.", "2027-01-01", ""),
    ("Met ingang van het schooljaar 2026/2027 is er een huiskamer.", "2026-08-01", ""),
    ("Per 1 januari 2027 stijgt de vergoeding.", "2027-01-01", ""),
    ("Per 1-1-2027 stijgt de vergoeding.", "2027-01-01", ""),
    ("Per 2027 stijgt de vergoeding.", "2027-01-01", ""),
    ("Per eind 2026 zijn er geen slechte labels meer.", "", "2026-12-31"),
    ("Per 31 december 2028 zijn er geen slechte labels meer.", "", "2028-12-31"),
    ("Ingaande 1 maart 2026 is er een loket.", "2026-03-01", ""),
    ("Vanaf het tweede kwartaal van 2027 is er een loket.", "2027-04-01", ""),
    ("Vanaf medio 2027 is er een loket.", "2027-07-01", ""),
    ("In de periode 2026-2029 bouwen wij.", "2026-01-01", "2029-12-31"),
    ("In de periode 2026 tot en met 2029 bouwen wij.", "2026-01-01", "2029-12-31"),
    ("In de periode van 2026 t/m 2029 bouwen wij.", "2026-01-01", "2029-12-31"),
    ("Van 2026 tot en met 2029 bouwen wij.", "2026-01-01", "2029-12-31"),
    ("Tussen 2026 en 2029 bouwen wij.", "2026-01-01", "2029-12-31"),
    ("In de jaren 2026, 2027 en 2028 bouwen wij.", "2026-01-01", "2028-12-31"),
    ("In 2026 en 2027 bouwen wij.", "2026-01-01", "2027-12-31"),
    ("Over de jaren 2026–2029 bouwen wij.", "2026-01-01", "2029-12-31"),
    ("Voor de periode 2026-2029 stellen wij geld beschikbaar.", "2026-01-01", "2029-12-31"),
    ("Van 1 maart 2026 tot en met 31 augustus 2026 loopt de proef.", "2026-03-01", "2026-08-31"),
    ("Tussen 1 maart en 1 juni 2026 loopt de proef.", "2026-03-01", "2026-06-01"),
    ("Van maart tot en met mei 2026 loopt de proef.", "2026-03-01", "2026-05-31"),
    ("Vanaf 1 januari 2026 tot 1 januari 2028 loopt de proef.", "2026-01-01", "2028-01-01"),
    ("Vanaf 2026 loopt de proef, en wel tot en met 2028.", "2026-01-01", "2028-12-31"),
    ("Tot en met 2030 verkopen wij niets.", "", "2030-12-31"),
    ("T/m 2030 verkopen wij niets.", "", "2030-12-31"),
    ("Tot 2030 verkopen wij niets.", "", "2029-12-31"),
    ("Tot 1 januari 2029 verkopen wij niets.", "", "2029-01-01"),
    ("Tot en met 31 december 2027 verkopen wij niets.", "", "2027-12-31"),
    ("Vóór 2028 verkopen wij niets.", "", "2027-12-31"),
    ("Uiterlijk in maart 2027 is er een besluit.", "", "2027-03-31"),
    ("Uiterlijk maart 2027 is er een besluit.", "", "2027-03-31"),
    ("Uiterlijk in 2028 is er een besluit.", "", "2028-12-31"),
    ("Vóór mei 2027 is er een besluit.", "", "2027-04-30"),
    ("In mei 2026 gaat het loket open.", "2026-05-01", "2026-05-31"),
    ("Eind mei 2026 gaat het loket open.", "", "2026-05-31"),
    ("Medio mei 2026 gaat het loket open.", "", "2026-05-15"),
    ("In februari 2028 gaat het loket open.", "2028-02-01", "2028-02-29"),
    ("De overleggen zijn in maart, juni en november 2026.", "2026-03-01", "2026-11-30"),
    ("Op 1 mei 2026 gaat het loket open.", "2026-05-01", "2026-05-01"),
    ("Ons doel voor 2030 is een open tafel in elk dorp.", "2030-01-01", "2030-12-31"),
    ("Rond 2029 willen wij klaar zijn.", "2029-01-01", "2029-12-31"),
    ("Wij starten in 2026 en zijn uiterlijk 1 mei 2027 klaar.", "", "2027-05-01"),
    ("In 2026 praten wij, zodat er voor het eind van dat jaar een plan is.", "2026-01-01", "2026-12-31"),
    ("Begin 2027, maar uiterlijk 1 april van dat jaar, komt er een plan.", "", "2027-04-01"),
    ("Het aantal groeit tot eind 2028 met 40 ten opzichte van 1 januari 2025.", "", "2028-12-31"),
    ("De regeling uit 2023 wordt in 2027 verlengd.", "2027-01-01", "2027-12-31"),
    ("In de periode tot 2030 bouwen wij.", "", "2029-12-31"),
    ("De coach begint op 1 april 2027.", "2027-04-01", ""),
    ("Per uiterlijk 1-4-2026 is er een regisseur.", "", "2026-04-01"),
    ("Vóór het zomerreces van 2026 ligt er een plan.", "", "2026-06-30"),
    ("In 2026 en verder is er geld.", "2026-01-01", ""),
    ("2026 e.v.", "2026-01-01", ""),
    ("Start 2026, gereed 2028", "2028-01-01", "2028-12-31"),
    ("Uiterlijk eind tweede kwartaal 2026 is de proef klaar.", "", "2026-06-30"),
    ("Uiterlijk week 40 van 2026 is de proef klaar.", "", "2026-10-04"),
    ("Vanaf de start van het schooljaar 2026-2027 is er opvang.", "2026-08-01", ""),
    ("Tussen nu en 2030 bouwen wij.", "", "2030-12-31"),
    ("In de eerste zes maanden van 2026 verkennen wij dit.", "2026-01-01", "2026-06-30"),
    ("Voor 2026 en 2027 is er geld.", "2026-01-01", "2027-12-31"),
    ("Het convenant van 12 maart 2024 wordt vóór de zomer van 2026 herzien.", "", "2026-05-31"),
    ("Van 2026 tot 2030 is er een coach.", "2026-01-01", "2030-12-31"),
    ("Start bouw 2027", "2027-01-01", "2027-12-31"),
    ("Oplevering Q3 2028", "2028-07-01", "2028-09-30"),
    ("Een proef met groene daken (gereed eind 2027)", "", "2027-12-31"),
    ("Een proef, uiterlijk 31 december 2027 afgerond", "", "2027-12-31"),
    ("Jaarlijks vóór 1 maart komt er een lijst.", "", ""),
    ("Binnen drie maanden na ondertekening komt er een lijst.", "", ""),
    ("Gedurende de looptijd komt er elk jaar een lijst.", "", ""),
    ("In september bespreken wij de lijst.", "", ""),
    ("Dit is doorlopend ons werk.", "", ""),
]
NO_TIMES = [
    "De gemeente bouwt woningen.",
    "De woonvisie 2025-2030 is leidend.",
    "Wij werken volgens de Woningwet 2015.",
    "De gemeente bouwt 2026 woningen.",
    "De prijs is 2.026 euro.",
    "Zie artikel 3.2.10 en bijlage 4.",
    "De woningen van vóór 1960 zijn slecht.",
    "De begroting voor 2027 is bekend.",
    "De begroting van 2027 is bekend.",
    "Bel 0570-123456 voor vragen.",
    "Wij huisvesten jongeren tot 27 jaar.",
    "Op 31 februari 2026 gebeurt er niets.",
    "Het aantal is gestegen sinds 2023.",
    "",
]


def day(words: str) -> date | None:
    return date.fromisoformat(words) if words else None


@pytest.mark.parametrize(("sentence", "first", "last"), TIMES)
def test_the_main_time_of_a_sentence(sentence: str, first: str, last: str) -> None:
    found = main_period(sentence)
    assert found is not None
    assert (found.first, found.last) == (day(first), day(last))


@pytest.mark.parametrize("sentence", NO_TIMES)
def test_what_names_no_time_to_keep(sentence: str) -> None:
    assert main_period(sentence) is None


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("De gemeente levert uiterlijk 1 juli 2026 een plan.", "uiterlijk 1 juli 2026"),
        ("De gemeente levert vóór het einde van 2027 een plan.", "vóór het einde van 2027"),
        ("De gemeente levert in de periode 2026-2029 een plan.", "in de periode 2026-2029"),
        ("De gemeente levert in het eerste kwartaal van 2026 een plan.", "in het eerste kwartaal van 2026"),
        ("De gemeente levert jaarlijks vóór 1 maart een plan.", "jaarlijks vóór 1 maart"),
        ("De gemeente levert binnen drie maanden na ondertekening een plan.", "binnen drie maanden na ondertekening"),
        ("De gemeente levert met ingang van 2027 elk jaar een plan.", "met ingang van 2027"),
    ],
)
def test_the_words_that_say_the_time(sentence: str, words: str) -> None:
    found = main_period(sentence)
    assert found
    assert sentence[found.start : found.end] == words


def test_what_ended_before_the_agreement_is_past() -> None:
    sentence = "De lening die in 2024 was uitgeput, komt vanaf 2027 terug."
    past, kept = main_period(sentence), main_period(sentence, since=date(2026, 1, 1))
    assert past
    assert kept
    assert (past.last, kept.first) == (date(2024, 12, 31), date(2027, 1, 1))


def test_that_year_looks_back_beyond_the_sentence() -> None:
    assert main_period("In hetzelfde jaar opent het loket.") is None
    found = main_period("In hetzelfde jaar opent het loket.", year=2026)
    assert found
    assert found.last == date(2026, 12, 31)


def test_a_year_behind_a_name_is_a_time_only_where_times_are_expected() -> None:
    assert main_period("fase twee 2027") is None
    found = main_period("fase twee 2027", least=Strength.BARE)
    assert found
    assert found.last == date(2027, 12, 31)


def test_all_times_of_a_sentence_stand_in_order_and_apart() -> None:
    found = periods("Sinds 2023 werkt het; in 2026 en tot en met 2028 gaat het door, jaarlijks vóór 1 mei.")
    assert [one.strength for one in found] == [Strength.REFERENCE, Strength.PLAIN, Strength.FIRM, Strength.NO_YEAR]


WORDS = ["uiterlijk", "1", "31", "juli", "2026", "-", "t/m", "q2", "eind", "in", "jaar", "van", "vóór", "'27", "İ"]


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_no_words_trip_it(words: list[str]) -> None:
    text = " ".join(words)
    found = periods(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.first is None or one.last is None or one.first <= one.last for one in found)
