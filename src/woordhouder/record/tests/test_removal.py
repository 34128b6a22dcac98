"""The words go, the mark stays."""

import pytest

from woordhouder.parties.models import Organisation
from woordhouder.record.inspection import inspect_record
from woordhouder.record.leaves import encode, read_leaf
from woordhouder.record.models import Audit, Entry, Opening, Removal
from woordhouder.record.refusals import Invalid, Refused
from woordhouder.record.registry import BrokenPromise
from woordhouder.record.tests.toys import ANNE, BOB, say, take_away

pytestmark = pytest.mark.django_db


def said(stream="talk", text="Jan Jansen woont hier", audience="public"):
    say(ANNE, stream=stream, text=text, audience=audience)
    return Entry.objects.latest("pk")


def names(entry):
    return set(entry.openings.values_list("name", flat=True))


def test_one_name_is_removed_and_the_rest_can_still_be_opened():
    entry = said()
    recorded = take_away(BOB, entries=[entry.pk], name="text", ground="personal_data", reason="Een naam")
    assert names(entry) == {"figure", "hand"}
    body = read_leaf(bytes(recorded.leaf)).body
    assert body["kind"] == "record.removed/1"
    assert body["refs"] == [encode(bytes(entry.leaf_hash))]
    assert body["set"] == {"name": "text", "ground": "personal_data"}
    assert body["stream"] == "talk"
    mark = Removal.objects.get()
    assert (mark.entry, mark.recorded, mark.name, mark.reason) == (entry, recorded, "text", "Een naam")
    assert mark.by == "org-housing"
    assert inspect_record() == []


@pytest.mark.parametrize("audience", ["public", "table"])
def test_all_words_of_several_versions_are_removed_at_once(audience):
    entries = [said(audience=audience) for _version in range(3)]
    kept = said(audience=audience)
    take_away(BOB, entries=[entry.pk for entry in entries], ground="order", reason="Vonnis")
    assert not Opening.objects.filter(entry__in=entries).exists()
    assert "text" in names(kept)
    assert Removal.objects.count() == 3
    assert Audit.objects.count() == 5
    assert inspect_record() == []


def test_nothing_of_the_words_or_salt_stays_in_the_record():
    entry = said()
    salt = bytes(entry.openings.get(name="text").salt)
    take_away(BOB, entries=[entry.pk], ground="personal_data", reason="Een naam")
    kept = b"".join(
        bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
        for model in (Entry, Opening, Removal, Audit)
        for row in model.objects.values_list()
        for value in row
    )
    assert b"Jansen" not in kept
    assert salt not in kept


def test_removing_the_same_words_again_is_refused():
    entry = said()
    take_away(BOB, entries=[entry.pk], name="text", ground="order", reason="Vonnis")
    with pytest.raises(Refused):
        take_away(BOB, entries=[entry.pk], name="text", ground="order", reason="Vonnis")
    assert Removal.objects.count() == 1
    take_away(BOB, entries=[entry.pk], ground="order", reason="Nu alles")
    assert inspect_record() == []


def test_the_reason_itself_can_be_removed():
    entry = said()
    recorded = take_away(BOB, entries=[entry.pk], ground="order", reason="Jan Jansen vroeg het")
    take_away(BOB, entries=[recorded.pk], name="reason", ground="personal_data", reason="Een naam")
    assert list(Removal.objects.order_by("pk").values_list("reason", flat=True)) == ["", "Een naam"]
    assert inspect_record() == []


@pytest.mark.parametrize("audience", ["public", "table"])
def test_the_mark_of_a_removal_stays(audience):
    """Without its body a sealed removal would leave words missing for no reason that anybody can check."""
    entry = said(audience=audience)
    recorded = take_away(BOB, entries=[entry.pk], name="text", ground="order", reason="Vonnis")
    with pytest.raises(Refused):
        take_away(BOB, entries=[entry.pk, recorded.pk], ground="order", reason="Alles")
    assert "reason" in names(recorded)
    assert inspect_record() == []


def test_a_ground_outside_the_list_is_refused():
    entry = said()
    with pytest.raises(Invalid):
        take_away(BOB, entries=[entry.pk], ground="spijt", reason="Toch niet")
    assert "text" in names(entry)
    assert Organisation.objects.count() == 1


@pytest.mark.parametrize("name", ["body", "all"])
def test_a_removal_is_about_one_stream_and_never_about_a_body_alone(name):
    pair = [said(audience="table").pk, said("other", audience="table").pk]
    with pytest.raises(BrokenPromise):
        take_away(BOB, entries=pair[:1] if name == "body" else pair, name=name, ground="order", reason="Vonnis")
    assert inspect_record() == []
