"""Agreements made through actions, for the tests of this room and of those above: any number of promises, then what
happens to them. Tables come from `parties.tests.tables.whole_table`.
"""

from woordhouder.agreements import actions
from woordhouder.agreements.models import Act, Wording
from woordhouder.agreements.preparing_facts import PromiseDraft
from woordhouder.parties.models import Person

THEMES = ("availability", "affordability", "sustainability", "housing_quality", "liveability")


def promise(lead, text="Wij bouwen veertig woningen.", **changes):
    """A promise that can be recorded. `lead`: a seat."""
    given = {"title": text.split(".")[0][:200], "text": text, "theme": "availability", "lead": lead.reference}
    return {**given, **changes}


def promises(table, number, **changes):
    """So many different promises, led in turn by the municipality, the association and the tenants."""
    seats = (table.municipality_seat, table.association_seat, table.tenants_seat)
    return [
        promise(seats[at % 3], f"Afspraak {at + 1}: wij doen het.", theme=THEMES[at % len(THEMES)], **changes)
        for at in range(number)
    ]


def ready(actor, table, kind, lines, agreement=None, **facts):
    """A preparation of a kind ("registration", "adoption", ...) with these lines, ready to be recorded.

    A line is a promise (a new commitment), or a pair of a commitment and a promise; None ends the commitment.
    """
    prepared = actions.prepare(
        actor, partnership=table.partnership.reference, kind=kind, agreement=agreement.reference if agreement else None
    )
    told = {"parties": prepared.facts.get("parties", []), **facts}
    actions.set_act_facts(actor, preparation=prepared.reference, facts=told)
    for line in lines:
        commitment, words = line if isinstance(line, tuple) else (None, line)
        named = {"commitment": commitment.reference} if commitment else {}
        actions.put_promise(actor, preparation=prepared.reference, facts=words, **named)
    return prepared


def recorded(actor, table, kind, lines, agreement=None, **facts):
    """The act that such a preparation becomes, in the name of the actor's seat."""
    prepared = ready(actor, table, kind, lines, agreement, **facts)
    return DONE[kind](actor, preparation=prepared.reference)


DONE = {
    "registration": actions.register,
    "adoption": actions.adopt,
    "amendment": actions.amend,
    "correction": actions.correct,
    "withdrawal": actions.withdraw,
}


def registered(actor, table, lines=None, slug="prestatieafspraken-2026", **facts):
    """The registration of a new agreement, here of 2026 with five promises; all seats that sign are party."""
    told = {"title": "Prestatieafspraken 2026", "slug": slug, "starts": "2026-01-01", "until": "2026-12-31", **facts}
    return recorded(actor, table, "registration", promises(table, 5) if lines is None else lines, **told)


ELSEWHERE = {
    "url": "https://voorbeeld.example/prestatieafspraken-2026.pdf",
    "publisher": "Gemeente Verzonnendam",
    "seen_on": "2026-01-05",
}


def registered_in_public(actor, table, lines=None, **facts):
    """As `registered`, of a text that is public elsewhere already: everybody reads it at once."""
    return registered(actor, table, lines, **{"elsewhere": ELSEWHERE, **facts})


def adopted(actor, table, lines, agreement=None, **facts):
    """The adoption of new promises, in a new agreement or one that is there; nobody signed yet."""
    new = {"title": "Prestatieafspraken 2026", "slug": "prestatieafspraken-2026", "starts": "2026-01-01"}
    told = {"effective_from": "2026-01-01"} if agreement else new
    return recorded(actor, table, "adoption", lines, agreement, **{**told, **facts})


def amended(actor, table, commitment, words, effective_from="2026-07-01", **facts):
    """The amendment of one commitment; nobody signed yet."""
    return recorded(
        actor, table, "amendment", [(commitment, words)], commitment.agreement, effective_from=effective_from, **facts
    )


def corrected(actor, table, act, commitment, words, **facts):
    """The correction of what an act said of a commitment."""
    return recorded(
        actor, table, "correction", [(commitment, words)], commitment.agreement, corrects=act.reference, **facts
    )


def withdrawn(actor, table, commitment, effective_from="2026-07-01", **facts):
    """The withdrawal of one commitment; nobody signed yet."""
    return recorded(
        actor, table, "withdrawal", [(commitment, None)], commitment.agreement, effective_from=effective_from, **facts
    )


def signed(act, *actors, answer="signs", **more):
    """The act, after these actors answered it."""
    for actor in actors:
        actions.sign(actor, act=act.reference, answer=answer, **more)
    return Act.objects.get(pk=act.pk)


def commitments(act):
    """The commitments of an act, in its order."""
    return [item.commitment for item in act.items.select_related("commitment__agreement").order_by("pk")]


def wording(act, place=0):
    """The wording that an act takes in at a place of its order."""
    return Wording.objects.get(taken_in_by=act.items.order_by("pk")[place])


def many_registered(table, number, slug="prestatieafspraken-2026"):
    """The public registration of so many promises, by the municipality, prepared all at once."""
    told = {"title": "Prestatieafspraken 2026", "slug": slug, "starts": "2026-01-01", "elsewhere": ELSEWHERE}
    begun = actions.prepare(table.municipality, partnership=table.partnership.reference, kind="registration")
    facts = {"parties": begun.facts["parties"], **told}
    actions.set_act_facts(table.municipality, preparation=begun.reference, facts=facts)
    drafts = [PromiseDraft.model_validate(one) for one in promises(table, number)]
    person = Person.objects.get(reference=table.municipality.person)
    actions.prepared.add_promises(begun, drafts, person)
    return actions.register(table.municipality, preparation=begun.reference)
