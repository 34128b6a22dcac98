"""Promises told from what is merely said, in small papers of their own."""

import pytest

from woordhouder.intake.facts import PROPOSED_FROM
from woordhouder.intake.tests.papers_of_lines import passage_of, passages_of

PROMISES = [
    "Breesand bouwt vóór 1 mei 2027 dertig appartementen aan de Kaai.",
    "De gemeente stelt jaarlijks een ton beschikbaar voor de wijkaanpak.",
    "De Terp verplicht zich tot herstel van alle galerijen.",
    "Partijen spreken af elkaar elk kwartaal te informeren.",
    "Wij streven ernaar dat in 2029 niemand langer dan zes jaar wacht.",
    "De corporaties spannen zich in om huisuitzetting te voorkomen.",
    "De Huurdersbond verzoekt Breesand om de folder te herschrijven.",
    "In 2028 evalueren partijen deze afspraken.",
    "De sanering wordt door de gemeente vóór 2027 betaald.",
    "Bij iedere mutatie plaatst De Terp een nieuwe keuken.",
    "De gemeente zal de procedure versnellen.",
    "Vóór 1 april 2028 ligt er een inrichtingsplan voor het plein.",
    "Een kapotte lift is binnen vier uur weer hersteld.",
    "Eind 2028 zijn alle bergingen van De Terp verlicht.",
    "Er staat bij de gemeente een ton klaar voor het isoleren van huizen.",
    "Lukt dat niet, dan koopt Breesand de grond vóór 1 juli 2027 terug.",
]
TRAPS = [
    "Op 1 januari 2025 telde de gemeente 9.100 woningen.",
    "In 2024 zijn 31 woningen opgeleverd.",
    "Volgens de wet moeten corporaties bijdragen aan het beleid.",
    "Onder een starter verstaan wij iemand die voor het eerst zelfstandig gaat wonen.",
    "De provincie verwacht een lichte krimp na 2035.",
    "Wij vinden goed wonen belangrijk.",
    "Zie voor de aantallen bijlage 2.",
    "Er is in de vorige jaren al veel bereikt in de stad en in de dorpen. Zou het Rijk hieraan willen meebetalen?",
    "De wachttijd is sindsdien opgelopen tot acht jaar.",
    "Aan deze raming kunnen geen rechten worden ontleend.",
    "Woonstichting Elders sloopt er vanaf 2028 de helft.",
    "Netbeheer Midden plaatst in 2028 een nieuw station.",
    "De dijk wordt tussen 2027 en 2030 door het waterschap versterkt.",
    "Een aanvraag duurde in 2024 gemiddeld negen weken.",
    "Over parkeren spreken wij niets af.",
    "De afspraken gelden onder voorbehoud van goedkeuring door de raad.",
]


@pytest.mark.parametrize("sentence", PROMISES)
def test_a_promise_is_proposed(sentence):
    assert passage_of(sentence).commitment >= PROPOSED_FROM


@pytest.mark.parametrize("sentence", TRAPS)
def test_a_trap_is_not(sentence):
    assert passage_of(sentence).commitment < PROPOSED_FROM


@pytest.mark.parametrize("heading", ["Terugblik", "Waar staan we nu?", "Begrippen", "Dit spreken we niet af"])
def test_a_heading_makes_the_same_words_less_likely(heading):
    words = "Breesand verhuurt kamers aan studenten."
    assert (
        passage_of(f"# Afspraken\n\nAfspraken\n\n{words}").commitment > passage_of(f"{heading}\n\n{words}").commitment
    )


def test_two_deeds_give_two_passages():
    first, second = passages_of("De gemeente levert de grond en Breesand bouwt er twaalf woningen.")
    assert (first.text, second.text) == ("De gemeente levert de grond", "Breesand bouwt er twaalf woningen.")


def test_below_a_lead_in_each_deed_is_a_passage_and_the_lead_in_is_none():
    body = "De gemeente zorgt voor:\n\n- een nieuwe school;\n- verlichting van de achterpaden."
    opened, *deeds = passages_of(body)
    assert opened.commitment < PROPOSED_FROM
    assert [deed.text for deed in deeds] == ["een nieuwe school;", "verlichting van de achterpaden."]
    assert all(deed.commitment >= PROPOSED_FROM and deed.lead[0].name == "Gemeente Zandweer" for deed in deeds)


def test_a_row_that_says_who_does_what_is_one_and_a_row_of_figures_is_none():
    deeds = (
        "| Wat | Wie | Wanneer |",
        "| Nieuwe stoepen in de Brinkstraat | Gemeente | 2027 |",
        "| Parkeren | n.v.t. | n.v.t. |",
    )
    row, void = passages_of("\n".join(deeds))
    assert row.commitment >= PROPOSED_FROM > void.commitment
    figures = "| Kern | Inwoners | Woningen |\n| Oost | 1.200 | 520 |\n| West | 900 | 410 |"
    assert all(one.commitment < PROPOSED_FROM for one in passages_of(figures))


def test_a_card_is_told_by_the_lines_below_it():
    body = "Afspraak 1 Een buurtkamer in de flat.\n\nTrekker: Breesand\n\nBetrokken: De Terp\n\nPlanning: Q3 2027"
    (card,) = passages_of(body)
    assert card.commitment >= PROPOSED_FROM
    assert [lead.name for lead in card.lead] == ["Woningstichting Breesand"]
    assert [lead.name for lead in card.contributors] == ["Stichting De Terp"]
    assert card.deadline.until.isoformat() == "2027-09-30"
