"""All addresses: each room's own, at the root in Dutch and once more below /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from woordhouder.site.views import errors, home

rooms = [
    path("", include("woordhouder.site.urls")),
    path("", include("woordhouder.parties.urls")),
    path("", include("woordhouder.examples.urls")),
    path("", include("woordhouder.agreements.urls")),
    path("", include("woordhouder.keeping.urls")),
]
# The first part of these is the name of a table, so that they come last: no table bears a name of the above.
tables = [
    path("", include("woordhouder.parties.table_urls")),
    path("", include("woordhouder.keeping.urls.tables")),
    path("", include("woordhouder.intake.urls")),
    path("", include("woordhouder.agreements.urls.tables")),
]
urlpatterns = [
    path("", include("woordhouder.record.urls")),
    path("", include(rooms)),
    path("en/", include(rooms)),
    path("en", home.home),
    # Of these `reverse` must keep the language: the library for sign-in goes by their names.
    *i18n_patterns(path("", include("woordhouder.site.urls.signing_in")), prefix_default_language=False),
    path("en/", include(tables)),
    path("", include(tables)),
]
handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler429 = errors.too_many_requests
handler500 = errors.server_error
