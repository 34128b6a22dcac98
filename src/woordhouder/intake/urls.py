"""Addresses of the papers beside what is prepared. Each begins with the name of the table."""

from django.urls import path

from .views import changing, choosing, finishing, handing_in, reviewing

PAPERS = "<slug:table>/voorbereiden/<str:reference>/stuk"
PAPER = f"{PAPERS}/<str:paper>"
urlpatterns = [
    path(PAPERS, handing_in.upload),
    path(PAPER, reviewing.paper),
    path(f"{PAPER}/bestand", handing_in.file),
    path(f"{PAPER}/opnieuw", handing_in.again),
    path(f"{PAPER}/weg", handing_in.drop),
    path(f"{PAPER}/stap", reviewing.step),
    path(f"{PAPER}/stap-terug", reviewing.undo),
    path(f"{PAPER}/partijen", reviewing.parties),
    path(f"{PAPER}/stukje", choosing.selection),
    path(f"{PAPER}/samen", choosing.many),
    path(f"{PAPER}/vervalt", choosing.ending),
    path(f"{PAPER}/passage/<str:passage>", changing.change),
    path(f"{PAPER}/passage/<str:passage>/splitsen", changing.split),
    path(f"{PAPER}/passage/<str:passage>/stukje", choosing.piece),
    path(f"{PAPER}/passage/<str:passage>/afspraak", choosing.match),
    path(f"{PAPER}/klaar", finishing.finish),
    path(f"{PAPER}/gegevens", finishing.facts),
    path(f"{PAPER}/overnemen", finishing.take_in),
    path(f"{PAPER}/eruit", finishing.undo),
]
