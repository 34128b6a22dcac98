"""What was asked already is kept for one request, and forgotten around an action."""

from woordhouder.record.asked import asked_anew, asked_once, once


class Database:
    """Counts how often it is asked."""

    asked = 0

    def answer(self) -> int:
        self.asked += 1
        return self.asked


def test_within_a_request_the_first_answer_counts():
    database = Database()
    with asked_once():
        assert [once("seats", database.answer) for _time in range(3)] == [1, 1, 1]
        assert once("tables", database.answer) == 2


def test_the_next_request_asks_anew_and_so_does_who_is_in_none():
    database = Database()
    for expected in (1, 2):
        with asked_once():
            assert once("seats", database.answer) == expected
    assert [once("seats", database.answer) for _time in range(2)] == [3, 4]


def test_an_action_asks_anew_and_after_it_nothing_is_kept():
    database = Database()
    with asked_once():
        once("seats", database.answer)
        with asked_anew():
            assert [once("seats", database.answer) for _time in range(2)] == [2, 2]
        assert [once("seats", database.answer) for _time in range(2)] == [3, 3]
