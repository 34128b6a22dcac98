"""Which promises look alike: the same promise of another year is found, another promise is not."""

from hypothesis import given
from hypothesis import strategies as st

from woordhouder.agreements.likeness import LEAST, Promise, nearest, proposals

BUILD = "Wij bouwen {} sociale huurwoningen in {}, waarvan de helft voor huishoudens met een laag inkomen."
PROMISES = {
    "a": ("Nieuwe sociale huurwoningen", BUILD.format(40, 2026)),
    "b": ("Schuldhulp bij huurachterstand", "Wij bellen huurders die twee maanden achter zijn en zoeken samen hulp."),
    "c": ("Isolatie van woningen", "Wij isoleren de woningen met label E, F of G, en wijken waar vocht is gaan voor."),
}


def read(promises):
    return [Promise(reference, *words) for reference, words in promises.items()]


def pairs(found):
    return [(one.later, one.earlier) for one in found]


def test_the_same_promise_with_other_numbers_is_as_alike_as_can_be():
    later = [Promise("x", "Nieuwe sociale huurwoningen", BUILD.format(45, 2027))]
    (found,) = proposals(later, read(PROMISES))
    assert (found.later, found.earlier, found.likeness) == ("x", "a", 1.0)


def test_a_reworded_promise_is_proposed_and_an_unknown_one_is_not():
    text = "Wij bellen alle huurders die één maand achter zijn en zoeken samen met hen hulp."
    later = [
        Promise("x", "Hulp bij huurachterstand", text),
        Promise("y", "Samen tuinieren", "De moestuin blijft open voor iedereen in de buurt."),
    ]
    assert pairs(proposals(later, read(PROMISES))) == [("x", "b")]


def test_each_promise_is_proposed_at_most_once():
    later = [Promise("x", *PROMISES["a"]), Promise("y", *PROMISES["a"])]
    assert pairs(proposals(later, read(PROMISES))) == [("x", "a")]


def test_nothing_beside_nothing():
    assert proposals([], read(PROMISES)) == proposals(read(PROMISES), []) == []
    assert proposals([Promise("x", "", "")], [Promise("a", "", "")]) == []


WORDS = st.lists(st.sampled_from(["wij", "bouwen", "elk", "jaar", "voor", "jong", "en", "oud", "2026"]), max_size=8)


@given(st.lists(st.tuples(WORDS, WORDS), max_size=6), st.lists(st.tuples(WORDS, WORDS), max_size=6))
def test_pairs_are_apart_and_each_near_enough(later, earlier):
    sides = [
        [Promise(f"{side}{at}", " ".join(title), " ".join(text)) for at, (title, text) in enumerate(promises)]
        for side, promises in (("new", later), ("old", earlier))
    ]
    found = proposals(*sides)
    assert len({one.later for one in found}) == len({one.earlier for one in found}) == len(found)
    assert all(LEAST <= one.likeness <= 1 for one in found)
    assert [one.likeness for one in found] == sorted((one.likeness for one in found), reverse=True)


def test_what_shares_the_rarest_words_is_nearest_and_what_shares_none_is_left_out():
    others = ["De gemeente bouwt elk jaar.", "Vocht wordt binnen een week bekeken.", "De gemeente belt.", "Tuinieren."]
    assert nearest("De gemeente bekijkt vocht binnen tien dagen", others, 3) == [1, 2, 0]
    assert nearest("Iets anders", others, 3) == []
    assert nearest("Iets anders", [], 3) == []
