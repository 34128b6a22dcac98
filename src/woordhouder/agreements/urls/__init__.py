"""Addresses of what was agreed that do not begin with the name of a table."""

from django.urls import path

from ..views import removing
from .finding import over_all
from .reading import lists

urlpatterns = [*lists, *over_all, path("verwijderen/afspraak/<str:reference>", removing.remove)]
