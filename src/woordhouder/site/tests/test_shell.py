"""The shell around every page: language, headers, limits, maintenance and errors."""

import json

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import translation

from woordhouder.parties.models import Person
from woordhouder.site import addresses, context, middleware
from woordhouder.site.views import errors

PLAIN_FILES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}


@pytest.fixture(autouse=True)
def _plain_files(settings):
    settings.STORAGES = PLAIN_FILES


@pytest.fixture
def ask():
    return RequestFactory().get


def fine(request: HttpRequest) -> HttpResponse:
    return HttpResponse(translation.get_language())


@pytest.mark.parametrize(
    ("path", "dutch", "other"),
    [
        ("/", "/", "/en/"),
        ("/voorbeelden", "/voorbeelden", "/en/voorbeelden"),
        ("/en", "/", "/"),
        ("/en/", "/", "/"),
        ("/en/kaart", "/kaart", "/kaart"),
        ("/energie", "/energie", "/en/energie"),
    ],
)
def test_each_address_has_one_in_the_other_language(path, dutch, other):
    assert addresses.without_language(path) == dutch
    assert addresses.other_language(path) == other


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/gids", "/en/gids"),
        ("/", "/en/"),
        ("/en/gids", "/en/gids"),
        ("/static/mark.svg", "/static/mark.svg"),
        ("//elders.example", "//elders.example"),
        ("https://elders.example/", "https://elders.example/"),
        ("#bronnen", "#bronnen"),
        ("", ""),
    ],
)
def test_components_write_addresses_in_the_language_of_the_page(address, shown):
    with translation.override("en"):
        assert addresses.in_language(address) == shown
    with translation.override("nl"):
        assert addresses.in_language(address) == address


@pytest.mark.parametrize(("path", "language"), [("/en/kaart", "en"), ("/en", "en"), ("/energie", "nl"), ("/", "nl")])
def test_the_address_alone_decides_the_language(ask, path, language):
    response = middleware.language_of_the_address(fine)(ask(path, headers={"accept-language": "fr"}))
    assert (response.content.decode(), response["Content-Language"]) == (language, language)
    assert "Vary" not in response
    assert not response.cookies


def test_no_inline_style_or_script_is_allowed(ask):
    policy = middleware.security_headers(fine)(ask("/"))["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_maintenance_spares_only_the_health_check(ask, settings):
    settings.MAINTENANCE = True
    closed = middleware.maintenance(fine)
    assert closed(ask("/healthz")).status_code == 200
    response = closed(ask("/voorbeelden"))
    assert (response.status_code, response["Retry-After"]) == (503, "600")
    assert closed(ask("/voorbeelden.json")).headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["/zoeken", "/en/zoeken", "/zoeken.json", "/voorbeelden.csv"])
def test_the_601st_costly_request_of_a_minute_waits(ask, path, monkeypatch):
    monkeypatch.setattr(middleware.time, "time", lambda: 60_000_000.0)
    middleware._counts.clear()
    limited = middleware.rate_limit(fine)
    for _ in range(middleware.REQUESTS_PER_MINUTE):
        assert limited(ask(path)).status_code == 200
    response = limited(ask(path))
    assert (response.status_code, response["Retry-After"]) == (429, "60")
    assert limited(ask("/voorbeelden")).status_code == 200
    assert limited(ask(path, REMOTE_ADDR="192.0.2.7")).status_code == 200


def test_a_missing_page_offers_a_search_for_its_own_words(ask):
    page = errors.not_found(ask("/voorbeelden/huur-bevriezen"), Exception())
    assert page.status_code == 404
    assert 'value="huur bevriezen"' in page.content.decode()


def test_errors_of_data_are_data(ask):
    with translation.override("en"):
        response = errors.not_found(ask("/en/voorbeelden/nergens.json"), Exception())
    assert response["Content-Type"] == "application/problem+json"
    assert json.loads(response.content) == {"status": 404, "title": "This page does not exist"}


def test_the_failure_page_needs_no_list_of_hashed_files(ask, settings):
    settings.STORAGES = {**PLAIN_FILES, "staticfiles": {"BACKEND": "nothing.like.this"}}
    page = errors.server_error(ask("/"))
    assert page.status_code == 500
    assert b"/static/woordhouder.css" in page.content


def test_the_menu_knows_where_the_reader_is(ask):
    menu = context.house(ask("/en/themas/affordability"))["menu"]
    assert [item.address for item in menu if item.is_here] == ["/themas"]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/in-de-maak/%00", "/en/redactie/meldingen/%00", "/uw-verhaal/%00", "/%00.json"])
def test_an_address_with_a_sign_that_one_database_cannot_look_for_is_absent(client, editor, path):
    client.force_login(Person.objects.get(reference=editor.person))
    assert client.get(path).status_code == 404
    assert client.post(path).status_code == 404
