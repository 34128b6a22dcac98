"""Addresses of keeping one's word that do not begin with the name of a table."""

from django.urls import path

from ..views import measures, removing, report_sheets, reporting, showing

SHEET = "mijn/verslag/blad/<str:reference>"

urlpatterns = [
    path("mijn/verslag", reporting.mine),
    path("mijn/verslag.csv", report_sheets.download, {"ending": "csv"}),
    path("mijn/verslag.xlsx", report_sheets.download, {"ending": "xlsx"}),
    path("mijn/verslag/blad", report_sheets.sheets),
    path(SHEET, report_sheets.sheet),
    path(f"{SHEET}/rij/<int:line>", report_sheets.row),
    path(f"{SHEET}/indienen", report_sheets.file),
    path(f"{SHEET}/weg", report_sheets.undo),
    path(f"{SHEET}/terug", report_sheets.put_back),
    path("mijn/maten", measures.all_of_them),
    path("mijn/maten/volgen/<str:reference>", measures.follow),
    path("mijn/maten/<str:reference>", measures.one),
    path("verwijderen/<str:reference>", removing.remove),
    path("hoe-wij-rekenen", showing.rules),
    path("hoe-wij-rekenen.json", showing.rules_json),
]
