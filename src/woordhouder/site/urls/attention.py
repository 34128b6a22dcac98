"""The start page after sign-in, and the code before one signs for an organisation."""

from django.urls import path

from ..views import attention, stepping_up

urlpatterns = [
    path("mijn", attention.mine),
    path("mijn.json", attention.mine_json),
    path("mijn/code", stepping_up.code),
]
