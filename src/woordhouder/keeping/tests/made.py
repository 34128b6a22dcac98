"""Promises that are kept or not, made through actions, for the tests of this room and of those above."""

from datetime import datetime

from woordhouder.agreements.tests import made
from woordhouder.keeping import actions
from woordhouder.parties.tests.tables import whole_table
from woordhouder.record.clock import acting_at

HOMES = {
    "name": "Nieuwe woningen",
    "unit": "woningen",
    "form": "per_year",
    "targets": {"2026": "40", "2027": "40", "2028": "40"},
}


def at(text):
    """Within, it is noon in UTC of this day: `with at("2027-02-01"):`."""
    return acting_at(datetime.fromisoformat(f"{text}T12:00:00+00:00"))


def agreed(table, lines=None, public=True, **facts):
    """The registration of an agreement of 2026, by the municipality; gives its commitments."""
    register = made.registered_in_public if public else made.registered
    told = {"until": "2030-12-31", **facts}
    return made.commitments(register(table.municipality, table, lines or promises(table), **told))


def promises(table, **changes):
    """The association builds, the municipality gives land (without a figure), the tenants look at the money."""
    return [
        made.promise(table.association_seat, "Wij bouwen veertig woningen per jaar.", indicator=HOMES, **changes),
        made.promise(table.municipality_seat, "Wij geven grond.", **changes),
        made.promise(table.tenants_seat, "Wij denken mee over geld.", theme="finance", **changes),
    ]


def a_table(public=True, slug="verzonnendam"):
    """A table with its agreement, of January 2026, and the commitments of it."""
    with at("2026-01-10"):
        table = whole_table(slug)
        return table, agreed(table, public=public)


def reported(actor, commitment, value="40", year=2026, **more):
    """A report with a figure, or with a claimed level when `value` is None."""
    figure = {"value": value} if value is not None else {"reason": "Niet te tellen.", "level": "largely"}
    facts = {**figure, "story": "Zo ging het.", **more.pop("facts", {})}
    return actions.report(actor, commitment=commitment.reference, year=year, facts=facts, **more)


def contested(report, raiser, lead, text="Wij zagen er dertig."):
    """The report, contested by a seat after a talk that ended without agreement."""
    concern = actions.raise_concern(raiser, commitment=report.commitment.reference, year=report.year, text=text)
    actions.end_concern(lead, concern=concern.reference, outcome="not_agreed", words="Wij zien het anders.")
    return actions.respond(raiser, report=report.reference, answer="contests", remark="Wij zagen er dertig.")
