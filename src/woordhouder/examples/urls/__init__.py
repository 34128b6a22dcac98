"""Addresses of the library. They last."""

from . import guide, library

urlpatterns = [*library.urlpatterns, *guide.urlpatterns]
