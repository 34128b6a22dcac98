"""Who promises where no party is the subject, and which of several "de gemeente" is."""

import pytest

from woordhouder.intake.tests.papers_of_lines import BREESAND, TERP, TOWN, passage_of, reading_of

TWO_TOWNS = """Prestatieafspraken 2026-2029

Partijen zijn de gemeente Aardhorst, de gemeente Beekzicht, Woningstichting Breesand en Huurdersbond Oost.

"""


def leads(found):
    return [lead.name for lead in found.lead]


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("In 2028 komen er dertig woningen van Breesand bij.", [BREESAND]),
        ("Vóór 1 juli 2028 zijn de bergingen bij Breesand en De Terp verlicht.", [BREESAND, TERP]),
        ("Er komen zes standplaatsen bij, aangelegd door de gemeente.", [TOWN]),
        ("Het dak is eind 2027 gedicht, voor rekening van De Terp.", [TERP]),
        ("De omgevingsvergunning ligt er uiterlijk tien weken na een volledige aanvraag.", [TOWN]),
    ],
)
def test_a_result_is_of_whose_it_is(sentence, names):
    assert leads(passage_of(sentence)) == names


@pytest.mark.parametrize(
    ("part", "name"), [("Deel A: Aardhorst", "Gemeente Aardhorst"), ("Deel B: Beekzicht", "Gemeente Beekzicht")]
)
@pytest.mark.parametrize(
    "sentence",
    [
        "De gemeente koopt in 2027 het pand.",
        "In 2027 zorgt de gemeente voor verlichting.",
        "De brug is eind 2027 hersteld door de gemeente.",
    ],
)
def test_the_municipality_is_the_one_of_that_part(part, name, sentence):
    found = reading_of(f"{part}\n\n1 Bouwen\n\n{sentence}", TWO_TOWNS).passages[-1]
    assert leads(found) == [name]
