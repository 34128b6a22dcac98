"""Who may do what with tables and seats: the rows, and what must be there to ask them of.

Besloten: the table of an organisation that nobody confirmed. The founder and the tenants have claimed seats; one waits
for care, where people are, and one for Stil, which nobody acts for. Openbaar: the public table of Gemeente Tilburg.
"""

from woordhouder.parties.actions import (
    claim_seat,
    facilitate,
    found_by_mail,
    found_table,
    give_seat,
    invite_to_seat,
)
from woordhouder.parties.actor import ANONYMOUS, Actor
from woordhouder.parties.models import Facilitation, Invitation, Membership, Organisation, Partnership, Person, Seat

FOUNDER, TENANTS, CARE, STIL = "Gemeente Zetel", "Huurders Zetel", "Zorg Zetel", "Stil"
PRIVATE, PUBLIC = "Besloten", "Openbaar"
ORGANISATIONS = (
    ("municipality", FOUNDER),
    ("tenants_organisation", TENANTS),
    ("care_provider", CARE),
)
# Who acts for which organisation, in which role; and beside these who facilitates, and who begins by a mailed link.
MEMBERS = {
    "official": (FOUNDER, "bind"),
    "table-writer": (FOUNDER, "contribute"),
    "table-reader": (FOUNDER, "read"),
    "tenant": (TENANTS, "bind"),
    "carer": (CARE, "bind"),
    "care-reader": (CARE, "read"),
}
BINDERS = frozenset({"official", "tenant", "carer"})
AT_THE_TABLE = frozenset({"official", "table-writer", "table-reader", "tenant", "facilitator"})
DECIDING = frozenset({"official", "tenant"})
HOLDERS = {"beginner": "found"}
FACILITATES = "facilitator"
OWN, HIS, WAITING, EMPTY, ELSEWHERE = (
    f"{FOUNDER} at {PRIVATE}",
    f"{TENANTS} at {PRIVATE}",
    f"{CARE} at {PRIVATE}",
    f"{STIL} at {PRIVATE}",
    f"Gemeente Tilburg at {PUBLIC}",
)


def prepare(acting):
    """All of it; gives who facilitates."""
    Organisation.objects.filter(name=FOUNDER).update(founded_itself=True)
    official, tenant = acting["official"], acting["tenant"]
    table = found_table(official, name=PRIVATE, slug="besloten", region="Nergens").reference
    found_table(acting["outsider"], name=PUBLIC, slug="openbaar", municipalities=["Tilburg"])
    claim_seat(tenant, seat=give_seat(official, partnership=table, organisation=tenant.organisation).reference)
    give_seat(official, partnership=table, organisation=acting["carer"].organisation)
    empty = give_seat(official, partnership=table, kind="residents", name=STIL)
    invite_to_seat(official, seat=empty.reference, email="stil@voorbeeld.example")
    facilitate(official, partnership=table, email=f"{FACILITATES}@voorbeeld.example")
    found_by_mail(ANONYMOUS, email="beginner@voorbeeld.example", kind="residents", name="Begonnen")
    return {FACILITATES: Actor(person=Person.objects.get(email=f"{FACILITATES}@voorbeeld.example").reference)}


def at(table=PRIVATE):
    return {"partnership": Partnership.objects.get(name=table).reference}


def seat(of=STIL):
    return {"seat": Seat.objects.get(organisation__name=of, partnership__name=PRIVATE).reference}


def membership(who):
    return Membership.objects.get(person__email=f"{who}@voorbeeld.example", until=None).pk


def sees_table(who, row):
    return row.name == PUBLIC or who in AT_THE_TABLE


def sees_seat(who, row):
    """The public table's; at the private one all of them for who sits there, and its own for who is asked."""
    return row.partnership.name == PUBLIC or who in AT_THE_TABLE or (who in MEMBERS and is_hers(who, row))


def is_hers(who, row):
    return row.organisation.name == MEMBERS.get(who, ("Gemeente Tilburg",))[0]


def may_confirm(who, row):
    """The controller says it of all who founded themselves; the tenants of those at their table."""
    return row.founded_itself and (who == "controller" or (who == "tenant" and row.name in (FOUNDER, STIL)))


