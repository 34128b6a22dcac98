"""The start page after sign-in, what comes to somebody by itself, and the code before one signs for an organisation."""

from django.urls import path

from ..views import attention, own_addresses, stepping_up

urlpatterns = [
    path("mijn", attention.mine),
    path("mijn.json", attention.mine_json),
    path("mijn/berichten", own_addresses.mine),
    path("mijn/code", stepping_up.code),
    # For programs and mail, by their secret alone.
    path("mijn-agenda/<str:token>.ics", own_addresses.own_calendar),
    path("mijn-lijst/<str:token>.atom", own_addresses.own_feed),
    path("wekelijks/<str:token>", own_addresses.stop),
]
