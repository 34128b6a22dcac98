"""Guide, glossary, calendar and events."""

from django.urls import path

from ..views import calendar, events, glossary, guide

urlpatterns = [
    path("gids", guide.guide_list),
    path("gids.json", guide.guide_list_json),
    path("gids.csv", guide.guide_list_csv),
    path("gids/<slug:slug>", guide.guide),
    path("gids/<slug:slug>.json", guide.guide_json),
    path("begrippen", glossary.glossary),
    path("begrippen.json", glossary.glossary_json),
    path("begrippen.csv", glossary.glossary_csv),
    path("kalender", calendar.calendar),
    path("kalender.json", calendar.calendar_json),
    path("kalender.csv", calendar.calendar_csv),
    path("kalender.ics", calendar.calendar_ics),
    path("agenda", events.event_list),
    path("agenda.json", events.event_list_json),
    path("agenda.csv", events.event_list_csv),
    path("agenda.ics", events.event_list_ics),
    path("agenda/<slug:slug>", events.event),
    path("agenda/<slug:slug>.json", events.event_json),
    path("agenda/<slug:slug>.ics", events.event_ics),
]
