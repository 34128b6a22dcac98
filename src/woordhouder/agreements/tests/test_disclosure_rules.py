"""When a text may be public, and what everybody reads of one in which a passage waits: the pure rules."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from woordhouder.agreements.disclosure import (
    Bar,
    Outcome,
    Piece,
    Reason,
    Text,
    end_of_term,
    open_words,
    outcome,
    public_pieces,
    public_text,
    waits_for,
)

DONE = datetime(2026, 11, 24, 18, 13, tzinfo=UTC)
WORDS = "Gemeente en corporatie bouwen samen zestig woningen."


def bar(start, end, **more):
    return Bar(start, end, "seat-a", "Huurders Oost", "Dit is nog niet besproken.", **more)


def text(**more):
    return Text(**{"is_table_public": True, "completed_at": DONE, **more})


def test_a_text_without_bars_is_read_whole():
    assert public_pieces(WORDS, ()) == (Piece(WORDS),)
    assert public_text(WORDS, ()) == open_words(WORDS, ()) == WORDS
    assert public_pieces("", ()) == ()


def test_a_passage_that_waits_is_replaced_by_who_objects_and_why():
    over = bar(9, 21)
    assert public_pieces(WORDS, [over]) == (Piece(WORDS[:9]), Piece("", (over,)), Piece(WORDS[21:]))
    assert "Huurders Oost" in public_text(WORDS, [over])
    assert "Dit is nog niet besproken." in public_text(WORDS, [over])
    assert "corporatie" not in public_text(WORDS, [over])
    assert "Huurders" not in open_words(WORDS, [over])


def test_a_bar_over_another_part_leaves_this_one_alone():
    assert public_text(WORDS, [bar(0, 8, part="plain_summary")]) == WORDS
    assert "Gemeente" not in public_text(WORDS, [bar(0, 8, part="plain_summary")], "plain_summary")


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=5))
def test_exactly_the_signs_outside_all_bars_are_read(words, stretches):
    bars = [bar(start, end) for start, end in stretches]
    outside = [sign for at, sign in enumerate(words) if not any(one.start <= at < one.end for one in bars)]
    pieces = public_pieces(words, bars)
    assert "".join(piece.words for piece in pieces) == "".join(outside)
    assert all(bool(piece.words) != bool(piece.bars) for piece in pieces)
    shown = [over for piece in pieces for over in piece.bars]
    lying = [one for one in bars if one.start < min(one.end, len(words))]
    assert sorted(shown, key=repr) == sorted(lying, key=repr)


def test_nothing_is_public_before_it_is_complete_or_before_the_table_is():
    said = {"is_elsewhere": True, "asked": frozenset("a"), "claimed": frozenset("a"), "said": frozenset("a")}
    assert outcome(text(completed_at=None, **said)) == Outcome(Reason.NOT_COMPLETE)
    assert outcome(text(is_table_public=False, **said)) == Outcome(Reason.TABLE_NOT_PUBLIC)
    assert not outcome(text(is_table_public=False, **said)).holds(datetime.max.replace(tzinfo=UTC))


def test_what_is_public_elsewhere_is_public_at_once():
    assert outcome(text(is_elsewhere=True)) == Outcome(Reason.ELSEWHERE, DONE)


def test_it_is_public_as_soon_as_every_signing_seat_says_so():
    seats = frozenset("ab")
    assert outcome(text(asked=seats, claimed=seats, said=seats)) == Outcome(Reason.ALL_SAID_SO, DONE)
    assert outcome(text(asked=seats, claimed=seats, said=frozenset("a"))).reason == Reason.TERM
    assert waits_for(text(asked=seats, claimed=seats, said=frozenset("a"))) == ["b"]


def test_a_seat_that_nobody_claimed_cannot_say_so():
    seats, claimed = frozenset("ab"), frozenset("a")
    assert outcome(text(asked=seats, claimed=claimed, said=seats)).reason == Reason.TERM
    assert waits_for(text(asked=seats, claimed=claimed)) == ["a"]
    assert outcome(text()).reason == Reason.TERM


def test_the_term_ends_at_midnight_of_the_fifteenth_day_in_amsterdam():
    assert end_of_term(DONE) == datetime(2026, 12, 8, 23, tzinfo=UTC)  # 9 December, 00:00
    assert end_of_term(datetime(2026, 11, 24, 23, 30, tzinfo=UTC)) == datetime(2026, 12, 9, 23, tzinfo=UTC)
    assert end_of_term(datetime(2026, 3, 20, 12, tzinfo=UTC)) == datetime(2026, 4, 3, 22, tzinfo=UTC)  # summer time
    due = outcome(text())
    assert due.holds(end_of_term(DONE))
    assert not due.holds(datetime(2026, 12, 8, 22, 59, 59, tzinfo=UTC))
