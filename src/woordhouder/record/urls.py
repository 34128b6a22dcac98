"""Addresses of the record. They last: receipts and other programs know them."""

from django.urls import path, re_path

from . import views

app_name = "record"
urlpatterns = [
    path("log/kinds.json", views.kinds, name="kinds"),
    re_path(r"^log/opening/(?P<leaf>[0-9a-f]{64})\.json$", views.opening, name="opening"),
    path("log/openings/<int:number>.jsonl", views.openings, name="openings"),
    re_path(r"^log/receipt/(?P<leaf>[0-9a-f]{64})\.json$", views.receipt, name="receipt"),
]
