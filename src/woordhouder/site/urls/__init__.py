"""Addresses of the shell."""

from . import outside, pages, search

urlpatterns = [*search.urlpatterns, *pages.urlpatterns, *outside.urlpatterns]
