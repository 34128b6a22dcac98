"""What the tables of the national data set agreed: frameworks and years, their promises, and how each took force."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import cycle
from typing import Any

from woordhouder.agreements.models import (
    Act,
    ActItem,
    ActKind,
    ActParty,
    Agreement,
    AgreementKind,
    Commitment,
    Confirmation,
    Contribution,
    Goal,
    Signature,
    SignatureAnswer,
    Wording,
)
from woordhouder.parties.models import (
    OrganisationKind,
    Person,
    Seat,
)

from .national_reports import keep
from .national_rows import Rows, reference
from .national_words import GOALS, help_of, words

YEARS = tuple(range(2017, 2027))
# Of the promises that the large association leads, so many at each of its tables.
OF_THE_LARGE = 40


def agree(  # noqa: PLR0913 - what is agreed, by name
    rows: Rows,
    table: int,
    seats: Sequence[Seat],
    commitments: int,
    *,
    people: Mapping[str, Person],
    is_single: bool = False,
    large: str = "",
) -> None:
    """So many promises at a table: in one agreement of 2026, or a fifth in a framework and the others in its ten years.

    Where the large association sits, all but two a year are in the framework, so that it reports on them every year.
    Every third table adopts by signatures, the others register. At the single agreement and at every twentieth table
    the newest change waits for its signatures.
    """
    goals = [
        Goal(reference=reference(rows.chance, "goal"), partnership=seats[0].partnership, title=title, made_at=_at(2022))
        for title in GOALS
    ]
    rows.add(*goals)
    told: dict[str, Any] = {"seats": seats, "leads": _leads(seats, large), "goals": goals, "people": people}
    kind = ActKind.ADOPTION if table % 3 == 0 else ActKind.REGISTRATION
    if is_single:
        agreement = _agreement(rows, seats[0], AgreementKind.SINGLE, starts=2026, until=2026)
        promised = _promise(rows, agreement, kind, number=commitments, waits=True, **told)
        keep(rows, seats, [(agreement, promised)], people)
        return
    frame = _agreement(rows, seats[0], AgreementKind.FRAMEWORK, starts=YEARS[0], until=YEARS[-1])
    is_of_the_large = any(seat.organisation.name == large for seat in seats)
    yearly = 2 * len(YEARS) if is_of_the_large else commitments * 4 // 5
    made = [(frame, _promise(rows, frame, kind, number=commitments - yearly, **told))]
    before = None
    for at, year in enumerate(YEARS):
        number = yearly // len(YEARS) + (at < yearly % len(YEARS))
        before = _agreement(
            rows, seats[0], AgreementKind.TRANCHE, starts=year, until=year, parent=frame, follows=before
        )
        waits = year == YEARS[-1] and table % 20 == 0
        made.append((before, _promise(rows, before, kind, number=number, waits=waits, **told)))
    keep(rows, seats, made, people)


def _leads(seats: Sequence[Seat], large: str) -> Iterator[Seat]:
    """Who leads, in turns of those who sign; the large association one in three until it has its number."""
    signing = [seat for seat in seats if _may_sign(seat)]
    huge = [seat for seat in signing if seat.organisation.name == large]
    others = cycle(seat for seat in signing if seat not in huge)
    for seat in huge:
        for _turn in range(OF_THE_LARGE):
            yield seat
            yield from (next(others) for _one in range(2))
    yield from others


def _agreement(  # noqa: PLR0913 - what it is, by name
    rows: Rows,
    by: Seat,
    kind: AgreementKind,
    *,
    starts: int,
    until: int,
    parent: Agreement | None = None,
    follows: Agreement | None = None,
) -> Agreement:
    title = "Raamafspraken" if kind == AgreementKind.FRAMEWORK else "Prestatieafspraken"
    years = f"{starts}" if starts == until else f"{starts}-{until}"
    made = Agreement(
        reference=reference(rows.chance, "agreement"),
        partnership=by.partnership,
        slug=f"{title.lower()}-{years}",
        kind=kind,
        parent=parent,
        follows=follows,
        title=f"{title} {years}",
        starts=date(starts, 1, 1),
        until=date(until, 12, 31),
        made_by=by,
        made_at=_at(starts),
    )
    rows.add(made, after=starts - YEARS[0] + 1 if parent else 0)
    return made


def _promise(  # noqa: PLR0913 - what is promised, by name
    rows: Rows,
    agreement: Agreement,
    kind: ActKind,
    *,
    seats: Sequence[Seat],
    leads: Iterator[Seat],
    number: int,
    goals: Sequence[Goal],
    people: Mapping[str, Person],
    waits: bool = False,
) -> list[Wording]:
    """The act that brings in so many promises, and one in half a year that changes every twentieth of them.

    Gives the wordings that are in force after that.
    """
    act = _act(rows, agreement, kind, seats[0], agreement.starts)
    change = _act(rows, agreement, ActKind.AMENDMENT, seats[0], agreement.starts.replace(month=7), waits=waits)
    signing = [seat for seat in seats if _may_sign(seat)]
    in_force = []
    for place in range(1, number + 1):
        commitment = Commitment(reference=reference(rows.chance, "commitment"), agreement=agreement, number=place)
        rows.add(commitment)
        lead = next(leads)
        first, makers = _wording(rows, commitment, 1, lead=lead, signing=signing, goals=goals)
        _item(rows, act, first, None, makers)
        if place % 20 == 1:
            second, others = _wording(rows, commitment, 2, lead=lead, signing=signing, goals=goals)
            _item(rows, change, second, first, makers | others)
            first = first if waits else second
        in_force.append(first)
    if kind == ActKind.REGISTRATION:
        rows.add(*(ActParty(act=act, seat=seat) for seat in signing))
        rows.add(*(_confirms(act, seat, people) for seat in signing[::2]))
    else:
        rows.add(*(_signs(act, seat, people) for seat in signing))
    if not waits:
        rows.add(*(_signs(change, seat, people) for seat in signing))
    return in_force


def _may_sign(seat: Seat) -> bool:
    return seat.organisation.kind != OrganisationKind.CARE_PROVIDER


def _act(  # noqa: PLR0913 - what it is, by name
    rows: Rows, agreement: Agreement, kind: ActKind, by: Seat, since: date, *, waits: bool = False
) -> Act:
    recorded = datetime(since.year, since.month, 10, 9, tzinfo=UTC)
    made = Act(
        reference=reference(rows.chance, "act"),
        agreement=agreement,
        kind=kind,
        effective_from=since,
        by=by,
        recorded_at=recorded,
        public_from=None if waits else recorded + timedelta(days=20),
    )
    rows.add(made)
    return made


def _wording(  # noqa: PLR0913 - what it says, by name
    rows: Rows, commitment: Commitment, number: int, *, lead: Seat, signing: Sequence[Seat], goals: Sequence[Goal]
) -> tuple[Wording, dict[str, Seat]]:
    """A wording with a goal and, of many, another seat that contributes; and whose signatures it needs."""
    chance, agreement = rows.chance, commitment.agreement
    made = Wording(
        reference=reference(chance, "wording"),
        commitment=commitment,
        number=number,
        lead=lead,
        deadline=agreement.until if commitment.number % 2 else None,
        proposed_by=lead,
        made_at=_at(agreement.starts.year),
        **words(chance, commitment.number, agreement.starts.year),
    )
    rows.add(made, Wording.goals.through(wording=made, goal=chance.choice(goals)))
    makers, other = {lead.reference: lead}, chance.choice(signing)
    if other is not lead and other.organisation.kind != OrganisationKind.HOUSING_ASSOCIATION:
        rows.add(Contribution(wording=made, seat=other, what=help_of(chance)))
        makers[other.reference] = other
    return made, makers


def _item(rows: Rows, act: Act, coming: Wording, going: Wording | None, makers: Mapping[str, Seat]) -> None:
    made = ActItem(
        act=act, commitment=coming.commitment, wording_in=coming, wording_out=going, public_from=act.public_from
    )
    rows.add(made)
    if act.kind != ActKind.REGISTRATION:
        rows.add(*(ActItem.needs.through(actitem=made, seat=seat) for seat in makers.values()))


def _signs(act: Act, seat: Seat, people: Mapping[str, Person]) -> Signature:
    return Signature(
        act=act,
        seat=seat,
        number=1,
        answer=SignatureAnswer.SIGNS,
        person=people[seat.organisation.name],
        at=act.recorded_at + timedelta(days=3),
    )


def _confirms(act: Act, seat: Seat, people: Mapping[str, Person]) -> Confirmation:
    return Confirmation(
        act=act, seat=seat, confirms=True, person=people[seat.organisation.name], at=act.recorded_at + timedelta(days=5)
    )


def _at(year: int) -> datetime:
    return datetime(year, 1, 5, 9, tzinfo=UTC)
