"""Examples, themes, collections and the map."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
