"""Where the record holds what was done with an agreement: the entries of its public and its sealed stream."""

import json
from collections.abc import Iterator

from django.db.models import Prefetch, QuerySet

from woordhouder.record.kinds import BODY
from woordhouder.record.models import Entry, Opening

from ..kinds import ACTS
from ..models import Act, Agreement


def public_stream(agreement: Agreement) -> str:
    """The stream that everybody reads."""
    return agreement.reference


def sealed_stream(agreement: Agreement) -> str:
    """The stream of what only the table reads, until it is disclosed."""
    return f"{agreement.reference}-table"


def entries_on(agreement: Agreement, *objects: str) -> list[Entry]:
    """The entries about these objects (by reference), oldest first, each with its stream. Always 2 queries."""
    streams = (public_stream(agreement), sealed_stream(agreement))
    rows = Entry.objects.filter(stream__in=streams)
    return [entry for entry, on in _about(rows) if on in objects]


def entry_of(act: Act) -> Entry:
    """The entry with which an act was recorded, with its stream. Always 2 queries."""
    return entries_of_acts(act.agreement)[act.reference]


def entries_of_acts(agreement: Agreement) -> dict[str, Entry]:
    """By reference of each act of the agreement the entry with which it was recorded. Always 2 queries."""
    kinds = [kind.name for kind in ACTS.values()]
    rows = Entry.objects.filter(stream__in=(public_stream(agreement), sealed_stream(agreement)), kind__in=kinds)
    return {on: entry for entry, on in _about(rows)}


def _about(rows: QuerySet[Entry]) -> Iterator[tuple[Entry, str]]:
    """Each entry with the object that it is about."""
    bodies = Prefetch("openings", Opening.objects.filter(name=BODY), to_attr="bodies")
    for entry in rows.select_related("stream").prefetch_related(bodies).order_by("pk"):
        leaf = json.loads(bytes(entry.leaf))
        body = leaf["body"] if "body" in leaf else json.loads(entry.bodies[0].value)
        yield entry, body.get("on", "")
