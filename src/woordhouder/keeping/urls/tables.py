"""Addresses below a table, of how its promises are kept: see config/urls.py."""

from django.urls import path

from ..views import answering, looking_back, others, proving, rounds, showing, talking, year

PROMISE = "<slug:table>/<slug:agreement>/<int:number>"
urlpatterns = [
    path("<slug:table>/bewijs/<str:reference>", showing.evidence),
    path("<slug:table>/jaar/<int:year>", year.year),
    path("<slug:table>/jaar/<int:year>.json", year.year_json),
    path("<slug:table>/jaar/<int:year>.docx", year.year_docx),
    path("<slug:table>/jaar/<int:year>.pdf", year.year_pdf),
    *(path(f"<slug:table>/jaar/<int:year>/{what}", looking_back.of_year, {"what": what}) for what in ("dank", "les")),
    path("<slug:table>/rondes", rounds.rounds),
    path("<slug:table>/rondes/<str:reference>", rounds.round_),
    path("<slug:table>/verslagen/<int:year>", others.reports),
    path("<slug:table>/verslagen/<str:reference>", answering.report),
    path("<slug:table>/verslagen/<str:reference>/bewijs", proving.prove),
    path("<slug:table>/zorgen/<str:reference>", talking.concern),
    path(f"{PROMISE}/voortgang", showing.kept),
    path(f"{PROMISE}/twijfel", talking.doubt),
    *(path(f"{PROMISE}/{what}", looking_back.of_promise, {"what": what}) for what in looking_back.WAYS),
]
