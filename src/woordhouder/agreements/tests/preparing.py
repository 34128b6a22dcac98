"""Acts in preparation, made through actions, for the tests of this room and of those above."""

from woordhouder.agreements import actions
from woordhouder.agreements.models import Prepared

TITLE, TEXT = "Veertig woningen", "Wij bouwen in 2027 veertig woningen voor ouderen."


def begun(actor, table, kind="registration", **more):
    """A preparation for the actor's seat at a table (`parties.tests.tables.Table`)."""
    return actions.prepare(actor, partnership=table.partnership.reference, kind=kind, **more)


def a_draft(lead="", **changes):
    """A promise that can be recorded when `lead` (the reference of a seat) is given."""
    return {"title": TITLE, "text": TEXT, "theme": "availability", **({"lead": lead} if lead else {}), **changes}


def put(actor, preparation, facts, **more):
    """The line of a promise that was put into the list."""
    return actions.put_promise(actor, preparation=preparation.reference, facts=facts, **more)


def facts_of(preparation, **changes):
    """What is told of an agreement of 2027, signed on paper."""
    return {
        "title": "Prestatieafspraken 2027",
        "slug": "prestatieafspraken-2027",
        "starts": "2027-01-01",
        "until": "2027-12-31",
        "effective_from": "2027-01-01",
        "signed_on": "2026-12-15",
        "parties": preparation.facts.get("parties", []),
        **changes,
    }


def texts(preparation):
    """The newest text of each line, in the order of the list."""
    lines = Prepared.objects.filter(preparation=preparation, dropped_at=None).order_by("place")
    return [(line.versions.last().facts or {}).get("text") for line in lines]
