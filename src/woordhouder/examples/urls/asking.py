"""Asking the people behind an example, reporting what is not right, and the sources that editors watch over."""

from django.urls import path

from ..views.asking import questions, reports, sources

urlpatterns = [
    path("voorbeelden/<slug:slug>/vraag", questions.ask),
    path("vraag/bevestigen/<str:token>", questions.confirm),
    path("vraag/antwoorden/<str:token>", questions.answer),
    path("voorbeelden/<slug:slug>/melding", reports.report),
    path("redactie/meldingen", reports.report_list),
    path("redactie/meldingen.json", reports.report_list_json),
    path("redactie/meldingen/<str:reference>", reports.answer_report),
    path("redactie/bronnen", sources.source_list),
    path("redactie/bronnen.json", sources.source_list_json),
    path("redactie/bronnen.csv", sources.source_list_csv),
]
