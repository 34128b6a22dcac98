"""Addresses below a table, of how its promises are kept: see config/urls.py."""

from django.urls import path

from ..views import showing

PROMISE = "<slug:table>/<slug:agreement>/<int:number>"
urlpatterns = [
    path("<slug:table>/bewijs/<str:reference>", showing.evidence),
    path(f"{PROMISE}/voortgang", showing.kept),
]
