"""Addresses of keeping one's word that do not begin with the name of a table."""

from django.urls import path

from ..views import showing

urlpatterns = [
    path("hoe-wij-rekenen", showing.rules),
]
