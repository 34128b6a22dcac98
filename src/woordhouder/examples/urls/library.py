"""Examples, themes, collections and the map."""

from django.urls import path

from ..views import collections, examples, themes
from ..views import map as maps

urlpatterns = [
    path("voorbeelden", examples.example_list),
    path("voorbeelden.json", examples.example_list_json),
    path("voorbeelden.csv", examples.example_list_csv),
    path("voorbeelden/<slug:slug>", examples.example),
    path("voorbeelden/<slug:slug>.json", examples.example_json),
    path("themas", themes.theme_list),
    path("themas.json", themes.theme_list_json),
    path("themas.csv", themes.theme_list_csv),
    path("themas/<slug:slug>", themes.menu),
    path("themas/<slug:slug>.json", themes.menu_json),
    path("themas/<slug:slug>.csv", themes.menu_csv),
    path("verzamelingen", collections.collection_list),
    path("verzamelingen.json", collections.collection_list_json),
    path("verzamelingen.csv", collections.collection_list_csv),
    path("verzamelingen/<slug:slug>", collections.collection),
    path("verzamelingen/<slug:slug>.json", collections.collection_json),
    path("kaart", maps.map_page),
    path("kaart.json", maps.map_json),
]
