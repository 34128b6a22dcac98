"""What tests of the pages of an example in the making do again and again."""

import re

from django.test import Client

from woordhouder.parties.links import token
from woordhouder.parties.models import Person, PersonalLink

WORDS = {"what_made_it_good": "Wij zaten zelf aan tafel."}


def browser(actor):
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(Person.objects.get(reference=actor.person))
    return client


def story(interview, rest=""):
    """The address of a speaker's page, by her newest link."""
    return f"/uw-verhaal/{_newest(interview, 'interview')}{rest}"


def whole(interview):
    """The address where she reads the whole."""
    return f"/uw-verhaal/het-geheel/{_newest(interview, 'check')}"


def yearly(interview):
    """The address of the yearly question to her."""
    return f"/klopt-dit-nog/{_newest(interview, 'refresh')}"


def _newest(interview, task):
    return token(PersonalLink.objects.filter(about=interview, task=task).latest("pk"))


def hidden(response, name):
    """The value of a hidden field on a page."""
    return re.search(rf'name="{name}" value="([^"]*)"', response.content.decode())[1]
