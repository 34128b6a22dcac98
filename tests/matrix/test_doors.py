"""Each door, in each language, by each method, for whoever comes: strangers, who may, who may not, who may no more."""

import re
from itertools import product

import pytest
from django.core.cache import cache

from woordhouder.record.models import Audit

from .alike import without_path
from .door import DEMO, LINK, MEMBERS
from .doors import DOORS
from .house import PEOPLE, house_in_use
from .rows import in_language

TOKENS = (
    "speaking",
    "checking",
    "refreshing",
    "joining",
    "answering",
    "beginning",
    "calendar",
    "feed",
    "weekly",
)
WHO = ("anonymous", *PEOPLE)
ALL_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
OF_THINGS = [door for door in DOORS if door.absent]
SIGN_IN = re.compile(r"^(/en)?/aanmelden\?next=")


@pytest.fixture(scope="module")
def house(made_once):
    """The house in use, made once for all questions of this file."""
    return house_in_use()


pytestmark = [pytest.mark.django_db, pytest.mark.one_engine]


def named(door):
    return door.route or "root"


@pytest.mark.parametrize("door", DOORS, ids=named)
def test_it_opens_for_who_may_and_for_nobody_else(house, door):
    inside = next((who for who in WHO if door.opens(who)), "editor")
    in_dutch = [("nl", who, "GET") for who in WHO]
    for language, who, method in (
        *in_dutch,
        *product(["nl", "en"], [inside, "anonymous", "outsider"], ["GET", "HEAD"]),
    ):
        cache.clear()  # signing in is counted by address, and all of them have the same one
        answer = getattr(house.client(who), method.lower())(in_language(house.filled(door.address), language))
        assert answer.status_code == door.expected(who, method), (who, method)
        if door.way == MEMBERS and who == "anonymous":
            assert door.route == "afmelden" or SIGN_IN.match(answer.headers["Location"])


@pytest.mark.parametrize("door", DOORS, ids=named)
def test_other_methods_are_refused(house, door):
    there = house.filled(door.address)
    for who, method in product(("anonymous", "editor", "outsider"), ALL_METHODS[3:]):
        answer = getattr(house.client(who), method.lower())(there)
        assert answer.status_code == door.expected(who, method), (who, method)


@pytest.mark.parametrize("door", [door for door in DOORS if door.way == MEMBERS], ids=named)
def test_who_may_not_writes_nothing_there(house, door):
    there, before = house.filled(door.address), Audit.objects.count()
    for who in (who for who in WHO if not door.opens(who)):
        answer = house.client(who).post(there, {"title": "x", "text": "x", "reason": "x"})
        assert answer.status_code == door.expected(who, "POST"), who
    assert Audit.objects.count() == before


@pytest.mark.parametrize("door", OF_THINGS, ids=named)
def test_foreign_and_absent_answer_alike(house, door):
    there, nowhere = house.filled(door.address), house.filled(door.absent)
    for who in WHO:
        foreign, absent = house.client(who).get(there), house.client(who).get(nowhere)
        if door.opens(who) or who in door.knows:
            assert absent.status_code == (303 if door.way == MEMBERS and who == "anonymous" else 404), who
            continue
        assert foreign.status_code == absent.status_code, who
        assert foreign.headers.keys() == absent.headers.keys()
        assert without_path(foreign.content, there) == without_path(absent.content, nowhere), who


@pytest.mark.parametrize("door", DOORS, ids=named)
def test_what_is_not_for_everybody_is_kept_by_nobody(house, door):
    for who in ("anonymous", "editor", "nominator"):
        answer = house.client(who).get(house.filled(door.address))
        if door.way == LINK or (door.way == MEMBERS and who != "anonymous"):
            assert "private" in answer.headers["Cache-Control"], who
        if answer.status_code == 200:
            assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
            assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("door", [door for door in DOORS if door.way == LINK], ids=named)
def test_a_link_opens_only_its_own_door(house, door):
    tokens = {name: house.names[name] for name in TOKENS}
    own = re.search(r"\{(\w+)\}", door.there)[1]
    for name, token in tokens.items():
        answer = house.client("anonymous").get(door.there.replace("{" + own + "}", token))
        assert answer.status_code == (200 if name == own else 404), name
    answer = house.client("anonymous").get(house.filled(door.there))
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("door", [door for door in DOORS if door.way == DEMO], ids=named)
def test_outside_a_demonstration_its_doors_are_not_there(house, door, settings):
    settings.DEMO = False
    for method in map(str.lower, door.methods):
        answer = getattr(house.client("editor"), method)(house.filled(door.address))
        elsewhere = getattr(house.client("editor"), method)("/.nergens")
        assert answer.status_code == elsewhere.status_code == 404
