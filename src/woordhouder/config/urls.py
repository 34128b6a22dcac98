"""All addresses: each room's own, at the root in Dutch and once more below /en/."""

from django.urls import include, path

from woordhouder.site.views import errors, home

rooms = [
    path("", include("woordhouder.site.urls")),
    path("", include("woordhouder.examples.urls")),
]
urlpatterns = [
    path("", include("woordhouder.record.urls")),
    path("", include(rooms)),
    path("en/", include(rooms)),
    path("en", home.home),
]
handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
