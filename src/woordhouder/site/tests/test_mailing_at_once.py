"""Two workers at the same time: each letter is written once and sent once."""

from datetime import UTC, datetime

import pytest
from django.core import mail

from woordhouder.examples.tests import making
from woordhouder.parties.actions import enrol, found
from woordhouder.parties.actor import SYSTEM, acting_for
from woordhouder.record.clock import acting_at
from woordhouder.record.models import Audit
from woordhouder.record.tests.racing import Track
from woordhouder.site.mail.following import follow_mail
from woordhouder.site.mail.sending import send_letters
from woordhouder.site.models import Letter, Mailed

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def track(tmp_path):
    """A database in which some speakers were invited."""
    with acting_at(NOW):
        found(SYSTEM, kind="editorial_board", name="Redactie")
        enrol(SYSTEM, email="redactie@voorbeeld.example", organisation="Redactie", role="contribute")
        editor = acting_for("redactie@voorbeeld.example", "Redactie")
        for _each in range(3):
            nomination = making.taken_up(editor)
            for party in making.SPEAKERS:
                making.invited(editor, nomination, party)
    return Track(tmp_path)


def test_each_letter_is_written_once_and_sent_once(track):
    def work():
        follow_mail(NOW)
        return send_letters(NOW)

    def left():
        return Letter.objects.count(), Audit.objects.filter(mailed=None).count(), Mailed.objects.count()

    sent = track.run(*[work] * 4)
    sent += track.run(work)
    assert sum(sent) == len(mail.outbox) == 9
    still_there, unmarked, marked = track.run(left)[0]
    assert (still_there, unmarked) == (0, 0)
    assert marked == track.run(Audit.objects.count)[0]
