"""An example in the making: for everybody, for who is involved, and for speakers behind their links."""

from django.urls import path

from ..views.making import checking, dossier, interviewing, leaving, nominating, speaking

urlpatterns = [
    path("voordragen", nominating.nominate),
    path("in-de-maak", nominating.in_the_making),
    path("in-de-maak.json", nominating.in_the_making_json),
    path("in-de-maak/<str:reference>", dossier.dossier),
    path("in-de-maak/<str:reference>/oppakken", dossier.take_up),
    path("in-de-maak/<str:reference>/nalezen", dossier.ask_checks),
    path("in-de-maak/<str:reference>/plaatsen", dossier.publish),
    path("in-de-maak/<str:reference>/sluiten", dossier.close),
    path("in-de-maak/<str:reference>/sprekers/nieuw", interviewing.invite),
    path("in-de-maak/<str:reference>/gesprek/<str:interview>", interviewing.note),
    path("in-de-maak/<str:reference>/gesprek/<str:interview>/opnieuw-sturen", interviewing.send_again),
    path("in-de-maak/<str:reference>/gesprek/<str:interview>/stoppen", interviewing.stop),
    path("in-de-maak/<str:reference>/gesprek/<str:interview>/overnemen", interviewing.take_over),
    path("uw-verhaal/het-geheel/<str:token>", checking.whole),
    path("uw-verhaal/<str:token>", speaking.story),
    path("uw-verhaal/<str:token>/veranderen", speaking.change),
    path("uw-verhaal/<str:token>/nalezen", speaking.approve),
    path("uw-verhaal/<str:token>/liever-niet", leaving.decline),
    path("uw-verhaal/<str:token>/intrekken", leaving.withdraw),
    path("uw-verhaal/<str:token>/vergeten", leaving.forget),
    path("klopt-dit-nog/<str:token>", checking.still_right),
]
