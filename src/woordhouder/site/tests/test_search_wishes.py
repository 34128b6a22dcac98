"""From an address to a wish and back; no address is refused."""

from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from woordhouder.site.search.wishes import FACETS, Wish, wish_in


def wish_at(query_string):
    return wish_in(QueryDict(query_string.removeprefix("?")))


names = st.sampled_from(["q", "pagina", "letterlijk", *FACETS, "iets"])


@given(st.lists(st.tuples(names, st.text(max_size=40))))
def test_any_address_is_a_wish_and_its_own_address_the_same_wish(pairs):
    parameters = QueryDict(mutable=True)
    for name, value in pairs:
        parameters.appendlist(name, value)
    wish = wish_in(parameters)
    assert not any(ord(sign) < 32 for sign in wish.query)
    assert wish_at(wish.query_string) == wish


def test_an_empty_wish_has_no_query_string():
    assert Wish().query_string == ""
    assert wish_at("") == wish_at("?q=&jaar=&pagina=1&letterlijk=") == Wish()


def test_a_choice_can_be_taken_back():
    wish = wish_at("?q=huur&thema=a&thema=b&jaar=2020&pagina=3&letterlijk=1")
    assert wish.without("theme", "a").query_string == "?q=huur&thema=b&jaar=2020&letterlijk=1"
    assert wish.without("year", "2020").query_string == "?q=huur&thema=a&thema=b&letterlijk=1"
    assert wish.unfiltered().query_string == "?q=huur&letterlijk=1"
    assert wish.about("rente").query_string == "?q=rente&thema=a&thema=b&jaar=2020"


def test_links_do_not_carry_a_whole_pasted_text():
    assert len(wish_at("?q=" + "x" * 10_000).query_string) < 1100
