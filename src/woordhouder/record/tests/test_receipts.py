"""A receipt proves what an entry said, and shows when a byte of it was changed."""

import json
import re

import pytest

from woordhouder.record.inspection import inspect_record
from woordhouder.record.models import Entry, Log
from woordhouder.record.queries import holds
from woordhouder.record.receipts import GOOD, NOT_CHECKABLE, WRONG, check_receipt, log_origin, receipt
from woordhouder.record.tests.toys import ANNE, say

pytestmark = pytest.mark.django_db


def made(audience="public", **how):
    say(ANNE, stream=f"s-{audience}", text="Zin één", audience=audience)
    return receipt(Entry.objects.latest("pk"), **how)


def changed(text, **members):
    return json.dumps({**json.loads(text), **members}).encode()


def test_the_origin_is_made_once_and_stays():
    assert not Log.objects.exists()
    first = log_origin("voorbeeld.nl")
    assert re.fullmatch(r"voorbeeld\.nl/log-[0-9a-f]{8}", first)
    assert log_origin("elders.nl") == log_origin() == first


def test_the_origin_is_named_after_the_installation(settings):
    settings.BASE_URL = "https://afspraken.voorbeeld.nl"
    assert log_origin().startswith("afspraken.voorbeeld.nl/log-")


def test_a_receipt_has_the_leaf_and_what_opens_it():
    members = json.loads(made())
    assert members.keys() == {"format", "origin", "leaf", "openings"}
    assert members["format"] == "woordhouder/receipt/v1"
    assert members["leaf"].encode() == bytes(Entry.objects.get().leaf)
    assert members["openings"]["text"]["value"] == "Zin één"


def test_who_acted_is_opened_only_in_a_private_receipt():
    assert "hand" not in json.loads(made())["openings"]
    assert b"person-anne" not in made()
    private = made(private=True)
    assert json.loads(private)["openings"]["hand"]["value"]["person"] == "person-anne"
    assert check_receipt(private)[0] == NOT_CHECKABLE


@pytest.mark.parametrize("audience", ["public", "table"])
def test_without_a_place_in_the_tree_a_good_receipt_is_content_checked(audience):
    code, sentences = check_receipt(made(audience))
    assert code == NOT_CHECKABLE != GOOD
    assert f"s-{audience}" in str(sentences[0])
    assert "hand" in str(sentences[1])
    assert len(sentences) == 3


def test_a_receipt_in_another_layout_is_as_good():
    text = made()
    assert check_receipt(json.dumps(json.loads(text), indent=4).encode() + b"\n") == check_receipt(text)


@pytest.mark.parametrize("audience", ["public", "table"])
def test_every_byte_of_a_receipt_counts_beside_its_record(audience):
    text = made(audience)
    entry, origin = bytes(Entry.objects.get().leaf_hash), log_origin()
    record = {"origin": origin, "holds": lambda leaf_hash: leaf_hash == entry}
    good, series = check_receipt(text, **record), text.index(b"woordhouder/receipt/v1")
    elsewhere = range(text.index(origin.encode()), text.index(origin.encode()) + len(origin))
    newer = range(series + 20, series + 22)
    for place in range(len(text)):
        code, sentences = check_receipt(flipped(text, place), **record)
        assert sentences != good[1]
        assert code == (NOT_CHECKABLE if place in elsewhere or place in newer else WRONG), place


@pytest.mark.parametrize("audience", ["public", "table"])
def test_every_byte_of_an_opening_counts_by_itself(audience):
    text = made(audience)
    openings = range(text.index(b'"openings":'), text.index(b',"origin":'))
    for place in openings:
        assert check_receipt(flipped(text, place))[0] == WRONG, place


def flipped(text, place):
    return text[:place] + bytes([text[place] ^ 1]) + text[place + 1 :]


WRONG_MEMBERS = [
    {"openings": {"text": {"salt": "A" * 43 + "=", "value": "Zin één"}}},
    {"openings": {"text": {"salt": "x", "value": "Zin één"}}},
    {"openings": {"text": {"value": "Zin één"}}},
    {"openings": {"text": "Zin één"}},
    {"openings": {"more": {"salt": "A" * 43 + "=", "value": 1}}},
    {"openings": []},
    {"leaf": 5},
    {"leaf": "\ud800"},
    {"origin": 5},
    {"more": 1},
    {"format": "iets anders"},
    {"body": "{}", "body_salt": "A" * 43 + "="},
    {"body": "{}"},
    {"body_salt": "A" * 43 + "="},
]


@pytest.mark.parametrize("members", WRONG_MEMBERS, ids=str)
@pytest.mark.parametrize("audience", ["public", "table"])
def test_a_wrong_member_is_wrong(members, audience):
    code, _sentences = check_receipt(changed(made(audience), **members))
    assert code == WRONG


@pytest.mark.parametrize("text", [b"", b"[]", b"{}", b"\xff", b"null", b"[" * 100_000, b'{"format":5}', b"%PDF-1.7"])
def test_what_is_no_receipt_is_wrong(text):
    assert check_receipt(text)[0] == WRONG


def test_a_receipt_of_a_newer_kind_is_not_checkable():
    for newer in ({"format": "woordhouder/receipt/v2"}, {"proof": "x"}):
        assert check_receipt(changed(made(), **newer))[0] == NOT_CHECKABLE


def test_openings_may_be_left_out_and_a_sealed_leaf_may_stay_closed():
    code, sentences = check_receipt(changed(made(), openings={}))
    assert code == NOT_CHECKABLE
    assert "figure, hand, text" in str(sentences[1])
    closed = {name: json.loads(made("table"))[name] for name in ("format", "origin", "leaf")}
    assert check_receipt(json.dumps({**closed, "openings": {}}).encode())[0] == NOT_CHECKABLE


def test_a_receipt_is_compared_with_the_record_at_hand():
    text = made()
    code, sentences = check_receipt(text, holds=holds, origin=log_origin())
    assert (code, len(sentences)) == (NOT_CHECKABLE, 4)
    assert check_receipt(text, holds=lambda _hash: False)[0] == WRONG
    code, sentences = check_receipt(text, holds=lambda _hash: False, origin="elders.nl/log-00000000")
    assert code == NOT_CHECKABLE
    assert log_origin() in str(sentences[-1])
    assert inspect_record() == []
