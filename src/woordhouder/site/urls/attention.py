"""The start page after sign-in."""

from django.urls import path

from ..views import attention

urlpatterns = [
    path("mijn", attention.mine),
    path("mijn.json", attention.mine_json),
]
