"""A browser of who signed in a moment ago, for the tests of every room."""

from django.conf import settings
from django.test import Client

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Person
from woordhouder.record.clock import now
from woordhouder.site.stepping_up import SIGNED_IN


def signed_in_now(actor: Actor) -> Client:
    """A browser in which this actor's person signed in just now, so that no code is asked for."""
    client = Client()
    client.force_login(Person.objects.get(reference=actor.person), settings.AUTHENTICATION_BACKENDS[0])
    session = client.session
    session[SIGNED_IN] = now().timestamp()
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key or ""
    return client
