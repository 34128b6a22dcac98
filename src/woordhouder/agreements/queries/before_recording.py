"""What recording a preparation would do: who sees it, whose answer is asked, and what is not right yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Partnership
from woordhouder.parties.policy import public_tables
from woordhouder.record.policy import fetch
from woordhouder.record.refusals import FieldError, Refused

from ..actions.planning import Planned, Promise, Proposal, plan, state_before
from ..disclosure import end_of_term
from ..models import Preparation
from ..policy import PREPARATION
from ..preparing_facts import missing_in, promise_of
from .prepared import PreparedPromise, act_facts, promises_in
from .seats import sittings
from .standing_words import drafts_of_wordings


@dataclass(frozen=True)
class Change:
    """A promise before and after, for the eye; "" when nothing goes out, or nothing comes in."""

    number: int | None
    title: str
    before: str
    after: str


@dataclass(frozen=True)
class Recording:
    """What happens at once, and what then waits.

    `public_at`: when everybody reads it; None: not yet to be said, since signatures or a confirmation of the table come
    first. `asked`: parties that are asked to confirm. `signers`: whose signature is needed; `unclaimed`: those of both
    whom nobody acts for yet. `wrong`: what must be mended first; paths as in the action's refusal.
    """

    is_public_at_once: bool
    is_table_public: bool
    public_at: datetime | None
    asked: Sequence[str]
    signers: Sequence[str]
    unclaimed: Sequence[str]
    changes: Sequence[Change]
    wrong: Sequence[FieldError]


def recording(actor: Actor, table: str, reference: str, moment: datetime) -> Recording:
    """What recording it at `moment` does. At most 18 queries. Raises NotFound."""
    rows = Preparation.objects.select_related("partnership", "agreement", "seat", "document")
    row = fetch(actor, "read", PREPARATION, rows, partnership__slug=table, reference=reference)
    lines, facts = promises_in(row), act_facts(row)
    planned, wrong = _planned(row, lines, moment)
    seats = sittings(row.partnership_id, moment)
    names = {seat.reference: seat.organisation for seat in seats}
    needs = {seat for one in planned for seat in one.needs}
    asked = set(facts.parties)
    is_public = Partnership.objects.filter(public_tables(), pk=row.partnership_id).exists()
    at_once = bool(is_public and facts.elsewhere and not needs)
    return Recording(
        is_public_at_once=at_once,
        is_table_public=is_public,
        public_at=moment if at_once else end_of_term(moment) if is_public and not needs else None,
        asked=[names[seat] for seat in names if seat in asked],
        signers=[names[seat] for seat in names if seat in needs],
        unclaimed=[one.organisation for one in seats if one.reference in asked | needs and not one.is_claimed],
        changes=_changes(planned, lines),
        wrong=wrong,
    )


def _planned(
    row: Preparation, lines: Sequence[PreparedPromise], moment: datetime
) -> tuple[Sequence[Planned], Sequence[FieldError]]:
    missing = [
        FieldError(f"promises.{line.reference}.{error.path}", error.message)
        for line in lines
        if line.draft
        for error in missing_in(line.draft)
    ]
    ready = [line for line in lines if not (line.draft and missing_in(line.draft))]
    facts = act_facts(row)
    if row.agreement is None:
        missing += [
            FieldError(f"facts.{name}", _("This is missing."))
            for name in ("title", "slug", "starts")
            if getattr(facts, name) is None
        ]
        facts = facts.model_copy(update={"effective_from": facts.effective_from or facts.starts})
    proposal = Proposal(
        kind=row.kind,
        seat=row.seat,
        partnership=row.partnership,
        agreement=row.agreement,
        facts=facts,
        promises=[
            Promise(line.reference, line.commitment, promise_of(line.draft) if line.draft else None) for line in ready
        ],
    )
    try:
        return plan(proposal, state_before(proposal, moment)), missing
    except Refused as refusal:
        return [], [*missing, *refusal.errors]


def _changes(planned: Sequence[Planned], lines: Sequence[PreparedPromise]) -> list[Change]:
    drafts = {line.reference: line.draft for line in lines}
    going = drafts_of_wordings(one.going for one in planned if one.going)
    found = []
    for one in planned:
        before, after = going.get(one.going or ""), drafts[one.promise.key]
        commitment, shown = one.promise.commitment, after or before
        found.append(
            Change(
                number=commitment.number if commitment else None,
                title=shown.title if shown else "",
                before=before.text if before else "",
                after=after.text if after else "",
            )
        )
    return found
