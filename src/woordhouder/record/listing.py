"""One page of a long list: only its rows are read, the database counts the rest."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.core.paginator import Paginator
from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)
T = TypeVar("T")


@dataclass(frozen=True)
class Listed(Generic[T]):
    """The lines of page `number` of `pages`; `total`: how many lines there are on all pages together."""

    lines: Sequence[T]
    number: int
    pages: int
    total: int


def listed(rows: QuerySet[M], asked: object, most: int, lines: Callable[[Sequence[M]], Sequence[T]]) -> Listed[T]:
    """Page `asked` of `rows` (in an order), `most` on a page. `lines` makes lines of rows. 2 queries beside its own.

    `asked` is what stands in the address: anything that is no page is the first one, past the end is the last one.
    """
    page = Paginator(rows, most).get_page(asked)  # type: ignore[arg-type]
    return Listed(lines(list(page.object_list)), page.number, page.paginator.num_pages, page.paginator.count)
