"""Of two long wordings only what is around the change is shown, and no change is ever left out."""

from hypothesis import given
from hypothesis import strategies as st

from woordhouder.examples.views.editing.showing import around_change

lines = st.lists(st.sampled_from("abc"), max_size=12).map("\n".join)


def test_what_is_the_same_before_and_after_is_left_out():
    one, other = "a\nb\nc\nd\ne\nf", "a\nb\nc\nX\ne\nf"
    assert around_change(one, other) == ("…\nc\nd\ne\n…", "…\nc\nX\ne\n…")
    assert around_change("a", "b") == ("a", "b")
    assert around_change("", "a\nb") == ("", "a\nb")


@given(lines, lines)
def test_what_differs_stays_different_and_what_is_cut_is_the_same(one, other):
    here, there = around_change(one, other)
    assert (here == there) == (one == other)
    pairs = [[part.split("\n") for part in both] for both in ((one, here), (other, there))]
    cut = [len(whole) - len([line for line in shown if line != "…"]) for whole, shown in pairs]
    assert cut[0] == cut[1]
