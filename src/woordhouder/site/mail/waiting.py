"""Letters on their way to somebody, among what is kept about her: told, and gone when she erases herself."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from woordhouder.parties.about_me import Kept, keeps
from woordhouder.parties.models import Person

from ..models import Letter


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
