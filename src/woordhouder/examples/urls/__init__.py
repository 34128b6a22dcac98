"""Addresses of the library. They last."""

from . import guide, library, making

urlpatterns = [*library.urlpatterns, *guide.urlpatterns, *making.urlpatterns]
