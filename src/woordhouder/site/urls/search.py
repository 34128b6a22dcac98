"""The home page and the search."""

from django.urls import path

from ..views import home, search

urlpatterns = [
    path("", home.home),
    path("zoeken", search.search),
    path("zoeken.json", search.search_json),
    path("zoeken.csv", search.search_csv),
    path("opensearch.xml", search.open_search),
]
