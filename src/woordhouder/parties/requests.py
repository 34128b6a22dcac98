"""A request as views know it."""

from django.http import HttpRequest

from .actor import Actor


class Request(HttpRequest):
    """A request of which the middleware said who acts."""

    actor: Actor
    gives_back: bool
