"""What the pages for who signed in or holds a link cost, against an empty page, small and with a thousand rows at work.

Ratios are of processor time, the least of some rounds: other work on the machine disturbs that least. p95 is what a
reader waits.
"""

from . import house  # isort: skip - sets the environment before Django's models are read

import time

from django.conf import settings
from django.test import Client
from django.utils.timezone import now

from woordhouder.commands.demo import EDITOR, tell_the_story
from woordhouder.examples.models import (
    Conversation,
    ConversationAnswers,
    Example,
    Interview,
    Nomination,
    ReaderReport,
    Words,
)
from woordhouder.parties.links import token
from woordhouder.parties.models import Invitation, Membership, Organisation, Person, PersonalLink

from .pages import ROUNDS, measured

MANY = 1000
VOLUNTEER = "bewoner@huurdersbelang.example"
CHAIR = "voorzitter@huurdersbelang.example"


def main() -> None:
    settings.ROOT_URLCONF = "benchmarks.urls"
    settings.PAGE_CACHE_SECONDS = 0
    house.fill_with_library()
    tell_the_story()
    pages = work_pages()
    empty = least(Client(SERVER_NAME="localhost"), "/empty")
    small = {page: looked_at(page, who) for page, who in pages.items()}
    add_many_at_work()
    large = {page: looked_at(page, who) for page, who in pages.items()}
    print("| page | x empty | with 1,000 at work | queries | p95 there, ms | kB |")
    print("|---|---|---|---|---|---|")
    for page in pages:
        usual, _slow, before, size = small[page]
        many, slowest, after, _larger = large[page]
        print(
            f"| `{shown(page)}` | {usual / empty:.0f} | {many / usual:.2f}x | {before} -> {after} "
            f"| {slowest * 1000:.0f} | {size / 1000:.0f} |"
        )


def looked_at(page: str, who: str) -> tuple[float, float, int, int]:
    """Least processor time, p95, queries and bytes of a page for this person."""
    client = browser(who)
    _median, slowest, count, size = measured(page, client=client)
    return least(client, page), slowest, count, size


def least(client: Client, page: str) -> float:
    """The least processor time, in seconds, in which the page was made."""
    return min(processor_time(client, page) for _round in range(ROUNDS))


def processor_time(client: Client, page: str) -> float:
    began = time.process_time()
    client.get(page)
    return time.process_time() - began


def work_pages() -> dict[str, str]:
    """Each page with who asks for it; "" is whoever holds the link."""
    dossier = Nomination.objects.order_by("pk")[0].reference
    told = Interview.objects.order_by("pk")[1].reference
    link = token(PersonalLink.objects.filter(task="interview", about=told).latest("pk"))
    return {
        "/mijn": EDITOR,
        "/redactie": EDITOR,
        "/redactie/meldingen": EDITOR,
        "/redactie/bronnen": EDITOR,
        "/redactie/verversen": EDITOR,
        "/redactie/bestanden/verschillen": EDITOR,
        "/redactie/voorbeelden/tilburg-2020-2025": EDITOR,
        "/in-de-maak": "",
        f"/in-de-maak/{dossier}": EDITOR,
        f"/in-de-maak/{dossier}/tekst": EDITOR,
        f"/uw-verhaal/{link}": "",
        "/voordragen": VOLUNTEER,
        "/voorbeelden/tilburg-2020-2025/vertrekpunt": "",
        "/voorbeelden/tilburg-2020-2025/vertrekpunt/notitie.pdf": "",
        "/voorbeelden/tilburg-2020-2025/vertrekpunt/notitie.docx": "",
        "/voorbeelden/tilburg-2020-2025/melding": "",
        "/mijn/gesprekken": VOLUNTEER,
        "/mijn/organisatie": CHAIR,
        "/mijn/gegevens": VOLUNTEER,
    }


def browser(who: str) -> Client:
    """A browser in which this person is signed in; for "" nobody is."""
    client = Client(SERVER_NAME="localhost")
    if who:
        client.force_login(Person.objects.get(email=who), settings.AUTHENTICATION_BACKENDS[0])
    return client


def shown(page: str) -> str:
    """The address without what is random in it."""
    return "/".join("..." if "-" in part and any(sign.isdigit() for sign in part) else part for part in page.split("/"))


def add_many_at_work() -> None:
    """A thousand nominations with three interviews each, reports, conversations and members, in bulk."""
    editor, volunteer = Person.objects.get(email=EDITOR), Person.objects.get(email=VOLUNTEER)
    tenants = Organisation.objects.get(name="Huurdersbelang Rietwaarde")
    example, moment = Example.objects.order_by("pk")[0], now()
    made = Nomination.objects.bulk_create(
        Nomination(
            by=tenants, person=volunteer, title=f"Afspraak {number}", places=["Breda"], why="Het hielp.",
            nominated_at=moment, editor=editor, taken_up_at=moment,
        )
        for number in range(MANY)
    )  # fmt: skip
    interviews = Interview.objects.bulk_create(
        Interview(
            nomination=row, party=f"Partij {number}", kind="municipality", role="beleidsmedewerker",
            email="x@voorbeeld.example", editor=editor, invited_at=moment,
        )
        for row in made
        for number in range(3)
    )  # fmt: skip
    Words.objects.bulk_create(
        Words(interview=row, number=1, by_speaker=True, what_made_it_good="Wij deden het samen.", written_at=moment)
        for row in interviews
    )
    ReaderReport.objects.bulk_create(
        ReaderReport(example=example, text="Het jaar klopt niet.", made_at=moment) for _number in range(MANY)
    )
    talks = Conversation.objects.bulk_create(
        Conversation(example=example, by=tenants, person=volunteer, started_at=moment) for _number in range(MANY)
    )
    ConversationAnswers.objects.bulk_create(
        ConversationAnswers(conversation=row, number=1, answers={"task": "Vocht."}, written_at=moment) for row in talks
    )
    people = Person.objects.bulk_create(
        Person(email=f"lid{number}@huurdersbelang.example", joined_at=moment) for number in range(MANY)
    )
    Membership.objects.bulk_create(
        Membership(person=row, organisation=tenants, role="read", since=moment) for row in people
    )
    Invitation.objects.bulk_create(
        Invitation(organisation=tenants, email=f"n{number}@voorbeeld.example", role="read", made_at=moment)
        for number in range(MANY)
    )
