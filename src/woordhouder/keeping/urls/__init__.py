"""Addresses of keeping one's word that do not begin with the name of a table."""

from django.urls import path

from ..views import measures, reporting, showing

urlpatterns = [
    path("mijn/verslag", reporting.mine),
    path("mijn/maten", measures.all_of_them),
    path("mijn/maten/volgen/<str:reference>", measures.follow),
    path("mijn/maten/<str:reference>", measures.one),
    path("hoe-wij-rekenen", showing.rules),
    path("hoe-wij-rekenen.json", showing.rules_json),
]
