"""Recording an act: the one way in which wordings come in and go out, shared by every action that does so."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _

from woordhouder.parties.models import Partnership, Seat
from woordhouder.parties.policy import public_tables
from woordhouder.record.clock import now
from woordhouder.record.refusals import FieldError, Refused

from ..kinds import ACTS, MOST_PARTS, PROMISES
from ..models import Act, ActItem, ActKind, ActParty, Agreement, AgreementKind, Elsewhere
from ..needs import NOBODY
from ..preparing_facts import ActFacts
from ..queries.entries import entries_of_acts
from ..shapes import as_recorded, in_parts
from .objecting import carry_to, waits_in
from .planning import Planned, Proposal, State, coming, plan, state_before
from .recorded import record_about
from .writing import write_items


def record_act(given: Proposal) -> Act:
    """Record an act with all that it takes in and out, and its entry. Call it inside an action that owes its kind.

    What is complete at once and public elsewhere already is public at once, when the table is. Raises Refused with all
    that docs/rules.md 2 refuses, each thing at its place.
    """
    proposal = _with_a_day(given)
    _lock(proposal)
    corrects = _corrected(proposal)
    state = state_before(proposal, now())
    planned = plan(proposal, state)
    facts = proposal.facts
    act = Act.objects.create(
        agreement=proposal.agreement or _new_agreement(proposal),
        kind=proposal.kind,
        effective_from=facts.effective_from,
        signed_on=facts.signed_on,
        why=facts.why,
        by=proposal.seat,
        recorded_at=now(),
        corrects=corrects,
        document=proposal.document,
        public_from=now() if _is_public_at_once(proposal, planned) else None,
    )
    seats = {seat.reference: seat for seat in proposal.partnership.seats.all()}
    items = write_items(act, planned, seats)
    pairs = zip(items, planned, strict=True)
    carry_to([item.wording_in for item, row in pairs if item.wording_in and row.promise.commitment])
    _write_parties(act, [seats[party] for party in _asked(proposal, state)])
    if facts.elsewhere:
        Elsewhere.objects.create(act=act, **facts.elsewhere.model_dump())
    _record(proposal, act, planned, items)
    return act


def _with_a_day(proposal: Proposal) -> Proposal:
    """What makes an agreement holds from its first day, unless it says otherwise."""
    facts = proposal.facts
    if proposal.agreement or facts.effective_from:
        return proposal
    return replace(proposal, facts=facts.model_copy(update={"effective_from": facts.starts}))


def _lock(proposal: Proposal) -> None:
    """Nobody else records or signs an act of the agreement, or makes one at the table, until the action ends."""
    if proposal.agreement:
        Agreement.objects.select_for_update().get(pk=proposal.agreement.pk)
    else:
        Partnership.objects.select_for_update().get(pk=proposal.partnership.pk)


def _corrected(proposal: Proposal) -> Act | None:
    """The act that a correction names. Raises Refused when it is not of this agreement."""
    if proposal.facts.corrects is None:
        return None
    act = Act.objects.filter(agreement=proposal.agreement, reference=proposal.facts.corrects).first()
    if act is None or proposal.agreement is None:
        raise Refused(
            _("This was not recorded: the act that it corrects is not of this agreement."),
            next_step=_("Open the act that is wrong, and correct it from there."),
            errors=(FieldError("facts.corrects", _("No act of this agreement.")),),
        )
    return act


def _new_agreement(proposal: Proposal) -> Agreement:
    """The agreement that the act makes. Raises Refused when something of it is missing or its address is taken."""
    facts, table = proposal.facts, proposal.partnership
    others = {row.reference: row for row in table.agreements.all()}
    wrong = list(_wrong_agreement(facts, others))
    if wrong or facts.title is None or facts.slug is None or facts.starts is None:
        raise Refused(
            _("This was not recorded: something is not right yet."),
            next_step=_("Mend what is said below. All that you wrote is kept."),
            errors=tuple(wrong),
        )
    return Agreement.objects.create(
        partnership=table,
        slug=facts.slug,
        kind=facts.kind,
        parent=others.get(facts.parent or ""),
        follows=others.get(facts.follows or ""),
        title=facts.title,
        starts=facts.starts,
        until=facts.until,
        made_by=proposal.seat,
        made_at=now(),
    )


def _wrong_agreement(facts: ActFacts, others: Mapping[str, Agreement]) -> Iterator[FieldError]:
    for name in ("title", "slug", "starts"):
        if getattr(facts, name) is None:
            yield FieldError(f"facts.{name}", _("This is missing."))
    if facts.slug in [row.slug for row in others.values()]:
        yield FieldError("facts.slug", _("Another agreement of this table has this address. Choose another."))
    for name, reference in (("parent", facts.parent), ("follows", facts.follows)):
        if reference and reference not in others:
            yield FieldError(f"facts.{name}", _("Choose an agreement of this table."))
    parent = others.get(facts.parent or "")
    if parent and parent.kind != AgreementKind.FRAMEWORK:
        yield FieldError("facts.parent", _("A yearly agreement belongs to a framework agreement."))


def _is_public_at_once(proposal: Proposal, planned: Sequence[Planned]) -> bool:
    if proposal.facts.elsewhere is None or any(row.needs for row in planned):
        return False
    promises = [row.promise for row in planned]
    if waits_in({one.commitment.pk: one.facts for one in promises if one.commitment and one.facts}):
        return False  # the clock makes public what does not wait
    return Partnership.objects.filter(public_tables(), pk=proposal.partnership.pk).exists()


def _asked(proposal: Proposal, state: State) -> Sequence[str]:
    """The seats, by reference, that are asked to confirm: the parties that are named; of correct words all who make
    the promise and sign.
    """
    if proposal.kind != ActKind.CORRECTION:
        return proposal.facts.parties
    made = [coming(promise) for promise in proposal.promises]
    return sorted(NOBODY.union(*made) & state.table.signing)


def _write_parties(act: Act, asked: Sequence[Seat]) -> None:
    """Who was party; the parties of a registration stand again for the correction of it, and who is named by it now."""
    root = act.corrects
    while root and root.corrects:
        root = root.corrects
    if root and root.kind == ActKind.REGISTRATION:
        asked = [*{row.seat: None for row in root.parties.select_related("seat")} | dict.fromkeys(asked)]
    elif act.kind == ActKind.CORRECTION:
        asked = []
    ActParty.objects.bulk_create(ActParty(act=act, seat=seat) for seat in asked)


def _record(proposal: Proposal, act: Act, planned: Sequence[Planned], items: Sequence[ActItem]) -> None:
    promises = [_promise(row, item) for row, item in zip(planned, items, strict=True)]
    parts = dict(zip(PROMISES, in_parts(promises, MOST_PARTS), strict=False))
    record_about(
        ACTS[act.kind],
        act.agreement,
        on=act.reference,
        public=act.public_from is not None,
        set_={"promises": len(promises)},
        has=_of_the_act(proposal, act) | parts,
        refs=[entries_of_acts(act.agreement)[act.corrects.reference]] if act.corrects else (),
    )


def _of_the_act(proposal: Proposal, act: Act) -> dict[str, Any]:
    facts, paper, made = proposal.facts, act.document, act.agreement
    parties = act.parties.order_by("pk").values_list("seat__reference", flat=True)
    return {
        "agreement": {} if proposal.agreement else _agreement_as_recorded(made, facts),
        "effective_from": facts.effective_from.isoformat() if facts.effective_from else "",
        "signed_on": facts.signed_on.isoformat() if facts.signed_on else "",
        "why": facts.why,
        "parties": list(parties),
        "document": {"sha256": paper.sha256, "size": paper.size, "type": paper.content_type} if paper else {},
        "elsewhere": facts.elsewhere.model_dump(mode="json", exclude_none=True) if facts.elsewhere else {},
    }


def _agreement_as_recorded(made: Agreement, facts: ActFacts) -> dict[str, Any]:
    names = {"title", "slug", "kind", "parent", "follows", "starts", "until"}
    return {"reference": made.reference, **facts.model_dump(mode="json", include=names, exclude_none=True)}


def _promise(row: Planned, item: ActItem) -> dict[str, Any]:
    """One promise as the record commits to it: its place, its words, and what goes out for it."""
    place = {"commitment": item.commitment.reference, "number": item.commitment.number}
    words = as_recorded(row.promise.facts) if row.promise.facts else {}
    coming = {"wording": item.wording_in.reference} if item.wording_in else {}
    return place | coming | ({"out": row.going} if row.going else {}) | words
