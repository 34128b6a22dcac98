"""What is proposed beside a promise: who, about what, of what kind, and why."""

import pytest

from woordhouder.intake.kinds import AMBITION, EFFORT, PROCESS, REQUEST, RESULT
from woordhouder.intake.reasons import WORDS, in_words
from woordhouder.intake.tests.papers_of_lines import BREESAND, TENANTS, TERP, TOWN, passage_of, passages_of, reading_of
from woordhouder.intake.themes import Themes

EVERYONE = [TOWN, BREESAND, TERP, TENANTS]


@pytest.mark.parametrize(
    ("sentence", "names", "explicit"),
    [
        ("De gemeente koopt het pand.", [TOWN], True),
        ("Beide corporaties melden hun cijfers.", [BREESAND, TERP], True),
        ("Partijen komen twee keer per jaar bijeen.", EVERYONE, True),
        ("Wij komen twee keer per jaar bijeen.", EVERYONE, False),
        ("Ons gezamenlijke streven is een kortere wachttijd.", EVERYONE, False),
        ("De Terp krijgt de grond. Zij bouwt er vóór 2028 dertig woningen.", [TERP], False),
        ("De woningen worden door Breesand en De Terp beheerd.", [BREESAND, TERP], True),
        ("De Huurdersbond vraagt de gemeente om hulp te bieden.", [TENANTS], True),
    ],
)
def test_who_promises(sentence, names, explicit):
    found = passage_of(sentence)
    assert [lead.name for lead in found.lead] == names
    assert {lead.explicit for lead in found.lead} == {explicit}


@pytest.mark.parametrize(
    ("sentence", "helpers"),
    [
        ("Breesand maakt samen met de gemeente en de Huurdersbond een plan.", [TOWN, TENANTS]),
        ("Met inbreng van de Huurdersbond herziet De Terp de folder.", [TENANTS]),
        ("Breesand stuurt de gemeente elk jaar de cijfers.", []),
    ],
)
def test_who_helps(sentence, helpers):
    assert [lead.name for lead in passage_of(sentence).contributors] == helpers


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("De gemeente koopt het pand.", RESULT),
        ("De Terp onderzoekt of een lift past.", EFFORT),
        ("Breesand spant zich in voor een sluitende exploitatie.", EFFORT),
        ("Breesand gaat na of de daken sterk genoeg zijn.", EFFORT),
        ("Partijen bespreken elk kwartaal de voortgang.", PROCESS),
        ("De gemeente informeert de bewoners over de planning.", PROCESS),
        ("Wij streven naar een kortere wachttijd.", AMBITION),
        ("De gemeente heeft de ambitie om te groeien.", AMBITION),
        ("De Huurdersbond verzoekt de gemeente om de regels te herzien.", REQUEST),
    ],
)
def test_what_kind_it_is(sentence, kind):
    assert passage_of(sentence).commitment_kind == kind


@pytest.mark.parametrize(
    ("sentence", "theme"),
    [
        ("Breesand bouwt in 2027 dertig nieuwbouwwoningen op de locatie.", "availability"),
        ("De Terp matigt de huurverhoging voor wie onder de aftoppingsgrens huurt.", "affordability"),
        ("Breesand isoleert de woningen met energielabel F.", "sustainability"),
        ("Na een melding van schimmel of vocht komt De Terp langs voor onderhoud.", "housing_quality"),
        ("De gemeente regelt dat ouderen langer thuis wonen met zorg en Wmo.", "housing_care"),
        ("De corporaties huisvesten statushouders en dakloze jongeren.", "priority_groups"),
        ("Urgenten krijgen voorrang bij de toewijzing en woonruimteverdeling.", "allocation"),
        ("De huismeester pakt overlast in de buurt aan, samen met de politie.", "liveability"),
        ("De stuurgroep bespreekt de monitor en de evaluatie in het overleg.", "cooperation"),
        ("De gemeente borgt de leningen via het waarborgfonds en verlaagt de grondprijs.", "finance"),
    ],
)
def test_what_it_is_about(sentence, theme):
    assert passage_of(sentence).theme == theme


def test_a_chapter_says_what_its_sentences_do_not():
    chapter = "1 Energie\n\nIsolatie, zonnepanelen en warmtenet maken huizen duurzaam. Gas verdwijnt."
    assert passage_of(f"{chapter}\n\nDe Terp begint daar in 2027 mee.").theme == "sustainability"


@pytest.mark.parametrize(
    ("words", "theme"), [("Sloop en isolatie", "availability"), ("Isolatie, sloop", "sustainability")]
)
def test_of_two_themes_that_weigh_the_same_the_first_named_counts(words, theme):
    assert Themes([]).of(words, ()) == theme


def test_codes_become_words_and_every_reading_has_them():
    assert "levert" in in_words("does=levert|when")
    assert in_words("“bouwt”: een belofte") == "“bouwt”: een belofte"
    for one in passages_of("De gemeente levert grond. In 2024 was er geen grond. Zie bijlage 1."):
        assert all(code.partition("=")[0] in WORDS for code in one.why.split("|"))


@pytest.mark.parametrize(
    ("title", "clause", "first", "last"),
    [
        ("Prestatieafspraken 2026-2029", "", "2026-01-01", "2029-12-31"),
        ("Jaarafspraken 2027, uitwerking van het kader 2025-2030", "", "2027-01-01", "2027-12-31"),
        ("Afspraken", "De afspraken gelden van 1 juli 2026 tot en met 30 juni 2028.", "2026-07-01", "2028-06-30"),
        (
            "Afspraken",
            "Deze overeenkomst gaat in op 1 januari 2026 en eindigt op 31 december 2030.",
            "2026-01-01",
            "2030-12-31",
        ),
    ],
)
def test_the_term(title, clause, first, last):
    found = reading_of(clause, f"{title}\n\nDe gemeente Zandweer, hierna: de gemeente.\n\n").period
    assert [day.isoformat() for day in found] == [first, last]
