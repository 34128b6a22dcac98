"""Addresses of organisations and municipalities over all tables, and of what waits and what is new at one table."""

from django.urls import path

from ..views.finding import news, over_tables, waiting

over_all = [
    path("organisaties/<slug:reference>", over_tables.organisation),
    path("organisaties/<slug:reference>.json", over_tables.organisation_json),
    path("gemeenten", over_tables.municipality_list),
    path("gemeenten.json", over_tables.municipality_list_json),
    path("gemeenten.csv", over_tables.municipality_list_csv),
    path("gemeenten/<slug:slug>", over_tables.municipality),
    path("gemeenten/<slug:slug>.json", over_tables.municipality_json),
]
urlpatterns = [
    path("<slug:table>/wacht", waiting.waiting),
    path("<slug:table>/wacht/tekst/<str:wording>", waiting.object_to),
    path("<slug:table>/wacht/bezwaar/<str:objection>/opgelost", waiting.settle),
    path("<slug:table>/wacht/<str:act>/openbaar", waiting.say_public),
    path("<slug:table>/nieuw", news.news),
    path("<slug:table>/nieuw.json", news.news_json),
    path("<slug:table>/feed.atom", news.feed),
]
