"""The record for programs."""

import json

import pytest

from woordhouder.record import queries
from woordhouder.record.kinds import KINDS
from woordhouder.record.models import Entry
from woordhouder.record.queries import newest_entry, receipt_address
from woordhouder.record.receipts import NOT_CHECKABLE, check_receipt
from woordhouder.record.tests.toys import ANNE, BOB, note, say, take_away

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("log_addresses")]


def said(stream="talk", audience="public"):
    say(ANNE, stream=stream, text="Hallo", audience=audience)
    return newest_entry(stream)


def address(kind, entry):
    return f"/log/{kind}/{bytes(entry.leaf_hash).hex()}.json"


def test_the_newest_entry_of_a_dossier(django_assert_num_queries):
    said()
    newest = said()
    with django_assert_num_queries(2):
        assert newest_entry("talk") == newest
    assert newest.n == 2
    assert newest_entry("absent") is None


def test_all_kinds_are_described(client):
    answer = client.get("/log/kinds.json")
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.json().keys() == KINDS.keys()


def test_a_receipt_is_a_file_to_keep(client):
    entry = said()
    assert receipt_address(entry) == address("receipt", entry)
    answer = client.get(receipt_address(entry))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="woordhouder-talk-1.json"'
    assert check_receipt(answer.content)[0] == NOT_CHECKABLE


def test_an_opening_has_the_members_of_a_receipt_without_who_acted(client):
    entry = said()
    opening = client.get(address("opening", entry)).json()
    receipt = client.get(address("receipt", entry)).json()
    assert opening == {name: receipt[name] for name in ("leaf", "openings")}
    assert opening["openings"].keys() == {"text", "figure"}


def answers(client, place):
    answer = client.get(place)
    return answer.status_code, answer.content, sorted(answer.headers.items())


def test_closed_foreign_and_absent_openings_answer_alike(client):
    removed, sealed = said(), said("table", "table")
    take_away(BOB, entries=[removed.pk], ground="order", reason="Vonnis")
    absent = Entry(leaf_hash=bytes(32))
    seen = [answers(client, address("opening", entry)) for entry in (removed, sealed, absent)]
    assert seen[0] == seen[1] == seen[2]
    assert seen[0][0] == 404
    assert answers(client, address("receipt", sealed)) == answers(client, address("receipt", absent)) == seen[0]


def test_a_removed_entry_still_has_its_receipt(client):
    removed = said()
    take_away(BOB, entries=[removed.pk], ground="order", reason="Vonnis")
    answer = client.get(address("receipt", removed))
    assert answer.json()["openings"] == {}
    assert check_receipt(answer.content)[0] == NOT_CHECKABLE


def test_a_bundle_has_a_line_per_public_entry(client, monkeypatch, django_assert_num_queries):
    monkeypatch.setattr(queries, "BUNDLE", 10**6)
    first, _sealed, removed = said(), said("table", "table"), said()
    last = take_away(BOB, entries=[removed.pk], ground="order", reason="Vonnis")
    with django_assert_num_queries(5):
        answer = client.get("/log/openings/0.jsonl")
    lines = [json.loads(line) for line in answer.content.splitlines()]
    assert [line["index"] for line in lines] == [first.pk, removed.pk, last.pk]
    assert lines[0] == {"index": first.pk, **client.get(address("opening", first)).json()}
    assert lines[1]["openings"] == {}
    assert b"person-anne" not in answer.content


def test_each_public_entry_stands_in_one_bundle(client, monkeypatch):
    monkeypatch.setattr(queries, "BUNDLE", 2)
    ids = [said().pk for _number in range(5)]
    found = []
    for number in range(ids[0] // 2, ids[-1] // 2 + 1):
        found += [
            json.loads(line)["index"] for line in client.get(f"/log/openings/{number}.jsonl").content.splitlines()
        ]
    assert found == ids


def test_beyond_the_last_bundle_there_is_none(client):
    assert client.get("/log/openings/0.jsonl").status_code == 404
    note(ANNE)
    number = said().pk // 256
    assert client.get(f"/log/openings/{number}.jsonl").status_code == 200
    assert client.get(f"/log/openings/{number + 1}.jsonl").status_code == 404
    assert client.get(f"/log/openings/{10**30}.jsonl").status_code == 404


@pytest.mark.parametrize("leaf", ["0" * 63, "0" * 65, "G" * 64, "A" * 64])
def test_other_addresses_are_no_addresses(client, leaf):
    assert client.get(f"/log/opening/{leaf}.json").status_code == 404


def test_nothing_is_written_here(client):
    place = address("receipt", said())
    assert client.post(place).status_code == 405
    assert client.head(place).status_code == 200
