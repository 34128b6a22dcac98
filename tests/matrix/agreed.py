"""A public table with two years of promises, in the states that readers meet."""

from woordhouder.agreements import actions
from woordhouder.agreements.actions.disclosing import disclose_all_due
from woordhouder.agreements.tests import made
from woordhouder.agreements.tests.reading import SECRET, at, barred
from woordhouder.parties.tests.tables import whole_table
from woordhouder.record.clock import now

EARLIER = {"slug": "prestatieafspraken-2025", "title": "Prestatieafspraken 2025", "starts": "2025-01-01"}


def public_table(controller):
    """Of 2026 the first promise was amended, of the second a passage waits, the third was removed, the fourth ended.

    All parties but the unclaimed one have said something; the first goes on with the first of 2025.
    """
    with at("2025-11-01"):
        table = whole_table()
        named = {"partnership": table.partnership.reference, "title": "Genoeg betaalbare woningen"}
        goal = actions.set_goal(table.municipality, **named, source="Woonvisie")
        earlier = made.registered_in_public(table.municipality, table, _promises(table, goal), **EARLIER)
    with at("2026-01-10"):
        act = made.registered_in_public(table.municipality, table, _promises(table, goal))
        commitments = made.commitments(act)
        before = made.commitments(earlier)[0].reference
        actions.continue_commitment(table.municipality, commitment=commitments[0].reference, earlier=before)
        actions.confirm_text(table.association, act=act.reference, confirms=True)
        objected = {"confirms": False, "wording": made.wording(act).reference, "reason": "Dit zeiden wij niet."}
        actions.confirm_text(table.tenants, act=act.reference, **objected)
    barred(table, act)
    with at("2026-02-01"):
        words = {"ground": "unlawful", "reason": "Op verzoek van een bewoner."}
        actions.remove_wording(controller, wording=made.wording(act, 2).reference, part="all", **words)
    with at("2026-05-01"):
        first = _promises(table, goal)[0] | {"text": "De gemeente bouwt zestig woningen.", "why": "Er is meer grond."}
        amendment = made.amended(table.municipality, table, commitments[0], first, elsewhere=made.ELSEWHERE)
        made.signed(amendment, table.municipality, table.association)
        ending = made.withdrawn(table.municipality, table, commitments[3], elsewhere=made.ELSEWHERE)
        made.signed(ending, table.municipality)
        disclose_all_due(now())


def _promises(table, goal):
    indicator = {
        "name": "Woningen",
        "unit": "woningen",
        "form": "cumulative",
        "targets": {2026: 20, 2027: 30, 2028: 10},
    }
    whole = {
        "contributors": [{"seat": table.association_seat.reference, "what": "Beheert de woningen."}],
        "plain_summary": "Er komen woningen bij.",
        "goals": [goal.reference],
        "indicator": indicator,
        "deadline": "2028-12-31",
        "for_whom": "Jongeren",
        "area": "Noord",
    }
    return [
        made.promise(table.municipality_seat, "De gemeente bouwt vijftig woningen.", title="Bouwen", **whole),
        made.promise(table.association_seat, f"Wij herstellen vocht. {SECRET}", title="Vocht", theme="housing_quality"),
        made.promise(table.tenants_seat, "Wij denken mee.", title="Meedenken", theme="cooperation"),
        made.promise(table.municipality_seat, "Wij lopen door de buurt.", title="Buurt", theme="liveability"),
        made.promise(table.unclaimed_seat, "Wij houden spreekuur.", title="Spreekuur", theme="housing_care"),
    ]
