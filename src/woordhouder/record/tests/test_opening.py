"""A sealed entry is opened for everybody, as far as the entry that does so says."""

import json
from typing import Any

import pytest

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Organisation
from woordhouder.record.entries import record_entry
from woordhouder.record.inspection import inspect_record
from woordhouder.record.kinds import Kind
from woordhouder.record.models import Entry
from woordhouder.record.opening import close_again, open_sealed
from woordhouder.record.queries import BUNDLE, bundle
from woordhouder.record.receipts import NOT_CHECKABLE, check_receipt
from woordhouder.record.registry import BrokenPromise, action
from woordhouder.record.tests.toys import ANNE, a_row, say, unlisted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("log_addresses")]

with unlisted():
    UNSEALED = Kind("record.unsealed/1", says="Somebody opened what was sealed.", has=("why",))

    @action(owes=UNSEALED)
    def unseal(actor: Actor, *, entry: int, names: tuple[str, ...], audience: str = "public") -> Organisation:
        """Open what was sealed."""
        record_entry(UNSEALED, on="", stream=f"open-{audience}", audience=audience, has={"why": "Het mag."})
        open_sealed({Entry.objects.get(pk=entry): names})
        return a_row()

    @action()
    def reseal(actor: Actor, *, entry: int, names: tuple[str, ...]) -> Organisation:
        """Close it again."""
        close_again(Entry.objects.get(pk=entry), *names)
        return a_row()


def sealed():
    say(ANNE, stream="talk", text="Hallo", audience="table")
    return Entry.objects.latest("pk")


def opening(client, entry, kind="opening") -> Any:
    answer = client.get(f"/log/{kind}/{bytes(entry.leaf_hash).hex()}.json")
    return answer.json() if answer.status_code == 200 else answer.status_code


def test_what_is_sealed_is_absent_until_it_is_opened(client):
    entry = sealed()
    assert opening(client, entry) == opening(client, entry, "receipt") == 404
    unseal(ANNE, entry=entry.pk, names=("text",))
    shown = opening(client, entry)
    assert shown["openings"].keys() == {"text"}
    assert json.loads(shown["body"])["stream"] == "talk"
    receipt = client.get(f"/log/receipt/{bytes(entry.leaf_hash).hex()}.json").content
    assert check_receipt(receipt)[0] == NOT_CHECKABLE
    assert inspect_record() == []


def test_the_bundle_has_a_line_for_it(django_assert_num_queries):
    entry = sealed()
    unseal(ANNE, entry=entry.pk, names=("text",))
    with django_assert_num_queries(5):
        lines = [json.loads(line) for line in bundle(entry.pk // BUNDLE)]
    assert [set(line["openings"]) for line in lines if line["index"] == entry.pk] == [{"text"}]


def test_who_acted_is_never_opened(client):
    entry = sealed()
    unseal(ANNE, entry=entry.pk, names=("hand", "figure"))
    assert opening(client, entry)["openings"].keys() == {"figure"}


def test_it_can_be_closed_for_a_while_and_opened_again(client):
    entry = sealed()
    unseal(ANNE, entry=entry.pk, names=("text", "figure"))
    reseal(ANNE, entry=entry.pk, names=("text",))
    assert opening(client, entry)["openings"].keys() == {"figure"}
    unseal(ANNE, entry=entry.pk, names=("text", "figure"))
    assert opening(client, entry)["openings"].keys() == {"text", "figure"}


def test_only_a_public_entry_opens_and_only_a_sealed_one_is_opened():
    entry = sealed()
    with pytest.raises(BrokenPromise):
        unseal(ANNE, entry=entry.pk, names=("text",), audience="table")
    say(ANNE, stream="said", text="Hallo", audience="public")
    with pytest.raises(BrokenPromise):
        unseal(ANNE, entry=Entry.objects.latest("pk").pk, names=("text",))
