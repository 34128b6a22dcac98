"""Letters on their way to somebody and the list of the week, among what is kept about her: told, and gone when she
erases herself.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from woordhouder.parties.about_me import Kept, keeps
from woordhouder.parties.models import Person

from ..models import Letter, WeeklyMail


def _tell(person: Person) -> list[dict[str, Any]]:
    rows = Letter.objects.filter(to__iexact=person.email).order_by("pk")
    return [{"subject": row.subject, "written_at": row.written_at.isoformat(), "text": row.text} for row in rows]


def _erase(person: Person) -> None:
    Letter.objects.filter(to__iexact=person.email).delete()


keeps(
    "letters",
    Kept(
        what=_("Letters to you that are on their way"),
        why=_("To send them again when your mail server refuses them."),
        how_long=_("Until they were sent, mostly a few seconds; at most sixty days."),
        tell=_tell,
        erase=_erase,
    ),
)


def _tell_weekly(person: Person) -> list[dict[str, Any]]:
    return [
        {
            "written_for": row.written_for.isoformat() if row.written_for else None,
            "stopped_at": row.stopped_at.isoformat() if row.stopped_at else None,
        }
        for row in WeeklyMail.objects.filter(person=person)
    ]


def _erase_weekly(person: Person) -> None:
    WeeklyMail.objects.filter(person=person).delete()


keeps(
    "weekly_mail",
    Kept(
        what=_("The list of the week by mail: for which Sunday it was written last, and whether you stopped it"),
        why=_("So that you get it at most once a week, and never again once you stopped it."),
        how_long=_("Until you erase yourself."),
        tell=_tell_weekly,
        erase=_erase_weekly,
    ),
)
