"""One act as its page shows it: what came in and out, who said what, and what its reader may do."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime

from woordhouder.parties.actor import Actor
from woordhouder.parties.models import Role, Seat
from woordhouder.parties.policy import seats_of
from woordhouder.record.policy import allowed
from woordhouder.record.refusals import Words

from ..addresses import act_address, agreement_address
from ..in_force import SILENT
from ..models import Act, ActKind, Signature
from ..policy import ACT
from .in_force import act_steps
from .papers import Origin, origins
from .reading import SAYS, receipts_of
from .texts import CONFIRMS, NOT_YET_CONFIRMED, OBJECTS, ActStep, AgreementHead, Answer

Pairs = Sequence[tuple[str, str]]
OF_PARTIES = (CONFIRMS, OBJECTS, NOT_YET_CONFIRMED)
"""What a party says of what was registered."""


@dataclass(frozen=True)
class Signed:
    """What a seat answered to the act last. `excepted`: numbers of the commitments that it did not sign, with why.

    `mandate`: only the table reads it, for others "".
    """

    organisation: str
    word: Words
    reason: str
    mandate: str
    at: datetime
    excepted: Sequence[tuple[int, str]]


@dataclass(frozen=True)
class PartyWords:
    """What a party says of what was registered: each word with of how many texts; `objections`: numbers and reasons."""

    organisation: str
    words: Sequence[tuple[str, int]]
    objections: Sequence[tuple[int, str]]


@dataclass(frozen=True)
class ActPage:
    """An act. `to_confirm`, `to_sign`: the seats, by reference and name, for which the reader may do so now.

    `has_paper`: a document was handed in; in `origin` it stands only for who may download it.
    """

    head: AgreementHead
    reference: str
    kind: str
    kind_label: Words
    by: str
    why: str
    recorded_at: datetime
    effective_from: date | None
    signed_on: date | None
    closed_at: datetime | None
    public_from: datetime | None
    corrects: tuple[str, str]
    steps: Sequence[ActStep]
    signatures: Sequence[Signed]
    parties: Sequence[PartyWords]
    origin: Origin
    has_paper: bool
    receipt: str
    to_confirm: Pairs
    to_sign: Pairs
    may_close: bool

    @property
    def address(self) -> str:
        """Its page."""
        return act_address(self.head.table, self.head.slug, self.reference)

    @property
    def agreement_address(self) -> str:
        """The page of its agreement."""
        return agreement_address(self.head.table, self.head.slug)

    @property
    def table_address(self) -> str:
        """The page of its table."""
        return f"/{self.head.table}"

    @property
    def is_open(self) -> bool:
        """Whether something of it waits for signatures."""
        return any(one.step.state == "open" for one in self.steps)

    @property
    def is_signed(self) -> bool:
        """Whether it takes, or took, signatures."""
        return any(answer.word not in OF_PARTIES for answer in self._answers)

    @property
    def complete(self) -> int:
        """How many of its texts are complete."""
        return sum(one.step.act.completed_at is not None for one in self.steps)

    @property
    def has_answered(self) -> bool:
        """Whether each seat for which the reader may sign answered already, so that she can only change that."""
        answered = {answer.seat for answer in self._answers if answer.word != SILENT}
        return bool(self.to_sign) and all(seat in answered for seat, _name in self.to_sign)

    @property
    def waits_for(self) -> Sequence[str]:
        """The organisations whose signature is needed and which did not answer yet, by name."""
        return sorted({answer.organisation for answer in self._answers if answer.is_needed and answer.word == SILENT})

    @property
    def why_not(self) -> Words:
        """To who sits at the table and decides for none of those who are asked: why there is no button; else ""."""
        if not self.head.is_at_the_table or self.to_confirm or self.to_sign:
            return ""
        if any(answer.word == NOT_YET_CONFIRMED for answer in self._answers):
            return ACT["confirm"].why
        return ACT["sign"].why if self.is_open and self.closed_at is None else ""

    @property
    def _answers(self) -> list[Answer]:
        return [answer for one in self.steps for answer in one.step.answers]


def act_page(actor: Actor, table: str, agreement: str, act: str, moment: datetime) -> ActPage:
    """One act, by its reference, as known at `moment`. At most 20 queries. Raises NotFound."""
    head, steps = act_steps(actor, table, agreement, act, known=moment)
    row = Act.objects.select_related("by__organisation", "agreement").get(reference=act)
    mine = _my_seats(actor, row)
    corrects = allowed(actor, "read", ACT, Act.objects.filter(corrections=row)).first()
    return ActPage(
        head=head,
        reference=act,
        kind=row.kind,
        kind_label=ActKind(row.kind).label,
        by=row.by.organisation.name,
        why=row.why,
        recorded_at=row.recorded_at,
        effective_from=row.effective_from,
        signed_on=row.signed_on,
        closed_at=row.closed_at,
        public_from=row.public_from,
        corrects=(act_in_words(corrects), act_address(table, agreement, corrects.reference)) if corrects else ("", ""),
        steps=steps,
        signatures=_signatures(row, head, steps),
        parties=_parties(steps),
        origin=origins(actor, head, [act]).get(act, Origin()),
        has_paper=row.document_id is not None,
        receipt=receipts_of(head.reference).get(act, ""),
        to_confirm=_to_confirm(mine, steps),
        to_sign=_to_sign(row, head, mine, steps),
        may_close=_may_close(actor, row, steps),
    )


def act_in_words(act: Act) -> str:
    """What an act is, with the day on which it was recorded."""
    return f"{ActKind(act.kind).label}, {date_format(localtime(act.recorded_at))}"


def _my_seats(actor: Actor, act: Act) -> dict[str, str]:
    """The seats at this table for which the actor decides, by reference and name. 1 query; none for a stranger."""
    if not actor.is_known:
        return {}
    rows = Seat.objects.filter(pk__in=seats_of(actor, Role.BIND), partnership=act.agreement.partnership_id)
    return dict(rows.order_by("pk").values_list("reference", "organisation__name"))


def _parties(steps: Sequence[ActStep]) -> list[PartyWords]:
    """What each party of a registration says of its texts."""
    said: dict[str, list[tuple[int, Answer]]] = defaultdict(list)
    for one in steps:
        for answer in one.step.answers:
            if answer.word in OF_PARTIES:
                said[answer.organisation].append((one.number, answer))
    return [
        PartyWords(
            organisation,
            [(word, count) for word in OF_PARTIES if (count := sum(answer.word == word for _at, answer in answers))],
            [(number, answer.reason) for number, answer in answers if answer.word == OBJECTS],
        )
        for organisation, answers in said.items()
    ]


def _to_confirm(mine: dict[str, str], steps: Sequence[ActStep]) -> Pairs:
    """My seats that are party of what was registered and is complete."""
    asked = {answer.seat for one in steps for answer in one.step.answers if answer.word in OF_PARTIES}
    return [(seat, name) for seat, name in mine.items() if seat in asked]


def _to_sign(act: Act, head: AgreementHead, mine: dict[str, str], steps: Sequence[ActStep]) -> Pairs:
    """My seats of which an answer is still taken."""
    if act.closed_at or not any(one.step.state == "open" for one in steps):
        return []
    asked = {answer.seat for one in steps for answer in one.step.answers if one.step.state == "open"}
    signing = {seat.reference for seat in head.seats if seat.signs}
    return [(seat, name) for seat, name in mine.items() if seat in asked & signing or seat in _needed(steps)]


def _needed(steps: Sequence[ActStep]) -> set[str]:
    return {answer.seat for one in steps if one.step.state == "open" for answer in one.step.answers if answer.is_needed}


def _may_close(actor: Actor, act: Act, steps: Sequence[ActStep]) -> bool:
    """Whether there is something to close, and the reader may. 1 query."""
    if act.closed_at or not any(answer.is_needed for one in steps for answer in one.step.answers):
        return False
    return allowed(actor, "close", ACT, Act.objects.filter(pk=act.pk)).exists()


def _signatures(act: Act, head: AgreementHead, steps: Sequence[ActStep]) -> list[Signed]:
    """What each seat answered last, in the order of the table. 1 query."""
    numbers = {name: one.number for one in steps for name in _wordings(one)}
    newest: dict[str, Signature] = {}
    for row in Signature.objects.filter(act=act).select_related("seat").order_by("pk"):
        newest[row.seat.reference] = row
    answered = [(seat.organisation, newest[seat.reference]) for seat in head.seats if seat.reference in newest]
    return [
        Signed(
            organisation,
            SAYS[row.answer],
            row.reason,
            row.mandate if head.is_at_the_table else "",
            row.at,
            [(numbers[name], why) for name, why in sorted(row.excepted.items()) if name in numbers],
        )
        for organisation, row in answered
    ]


def _wordings(one: ActStep) -> set[str]:
    return {name for name in (one.step.wording and one.step.wording.reference, one.step.out) if name}
