"""Municipalities in questions, and the distance between them."""

import pytest
from django.utils import translation

from woordhouder.examples.queries import ExampleLine
from woordhouder.parties.municipalities import municipalities
from woordhouder.site.search import places


def line(slug, *where):
    return ExampleLine(slug, slug, "", where, None, 2020, None, (), (), ())


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("huurbevriezing in Almelo", ["Almelo"]),
        ("almelo", ["Almelo"]),
        ("den haag of Den Bosch", ["'s-Gravenhage", "'s-Hertogenbosch"]),
        ("'s-Hertogenbosch", ["'s-Hertogenbosch"]),
        ("’s gravenhage", ["'s-Gravenhage"]),
        ("sudwest fryslan", ["Súdwest-Fryslân"]),
        ("etten leur", ["Etten-Leur"]),
        ("Nuenen", ["Nuenen, Gerwen en Nederwetten"]),
        ("bergen", ["Bergen (NH.)", "Bergen (L.)"]),
        ("Bergen op Zoom", ["Bergen op Zoom"]),
        ("alphen aan den rijn", ["Alphen aan den Rijn"]),
        ("overlast van buren", []),
        ("overlast in Buren", ["Buren"]),
        ("buren", ["Buren"]),
        ("de beste afspraken", []),
        ("afspraken over houten kozijnen", []),
        ("", []),
        ("???", []),
    ],
)
def test_municipalities_are_known_by_the_names_that_people_use(text, named):
    assert [municipality.name for municipality in places.named_in(text)] == named


def test_every_municipality_is_found_by_its_own_name():
    for name, municipality in municipalities().items():
        assert municipality in places.named_in(name)


def test_the_distance_is_that_of_a_straight_line_over_the_earth():
    here = municipalities()
    assert places.kilometres(here["Utrecht"], here["Utrecht"]) == 0
    assert places.kilometres(here["Amsterdam"], here["Utrecht"]) == pytest.approx(35, abs=3)
    there, back = (here["Groningen"], here["Maastricht"]), (here["Maastricht"], here["Groningen"])
    assert places.kilometres(*there) == pytest.approx(places.kilometres(*back)) == pytest.approx(265, abs=10)


@pytest.mark.parametrize(
    ("distance", "dutch", "english"),
    [
        (0.4, "op minder dan een kilometer", "less than a kilometre away"),
        (1.2, "op ongeveer 1 kilometer", "about 1 kilometre away"),
        (12.4, "op ongeveer 12 kilometer", "about 12 kilometres away"),
        (20, "op ongeveer 20 kilometer", "about 20 kilometres away"),
        (33.9, "op ongeveer 35 kilometer", "about 35 kilometres away"),
    ],
)
def test_a_distance_is_told_as_people_tell_it(distance, dutch, english):
    assert places.distance_in_words(distance) == dutch
    with translation.override("en"):
        assert places.distance_in_words(distance) == english


def test_the_nearest_come_first_and_equals_by_slug():
    lines = [line("c", "Groningen"), line("b", "Hengelo"), line("a", "Hengelo", "Maastricht"), line("d", "Zwolle")]
    near = places.nearby(lines, places.named_in("Almelo"))
    assert near.place == "Almelo"
    assert [each.line.slug for each in near.examples] == ["a", "b", "d"]


def test_a_place_that_has_an_example_needs_no_other():
    assert places.nearby([line("a", "Almelo")], places.named_in("almelo")) is None
    assert places.nearby([line("a", "Bergen (L.)")], places.named_in("bergen")) is None
    assert places.nearby([], places.named_in("almelo")) is None
