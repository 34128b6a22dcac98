"""The facts from which `stages` tells how far an example in the making is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from woordhouder.parties.models import PersonalLink

from ..models import Approval, Check, Interview, Manuscript, Nomination, Words
from ..policy import SPEAKING
from ..stages import MakingFacts, PartyFacts


@dataclass(frozen=True)
class Making:
    """A nomination with its interviews (in the order of their invitation), newest manuscript, and its facts."""

    nomination: Nomination
    interviews: Sequence[Interview]
    manuscript: Manuscript | None
    facts: MakingFacts
    approvals: dict[int, Approval]
    checks: dict[int, Check]


@dataclass
class _Gathered:
    """What was read about all nominations at once.

    Keys are ids of interviews, for `interviews` and `manuscripts` of nominations. `invited`: those with a living link.
    """

    interviews: dict[int, list[Interview]]
    invited: set[int]
    written: set[int]
    approvals: dict[int, Approval]
    checks: dict[int, Check]
    manuscripts: dict[int, Manuscript]


def makings(nominations: Iterable[Nomination], moment: datetime) -> list[Making]:
    """Each of these nominations with its facts at `moment`. At most 4 queries beside that of the nominations."""
    rows = list(nominations)
    gathered = _gather(rows, moment)
    return [_making(row, gathered, moment) for row in rows]


def _gather(rows: Sequence[Nomination], moment: datetime) -> _Gathered:
    asked = list(
        Interview.objects.filter(nomination__in=rows)
        .select_related("editor")
        .annotate(
            is_invited=Exists(
                PersonalLink.objects.filter(
                    about=OuterRef("reference"),
                    task=SPEAKING,
                    withdrawn_at=None,
                    used_at=None,
                    expires_at__gt=moment,
                )
            ),
            has_words=Exists(Words.objects.filter(interview=OuterRef("pk")).exclude(what_made_it_good="")),
        )
        .order_by("pk")
    )
    interviews: dict[int, list[Interview]] = {}
    for interview in asked:
        interviews.setdefault(interview.nomination_id, []).append(interview)
    approvals = Approval.objects.filter(words__interview__in=asked, taken_back_at=None).select_related("words")
    later = Manuscript.objects.filter(nomination=OuterRef("nomination"), number__gt=OuterRef("number"))
    manuscripts = list(Manuscript.objects.filter(~Exists(later), nomination__in=rows))
    return _Gathered(
        interviews=interviews,
        invited={row.pk for row in asked if row.is_invited},
        written={row.pk for row in asked if row.has_words},
        approvals={row.words.interview_id: row for row in approvals},
        checks={row.interview_id: row for row in Check.objects.filter(manuscript__in=manuscripts)},
        manuscripts={row.nomination_id: row for row in manuscripts},
    )


def _making(row: Nomination, gathered: _Gathered, moment: datetime) -> Making:
    manuscript = gathered.manuscripts.get(row.pk)
    interviews = gathered.interviews.get(row.pk, [])
    approvals = {one.pk: gathered.approvals[one.pk] for one in interviews if one.pk in gathered.approvals}
    checks = {one.pk: gathered.checks[one.pk] for one in interviews if one.pk in gathered.checks}
    taking_part = {one.pk for one in interviews if not (one.declined_at or one.ended_at)}
    changed_at = max((approval.given_at for key, approval in approvals.items() if key in taking_part), default=None)
    parties = [_party(one, gathered, checks.get(one.pk), changed_at, moment) for one in interviews]
    facts = MakingFacts(
        is_taken_up=row.taken_up_at is not None,
        is_closed=row.closed_at is not None,
        is_published=row.published_at is not None,
        has_text=bool(manuscript and manuscript.facts["sources"]),
        parties=parties,
    )
    return Making(row, interviews, manuscript, facts, approvals, checks)


def _party(
    row: Interview, gathered: _Gathered, check: Check | None, changed_at: datetime | None, moment: datetime
) -> PartyFacts:
    return PartyFacts(
        name=row.party,
        is_out=bool(row.declined_at or row.ended_at),
        has_way_in=row.pk in gathered.invited,
        has_words=row.pk in gathered.written,
        has_approved=row.pk in gathered.approvals,
        is_asked=check is not None and (changed_at is None or changed_at <= check.asked_at),
        has_agreed=check is not None and check.agrees is True,
        has_objected=check is not None and check.agrees is False,
        has_lapsed=check is not None and check.answered_at is None and check.until <= moment,
    )
