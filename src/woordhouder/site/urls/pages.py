"""What the site says about itself."""

from django.urls import path

from ..views import components

urlpatterns = [path("onderdelen", components.components)]
