"""The site's addresses and one empty page, to measure against."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from woordhouder.config.urls import handler404, urlpatterns as site

__all__ = ["handler404", "urlpatterns"]


def empty(request: HttpRequest) -> HttpResponse:
    """Nothing at all, through the same middleware."""
    return HttpResponse("")


urlpatterns = [path("empty", empty), *site]
