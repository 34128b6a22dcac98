"""The home page and the search."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
