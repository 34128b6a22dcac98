"""The list "what asks my attention now" by mail: at most once a week, for who has something waiting and wants it.

It is written from Sunday four o'clock on in the Netherlands: a volunteer reads it on Sunday evening, an office on
Monday. A letter and the mark that it was written are one transaction, so a worker that is killed has written both or
none, and two workers at once write one letter. Somebody for whom nothing waits then is marked too, and gets none.
"""

import logging
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import localtime, make_aware
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from woordhouder.parties.models import Person
from woordhouder.record.refusals import NotFound

from ..attention import OfOrganisation, attention_everywhere
from ..models import Letter, WeeklyMail
from .parts import page
from .weekly_letter import weekly_letter

logger = logging.getLogger(__name__)
SUNDAY = 6  # as Python counts the days of a week
HOUR = 16
# A worker that was away makes up for it until Tuesday: later it would be the news of another week.
STILL_THIS_WEEK = timedelta(days=2)
A_WEEK = timedelta(days=7)
LAST_SENT = timedelta(days=3)
"""So long after its Sunday a letter still goes, when the mail server was away."""


def week_of(moment: datetime) -> date | None:
    """The Sunday whose list is written at `moment`; None on the other days. A demonstration always has one."""
    here = localtime(moment)
    sunday = here.date() - timedelta(days=(here.weekday() - SUNDAY) % 7)
    if moment < start_of(sunday):
        sunday -= A_WEEK
    lasts = A_WEEK if settings.DEMO else STILL_THIS_WEEK
    return sunday if moment < start_of(sunday) + lasts else None


def start_of(sunday: date) -> datetime:
    """From when on the list of that Sunday is written: four o'clock in the Netherlands, in summer and in winter."""
    return make_aware(datetime.combine(sunday, time(HOUR)))


def write_weekly(moment: datetime) -> int:
    """Write the lists that are due at `moment`; how many letters. Safe to run twice at once, and after being killed.

    A list that cannot be written is told in the log and tried again next time; the others go on.
    """
    week = week_of(moment)
    if week is None:
        return 0
    written = 0
    for person in list(_left(week)):
        try:
            written += _write(person, week, moment)
        except Exception:  # one person's list with a fault must not keep back everybody's
            logger.exception("The list of the week of %s was not written.", person.reference)
    return written


def _left(week: date) -> QuerySet[Person]:
    """Who acted for an organisation when that Sunday's list was due, did not stop it, and has no mark for it."""
    acting = Q(memberships__until=None, memberships__since__lte=start_of(week))
    people = Person.objects.filter(acting, erased_at=None).exclude(email=None)
    done = WeeklyMail.objects.filter(Q(written_for__gte=week) | Q(stopped_at__isnull=False))
    return people.exclude(pk__in=done.values("person")).distinct().order_by("pk")


def _write(person: Person, week: date, moment: datetime) -> bool:
    """Her list, and the mark that it was written; whether there is a letter."""
    row, _made = WeeklyMail.objects.get_or_create(person=person)
    with override(person.language):  # the items too are told in it
        found = attention_everywhere(person, moment)
        letter = _letter(row, person, found, week, moment) if found else None
    with transaction.atomic():
        mine = WeeklyMail.objects.filter(Q(written_for=None) | Q(written_for__lt=week), pk=row.pk, stopped_at=None)
        if not mine.update(written_for=week) or letter is None:
            return False
        letter.save()
    return True


def _letter(row: WeeklyMail, person: Person, found: list[OfOrganisation], week: date, moment: datetime) -> Letter:
    stop = page(stop_path(row))
    composed = weekly_letter(found, stop)
    return Letter(
        to=person.email or "",
        subject=composed.line,
        text=composed.text,
        html=composed.html,
        written_at=moment,
        not_before=moment,
        not_after=max(start_of(week) + LAST_SENT, moment + timedelta(days=1)),
        stop=stop,
    )


def stop_path(row: WeeklyMail) -> str:
    """Where its owner stops it, without signing in. Only whoever holds the installation's key can make it."""
    return f"/wekelijks/{_signer().sign(row.reference)}"


def row_behind(given: str) -> WeeklyMail:
    """Whose mail has the secret `given`. 1 query. Raises NotFound for what was never made, or is of who was erased."""
    try:
        reference = _signer().unsign(given)
    except BadSignature as error:
        raise NotFound(_("This page does not exist.")) from error
    row = WeeklyMail.objects.filter(reference=reference, person__erased_at=None).first()
    if row is None:
        raise NotFound(_("This page does not exist."))
    return row


def row_of(person: str) -> WeeklyMail:
    """The row of the person with this reference, made if there is none. Raises NotFound when she was erased."""
    who = Person.objects.filter(reference=person, erased_at=None).first()
    if who is None:
        raise NotFound(_("This page does not exist."))
    return WeeklyMail.objects.get_or_create(person=who)[0]


def stop(row: WeeklyMail, moment: datetime) -> None:
    """She gets it no longer; what is on its way to her is taken back."""
    with transaction.atomic():
        WeeklyMail.objects.filter(pk=row.pk, stopped_at=None).update(stopped_at=moment)
        Letter.objects.filter(stop__endswith=stop_path(row)).delete()


def resume(row: WeeklyMail) -> None:
    """She gets it again."""
    WeeklyMail.objects.filter(pk=row.pk).update(stopped_at=None)


def _signer() -> Signer:
    return Signer(salt="woordhouder.weekly-mail", sep="~")
