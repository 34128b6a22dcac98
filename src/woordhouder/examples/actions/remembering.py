"""What the making of examples keeps about a person, and what goes when she erases it."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from woordhouder.parties.about_me import Kept, keeps
from woordhouder.parties.models import Person

from ..models import Interview, Manuscript, Nomination
from ..shapes import answers_of
from .words import forget_interview


def _interviews(person: Person) -> list[dict[str, Any]]:
    """Conversations to which her address was invited, with all that was written in them."""
    rows = Interview.objects.filter(email__iexact=person.email).select_related("nomination").order_by("pk")
    return [
        {
            "example": row.nomination.title,
            "party": row.party,
            "role": row.role,
            "invited_at": row.invited_at.isoformat(),
            "declined_because": row.declined_because,
            "words": [
                {"number": words.number, "written_at": words.written_at.isoformat(), **answers_of(words)}
                for words in row.versions.all()
            ],
            "checks": [_answer(check.asked_at, check.remark) for check in row.checks.all()],
            "yearly": [_answer(asked.asked_at, asked.remark) for asked in row.yearly.all()],
        }
        for row in rows.prefetch_related("versions", "checks", "yearly")
    ]


def _answer(asked_at: datetime, remark: str) -> dict[str, str]:
    return {"asked_at": asked_at.isoformat(), "remark": remark}


def _forget_interviews(person: Person) -> None:
    for row in Interview.objects.select_for_update(of=("self",)).filter(email__iexact=person.email):
        forget_interview(row)


def _nominations(person: Person) -> list[dict[str, Any]]:
    rows = Nomination.objects.filter(person=person).order_by("pk")
    return [
        {"title": row.title, "why": row.why, "source_url": row.source_url, "nominated_at": row.nominated_at.isoformat()}
        for row in rows
    ]


def _manuscripts(person: Person) -> list[dict[str, Any]]:
    rows = Manuscript.objects.filter(person=person).select_related("nomination").order_by("pk")
    return [
        {"example": row.nomination.title, "number": row.number, "written_at": row.written_at.isoformat()}
        for row in rows
    ]


def _stays(_person: Person) -> None:
    """What she did for an organisation stays, under a code that leads to nobody."""


keeps(
    "interviews",
    Kept(
        what=_("Interviews to which you were invited, and what you wrote in them"),
        why=_("To ask you for your own words about an agreement, and to show them once you agreed."),
        how_long=_("Until you erase it. Words that you let us publish stay, without your name; first take them back."),
        tell=_interviews,
        erase=_forget_interviews,
    ),
)
keeps(
    "nominations",
    Kept(
        what=_("Examples that you nominated for your organisation"),
        why=_("To answer you, and to know who put an example forward."),
        how_long=_("Always; after erasing the code in it leads to nobody."),
        tell=_nominations,
        erase=_stays,
    ),
)
keeps(
    "manuscripts",
    Kept(
        what=_("Texts of examples that you wrote as an editor"),
        why=_("To know who wrote which version."),
        how_long=_("Always; after erasing the code in it leads to nobody."),
        tell=_manuscripts,
        erase=_stays,
    ),
)
