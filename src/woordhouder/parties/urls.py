"""Addresses of one's organisation and of what is kept about oneself."""

from django.urls import path

from .views import about_me, beginning, invitation, organisation, seats

urlpatterns = [
    path("mijn/organisatie", organisation.organisation),
    path("mijn/organisatie/uitnodigen", organisation.invite),
    path("mijn/organisatie/uitnodigingen/<str:reference>/intrekken", organisation.withdraw),
    path("mijn/organisatie/leden/<int:membership>", organisation.member),
    path("mijn/organisatie/leden/<int:membership>/beeindigen", organisation.leave),
    path("mijn/organisatie/leden/<int:membership>/overdragen", organisation.hand_over),
    path("mijn/organisatie/naam", organisation.rename),
    path("mijn/organisatie/opvolger", organisation.succeed),
    path("uitnodiging/<str:token>", invitation.invitation),
    path("begin", beginning.begin),
    path("begin/<str:token>", beginning.begun),
    path("tafels/nieuw", beginning.new_table),
    path("mijn/tafels", seats.mine),
    path("mijn/bevestigen/<str:organisation>", seats.confirm),
    path("mijn/gegevens", about_me.about_me),
    path("mijn/gegevens.json", about_me.about_me_json),
    path("mijn/gegevens/wissen", about_me.erase),
    path("mijn/gegevens/gewist", about_me.erased),
]
