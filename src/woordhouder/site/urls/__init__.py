"""Addresses of the shell."""

from . import attention, demo, outside, pages, search

urlpatterns = [*search.urlpatterns, *pages.urlpatterns, *outside.urlpatterns, *demo.urlpatterns, *attention.urlpatterns]
