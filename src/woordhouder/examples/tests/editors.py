"""People around the editors' room, each with an own browser, and the form of an example as a browser sends it."""

from html.parser import HTMLParser

from django.test import Client
from django.utils.timezone import now

from woordhouder.examples.filling import fields_of
from woordhouder.parties.models import Membership, Person

from .making import member


def browser_of(actor):
    """A browser in which this person signed in."""
    client = Client()
    client.force_login(Person.objects.get(reference=actor.person))
    return client


def editors_browser(name="eva"):
    return browser_of(member("Redactie", name=name))


def revoked():
    """The browser of an editor whose membership ended while she was at work."""
    actor = member("Redactie", name="weg")
    client = browser_of(actor)
    Membership.objects.filter(person__reference=actor.person).update(until=now())
    return client


def strangers():
    """Who signed in and is no editor: of another organisation, who only reads for the board, and who lost her say."""
    return {
        "foreign": browser_of(member("Gemeente Tilburg", "bind", "municipality")),
        "controller": browser_of(member("Beheer", "bind", "controller")),
        "board-reader": browser_of(member("Redactie", "read")),
        "revoked": revoked(),
    }


def as_form(facts, replaces, **changes):
    """What the form sends for these facts; a change to None takes the field out."""
    fields = {**fields_of(facts), "replaces": str(replaces), **changes}
    return {name: value for name, value in fields.items() if value is not None}


class Shown(HTMLParser):
    """The values of a form as a browser has them: what it would send without a key pressed."""

    def __init__(self, content):
        super().__init__()
        self.fields, self.inside, self.select = {}, None, None
        self.feed(content)

    def add(self, name, value):
        self.fields.setdefault(name, []).append(value)

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        name = found.get("name")
        if tag == "input" and name:
            kind = found.get("type", "text")
            if kind not in ("checkbox", "radio") or "checked" in found:
                self.add(name, found.get("value") or "")
        if tag == "textarea":
            self.inside = name
            self.add(name, "")
        if tag == "select":
            self.select = name
            self.fields.setdefault(name, [""])
        if tag == "option" and self.select and "selected" in found:
            self.fields[self.select] = [found.get("value") or ""]

    def handle_data(self, data):
        if self.inside:
            self.fields[self.inside][-1] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            first = self.fields[self.inside][-1]
            self.fields[self.inside][-1] = first.removeprefix("\r\n").removeprefix("\n")
            self.inside = None
        if tag == "select":
            self.select = None


def shown(answer):
    """The fields of the form on a page."""
    return Shown(answer.content.decode()).fields
