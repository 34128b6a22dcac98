"""Addresses of keeping one's word that do not begin with the name of a table."""

from django.urls import path

from ..views import reporting, showing

urlpatterns = [
    path("mijn/verslag", reporting.mine),
    path("hoe-wij-rekenen", showing.rules),
    path("hoe-wij-rekenen.json", showing.rules_json),
]
