"""A librarian's subjects: the one that answers the question lifts the examples of which it is the heart."""

from woordhouder.language.analyser import ask
from woordhouder.site.search.ranking import with_subjects

SUBJECTS = {1: {"vocht en schimmel": 3}, 2: {"vocht en schimmel": 1}, 3: {"ouderen en senioren": 3}}


def test_the_heart_of_a_subject_comes_before_what_touches_it():
    found = with_subjects({2: 4.0, 3: 1.0}, ask("schimmel").words, SUBJECTS)
    assert sorted(found, key=lambda document: -found[document]) == [1, 2, 3]


def test_what_no_subject_answers_keeps_its_order():
    assert with_subjects({1: 2.0, 2: 4.0}, ask("woonwagens").words, SUBJECTS) == {1: 0.5, 2: 1.0}


def test_nothing_asked_finds_nothing():
    assert with_subjects({}, ask("").words, SUBJECTS) == {}
