"""Addresses of what everyone reads. Those below a table begin with its name, so that they come after all others."""

from django.urls import path

from ..views.reading import agreements, beside, commitments, differences, goals, tables, themes

lists = [
    path("tafels", tables.table_list),
    path("tafels.json", tables.table_list_json),
    path("tafels.csv", tables.table_list_csv),
    path("themas/<slug:slug>/tafels", themes.theme),
    path("themas/<slug:slug>/tafels.json", themes.theme_json),
    path("themas/<slug:slug>/tafels.csv", themes.theme_csv),
]
urlpatterns = [
    path("<slug:table>", tables.table),
    path("<slug:table>.json", tables.table_json),
    path("<slug:table>/doelen", goals.goal_list),
    path("<slug:table>/doelen.json", goals.goal_list_json),
    path("<slug:table>/doelen/<slug:reference>", goals.goal),
    path("<slug:table>/doelen/<slug:reference>.json", goals.goal_json),
    path("<slug:table>/<slug:agreement>", agreements.agreement),
    path("<slug:table>/<slug:agreement>.json", agreements.agreement_json),
    path("<slug:table>/<slug:agreement>.csv", agreements.agreement_csv),
    path("<slug:table>/<slug:agreement>.xlsx", agreements.agreement_xlsx),
    path("<slug:table>/<slug:agreement>/naast/<slug:other>", beside.beside),
    path("<slug:table>/<slug:agreement>/naast/<slug:other>.json", beside.beside_json),
    path("<slug:table>/<slug:agreement>/naast/<slug:other>/vervolg", beside.goes_on),
    path("<slug:table>/<slug:agreement>/verschil", differences.days),
    path("<slug:table>/<slug:agreement>/verschil.json", differences.days_json),
    path("<slug:table>/<slug:agreement>/<int:number>/verschil.json", differences.versions_json),
    path("<slug:table>/<slug:agreement>/<int:number>/verschil", differences.versions),
    path("<slug:table>/<slug:agreement>/<int:number>", commitments.commitment),
    path("<slug:table>/<slug:agreement>/<int:number>.json", commitments.commitment_json),
]
