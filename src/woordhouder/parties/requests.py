"""A request as views know it."""

from collections.abc import Sequence

from django.http import HttpRequest

from .actor import Actor
from .models import Membership


class Request(HttpRequest):
    """A request of which the middleware said who acts, and of who signed in for which organisations she may."""

    actor: Actor
    memberships: Sequence[Membership]
    gives_back: bool
