"""Guide, glossary, calendar and events."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
