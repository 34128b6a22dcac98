import pytest

from woordhouder.intake.facts import Quantity
from woordhouder.intake.figures import quantity_of

HEADS = ("Nr", "Thema", "Wat", "Aantal", "Wie", "Wanneer", "Opmerking")


def row(**texts: str) -> list[tuple[str, str]]:
    """Cells of a row by their header in small letters; the others are left out of the table."""
    return [(head, texts[head.lower()]) for head in HEADS if head.lower() in texts]


def test_a_sentence_gives_its_main_figure() -> None:
    assert quantity_of("De corporatie bouwt ten minste 40 woningen.") == Quantity(40, "woningen", "min")
    assert quantity_of("De corporatie bouwt 40 tot 60 woningen.") == Quantity((40, 60), "woningen", "range")


@pytest.mark.parametrize(
    ("words", "label", "comparison"),
    [
        ("De corporatie brengt haar huizen naar label B.", "B", "eq"),
        ("De flat gaat naar minimaal energielabel A.", "A", "min"),
        ("De woningen in Oost hebben in 2029 hun zin: de flat krijgt label A.", "A", "eq"),
        ("Eind 2029 zijn alle woningen op ten minste label C gebracht.", "C", "min"),
    ],
)
def test_a_label_to_reach_is_the_figure(words: str, label: str, comparison: str) -> None:
    assert quantity_of(words) == Quantity(label, "energielabel", comparison)


@pytest.mark.parametrize(
    "words",
    [
        "De corporatie bouwt.",
        "Woningen met label E, F en G verdwijnen.",
        "De gemeente past artikel 12 van de verordening van 2024 aan.",
        "De gemeente zet de twee miljoen euro van het Rijk in voor de wijk.",
        "In 2027 volgt hoofdstuk 3 van het kader 2025-2030.",
        "",
    ],
)
def test_a_sentence_without_a_figure_gives_none(words: str) -> None:
    assert quantity_of(words) is None


def test_a_column_of_numbers_goes_first_and_its_header_says_the_unit() -> None:
    cells = [("Project", "Kerkhof, 3 lagen"), ("Aantal woningen", "48"), ("Oplevering", "Q2 2026")]
    assert quantity_of("Kerkhof, 3 lagen | 48 | Q2 2026", cells) == Quantity(48, "woningen", "eq")


def test_a_bare_column_of_numbers_counts_homes() -> None:
    assert quantity_of("x", row(wat="Nieuwbouw Kerkhof", aantal="circa 48")) == Quantity(48, "woningen", "about")


def test_the_column_of_the_deed_goes_before_others() -> None:
    cells = row(thema="9 kinderen", wat="De gemeente regelt binnen twee weken onderdak", wie="Gemeente")
    assert quantity_of("x", cells) == Quantity(2, "weken", "max")


@pytest.mark.parametrize("head", ["nr", "wanneer", "opmerking", "wie"])
def test_numbers_in_columns_beside_the_deed_are_no_figure(head: str) -> None:
    assert quantity_of("x", row(**{"wat": "Enquête onder huurders", head: "1.100 huurders"})) is None


def test_a_table_without_headers_is_read_as_it_stands() -> None:
    assert quantity_of("Sloop 32 huizen | Q4 2026", [("", "Sloop 32 huizen"), ("", "Q4 2026")]) == Quantity(
        32, "huizen", "eq"
    )


def test_the_number_of_a_row_is_no_figure() -> None:
    assert quantity_of("x", [("", "9"), ("", "Onderzoek naar kluswoningen")]) is None


@pytest.mark.parametrize(("last", "total"), [("Totaal", 43), ("Opmerking", 42)])
def test_columns_for_years_give_their_total(last: str, total: int) -> None:
    cells = [("Soort", "Nieuwbouw huurwoningen (maximaal)"), ("2026", "12"), ("2027", "30"), (last, "43")]
    assert quantity_of("x", cells) == Quantity(total, "huurwoningen", "max")


def test_the_figure_of_an_indicator_is_the_one_promised() -> None:
    cells = [("Nr", "A5"), ("Wat", "Verkoop uit de 300 woningen in Oost"), ("Indicator", "hooguit 8 per jaar")]
    found = quantity_of("x", cells)
    assert found
    assert (found.value, found.comparison) == (8, "max")


def test_an_age_and_the_number_of_a_block_count_nothing() -> None:
    assert quantity_of("Woongroep 60+ aan het Dok: 34 appartementen.") == Quantity(34, "appartementen", "eq")
    assert quantity_of("Besluit over blok 7 en 8.") is None
