"""What the site says about itself."""

from django.urls import path

from ..views import components, pages

urlpatterns = [
    path("over", pages.page, {"name": "about"}),
    path("werkwijze", pages.page, {"name": "method"}),
    path("toegankelijkheid", pages.page, {"name": "accessibility"}),
    path("privacy", pages.page, {"name": "privacy"}),
    path("verwijderen", pages.page, {"name": "removal"}),
    path("open-data", pages.page, {"name": "open_data"}),
    path("onderdelen", components.components),
]
