"""Addresses of the shell."""

from . import demo, outside, pages, search

urlpatterns = [*search.urlpatterns, *pages.urlpatterns, *outside.urlpatterns, *demo.urlpatterns]
