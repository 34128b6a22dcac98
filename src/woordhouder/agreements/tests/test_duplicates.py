"""What stands in a list twice."""

from woordhouder.agreements.duplicates import duplicates

HELP = "De gemeente helpt mensen die hun huur niet kunnen betalen snel{} zonder schuld."


def test_what_is_the_same_is_seen_and_another_figure_is_another_promise():
    promises = {
        "a": "Wij bouwen 40 woningen.",
        "b": "wij bouwen 40 woningen",
        "c": "Wij bouwen 60 woningen.",
        "d": HELP.format(" en"),
        "e": HELP.format(","),
        "f": "",
        "g": " ... ",
    }
    assert duplicates(promises) == {"b": "a", "e": "d"}


def test_a_long_list_is_compared_by_the_same_words():
    promises = {str(number): f"Afspraak nummer {number} van ons allen samen" for number in range(200)}
    assert duplicates({**promises, "twice": "afspraak nummer 7 van ons allen, samen!"}) == {"twice": "7"}
