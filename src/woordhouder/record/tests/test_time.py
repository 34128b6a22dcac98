"""What moment an entry carries."""

from datetime import UTC, datetime, timedelta

import pytest

from woordhouder.parties.models import Organisation
from woordhouder.record import clock
from woordhouder.record.clock import acting_at, is_replaying, now
from woordhouder.record.leaves import read_leaf
from woordhouder.record.models import Audit, Entry, Stream
from woordhouder.record.refusals import Refused
from woordhouder.record.tests.toys import ANNE, say

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def moments():
    return [read_leaf(bytes(leaf)).body["at"] for leaf in Entry.objects.order_by("pk").values_list("leaf", flat=True)]


@pytest.fixture
def server_says(monkeypatch):
    """Set the server's clock."""

    def set_to(moment):
        class Clock(datetime):
            @classmethod
            def now(cls, tz=None):
                return moment.astimezone(tz)

        monkeypatch.setattr(clock, "datetime", Clock)

    return set_to


def test_an_entry_carries_the_moment_of_the_server_in_whole_seconds(server_says):
    server_says(NOON + timedelta(microseconds=999_999))
    say(ANNE, stream="talk", text="Hallo")
    assert moments() == ["2026-03-01T12:00:00Z"]
    assert Audit.objects.get().at == Organisation.objects.get().founded_at == Stream.objects.get().newest_at == NOON


def test_when_the_servers_clock_went_back_the_entry_carries_the_newest_moment(server_says):
    for seconds in (0, -30, 5):
        server_says(NOON + timedelta(seconds=seconds))
        say(ANNE, stream="talk", text="Hallo")
    server_says(NOON - timedelta(days=1))
    say(ANNE, stream="other", text="Hallo")
    assert moments() == [
        "2026-03-01T12:00:00Z",
        "2026-03-01T12:00:00Z",
        "2026-03-01T12:00:05Z",
        "2026-02-28T12:00:00Z",
    ]


def test_a_replay_sets_the_moment():
    with acting_at(NOON):
        assert is_replaying()
        say(ANNE, stream="talk", text="Hallo")
        say(ANNE, stream="talk", text="Zelfde moment")
    assert not is_replaying()
    assert moments() == ["2026-03-01T12:00:00Z"] * 2
    assert set(Audit.objects.values_list("at", flat=True)) == {NOON}


def test_a_replay_line_before_the_newest_entry_of_its_dossier_is_refused():
    with acting_at(NOON):
        say(ANNE, stream="talk", text="Hallo")
    with acting_at(NOON - timedelta(seconds=1)):
        with pytest.raises(Refused) as refused:
            say(ANNE, stream="talk", text="Te laat")
        say(ANNE, stream="other", text="Een ander dossier mag")
    assert "2026-03-01T11:59:59Z" in str(refused.value)
    assert "2026-03-01T12:00:00Z" in str(refused.value)
    assert refused.value.next_step
    assert Audit.objects.count() == Entry.objects.count() == 2


def test_one_action_has_one_moment(monkeypatch):
    ticks = iter(NOON + timedelta(seconds=second) for second in range(100))

    class Ticking(datetime):
        @classmethod
        def now(cls, tz=None):
            return next(ticks)

    monkeypatch.setattr(clock, "datetime", Ticking)
    say(ANNE, stream="talk", text="Hallo")
    assert Audit.objects.get().at == Organisation.objects.get().founded_at == Stream.objects.get().newest_at
    assert now() > Audit.objects.get().at
