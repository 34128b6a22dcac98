"""For programs: feed, sitemap, health."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
