"""What tests of the sign-in do again and again: ask for a code, read it from the mail, type it."""

import re

from django.test import Client

from woordhouder.site.models import Letter

WRONG = "BBBB-BBBB"
CODE = re.compile(r"^[A-Z]{4}-[A-Z]{4}$", re.MULTILINE)


def ask(client, email, prefix="", **more):
    """Ask for a code for this address."""
    return client.post(f"{prefix}/aanmelden", {"login": email, **more})


def mailed_code(email):
    """The code in the newest letter to this address."""
    return CODE.search(Letter.objects.filter(to=email).latest("pk").text)[0]


def type_code(client, code, prefix="", **more):
    """Type a code on its page."""
    return client.post(f"{prefix}/aanmelden/code", {"code": code, **more})


def signed_in_as(email, **headers):
    """A browser in which this person is signed in."""
    client = Client(headers=headers or None)
    ask(client, email)
    assert type_code(client, mailed_code(email)).status_code == 302
    return client
