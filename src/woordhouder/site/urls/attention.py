"""The start page after sign-in, and the mail of a demonstration."""

from django.urls import path

from ..views import attention, sent_mail

urlpatterns = [
    path("mijn", attention.mine),
    path("mijn.json", attention.mine_json),
    path("demo/post", sent_mail.mail_list),
    path("demo/post/<int:pk>", sent_mail.mail),
    path("demo/post/<int:pk>/brief", sent_mail.mail_as_page),
]
