"""A table of five parties and forty promises of last year, told by actions; and its sheet as a colleague fills it."""

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from openpyxl import load_workbook
from playwright.sync_api import FilePayload

from woordhouder.agreements import actions as promising
from woordhouder.agreements.models import Commitment
from woordhouder.keeping import actions
from woordhouder.keeping.report_columns import COLUMNS
from woordhouder.parties.actions import claim_seat, enrol, found, found_table, give_seat
from woordhouder.parties.actor import SYSTEM, Actor, acting_for
from woordhouder.parties.models import OrganisationKind, Role, Seat
from woordhouder.record.clock import acting_at

YEAR = datetime.now(UTC).year - 1
AGREED, HALFWAY, TOLD = (datetime(YEAR, month, 10, 9, tzinfo=UTC) for month in (1, 7, 12))
SLUG, HALF = "samen", 6
# Of each party how many of the forty promises it leads; of the tenants none.
LANDLORD, CITY, OTHER, CARE, TENANTS = 30, 4, 4, 2, 0
# By the row of the sheet what a colleague fills in there that cannot be right, and the column that it is told at.
MISTAKES: Mapping[int, tuple[dict[str, Any], str]] = {
    3: ({"value": "veel"}, "value"),
    5: ({"number": 99}, "number"),
    8: ({"year": "vorig jaar"}, "year"),
    11: ({"part": 13}, "part"),
    13: ({"table": "Elders"}, "table"),
    16: ({"value": None, "numerator": 12}, "denominator"),
    18: ({"level": "prima"}, "level"),
    21: ({"cause": "het weer"}, "cause"),
    24: ({"value": None}, "reason"),
    27: ({"page": None}, "page"),
}
LINK = {"url": "https://wonen.example/jaarverslag.pdf", "page": "12", "quote": "Veertig woningen."}


@dataclass(frozen=True)
class Kept:
    """The table of one fictional place, with who acts for each of its parties."""

    place: str

    @property
    def slug(self) -> str:
        """Its address."""
        return f"nakomen-{self.place.lower()}"

    @property
    def parties(self) -> Sequence[tuple[str, str, OrganisationKind, int]]:
        """Of each: its name, who acts for it by mail address, what it is, and how many promises it leads."""
        kinds = OrganisationKind
        told = (
            ("Wonen", kinds.HOUSING_ASSOCIATION, LANDLORD),
            ("Gemeente", kinds.MUNICIPALITY, CITY),
            ("Thuis in", kinds.HOUSING_ASSOCIATION, OTHER),
            ("Zorg", kinds.CARE_PROVIDER, CARE),
            ("Huurders", kinds.TENANTS_ORGANISATION, TENANTS),
        )
        return [(f"{name} {self.place}", self.email(name), kind, count) for name, kind, count in told]

    def email(self, name: str) -> str:
        """Who acts for the party whose name begins so."""
        return f"{name.split(maxsplit=1)[0].lower()}@{self.place.lower()}.example"

    def promise(self, number: int) -> str:
        """The address of a promise."""
        return f"/{self.slug}/{SLUG}/{number}"

    @property
    def reports(self) -> str:
        """Where the others answer."""
        return f"/{self.slug}/verslagen/{YEAR}"


def tell(place: str) -> None:
    """Let it happen: the agreement, a round over half of the year, and the reports of three of the parties."""
    table = Kept(place)
    with acting_at(AGREED):
        seats = list(sit_down(table))
        commitments = _register(table, seats)
    official = seats[1][0]
    with acting_at(HALFWAY):
        there = Commitment.objects.get(reference=commitments[0]).agreement.partnership.reference
        actions.open_round(official, partnership=there, year=YEAR, part=HALF, due=date(YEAR, 8, 31))
    with acting_at(TOLD):
        first = LANDLORD
        for actor, _seat, count in seats[1:4]:
            _report(actor, commitments[first : first + count])
            first += count


def sit_down(table: Kept) -> Iterator[tuple[Actor, str, int]]:
    """The parties at their table: who acts, the seat, and how many promises it leads. The municipality founds it."""
    made = {}
    for name, email, kind, _count in table.parties:
        found(SYSTEM, kind=kind, name=name)
        enrol(SYSTEM, email=email, organisation=name, role=Role.BIND)
        made[name] = acting_for(email, name)
    official = made[f"Gemeente {table.place}"]
    region = f"{table.place} (verzonnen)"
    row = found_table(official, name=f"Nakomen in {table.place}", slug=table.slug, region=region)
    for name, _email, kind, count in table.parties:
        actor = made[name]
        if kind == OrganisationKind.MUNICIPALITY:
            seat = Seat.objects.get(partnership=row, organisation__name=name)
        else:
            given = give_seat(official, partnership=row.reference, organisation=actor.organisation)
            seat = claim_seat(actor, seat=given.reference)
        yield actor, seat.reference, count


def _register(table: Kept, seats: Sequence[tuple[Actor, str, int]]) -> list[str]:
    """The forty promises, public already elsewhere; their references, in order."""
    official = seats[1][0]
    row = Seat.objects.get(reference=seats[0][1]).partnership
    begun = promising.prepare(official, partnership=row.reference, kind="registration").reference
    facts = {
        "title": f"Afspraken van {table.place}",
        "slug": SLUG,
        "starts": date(YEAR, 1, 1),
        "until": date(YEAR + 2, 12, 31),
        "parties": [seat for _actor, seat, _count in seats],
        "elsewhere": {"url": "https://raad.example/afspraken", "publisher": "De raad", "seen_on": AGREED.date()},
    }
    promising.set_act_facts(official, preparation=begun, facts=facts)
    leads = [seat for _actor, seat, count in seats for _one in range(count)]
    for number, lead in enumerate(leads, 1):
        promising.put_promise(official, preparation=begun, facts=_promise(number, lead))
    act = promising.register(official, preparation=begun)
    rows = Commitment.objects.filter(agreement=act.agreement).order_by("number")
    return list(rows.values_list("reference", flat=True))


def _promise(number: int, lead: str) -> dict[str, Any]:
    counted = {"name": "Woningen", "unit": "woningen", "targets": dict.fromkeys(range(YEAR, YEAR + 3), "40")}
    return {
        "title": f"Veertig woningen in wijk {number}",
        "text": f"Ieder jaar knappen wij veertig woningen op in wijk {number}.",
        "theme": ("availability", "affordability", "sustainability", "liveability")[number % 4],
        "lead": lead,
        "indicator": counted,
    }


def _report(actor: Actor, commitments: Sequence[str]) -> None:
    for commitment in commitments:
        facts = {"value": "40", "story": "Alle veertig zijn klaar."}
        actions.report(actor, commitment=commitment, year=YEAR, facts=facts)


def filled_in(taken: bytes, mistakes: bool) -> FilePayload:
    """The sheet that was taken along, with a report in each row; with or without what a colleague does wrong."""
    book = load_workbook(io.BytesIO(taken))
    sheet = book.active
    assert sheet is not None
    columns = {column.name: at for at, column in enumerate(COLUMNS, 1)}
    for line in range(2, sheet.max_row + 1):
        told = {"value": 40, "story": "Alle veertig zijn klaar.", **LINK}
        if mistakes:
            told |= MISTAKES.get(line, ({}, ""))[0]
        for name, value in told.items():
            sheet.cell(line, columns[name], value)
    written = io.BytesIO()
    book.save(written)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return {"name": "verslag.xlsx", "mimeType": kind, "buffer": written.getvalue()}
