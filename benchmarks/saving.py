"""What saving costs: registering forty promises with their entry against the same without, and one promise of a list.

Both at a table of the national data set, SQLite by `make bench` and PostgreSQL by `make bench-postgres`.
"""

from . import house  # isort: skip # noqa: F401 - sets the environment before Django's models are read

import os
import platform
import random
import statistics
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from unittest import mock

from django.conf import settings
from django.db import connection

from woordhouder.agreements import actions
from woordhouder.agreements.actions.prepared import add_promises
from woordhouder.agreements.models import Act, Preparation
from woordhouder.agreements.preparing_facts import PromiseDraft
from woordhouder.commands.demo import EDITOR, KEEPER
from woordhouder.commands.setup import set_up
from woordhouder.parties.actor import Actor, acting_for
from woordhouder.parties.models import Partnership, Person, Seat
from woordhouder.record import registry
from woordhouder.record.typed import Line

from .national import email_of, fill_small, invented_places, place_name, table_slug
from .national_words import words
from .pages import timed
from .work_pages import browser

MUNICIPALITY = f"Gemeente {place_name(1)}"
PROMISES, REGISTRATIONS, SAVES = 40, 30, 200
OF_A_FIGURE = {"indicator", "unit", "direction", "form", "targets"}
acts = import_module("woordhouder.agreements.actions.acts")
recording = import_module("woordhouder.agreements.actions.recording")


def main() -> None:
    settings.ROOT_URLCONF = "benchmarks.urls"
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {connection.vendor}\n")
    set_up(editor=EDITOR, controller=KEEPER)
    with invented_places(1):
        fill_small()
        cost_of_the_entry()
        cost_of_a_save()


@registry.action()
def register_without(actor: Actor, *, preparation: Line) -> Act:
    """Register as `agreements.register` does, but for the entry."""
    with mock.patch.object(recording, "record_about", return_value=None):
        made: Act = acts.register.__wrapped__(actor, preparation=preparation)
    return made


def cost_of_the_entry() -> None:
    """Forty promises registered with their entry and without, taken in turns."""
    actor = acting_for(email_of(MUNICIPALITY), MUNICIPALITY)
    bare: list[tuple[float, float]] = []
    full: list[tuple[float, float]] = []
    for number in range(REGISTRATIONS):
        without, whole = (ready(actor, f"{name}-{number}", PROMISES) for name in ("zonder", "met"))
        bare.append(clocked(lambda row=without: register_without(actor, preparation=row.reference)))
        full.append(clocked(lambda row=whole: actions.register(actor, preparation=row.reference)))
    (walls, processor), (bare_walls, bare_processor) = zip(*full, strict=True), zip(*bare, strict=True)
    print(
        f"Registering {PROMISES} promises with the entry: {times_as_long(walls, bare_walls):.2f}x the same without by "
        f"the clock, {times_as_long(processor, bare_processor):.2f}x of the time of this process (aim: 1.5x); "
        f"median {statistics.median(walls) * 1000:.0f} ms."
    )


def clocked(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of processor time of this process, which other work disturbs least."""
    began = time.process_time()
    wall = timed(work)
    return wall, time.process_time() - began


def times_as_long(these: Sequence[float], those: Sequence[float]) -> float:
    """The median of the ratios of pairs, taken one after the other."""
    return statistics.median(one / other for one, other in zip(these, those, strict=True))


def cost_of_a_save() -> None:
    """One prepared promise written anew by its form, in a list of forty."""
    actor = acting_for(email_of(MUNICIPALITY), MUNICIPALITY)
    made, client = ready(actor, "lijst", PROMISES), browser(email_of(MUNICIPALITY))
    line = made.promises.order_by("place")[0]
    address = f"/{table_slug(1)}/voorbereiden/{made.reference}/regel/{line.reference}"
    times = []
    for number in range(SAVES):
        told = {**draft(random.Random(number)), "replaces": str(line.versions.count())}
        times.append(timed(lambda told=told: client.post(address, told)))
    assert line.versions.count() == SAVES + 1, line.versions.count()
    times.sort()
    print(
        f"Saving one promise by its form: median {statistics.median(times) * 1000:.0f} ms, "
        f"p95 {times[int(SAVES * 0.95)] * 1000:.0f} ms (aim: 200 ms)."
    )


def ready(actor: Actor, slug: str, number: int) -> Preparation:
    """A registration of a new agreement with so many promises, ready to be recorded."""
    table = Partnership.objects.get(slug=table_slug(1))
    made: Preparation = actions.prepare(actor, partnership=table.reference, kind="registration")
    facts = {"title": slug, "slug": slug, "starts": "2026-01-01", "parties": made.facts["parties"]}
    actions.set_act_facts(actor, preparation=made.reference, facts=facts)
    chance = random.Random(slug)
    drafts = [PromiseDraft.model_validate(draft(chance)) for _promise in range(number)]
    add_promises(made, drafts, Person.objects.get(reference=actor.person))
    return made


def draft(chance: random.Random) -> dict[str, str]:
    """A promise without a figure, led by the municipality, in the fields of the form."""
    lead = Seat.objects.get(partnership__slug=table_slug(1), organisation__name=MUNICIPALITY)
    told = words(chance, place=1, year=2026)
    return {"lead": lead.reference, **{name: str(value) for name, value in told.items() if name not in OF_A_FIGURE}}
