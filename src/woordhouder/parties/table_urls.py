"""Addresses of who sits at a table. They begin with its name: see config/urls.py."""

from django.urls import path

from .views import seats

SEAT = "<slug:table>/stoelen/<str:seat>"
urlpatterns = [
    path("<slug:table>/stoelen", seats.seats),
    path("<slug:table>/stoelen/nieuw", seats.give),
    path("<slug:table>/stoelen/begeleiders/nieuw", seats.facilitate),
    path("<slug:table>/stoelen/begeleiders/<int:facilitation>/beeindigen", seats.end_facilitation),
    path(SEAT, seats.seat),
    path(f"{SEAT}/innemen", seats.claim),
    path(f"{SEAT}/veranderen", seats.terms),
    path(f"{SEAT}/uitnodigen", seats.invite),
    path(f"{SEAT}/uitnodigingen/<str:invitation>/intrekken", seats.withdraw),
    path(f"{SEAT}/vertrekken", seats.leave),
]
