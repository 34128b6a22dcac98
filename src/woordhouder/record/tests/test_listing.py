"""One page of a long list."""

from collections import Counter

import pytest

from woordhouder.record.clock import now
from woordhouder.record.listing import listed
from woordhouder.record.models import Audit


@pytest.fixture
def rows(db):
    Audit.objects.bulk_create(Audit(action=f"a.{number}", at=now(), by="system") for number in range(5))
    return Audit.objects.order_by("pk")


def names(rows):
    return [row.action for row in rows]


def test_all_pages_together_hold_each_line_once(rows):
    pages = [listed(rows, number, 2, names) for number in (1, 2, 3)]
    assert [(page.number, page.pages, page.total) for page in pages] == [(1, 3, 5), (2, 3, 5), (3, 3, 5)]
    assert Counter(line for page in pages for line in page.lines) == Counter(names(rows))


@pytest.mark.parametrize(("asked", "number"), [(None, 1), ("", 1), ("x", 1), ("0", 3), ("99", 3), ("2", 2)])
def test_whatever_the_address_says_there_is_a_page(rows, asked, number):
    assert listed(rows, asked, 2, names).number == number


def test_a_page_costs_two_queries_and_reads_its_own_rows_alone(rows, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert listed(rows, 2, 2, names).lines == ["a.2", "a.3"]
    nothing = listed(rows.filter(pk=0), 1, 2, names)
    assert (nothing.lines, nothing.pages, nothing.total) == ([], 1, 0)
