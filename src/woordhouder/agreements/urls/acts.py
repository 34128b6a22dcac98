"""Addresses of one act of an agreement, and of its document. Each begins with the name of a table."""

from django.urls import path

from ..views.acts import answering, documents, showing

ACT = "<slug:table>/<slug:agreement>/akten/<str:reference>"
urlpatterns = [
    path(ACT, showing.act),
    path(f"{ACT}/bevestigen", answering.confirm),
    path(f"{ACT}/bevestigen/<str:wording>", answering.confirm),
    path(f"{ACT}/tekenen", answering.sign),
    path(f"{ACT}/sluiten", answering.close),
    path("<slug:table>/<slug:agreement>/document/<str:reference>", documents.of_act),
    path("<slug:table>/voorbereiden/<str:reference>/document/bestand", documents.of_preparation),
]
