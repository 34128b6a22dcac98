"""The facts from which `stages` tells how far an example in the making is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

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
    """What was read about all nominations at once; keys are ids of interviews, of `manuscripts` of nominations."""

    links: set[str]
    written: set[int]
    approvals: dict[int, Approval]
    manuscripts: dict[int, Manuscript]
    checks: dict[tuple[int, int], Check]


def makings(nominations: Iterable[Nomination], moment: datetime) -> list[Making]:
    """Each of these nominations with its facts at `moment`. Always 6 queries beside that of the nominations."""
    rows = list(nominations)
    interviews = list(Interview.objects.filter(nomination__in=rows).select_related("editor").order_by("pk"))
    gathered = _gather(rows, interviews, moment)
    return [_making(row, [one for one in interviews if one.nomination_id == row.pk], gathered, moment) for row in rows]


def _gather(rows: Sequence[Nomination], interviews: Sequence[Interview], moment: datetime) -> _Gathered:
    links = PersonalLink.objects.filter(
        about__in=[row.reference for row in interviews],
        task=SPEAKING,
        withdrawn_at=None,
        used_at=None,
        expires_at__gt=moment,
    )
    written = Words.objects.filter(interview__in=interviews).exclude(what_made_it_good="")
    approvals = Approval.objects.filter(words__interview__in=interviews, taken_back_at=None).select_related("words")
    manuscripts = Manuscript.objects.filter(nomination__in=rows).order_by("number")
    newest = {row.nomination_id: row for row in manuscripts}
    checks = Check.objects.filter(manuscript__in=newest.values())
    return _Gathered(
        links=set(links.values_list("about", flat=True)),
        written=set(written.values_list("interview", flat=True)),
        approvals={row.words.interview_id: row for row in approvals},
        manuscripts=newest,
        checks={(row.interview_id, row.manuscript_id): row for row in checks},
    )


def _making(row: Nomination, interviews: list[Interview], gathered: _Gathered, moment: datetime) -> Making:
    manuscript = gathered.manuscripts.get(row.pk)
    own = {one.pk for one in interviews}
    approvals = {key: approval for key, approval in gathered.approvals.items() if key in own}
    checks = {
        one.pk: gathered.checks[one.pk, manuscript.pk]
        for one in interviews
        if manuscript and (one.pk, manuscript.pk) in gathered.checks
    }
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
        has_way_in=row.reference in gathered.links,
        has_words=row.pk in gathered.written,
        has_approved=row.pk in gathered.approvals,
        is_asked=check is not None and (changed_at is None or changed_at <= check.asked_at),
        has_agreed=check is not None and check.agrees is True,
        has_objected=check is not None and check.agrees is False,
        has_lapsed=check is not None and check.answered_at is None and check.until <= moment,
    )