def may_mend(who, row):
    """One's own; and what nobody claimed at one's table."""
    unclaimed = row.claimed_at is None and row.partnership.name == PRIVATE and who in DECIDING
    return unclaimed or (row.claimed_at is not None and is_hers(who, row))


def decides_at(who, row):
    return row.name == (PUBLIC if who == "outsider" else PRIVATE)


def rows(everybody, binders):
    """The rows of MAY."""
    deciding = DECIDING | {"outsider"}
    return {
        ("parties.Organisation", "begin"): (everybody, "all rows"),
        ("parties.Organisation", "found_table"): (
            binders - {"chief-editor", "controller"},
            lambda who, row: row.name == MEMBERS.get(who, ("Gemeente Tilburg",))[0],
        ),
        ("parties.Organisation", "confirm"): ({"controller", "tenant"}, may_confirm),
        ("parties.Partnership", "read"): (everybody, sees_table),
        ("parties.Partnership", "sit"): (AT_THE_TABLE | {"outsider"}, decides_at),
        ("parties.Partnership", "give_seat"): (deciding, decides_at),
        ("parties.Partnership", "facilitate"): (deciding, decides_at),
        ("parties.Facilitation", "read"): (AT_THE_TABLE, "all rows"),
        ("parties.Facilitation", "end"): (DECIDING | {FACILITATES}, "all rows"),
        ("parties.Founding", "read"): ({"beginner"}, "all rows"),
        ("parties.Founding", "found"): ({"beginner"}, "all rows"),
        ("parties.Seat", "read"): (everybody, sees_seat),
        ("parties.Seat", "write"): (
            deciding | {"table-writer"},
            lambda who, row: row.claimed_at is not None and is_hers(who, row),
        ),
        ("parties.Seat", "bind"): (deciding, lambda who, row: row.claimed_at is not None and is_hers(who, row)),
        ("parties.Seat", "set_terms"): (deciding, may_mend),
        ("parties.Seat", "invite"): (DECIDING, {EMPTY}),
        ("parties.Seat", "claim"): ({"carer"}, {WAITING}),
    }


def acts(everybody, binders):
    """The rows of DOES."""
    named = {"kind": "residents", "name": "Nieuw hier"}
    ask = {"email": "gast@voorbeeld.example"}
    return {
        "parties.found_by_mail": (everybody, {**ask, **named}),
        "parties.found_itself": ({"beginner"}, {}),
        "parties.found_table": (binders - {"chief-editor", "controller"}, {"name": "Nieuw", "region": "Nergens"}),
        "parties.give_seat": (DECIDING, lambda: {**at(), **named}, AT_THE_TABLE),
        "parties.claim_seat": ({"carer"}, lambda: seat(CARE), AT_THE_TABLE | {"carer", "care-reader"}),
        "parties.set_terms": (
            DECIDING,
            lambda: {**seat(), "signs": False, "since": "2026-01-01"},
            AT_THE_TABLE,
        ),
        "parties.invite_to_seat": (DECIDING, lambda: {**seat(), **ask}, AT_THE_TABLE),
        "parties.leave_table": ({"tenant"}, lambda: {**seat(TENANTS), "until": "2100-01-01"}, AT_THE_TABLE),
        "parties.facilitate": (DECIDING, lambda: {**at(), **ask}, AT_THE_TABLE),
        "parties.end_facilitation": (
            DECIDING | {FACILITATES},
            lambda: {"facilitation": Facilitation.objects.get().pk},
            AT_THE_TABLE,
        ),
        "parties.confirm_organisation": (
            {"controller", "tenant"},
            lambda: {"organisation": Organisation.objects.get(name=FOUNDER).reference},
        ),
        "parties.hand_over": (
            {"official", "table-writer"},
            lambda: {"membership": membership("table-writer"), "to": membership("table-reader")},
            frozenset({"official", "table-writer", "table-reader"}),
        ),
    }


def to_a_seat(row):
    """Whether this invitation is one that a table sent."""
    return isinstance(row, Invitation) and row.seat_id is not None
