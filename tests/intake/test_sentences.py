"""The invented sentences are told apart, promises and traps, and cues are not lost to their triggers."""

from collections import Counter

import pytest

from woordhouder.intake.cues import cues, table
from woordhouder.intake.facts import PROPOSED_FROM
from woordhouder.intake.reading import proposals

from .sentences import MANNERS, SENTENCES, cases

LEAST_SHARE = 0.9
LEAST_OF_MANNERS = 0.8  # of manners that most agreements do not have, without the paper around them


@pytest.fixture(scope="module")
def told():
    """Each case with how many promises were proposed in its block."""
    return counted(SENTENCES)


def counted(path):
    document, every = cases(path)
    found = Counter[int]()
    starts = {block.start: number for number, block in enumerate(document.blocks)}
    for one in proposals(document).passages:
        if one.commitment >= PROPOSED_FROM:
            found[max(number for start, number in starts.items() if start <= one.start)] += 1
    return [(case, found[case.block]) for case in every]


def test_promises_and_traps_are_about_even(told):
    promises = sum(case.promises > 0 for case, _ in told)
    assert len(told) > 400
    assert 0.4 < promises / len(told) < 0.6


def test_most_promises_are_found_and_most_traps_avoided(told):
    found = [(case.promises > 0, count > 0) for case, count in told]
    assert sum(one == other for one, other in found) / len(found) >= LEAST_SHARE


def test_most_are_told_apart_in_other_manners():
    found = [(case.promises > 0, count > 0) for case, count in counted(MANNERS)]
    assert len(found) > 300
    assert sum(one == other for one, other in found) / len(found) >= LEAST_OF_MANNERS


def test_two_deeds_in_a_sentence_are_two(told):
    doubles = [(case.promises, count) for case, count in told if case.promises > 1]
    assert doubles
    assert all(promises == count for promises, count in doubles)


def test_no_cue_needs_more_than_its_triggers(told):
    texts = [case.text.lower() for case, _ in told]
    for name, (_triggers, pattern) in table().items():
        for text in texts:
            assert (name in cues(text)) == bool(pattern.search(text)), (name, text)
