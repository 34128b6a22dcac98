"""A whole agreement that was taken in from a paper goes out as Word and as PDF, and comes in again the same."""

import pytest
from django.test import Client

from woordhouder.agreements import actions
from woordhouder.agreements.models import Wording
from woordhouder.agreements.tests import made
from woordhouder.agreements.tests.reading import at
from woordhouder.intake.drafting import draft_of, on_one_line
from woordhouder.intake.reading import proposals
from woordhouder.papers.documents.reading import read
from woordhouder.parties.models import Person
from woordhouder.parties.tests.tables import claimed, founded, organisation_with

from .markup import OPEN, paper_at
from .printing import printed

pytestmark = pytest.mark.django_db
SLUG = "prestatieafspraken-2026"


def seats_of(paper, slug):
    """A table of the parties of a paper: who founded it, the table, and by name of a party what its seat is called."""
    first, *others = paper.labels["parties"]
    founder = organisation_with(f"ambtenaar-{slug}", first["name"])
    table = founded(founder, slug)
    seats = {first["name"]: table.seats.get().reference}
    for number, party in enumerate(others):
        seat, _actor = claimed(founder, table, f"partij-{number}-{slug}", party["name"], party["kind"])
        seats[party["name"]] = seat.reference
    return founder, table, seats


def registered(paper, slug):
    """The wordings of a public registration of all that is proposed in a paper, if its lead and theme are known.

    Also the names of the parties, by reference of their seat.
    """
    found = proposals(read(*printed(paper, "docx")))
    with at("2026-01-10"):
        founder, table, seats = seats_of(paper, slug)
        begun = actions.prepare(founder, partnership=table.reference, kind="registration")
        told = {"title": found.title, "slug": SLUG, "starts": "2026-01-01", "until": "2027-12-31"}
        facts = {"parties": begun.facts["parties"], "elsewhere": made.ELSEWHERE, **told}
        actions.set_act_facts(founder, preparation=begun.reference, facts=facts)
        proposed = [draft_of(one, seats, 2026) for one in found.passages if one.is_proposed]
        drafts = [one for one in proposed if one.lead and one.theme]
        actions.prepared.add_promises(begun, drafts, Person.objects.get(reference=founder.person))
        actions.register(founder, preparation=begun.reference)
    names = {reference: name for name, reference in seats.items()}
    return Wording.objects.select_related("lead", "commitment").order_by("commitment__number"), names


def as_it_stands(wording, names):
    """What is to be the same of a commitment."""
    return {
        "text": wording.text,
        "lead": [names[wording.lead.reference]],
        "contributors": {names[seat] for seat in wording.contributions.values_list("seat__reference", flat=True)},
        "theme": wording.theme,
        "kind": wording.kind,
        "deadline": wording.deadline,
        "has a figure": bool(wording.indicator),
    }


def as_read(passage):
    return {
        "text": on_one_line(passage.text),
        "lead": [one.name for one in passage.lead],
        "contributors": {one.name for one in passage.contributors},
        "theme": passage.theme,
        "kind": passage.commitment_kind,
        "deadline": passage.deadline.until if passage.deadline else None,
        "has a figure": passage.quantity is not None,
    }


@pytest.mark.parametrize("name", ["oosterlinge", "brakelmeer"])
def test_a_whole_agreement_comes_in_as_it_went_out(name, settings):
    settings.PAGE_CACHE_SECONDS = 0
    wordings, names = registered(paper_at(OPEN / f"{name}.txt"), name)
    expected = {f"{one.commitment.number}.": as_it_stands(one, names) for one in wordings}
    assert len(expected) > 80
    for way in ("docx", "pdf"):
        answer = Client().get(f"/{name}/{SLUG}.{way}")
        content = b"".join(answer) if answer.streaming else answer.content
        promised = [one for one in proposals(read(f"afspraken.{way}", content)).passages if one.is_proposed]
        assert {one.label: as_read(one) for one in promised} == expected
        assert len(promised) == len(expected)
