"""What only a demonstration has: its people and its mail. In a real installation these addresses are not there."""

from django.conf import settings
from django.urls import path

from ..views import demo

urlpatterns = (
    [
        path("demo", demo.people),
        path("demo/aanmelden", demo.become),
    ]
    if settings.DEMO
    else []
)
