"""Pages are kept for a minute, and never longer than what they say is true."""

import pytest
from django.conf import settings as house
from django.core.cache import caches
from django.http import HttpResponse, StreamingHttpResponse
from django.middleware.csrf import get_token
from django.views.decorators.cache import never_cache

from woordhouder.examples import actions
from woordhouder.site.keeping_pages import LARGEST, kept_pages
from woordhouder.site.search.index import follow

ADDRESS = "/voorbeelden/tilburg-2020-2024"


@pytest.fixture(autouse=True)
def _kept(settings):
    settings.PAGE_CACHE_SECONDS = 60
    caches["pages"].clear()
    yield
    caches["pages"].clear()


def test_a_page_that_was_kept_costs_one_query_and_is_the_same(client, an_example, django_assert_num_queries):
    first = client.get(ADDRESS)
    with django_assert_num_queries(1):
        again = client.get(ADDRESS)
    assert (again.content, again["Content-Type"]) == (first.content, first["Content-Type"])


def test_what_is_very_large_is_not_kept(rf, db):
    made = []

    def large(_request):
        made.append(1)
        return HttpResponse(b"x" * (LARGEST + len(made) - 1))

    asked = kept_pages(large)
    assert [len(asked(rf.get("/groot.pdf")).content) for _again in range(2)] == [LARGEST, LARGEST]
    assert made == [1]
    assert [len(asked(rf.get("/groter.pdf")).content) for _again in range(2)] == [LARGEST + 1, LARGEST + 2]


def test_what_was_published_shows_at_once(client, editor, facts, an_example):
    client.get(ADDRESS)
    actions.describe(editor, slug=an_example, facts=facts(title="Een nieuwe titel"))
    assert "Een nieuwe titel" in client.get(ADDRESS).content.decode()


def test_what_was_removed_is_gone_at_once(client, controller, an_example):
    assert "Bewoners klaagden" in client.get(ADDRESS).content.decode()
    actions.remove_from_example(controller, slug=an_example, part="story", ground="mistake", reason="Vergissing.")
    assert "Bewoners klaagden" not in client.get(ADDRESS).content.decode()


def test_the_index_that_followed_shows_at_once(client, editor, facts, an_example):
    actions.describe(editor, slug="breda-2020", facts=facts(title="Ook tegen vocht", places=["Breda"]))
    assert "Ook tegen vocht" not in client.get(ADDRESS).content.decode()
    follow()
    assert "Ook tegen vocht" in client.get(ADDRESS).content.decode()


def test_languages_questions_and_missing_pages_are_apart(client, an_example):
    assert client.get(ADDRESS).content != client.get(f"/en{ADDRESS}").content
    assert client.get("/voorbeelden/nergens").status_code == 404
    assert client.get("/voorbeelden/nergens").status_code == 404
    assert client.head(ADDRESS).content == b""


def test_searches_and_parts_of_a_page_are_not_kept(client, an_example, django_assert_max_num_queries):
    follow()
    before = client.get("/zoeken?q=vocht").content
    with django_assert_max_num_queries(10) as asked:
        assert client.get("/zoeken?q=vocht").content == before
    assert len(asked.captured_queries) > 1


def times_made(rf, view, **cookies):
    """How often a page is made when it is asked twice."""
    made = []

    def counted(request):
        made.append(request)
        return view(request)

    for _again in range(2):
        request = rf.get("/voorbeelden")
        request.COOKIES.update(cookies)
        kept_pages(counted)(request)
    return len(made)


@pytest.mark.django_db
def test_what_is_one_readers_own_is_kept_for_nobody(rf):
    def plain(_request):
        return HttpResponse("voor iedereen")

    assert times_made(rf, plain, **{house.SESSION_COOKIE_NAME: "een"}) == 2
    assert times_made(rf, lambda request: HttpResponse(get_token(request))) == 2
    assert times_made(rf, never_cache(plain)) == 2
    assert times_made(rf, lambda _request: HttpResponse("nergens", status=404)) == 2
    assert times_made(rf, lambda _request: StreamingHttpResponse(["stroom"])) == 2
    assert times_made(rf, plain) == 1
