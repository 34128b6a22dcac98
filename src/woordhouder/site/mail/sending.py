"""Letters that were written go to the mail server, one by one, and stay until it took them."""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPResponseException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import Q

from ..models import Letter

logger = logging.getLogger(__name__)
BATCH = 100
# After each time that the server refused; the last one again and again.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 1440))
# By then every link in a letter has ended: nobody is helped by it any more.
LONGEST = timedelta(days=60)


def send_letters(moment: datetime) -> int:
    """Hand over the letters that are due at `moment`. Returns how many went. Safe to run twice at once.

    A letter is taken by putting off its next try; no lock is held while the mail server thinks. Who is killed in
    between leaves it for that next try: a letter may come twice, and is never lost.
    """
    gone = 0
    due = Letter.objects.filter(Q(not_after=None) | Q(not_after__gt=moment), not_before__lte=moment)
    for letter in due.order_by("not_before", "pk")[:BATCH]:
        if not _is_mine(letter, moment):
            continue
        try:
            if letter.to:  # one without address is written to make asking for a stranger cost the same
                message(letter).send()
        except OSError as error:  # what smtplib raises, too; its words hold the address, so they stay out of the log
            code = error.smtp_code if isinstance(error, SMTPResponseException) else ""
            logger.warning("Letter %s was not taken: %s %s.", letter.pk, type(error).__name__, code)
            continue
        letter.delete()
        gone += 1
    return gone


def give_up(moment: datetime) -> int:
    """Let go of letters that no server took for sixty days, or until their own last moment. Returns how many."""
    Letter.objects.filter(not_after__lte=moment).delete()
    count, _rows = Letter.objects.filter(written_at__lt=moment - LONGEST).delete()
    if count:
        logger.error("%s letters were not taken for sixty days, and are gone.", count)
    return count


def message(letter: Letter) -> EmailMultiAlternatives:
    """The letter as mail: to one address, as text and as a page, marked as written by a program.

    Its id is the same each time, so that a mailbox which gets it twice can show it once. What comes by itself can be
    stopped by one click in the mail program (RFC 8058).
    """
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    stop = {"List-Unsubscribe": f"<{letter.stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    headers = {
        "Message-ID": f"<letter-{letter.pk}.{letter.written_at:%Y%m%d%H%M%S%f}@{host}>",
        "List-Id": f"Woordhouder <letters.{host}>",
        "Auto-Submitted": "auto-generated",
        **(stop if letter.stop else {}),
    }
    return EmailMultiAlternatives(
        subject=letter.subject,
        body=letter.text,
        to=[letter.to],
        reply_to=[settings.CONTACT_EMAIL] if settings.CONTACT_EMAIL else [],
        headers=headers,
        alternatives=[(letter.html, "text/html")],
    )


def _is_mine(letter: Letter, moment: datetime) -> bool:
    """Whether this worker takes it; another that saw it too does not."""
    pause = PAUSES[min(letter.tries, len(PAUSES) - 1)]
    seen = Letter.objects.filter(pk=letter.pk, tries=letter.tries)
    return bool(seen.update(tries=letter.tries + 1, not_before=moment + pause))
