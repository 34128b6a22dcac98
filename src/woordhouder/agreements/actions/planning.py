"""What an act would do, before it is recorded: which wording goes out, whose signature is needed, what is wrong.

Here stand the refusals of docs/rules.md 2. Nothing is written; all that is wrong is said at once.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from woordhouder.parties.models import Partnership, Seat
from woordhouder.record.refusals import FieldError, Refused

from ..facts import PromiseFacts
from ..in_force import InForce, Item, completed_at, text
from ..models import ActKind, Agreement, Commitment, Contribution, Document, Wording
from ..needs import (
    NOBODY,
    Held,
    Move,
    Seats,
    Sitting,
    held,
    must_be_party,
    must_sign,
    needed,
    of_what_goes,
)
from ..preparing_facts import ActFacts
from ..queries.items import items_of
from ..queries.seats import sittings


@dataclass(frozen=True)
class Promise:
    """One commitment of an act to be recorded. `key` names it in refusals, and in `depends_on` of others.

    Without `commitment` it makes a new one; without `facts` nothing comes in its place.
    """

    key: str
    commitment: Commitment | None
    facts: PromiseFacts | None


@dataclass(frozen=True)
class Proposal:
    """An act to be recorded by a seat. Without `agreement` it makes a new one."""

    kind: str
    seat: Seat
    partnership: Partnership
    agreement: Agreement | None
    facts: ActFacts
    promises: Sequence[Promise]
    document: Document | None = None


@dataclass(frozen=True)
class Planned:
    """A promise with the wording (by reference) that goes out or is corrected, and who must sign."""

    promise: Promise
    going: str | None
    needs: Seats


@dataclass(frozen=True)
class State:
    """What stood when the act came: what acts did to each commitment, the seats, and the texts on the day of the act.

    `by`: by act (reference) the seat that recorded it. `seats`: by wording (reference) its lead and contributors.
    """

    items: Mapping[str, Sequence[Item]]
    sittings: Mapping[str, Sitting]
    table: Held
    texts: Mapping[str, InForce]
    by: Mapping[str, str]
    seats: Mapping[str, Seats]

    def of(self, commitment: Commitment | None) -> Sequence[Item]:
        """All that acts did to a commitment."""
        return self.items.get(commitment.reference, ()) if commitment else ()

    def corrected(self, proposal: Proposal, promise: Promise) -> Item | None:
        """What the act that is corrected did to the commitment."""
        return next((item for item in self.of(promise.commitment) if item.act == proposal.facts.corrects), None)

    def root(self, item: Item) -> Item:
        """The act at the head of a chain of corrections."""
        while item.corrected:
            item = next(one for one in self.items[item.commitment] if one.act == item.corrected)
        return item


def state_before(proposal: Proposal, moment: datetime) -> State:
    """What stands at this moment. At most 7 queries."""
    agreement, day = proposal.agreement, proposal.facts.effective_from
    items = items_of(agreement) if agreement else []
    by_commitment: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        by_commitment[item.commitment].append(item)
    seats = sittings(proposal.partnership.pk, moment)
    return State(
        by_commitment,
        {seat.reference: seat for seat in seats},
        held(seats, localdate(moment)),
        texts=text(items, day, moment) if day else {},
        by=dict(agreement.acts.values_list("reference", "by__reference")) if agreement else {},
        seats=_seats_of_wordings(agreement) if agreement else {},
    )


def _seats_of_wordings(agreement: Agreement) -> Mapping[str, Seats]:
    """Lead and contributors of every wording of an agreement, by its reference. 2 queries."""
    rows = Wording.objects.filter(commitment__agreement=agreement)
    found: dict[str, set[str]] = {name: {lead} for name, lead in rows.values_list("reference", "lead__reference")}
    parts = Contribution.objects.filter(wording__in=rows).values_list("wording__reference", "seat__reference")
    for name, seat in parts:
        found[name].add(seat)
    return {name: frozenset(seats) for name, seats in found.items()}


def plan(proposal: Proposal, state: State) -> list[Planned]:
    """What the act does to each commitment. Raises Refused with all that is wrong, each thing at its place."""
    wrong = [*_wrong_with_act(proposal, state), *_twice(proposal)]
    planned: list[Planned] = []
    for promise in proposal.promises:
        found = list(_wrong_with(proposal, state, promise))
        if not found:
            going = _going(proposal, state, promise)
            move = _move(proposal, state, promise, going)
            needs = needed(move, proposal.seat.reference, state.table)
            planned.append(Planned(promise, going, needs))
            found = list(_wrong_signers(state, promise, move, needs, proposal.facts.parties))
        wrong += found
    if wrong:
        raise Refused(
            _("This was not recorded: something is not right yet."),
            next_step=_("Mend what is said below. All that you wrote is kept."),
            errors=tuple(wrong),
        )
    return planned


def _wrong_with_act(proposal: Proposal, state: State) -> Iterator[FieldError]:
    facts, kind = proposal.facts, proposal.kind
    if not proposal.promises:
        yield FieldError("promises", _("There is no promise in it yet."))
    if facts.effective_from is None and kind != ActKind.CORRECTION:
        yield FieldError("facts.effective_from", _("Say from which day it holds."))
    if kind == ActKind.REGISTRATION and not facts.parties:
        yield FieldError("facts.parties", _("Name the parties that agreed on it."))
    if kind != ActKind.REGISTRATION and facts.parties:
        yield FieldError("facts.parties", _("Only what was signed on paper names its parties."))
    makers = _makers_of_what_goes(proposal, state) if kind == ActKind.REGISTRATION else NOBODY
    for number, party in enumerate(facts.parties):
        seat = state.sittings.get(party)
        if seat is None or not (seat.signs or party in makers):
            yield FieldError(f"facts.parties.{number}", _("A party has a seat at this table that signs."))
    if (kind == ActKind.CORRECTION) != (facts.corrects is not None):
        yield FieldError("facts.corrects", _("A correction names the act that it corrects; other acts name none."))


def _twice(proposal: Proposal) -> Iterator[FieldError]:
    seen: set[int] = set()
    for promise in proposal.promises:
        if promise.commitment and promise.commitment.pk in seen:
            yield _at(promise, "commitment", _("This commitment stands in the act twice. Keep one."))
        seen |= {promise.commitment.pk} if promise.commitment else set()


def _at(promise: Promise, name: str, message: str) -> FieldError:
    return FieldError(f"promises.{promise.key}.{name}", message)


def _wrong_with(proposal: Proposal, state: State, promise: Promise) -> Iterator[FieldError]:
    commitment = promise.commitment
    if commitment and (proposal.agreement is None or commitment.agreement_id != proposal.agreement.pk):
        yield _at(promise, "commitment", _("This commitment is not of this agreement."))
        return
    wrong = _WRONG[ActKind(proposal.kind)](proposal, state, promise)
    if wrong:
        yield _at(promise, "commitment", wrong)
    yield from _wrong_seats(proposal, state, promise)


def _wrong_seats(proposal: Proposal, state: State, promise: Promise) -> Iterator[FieldError]:
    facts = promise.facts
    if facts is None:
        return
    named = {"lead": facts.lead} | {f"contributors.{at}.seat": one.seat for at, one in enumerate(facts.contributors)}
    for name, seat in named.items():
        if seat not in state.sittings:
            yield _at(promise, name, _("This is no seat at this table."))


def _wrong_adoption(proposal: Proposal, state: State, promise: Promise) -> str:
    if promise.facts is None:
        return _("An adoption takes in a promise. Write its words, or drop it.")
    return _had_a_text(state, promise.commitment) or _is_taken_in(state, promise.commitment)


def _had_a_text(state: State, commitment: Commitment | None) -> str:
    if commitment and any(completed_at(item) and not item.ends for item in state.of(commitment)):
        return _("This commitment had a text before. Amend it; after a withdrawal make a new commitment.")
    return ""


def _is_taken_in(state: State, commitment: Commitment | None) -> str:
    if commitment and any(item.closed_at is None and not completed_at(item) for item in state.of(commitment)):
        return _("Another act takes this commitment in and is still open. Close that one first.")
    return ""


def _wrong_amendment(proposal: Proposal, state: State, promise: Promise) -> str:
    if promise.commitment is None or promise.facts is None:
        return _("An amendment changes a commitment: choose which one, and write its new words.")
    return _is_not_in_force(state, promise.commitment)


def _wrong_withdrawal(proposal: Proposal, state: State, promise: Promise) -> str:
    if promise.commitment is None or promise.facts is not None:
        return _("A withdrawal ends a commitment: choose which one. It takes no new words.")
    return _is_not_in_force(state, promise.commitment)


def _is_not_in_force(state: State, commitment: Commitment) -> str:
    found = state.texts.get(commitment.reference, InForce("none"))
    if found.state != "in_force":
        return _("On that day this commitment has no text in force, as far as is known now. Choose another day.")
    return ""


def _wrong_registration(proposal: Proposal, state: State, promise: Promise) -> str:
    if promise.commitment is None:
        return "" if promise.facts else _("Write the words of this promise, or drop it.")
    if promise.facts and not _had_a_text(state, promise.commitment):
        return _is_taken_in(state, promise.commitment)
    return _is_not_in_force(state, promise.commitment)


def _wrong_correction(proposal: Proposal, state: State, promise: Promise) -> str:
    item = state.corrected(proposal, promise)
    if item is None:
        return _("The act that is corrected says nothing of this commitment.")
    if completed_at(item) is None:
        return _("What is corrected is not complete. Close that act and put it forward anew.")
    later = [one for one in state.of(promise.commitment) if one.corrected == item.act]
    if any(completed_at(one) for one in later):
        return _("This was corrected already. Correct the correction.")
    if any(one.closed_at is None for one in later):
        return _("A correction of this is still open. Sign that one, or close it first.")
    return _wrong_repair(proposal, state.root(item), promise)


def _wrong_repair(proposal: Proposal, root: Item, promise: Promise) -> str:
    if proposal.facts.effective_from and root.kind != ActKind.REGISTRATION:
        return _("Only of what was registered the day can be corrected. Amend what was signed here.")
    if root.ends and (promise.facts or proposal.facts.effective_from is None):
        return _("Of what ended a commitment only the day can be corrected, and only when it was registered.")
    if not root.ends and promise.facts is None:
        return _("Write the correct words. To end a commitment, withdraw it.")
    return ""


_WRONG = {
    ActKind.REGISTRATION: _wrong_registration,
    ActKind.ADOPTION: _wrong_adoption,
    ActKind.AMENDMENT: _wrong_amendment,
    ActKind.WITHDRAWAL: _wrong_withdrawal,
    ActKind.CORRECTION: _wrong_correction,
}


def _going(proposal: Proposal, state: State, promise: Promise) -> str | None:
    """The wording that goes out: the one in force on the day of the act; of a correction the one that it corrects."""
    if promise.commitment is None:
        return None
    if proposal.kind == ActKind.CORRECTION:
        corrected = state.corrected(proposal, promise)
        return corrected.signed if corrected else None
    found = state.texts.get(promise.commitment.reference, InForce("none"))
    return found.item.wording_in if found.item and found.state == "in_force" else None


def coming(promise: Promise) -> Seats:
    """Lead and contributors of the words that come in."""
    facts = promise.facts
    return frozenset({facts.lead, *(part.seat for part in facts.contributors)}) if facts else NOBODY


def _move(proposal: Proposal, state: State, promise: Promise, going: str | None) -> Move:
    registered_by = ""
    if corrected := state.corrected(proposal, promise):
        root = state.root(corrected)
        registered_by = state.by[root.act] if root.kind == ActKind.REGISTRATION else ""
    return Move(proposal.kind, coming(promise), state.seats.get(going or "", frozenset()), registered_by)


def _wrong_signers(
    state: State, promise: Promise, move: Move, needs: Seats, parties: Sequence[str]
) -> Iterator[FieldError]:
    if strangers := must_sign(move) - state.table.signing:
        names = ", ".join(sorted(state.sittings[seat].organisation for seat in strangers))
        message = _("%(names)s: no seat that signs today. Who makes a promise must be able to sign it.")
        yield _at(promise, "lead", message % {"names": names})
    if not needs and move.kind != ActKind.REGISTRATION and not move.registered_by:
        yield _at(promise, "commitment", _("Nobody at this table can sign this today. First give a seat that signs."))
    if left_out := must_be_party(move, state.table) - frozenset(parties):
        names = ", ".join(sorted(state.sittings[seat].organisation for seat in left_out))
        message = _("%(names)s: name them as party. It is their promise that is written down, changed or ended here.")
        yield _at(promise, "lead", message % {"names": names})


def _makers_of_what_goes(proposal: Proposal, state: State) -> Seats:
    """Lead and contributors of what a registration takes out, as far as they hold a seat."""
    going = [_going(proposal, state, promise) for promise in proposal.promises]
    seats = [of_what_goes(state.seats.get(wording, NOBODY), state.table) for wording in going if wording]
    return NOBODY.union(*seats)
