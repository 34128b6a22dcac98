"""Removal of words of the library: below /verwijderen each thing stands at its own address once more."""

from django.urls import path

from ..views import forgetting, removing

urlpatterns = [
    path("verwijderen/voorbeelden/<slug:slug>", removing.of_example),
    path("verwijderen/stemmen/<int:testimony>", removing.of_voice),
    path("verwijderen/sprekers", forgetting.speakers),
    path("verwijderen/sprekers/<str:interview>", forgetting.of_speaker),
    path("verwijderen/gids/<slug:slug>", removing.of_page, {"kind": "guide"}),
    path("verwijderen/verzamelingen/<slug:slug>", removing.of_page, {"kind": "collection"}),
    path("verwijderen/agenda/<slug:slug>", removing.of_page, {"kind": "event"}),
    path("verwijderen/begrippen", removing.of_page, {"kind": "glossary", "slug": "glossary"}),
    path("verwijderen/kalender", removing.of_page, {"kind": "calendar", "slug": "calendar"}),
]
