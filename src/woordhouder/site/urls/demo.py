"""What only a demonstration has: its people and its mail. In a real installation these addresses are not there."""

from django.conf import settings
from django.urls import path

from ..views import demo, sent_mail

urlpatterns = (
    [
        path("demo", demo.people),
        path("demo/aanmelden", demo.become),
        path("demo/post", sent_mail.mail_list),
        path("demo/post/<int:pk>", sent_mail.mail),
        path("demo/post/<int:pk>/brief", sent_mail.mail_as_page),
    ]
    if settings.DEMO
    else []
)
