"""The editors' room, and the text of an example wherever it stands."""

from django.urls import path

from ..views.editing import files, importing, refreshing, room, text

urlpatterns = [
    path("redactie", room.room),
    path("redactie/voorbeelden", room.texts),
    path("redactie/voorbeelden/<slug:slug>", text.published),
    path("redactie/verversen", refreshing.refresh),
    path("redactie/bestanden", importing.files),
    path("redactie/bestanden/laden", importing.load),
    path("redactie/bestanden/verschillen", files.differences),
    path("redactie/bestanden/bibliotheek.zip", files.library_zip),
    path("redactie/bestanden/voorbeelden/<slug:slug>.yaml", files.example_yaml),
    path("in-de-maak/<str:reference>/tekst", text.manuscript),
]
