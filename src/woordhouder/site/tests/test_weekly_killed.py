"""A worker that writes the lists of the week is killed, and two write them at once: each goes out once."""

import pytest
from django.core import mail

from woordhouder.jobs.tests.processes import killed_once
from woordhouder.record.tests.racing import Track
from woordhouder.site.mail.sending import send_letters
from woordhouder.site.mail.weekly import write_weekly
from woordhouder.site.models import Letter, WeeklyMail

from .weekly import FOUR, a_sunday

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def track(tmp_path, settings):
    settings.DEMO = False
    track = Track(tmp_path)
    track.run(a_sunday)
    return track


def test_after_a_kill_each_gets_hers_once(track, tmp_path):
    hangs = tmp_path / "hangs"
    killed_once(hangs.exists, track, "woordhouder.site.tests.a_weekly_worker", str(hangs), FOUR.isoformat())
    assert track.run(Letter.objects.count, WeeklyMail.objects.exclude(written_for=None).count) == [1, 1]
    assert track.run(lambda: write_weekly(FOUR)) == [2]
    track.run(lambda: send_letters(FOUR))
    assert len({one.to[0] for one in mail.outbox}) == len(mail.outbox) == 3


def test_two_workers_at_once_write_each_list_once(track):
    assert sum(track.run(*[lambda: write_weekly(FOUR)] * 3)) == 3
    assert track.run(Letter.objects.count) == [3]
