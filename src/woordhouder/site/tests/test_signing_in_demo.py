"""The door of a demonstration is in a demonstration, and nowhere else."""

import os
import subprocess
import sys

import pytest

from woordhouder.parties.actions import enrol
from woordhouder.parties.actor import SYSTEM
from woordhouder.parties.models import Person
from woordhouder.parties.tests.tables import facilitator_of, whole_table
from woordhouder.record.clock import now

pytestmark = pytest.mark.django_db
EDITOR = "redactie@voorbeeld.example"
# A real installation, whose urls are read as it starts.
REAL = """
import django; django.setup()
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
for strict in (False, True):
    client = Client(enforce_csrf_checks=strict, headers={"host": "localhost"})
    for before in ("", "/en"):
        for path in ("", "/aanmelden", "/post"):
            for name in ("demo", "nergens"):
                there = f"{before}/{name}{path}"
                print(name, client.get(there).status_code, client.post(there, {"person": "person-x"}).status_code)
"""


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_one_click_makes_one_of_the_people(client, editor, prefix):
    page = client.get(f"{prefix}/demo").content.decode()
    assert EDITOR in page
    assert "Redactie" in page
    answer = client.post(f"{prefix}/demo/aanmelden", {"person": Person.objects.get(email=EDITOR).reference})
    assert answer.headers["Location"] == f"{prefix}/mijn"
    assert client.get("/mijn/sessies").wsgi_request.actor.person == Person.objects.get(email=EDITOR).reference


def test_the_next_click_makes_another_one(client, editor):
    enrol(SYSTEM, email="tweede@voorbeeld.example", organisation="Redactie", role="read")
    for email in (EDITOR, "tweede@voorbeeld.example"):
        client.post("/demo/aanmelden", {"person": Person.objects.get(email=email).reference})
        assert client.get("/mijn/sessies").wsgi_request.user.email == email


def test_who_facilitates_a_table_is_one_of_the_people_too(client):
    table = whole_table()
    helps = facilitator_of(table.partnership)
    shown = client.get("/demo").content.decode()
    assert "begeleider@voorbeeld.example" in shown
    assert table.partnership.name in shown
    client.post("/demo/aanmelden", {"person": helps.person})
    assert client.get(f"/{table.partnership.slug}/wacht").status_code == 200


def test_nobody_and_whoever_acts_for_nobody_are_absent_alike(client, editor):
    former = Person.objects.get(email=EDITOR)
    former.memberships.update(until=now())
    answers = [client.post("/demo/aanmelden", {"person": one}) for one in (former.reference, "person-x", "")]
    assert {answer.status_code for answer in answers} == {404}
    assert EDITOR not in client.get("/demo").content.decode()
    assert client.get("/mijn/sessies").status_code == 303


def test_it_is_only_asked_by_post_and_says_that_it_is_fiction(client, editor):
    assert client.get("/demo/aanmelden").status_code == 405
    assert client.post("/demo").status_code == 405
    assert "wh-notice" in client.get("/demo").content.decode()


def test_a_view_without_demonstration_does_nothing(client, editor, settings):
    settings.DEMO = False
    person = Person.objects.get(email=EDITOR).reference
    assert client.get("/demo").status_code == 404
    assert client.post("/demo/aanmelden", {"person": person}).status_code == 404
    assert client.get("/mijn/sessies").status_code == 303


def test_a_real_installation_has_no_such_door(tmp_path):
    real = {"DEMO": "0", "SECRET_KEY": "x" * 50, "WOORDHOUDER_DATA": str(tmp_path), "PAGE_CACHE_SECONDS": "0"}
    environment = {**os.environ, **real, "DJANGO_SETTINGS_MODULE": "woordhouder.config.settings"}
    environment.pop("DATABASE_URL", None)
    done = subprocess.run([sys.executable, "-c", REAL], env=environment, capture_output=True, text=True, check=True)
    lines = [line.split() for line in done.stdout.splitlines()]
    demo, nowhere = (["".join(line[1:]) for line in lines if line[0] == name] for name in ("demo", "nergens"))
    assert demo == nowhere
    assert len(demo) == 12
    assert all(answer.startswith("404") for answer in demo)
