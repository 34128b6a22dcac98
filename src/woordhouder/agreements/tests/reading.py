"""A table with an agreement as readers meet it, and how tests look at its pages."""

import html
import re
from datetime import UTC, datetime

from django.conf import settings
from django.test import Client

from woordhouder.agreements import actions
from woordhouder.agreements.actions.disclosing import disclose_all_due
from woordhouder.parties.models import Person
from woordhouder.parties.tests.tables import whole_table
from woordhouder.record.clock import acting_at, now

from . import made

TABLE, SLUG = "verzonnendam", "prestatieafspraken-2026"
THERE = f"/{TABLE}/{SLUG}"
SECRET = "Mevrouw Jansen wacht al twee jaar."


def at(day):
    """Within, it is ten o'clock in the morning of this day."""
    return acting_at(datetime.fromisoformat(f"{day}T10:00:00").replace(tzinfo=UTC))


def a_table():
    with at("2025-11-01"):
        return whole_table(TABLE)


def an_agreement(table, lines=None, **facts):
    """A public agreement of 2026, registered on 10 January by the municipality."""
    with at("2026-01-10"):
        return made.registered_in_public(table.municipality, table, lines, **facts)


def client_of(actor):
    """A browser in which this actor's person is signed in."""
    client = Client()
    person = Person.objects.get(reference=actor.person)
    client.force_login(person, settings.AUTHENTICATION_BACKENDS[0])
    return client


def text_of(answer):
    """The words of the page's main part, as a reader sees them."""
    main = re.search(r"(?s)<main.*?</main>", answer.content.decode())[0]
    plain = html.unescape(re.sub(r"(?s)<(script|style).*?</\1>|<[^>]+>", " ", main))
    return " ".join(plain.split())


def barred(table, act, place=1, passage=SECRET):
    """The association objects to a passage of the text at this place."""
    wording = made.wording(act, place)
    start = wording.text.index(passage)
    with at("2026-01-12"):
        actions.object_to_passage(
            table.association,
            wording=wording.reference,
            start=start,
            end=start + len(passage),
            reason="Hier staat een naam.",
        )


def amended(table, act, place=0, text="Wij bouwen vijftig woningen.", **facts):
    """The text at a place, led by the municipality, with other words from July on; signed on 9 May."""
    commitment = made.commitments(act)[place]
    words = made.promise(table.municipality_seat, text)
    told = {"elsewhere": made.ELSEWHERE, **facts}
    with at("2026-05-01"):
        amendment = made.amended(table.municipality, table, commitment, words, **told)
    with at("2026-05-09"):
        made.signed(amendment, table.municipality)
        disclose_all_due(now())
    return amendment
