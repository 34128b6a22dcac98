"""Addresses of what one organisation prepares at a table. Each begins with the name of the table."""

from django.urls import path

from ..views.preparing import beginning, listing, parts, recording, sheets

PREPARATION = "<slug:table>/voorbereiden/<str:reference>"
urlpatterns = [
    path("<slug:table>/afspraken/nieuw", beginning.new),
    path(PREPARATION, listing.preparation),
    path(f"{PREPARATION}/regel/<str:promise>", listing.row),
    path(f"{PREPARATION}/regel/<str:promise>/weg", listing.drop),
    path(f"{PREPARATION}/regel/<str:promise>/terug", listing.put_back),
    path(f"{PREPARATION}/volgorde", listing.move),
    path(f"{PREPARATION}/gegevens", parts.facts),
    path(f"{PREPARATION}/plakken", parts.paste),
    path(f"{PREPARATION}/blad", sheets.upload),
    path(f"{PREPARATION}/blad/<str:sheet>", sheets.sheet),
    path(f"{PREPARATION}/blad/<str:sheet>/rij/<int:line>", sheets.row),
    path(f"{PREPARATION}/blad/<str:sheet>/overnemen", sheets.take_in),
    path(f"{PREPARATION}/blad/<str:sheet>/eruit", sheets.undo),
    path(f"{PREPARATION}/blad/<str:sheet>/terug", sheets.put_back),
    path(f"{PREPARATION}/verdelen", parts.fill_in),
    path(f"{PREPARATION}/kiezen", parts.choose),
    path(f"{PREPARATION}/document", parts.document),
    path(f"{PREPARATION}/voorbeeld", recording.preview),
    path(f"{PREPARATION}/vastleggen", recording.record),
    path(f"{PREPARATION}/weggooien", recording.drop),
    path("<slug:table>/<slug:agreement>/veranderen", beginning.change),
]
