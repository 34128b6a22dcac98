"""Who makes the agreement, by name, and what else they are called."""

import pytest

from woordhouder.intake.tests.papers_of_lines import reading_of


def parties_of(opening, body="Niets."):
    """(kind, name, aliases) of each party."""
    return [(one.kind, one.name, set(one.aliases)) for one in reading_of(body, f"Afspraken\n\n{opening}\n\n").parties]


@pytest.mark.parametrize(
    ("sentence", "kind", "name", "alias"),
    [
        ("Woonstichting De Lier, hierna te noemen De Lier.", "housing_association", "Woonstichting De Lier", "De Lier"),
        (
            "Huurdersraad Noord (hierna: de Huurdersraad).",
            "tenants_organisation",
            "Huurdersraad Noord",
            "de Huurdersraad",
        ),
        ("Zorggroep Avondzon, verder aangeduid als Avondzon.", "other", "Zorggroep Avondzon", "Avondzon"),
        ('Stichting Wonen Zuid, hierna te noemen "WZ".', "housing_association", "Stichting Wonen Zuid", "WZ"),
        ("Calanta, gevestigd te Dorp, hierna te noemen Calanta.", "housing_association", "Calanta", None),
        ("Bewonersraad Oost, kortweg de raad.", "tenants_organisation", "Bewonersraad Oost", "de raad"),
        ("Stichting Huurders Polder, hierna de SHP.", "tenants_organisation", "Stichting Huurders Polder", "de SHP"),
        ("Dorpsraad Laagveen, hierna: de dorpsraad.", "other", "Dorpsraad Laagveen", "de dorpsraad"),
    ],
)
def test_a_party_introduces_itself(sentence, kind, name, alias):
    ((found_kind, found_name, aliases),) = parties_of(sentence)
    assert (found_kind, found_name) == (kind, name)
    assert alias is None or alias in aliases


def test_only_the_municipality_that_signs_is_a_party():
    body = "De gemeente Elders bouwt ook. De gemeente Zandweer en haar buren. De gemeente Zandweer."
    names = [name for _kind, name, _aliases in parties_of("De gemeente Zandweer, hierna: de gemeente.", body)]
    assert names == ["Gemeente Zandweer"]


def test_several_municipalities_in_one_list_all_sign():
    opening = "Partijen zijn de gemeente Aa, de gemeente Bee, Woonstichting Cee en Huurdersraad Dee."
    assert [name for _kind, name, _aliases in parties_of(opening)][:2] == ["Gemeente Aa", "Gemeente Bee"]


def test_a_table_of_abbreviations_gives_short_names():
    table = "| Afkorting | Betekenis |\n| WDL | Woonstichting De Lier |\n| Gem | gemeente Zandweer |"
    found = parties_of(f"De gemeente Zandweer en Woonstichting De Lier, hierna: De Lier.\n\n{table}")
    assert {"WDL"} <= next(aliases for _kind, name, aliases in found if name.endswith("Lier"))


def test_names_that_say_nothing_are_known_by_what_they_do():
    deeds = ("bouwt", "verhuurt", "plaatst", "isoleert", "verkoopt", "sloopt")
    body = " ".join(f"Ook dit jaar is Calanta actief. Calanta {deed} woningen." for deed in deeds)
    found = parties_of("De gemeente Zandweer, hierna: de gemeente.\n\nCalanta is een verhuurder.", body)
    assert ("housing_association", "Calanta", set()) in found
