"""The record's addresses as a site includes them."""

from django.urls import include, path

urlpatterns = [path("", include("woordhouder.record.urls"))]
