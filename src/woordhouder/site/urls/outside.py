"""For programs: feed, sitemap, robots, security, health."""

from django.urls import path

from ..views import outside

urlpatterns = [
    path("feed.atom", outside.feed),
    path("sitemap.xml", outside.site_map),
    path("robots.txt", outside.robots),
    path(".well-known/security.txt", outside.security),
    path("healthz", outside.health),
]
